import { describe, expect, test } from 'vitest';
import { addDays, day } from '../../../../src/plan/day.js';
import { dueDatesOf } from '../../../../src/features/papers/calendar/rule.js';
import { periodicReport } from '../../../../src/features/papers/report/rule.js';
import type { PeriodicReport } from '../../../../src/features/papers/report/rule.js';
import { readSpan } from '../../../../src/features/papers/span.js';
import { trackingTable } from '../../../../src/features/papers/table/rule.js';
import { urgingOf } from '../../../../src/features/papers/urging/rule.js';
import { overdueItem } from '../../../../src/features/papers/task-words.js';
import type { TaskGroup } from '../../../../src/journal/views.js';
import { replay } from '../../../../src/journal/replay/replay.js';
import { statisticsOf } from '../../../../src/journal/statistics.js';
import { halfYear } from '../half-year.js';
import {
  coordinator,
  department,
  historyOf,
  journalOf,
  office,
  officer,
  period,
  reported,
  started,
  task,
} from '../../../support/builders.js';
import type { Entry } from '../../../support/builders.js';

const people = [started('2025-01-02'), officer(1, 'Tâm', 'VPTK'), coordinator(6, 'Hoa')];

function report(phrase: string, today: string, facts = halfYear): PeriodicReport {
  const span = readSpan(phrase, office.plan);
  if (!span) throw new Error(`${phrase} is not read`);
  return periodicReport(office, facts, { span, today: day(today) });
}

function codes(groups: readonly TaskGroup[]): readonly string[] {
  return groups.map(({ task }) => task.code);
}

describe('the report of a quarter', () => {
  const quarter = report('Quý I/2025', '2025-03-25');

  test('stands as of the 14th of its last month, whenever it is made after that', () => {
    expect(quarter).toMatchObject({ asOf: '2025-03-14', provisional: false });
    expect(report('Quý I/2025', '2025-09-01')).toEqual(quarter);
  });

  test('made before that, it is provisional and stands as of today', () => {
    expect(report('Quý I/2025', '2025-03-03')).toMatchObject({ asOf: '2025-03-03', provisional: true });
  });

  test('counts what was done by then though it was reported later, and not what was done later', () => {
    expect(quarter.completed.map(({ task, period }) => `${task.code} ${period.id}`)).toEqual([
      'I.1a 2025',
      'I.1c 2025',
      'III.1 2025',
      'III.2 2025/1',
      'VI.1 2025',
    ]);
  });

  test('has the figures of the statistic of that day, and its sections add up to them', () => {
    const { dated } = quarter.statistics;
    expect(dated).toMatchObject({ total: 23, completed: 4, onTime: 3, late: 1, overdue: 0 });
    const sum = (of: 'total' | 'completed' | 'overdue'): number =>
      quarter.sections.reduce((all, { tally }) => all + (tally?.[of] ?? 0), 0);
    expect([sum('total'), sum('completed'), sum('overdue')]).toEqual([23, 4, 0]);
    expect(quarter.sections.map(({ section }) => section.id)).toEqual([
      'I',
      'II',
      'III',
      'IV',
      'V',
      'VI',
      'VII',
    ]);
  });

  test('looks ahead to the end of the next quarter', () => {
    expect(quarter.nextUntil).toBe('2025-06-30');
    expect(quarter.next.map(({ task, period }) => `${task.code} ${period.due}`)).toEqual([
      'I.2 2025-03-31',
      'VI.2 2025-03-31',
      'VI.2 2025-06-30',
    ]);
  });
});

describe('the report of six months', () => {
  const half = report('6 tháng đầu năm', '2025-06-17');

  test('tells what is late with its reason, and what is stuck', () => {
    expect(codes(half.overdue)).toEqual(['I.2']);
    expect(codes(half.blocked)).toEqual(['VII.1']);
  });

  test('a report of one quarter does not tell what the quarter before had completed', () => {
    const second = report('Quý II', '2025-06-17');
    expect(second.completed.map(({ task }) => task.code)).toEqual(['I.1b', 'VI.2']);
  });
});

describe('what belongs to a closed window', () => {
  const done = (entry: Partial<Parameters<typeof reported>[0]>): Entry =>
    reported({ by: 1, on: '2025-03-20', code: 'III.1', completedOn: '2025-03-10', ...entry });

  function completedBy(...entries: readonly Entry[]): readonly string[] {
    const { completed } = report('Quý I', '2025-04-30', journalOf([...people, ...entries]));
    return completed.map(
      ({ task, reports }) => `${task.code} ${reports.flatMap((one) => one.evidence).length}`,
    );
  }

  test('a completion in it, told after it', () => {
    expect(completedBy(done({}))).toEqual(['III.1 0']);
    expect(completedBy(done({ completedOn: '2025-03-15' }))).toEqual([]);
  });

  test('not once it is taken back or opened again', () => {
    const reopened: Entry = {
      on: day('2025-04-02'),
      by: null,
      what: { kind: 'reopened', reason: 'ban hành lại', ...refOf() },
    };
    expect(completedBy(done({}), reopened)).toEqual([]);
    expect(completedBy(done({ on: '2025-03-12' }), reopened)).toEqual([]);
    const withdrawn: Entry = { on: day('2025-03-21'), by: null, what: { kind: 'withdrawn', reports: [4] } };
    expect(completedBy(done({}), withdrawn)).toEqual([]);
  });

  test('papers that were added to it later, but none of a later report', () => {
    const supplemented: Entry = {
      on: day('2025-04-02'),
      by: null,
      what: {
        kind: 'supplemented',
        part: null,
        note: '',
        evidence: [{ kind: 'document', number: '45/KH-UBND', dated: null }],
        ...refOf(),
      },
    };
    expect(completedBy(done({}), supplemented)).toEqual(['III.1 1']);
    expect(
      completedBy(done({ on: '2025-03-05' }), done({ completedOn: '2025-03-18' }), supplemented),
    ).toEqual(['III.1 0']);
  });

  test('a report that waits for the coordinator is under way, and completed once it is confirmed', () => {
    const required: Entry = {
      on: day('2025-01-03'),
      by: null,
      what: { kind: 'confirmation-set', required: true },
    };
    const confirmed: Entry = {
      on: day('2025-04-02'),
      by: null,
      what: { kind: 'confirmed', report: people.length + 2, ...refOf() },
    };
    const underWay = (entries: readonly Entry[]): readonly string[] =>
      report('Quý I', '2025-04-30', journalOf([...people, ...entries])).sections.flatMap((section) =>
        codes(section.underWay),
      );
    expect(completedBy(required, done({}))).toEqual([]);
    expect(underWay([required, done({})])).toEqual(['III.1']);
    expect(completedBy(required, done({}), confirmed)).toEqual(['III.1 0']);
    expect(underWay([required, done({}), confirmed])).toEqual([]);
  });

  function refOf(): Pick<Extract<Entry['what'], { kind: 'reopened' }>, 'task' | 'period'> {
    const { what } = done({});
    if (what.kind !== 'reported') throw new Error('not a report');
    return { task: what.task, period: what.period };
  }
});

describe('the tracking table', () => {
  const history = replay(halfYear);
  const asOf = day('2025-06-30');
  const table = trackingTable(office, history, { asOf, targets: [] });
  const lines = table.sections.flatMap((section) => section.lines);

  test('has every task of the Appendix in its order, a line for each dated period', () => {
    const order = office.plan.tasks.filter(({ origin }) => origin === 'appendix').map(({ code }) => code);
    expect([...new Set(lines.map(({ task }) => task.code))]).toEqual(order);
    expect(lines.filter(({ task }) => task.code === 'VI.2')).toHaveLength(4);
    expect(lines.filter(({ checkIns }) => checkIns !== null)).toHaveLength(13);
  });

  test('has the duties outside the Appendix apart', () => {
    expect(new Set(table.duties.map(({ task }) => task.section))).toEqual(new Set(['TH']));
  });

  test('takes its statistic from the one that everything else takes it from', () => {
    expect(table.statistics).toEqual(statisticsOf(office, history, asOf));
  });

  test('says when, how late, by what paper and by whom', () => {
    expect(lines.find(({ task }) => task.code === 'I.1c')).toMatchObject({
      completedOn: '2025-02-12',
      daysLate: 9,
      evidence: [{ number: '07/KH-UBND' }],
      reporters: ['Phạm Minh'],
    });
    expect(lines.find(({ task }) => task.code === 'I.2')).toMatchObject({ completedOn: null, daysLate: 91 });
  });
});

describe('a later date and a reason in the papers', () => {
  const asked: Entry = {
    on: day('2025-03-20'),
    by: null,
    what: {
      kind: 'extension-asked',
      task: task('I.2').code,
      period: period('2025'),
      from: day('2025-03-31'),
      until: day('2025-04-15'),
      reason: 'chờ kết quả',
    },
  };
  const granted: Entry = {
    on: day('2025-03-21'),
    by: null,
    what: { kind: 'extension-granted', request: people.length + 1 },
  };
  const reason: Entry = {
    on: day('2025-06-20'),
    by: null,
    what: {
      kind: 'reason-given',
      task: task('I.2').code,
      period: period('2025'),
      part: null,
      cause: 'objective',
      words: 'huyện chưa công bố',
    },
  };
  const facts = journalOf([...people, asked, granted, reason]);

  test('the table shows how often a period was extended, and its first day', () => {
    const table = trackingTable(office, replay(facts), { asOf: day('2025-04-01'), targets: [] });
    const line = table.sections.flatMap(({ lines }) => lines).find((one) => one.task.code === 'I.2');
    expect(line).toMatchObject({ extension: { firstDue: '2025-03-31', times: 1 }, daysLate: null });
  });

  test('a reason that was given after the close belongs to the report, an extension does not', () => {
    const { overdue } = report('6 tháng đầu năm', '2025-07-01', facts);
    const late = overdue.find((group) => group.task.code === 'I.2');
    const words = (late ? overdueItem(office, late) : []).filter((run) => typeof run === 'string');
    expect(words.join('')).toContain(
      'hạn 15/04/2025, quá hạn 60 ngày, gia hạn 1 lần (hạn đầu 31/03). Lý do: nguyên nhân khách quan: huyện chưa công bố.',
    );
    const quarter = report('Quý I', '2025-07-01', facts);
    expect(quarter.next.find((one) => one.task.code === 'I.2')?.period.due).toBe('2025-03-31');
  });
});

describe('the urging letter', () => {
  test('is owed to a department with overdue work alone, and names the duties too', () => {
    const history = historyOf(...people);
    const of = (id: string, today: string): readonly string[] | null => {
      const urging = urgingOf(office, history, { department: department(id), today: day(today) });
      return urging && codes(urging.overdue);
    };
    expect(of('VPTK', '2025-01-20')).toBeNull();
    expect(of('VPTK', '2025-04-02')).toEqual(['TH.1', 'I.1a', 'I.2', 'III.1', 'III.2', 'TH.3', 'TH.4']);
    expect(of('KT', '2025-02-04')).toEqual(['VI.1', 'TH.1']);
  });

  test('asks for an answer within three working days', () => {
    const request = { department: department('VPTK'), today: day('2025-04-25') };
    // 26/04 is worked; 30/04 to 04/05 are off.
    expect(urgingOf(office, historyOf(...people), request)?.answerBy).toBe('2025-04-29');
  });
});

describe('the calendar of due dates', () => {
  test('keeps an entry for what is done, without alarms, so that importing again ends them', () => {
    const request = { departments: [department('VPTK')], today: day('2025-03-20') };
    const before = dueDatesOf(office, historyOf(...people), request);
    const after = dueDatesOf(
      office,
      historyOf(...people, reported({ by: 1, on: '2025-03-20', code: 'III.1' })),
      request,
    );
    expect(after.map(({ key }) => key)).toEqual(before.map(({ key }) => key));
    const of = (entries: typeof before): (typeof before)[number] | undefined =>
      entries.find(({ key }) => key === 'III.1-2025');
    expect(of(before)).toMatchObject({ done: false, alarms: ['2025-03-24', '2025-03-28', '2025-03-31'] });
    expect(of(after)).toMatchObject({ done: true, alarms: [] });
  });

  test('one’s part of work for everybody is done when one’s own department has reported it', () => {
    const history = historyOf(...people, reported({ by: 1, on: '2025-03-20', code: 'V.2a', part: 'VPTK' }));
    const isDone = (id: string): boolean | undefined =>
      dueDatesOf(office, history, { departments: [department(id)], today: day('2025-03-20') }).find(
        ({ key }) => key === 'V.2a-2025',
      )?.done;
    expect([isDone('VPTK'), isDone('KT')]).toEqual([true, false]);
  });

  test('never rings on a day off nor in the past', () => {
    for (let today = day('2025-01-01'); today <= '2025-12-31'; today = addDays(today, 30)) {
      const entries = dueDatesOf(office, historyOf(...people), { departments: [], today });
      const alarms = entries.flatMap((entry) => entry.alarms);
      expect(alarms.filter((on) => on < today || !office.calendar.isWorkingDay(on))).toEqual([]);
      expect(new Set(entries.map(({ key }) => key)).size).toBe(entries.length);
    }
  });

  test('has one entry a month for all continuous work', () => {
    const request = { departments: [department('BPMC')], today: day('2025-03-20') };
    const checkIns = dueDatesOf(office, historyOf(...people), request).filter(
      ({ kind }) => kind === 'check-in',
    );
    expect(checkIns.map(({ on }) => on).slice(0, 3)).toEqual(['2025-01-20', '2025-02-24', '2025-03-25']);
  });
});
