import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Basis, Change } from '../../src/journal/change.js';
import { officeOn, planDecided } from '../../src/journal/changes.js';
import type { PersonId } from '../../src/journal/fact.js';
import { standingsOf } from '../../src/journal/standing.js';
import type { Standing } from '../../src/journal/standing.js';
import { departmentCounted, statisticsOf } from '../../src/journal/statistics.js';
import { latestRung } from '../../src/features/letter/ladder.js';
import { addDays, day } from '../../src/plan/day.js';
import type { Day } from '../../src/plan/day.js';
import { readDeadline } from '../../src/plan/read-deadline.js';
import type { Office, TaskCode } from '../../src/plan/plan.js';
import type { History } from '../../src/journal/history.js';
import { stateWords } from '../../src/words/words.js';
import { changedLines } from '../../src/words/figures.js';
import {
  coordinator,
  department,
  historyOf,
  office as decree,
  officer,
  period,
  reported,
  started,
} from '../support/builders.js';
import type { Entry } from '../support/builders.js';
import { effort } from '../support/effort.js';

const LAN = coordinator(1, 'Lan');
const HOA = officer(2, 'Hoa', 'VPTK');
const begun = [started('2025-01-02'), LAN, HOA];
const decision: Basis = { number: '45/QĐ-UBND', dated: day('2025-03-20') };

function changed(on: string, code: string, change: Change, basis: Basis | null = null): Entry {
  return {
    on: day(on),
    by: 1 as PersonId,
    what: {
      ...{ kind: 'changed', year: 2025, task: code as TaskCode, as: 'coordinator', prepared: null },
      ...{ change, reason: 'theo chỉ đạo', basis },
    },
  };
}

function date(due: string, { first = '2025-03-31', of = '2025' } = {}): Change {
  return { kind: 'date', period: period(of), due: day(due), first: day(first) };
}

const stop: Change = { kind: 'stop' };
const resume: Change = { kind: 'resume' };
const pause = (until: string): Change => ({ kind: 'pause', until: day(until) });
const handOver = (to: string, from: string): Change => ({
  ...{ kind: 'hand-over', to: department(to), from: day(from), lead: department('VPTK') },
});

interface Asked {
  readonly code?: string;
  readonly of?: string;
}

function there(history: History, today: string): Office {
  return { ...decree, plan: planDecided(decree.plan, history, day(today)) };
}

function stands(entries: readonly Entry[], today: string, { code = 'I.2', of }: Asked = {}): Standing {
  const history = historyOf(...begun, ...entries);
  const office = there(history, today);
  const task = office.plan.tasks.find((one) => one.code === code);
  const all = task ? standingsOf(office, history, task, day(today)) : [];
  const found = of === undefined ? all[0] : all.find((one) => one.period.id === of);
  if (!found) throw new RangeError(`no period of ${code}`);
  return found;
}

const due = (standing: Standing): Day => standing.period.due;

describe('another date', () => {
  it('counts from its decision on, earlier or later, and the first one stays on record', () => {
    const later = stands([changed('2025-03-10', 'I.2', date('2025-06-30'))], '2025-04-10');
    expect([due(later), later.firstDue, later.state.kind]).toEqual(['2025-06-30', '2025-03-31', 'within']);
    const earlier = stands([changed('2025-03-10', 'I.2', date('2025-03-14'))], '2025-03-18');
    expect([due(earlier), earlier.firstDue, earlier.state]).toEqual([
      ...['2025-03-14', '2025-03-31'],
      { kind: 'overdue', days: 4 },
    ]);
  });

  it('says how often and what was first wherever the work is told of', () => {
    const twice = [
      changed('2025-03-10', 'I.2', date('2025-06-30')),
      changed('2025-03-12', 'I.2', date('2025-05-30')),
    ];
    expect(stateWords(decree, stands(twice, '2025-04-10'))).toBe(
      'còn 50 ngày, điều chỉnh hạn 2 lần (hạn đầu 31/03)',
    );
  });

  it('brings its reminders again, from the day after the decision', () => {
    const before = stands([], '2025-03-26');
    expect(latestRung(decree, before, day('2025-03-26'))?.key).toBe('before-7');
    const entries = [changed('2025-03-26', 'I.2', date('2025-06-30'))];
    expect(latestRung(decree, stands(entries, '2025-03-27'), day('2025-03-27'))).toBeNull();
    expect(latestRung(decree, stands(entries, '2025-06-30'), day('2025-06-30'))?.key).toBe('before-0');
  });

  it('gives way to a newer plan that prints another date', () => {
    const other = stands(
      [changed('2025-03-10', 'I.2', date('2025-06-30', { first: '2025-02-28' }))],
      '2025-03-20',
    );
    expect(due(other)).toBe('2025-03-31');
  });

  it('of recurring work replaces what falls due from that day on and is not reported', () => {
    const read = readDeadline('ngày 14 và ngày 20 hằng tháng', 2025);
    const change: Change = {
      ...{ kind: 'dates', phrase: 'ngày 14 và ngày 20 hằng tháng', deadline: read.kind },
      ...{ from: day('2025-04-01'), periods: read.periods, replaced: [] },
    };
    const history = historyOf(...begun, changed('2025-03-10', 'TH.4', change));
    const office = there(history, '2025-04-10');
    const task = office.plan.tasks.find(({ code }) => code === 'TH.4');
    const days = task ? standingsOf(office, history, task, day('2025-04-10')).map(due) : [];
    expect(days.slice(0, 4)).toEqual(['2025-03-31', '2025-04-14', '2025-04-20', '2025-05-14']);
    expect(days).toHaveLength(19);
  });
});

describe('a stop', () => {
  it('takes the task out of every figure and gives it a line of its own', () => {
    const stops = [
      changed('2025-03-20', 'I.2', stop, decision),
      changed('2025-03-21', 'III.9', stop, decision),
    ];
    const before = statisticsOf(decree, historyOf(...begun), day('2025-03-24'));
    const now = statisticsOf(decree, historyOf(...begun, ...stops), day('2025-03-24'));
    expect([before.dated.total, now.dated.total]).toEqual([23, 22]);
    expect(now.continuous.total).toBe(before.continuous.total - 1);
    expect(changedLines(now)).toEqual([
      'Dừng 2: I.2 theo 45/QĐ-UBND; III.9 theo 45/QĐ-UBND, không tính trong số liệu.',
    ]);
  });

  it('ends with the decision to go on; what fell due meanwhile is due on that day', () => {
    const entries = [changed('2025-03-20', 'I.2', stop, decision)];
    expect(stands(entries, '2025-05-20').state).toEqual({ kind: 'stopped' });
    const again = [...entries, changed('2025-05-20', 'I.2', resume)];
    expect(due(stands(again, '2025-05-20'))).toBe('2025-05-20');
    expect(stands(again, '2025-05-23').state).toEqual({ kind: 'overdue', days: 3 });
    expect(stands(again, '2025-05-23').firstDue).toBe('2025-03-31');
  });
});

describe('a pause', () => {
  const paused = [changed('2025-03-20', 'I.2', pause('2025-06-02'))];

  it('is neither late nor reminded of before its day', () => {
    expect(stands(paused, '2025-04-20').state).toEqual({ kind: 'paused', until: '2025-06-02' });
    expect(stateWords(decree, stands(paused, '2025-04-20'))).toContain('tạm dừng đến 02/06');
  });

  it('moves a date that falls into it to the day on which the work goes on', () => {
    expect(stands(paused, '2025-06-02').state).toEqual({ kind: 'within', daysLeft: 0, urgency: 'today' });
    expect(stands(paused, '2025-06-05').state).toEqual({ kind: 'overdue', days: 3 });
  });

  it('counts none of its days as late where the work was late before', () => {
    const late = [changed('2025-04-10', 'I.2', pause('2025-06-02'))];
    expect(stands(late, '2025-04-09').state).toEqual({ kind: 'overdue', days: 9 });
    expect(stands(late, '2025-06-05').state).toEqual({ kind: 'overdue', days: 9 + 4 });
    const done = [...late, reported({ by: 2, on: '2025-05-05', code: 'I.2' })];
    expect(stands(done, '2025-06-05').state).toMatchObject({ timing: { kind: 'late', days: 9 } });
  });

  it('ends early by decision', () => {
    const early = [...paused, changed('2025-04-15', 'I.2', resume)];
    expect(due(stands(early, '2025-04-15'))).toBe('2025-04-15');
  });

  it('asks for no month that ended in it', () => {
    const months = [changed('2025-03-20', 'III.7', pause('2025-05-15'))];
    const at = (of: string): string => stands(months, '2025-06-03', { code: 'III.7', of }).state.kind;
    expect(['2025-02', '2025-03', '2025-04', '2025-05'].map(at)).toEqual([
      ...['missed', 'paused', 'paused', 'missed'],
    ]);
  });
});

describe('a hand-over', () => {
  const entries = [changed('2025-04-10', 'I.2', handOver('KT', '2025-04-14'))];

  it('changes the lead from its day on', () => {
    expect(stands(entries, '2025-04-11').task.lead).toBe('VPTK');
    expect(stands(entries, '2025-04-14').task.lead).toBe('KT');
  });

  it('leaves what was late before with the lead of then', () => {
    const history = historyOf(...begun, ...entries);
    const counted = (today: string): unknown => {
      const office = there(history, today);
      const task = office.plan.tasks.find(({ code }) => code === 'I.2');
      return task && departmentCounted(office, history, standingsOf(office, history, task, day(today)));
    };
    expect(counted('2025-04-20')).toBe('VPTK');
    const inTime = historyOf(...begun, changed('2025-03-10', 'I.2', handOver('KT', '2025-03-12')));
    const office = there(inTime, '2025-04-20');
    const task = office.plan.tasks.find(({ code }) => code === 'I.2');
    expect(
      task && departmentCounted(office, inTime, standingsOf(office, inTime, task, day('2025-04-20'))),
    ).toBe('KT');
  });
});

describe('a paper of a past day', () => {
  it('has the lead and the dates of then', () => {
    const entries = [changed('2025-04-10', 'I.2', handOver('KT', '2025-04-14'))];
    const history = historyOf(...begun, ...entries);
    const now = { ...there(history, '2025-05-05'), decree: decree.plan };
    const leadOfTask = ({ plan }: Office): string | undefined =>
      plan.tasks.find(({ code }) => code === 'I.2')?.lead;
    expect(leadOfTask(now)).toBe('KT');
    expect(leadOfTask(officeOn(now, historyOf(...begun), day('2025-03-31')))).toBe('VPTK');
    expect(leadOfTask(officeOn(now, history, day('2025-04-20')))).toBe('KT');
  });
});

describe('whatever is decided and reported, in any order', () => {
  const codes = ['I.2', 'III.9', 'III.1', 'VI.2', 'TH.4', 'III.7'];
  const someDay = fc.integer({ min: 0, max: 330 }).map((count) => addDays(day('2025-01-10'), count));
  const firstOf = (code: string): { of: string; first: string } => {
    const first = decree.plan.tasks.find((one) => one.code === code)?.deadline.periods[0];
    return { of: first?.id ?? '2025', first: first?.due ?? '2025-03-31' };
  };
  const entry: fc.Arbitrary<Entry> = fc
    .record({
      on: someDay,
      code: fc.constantFrom(...codes),
      what: fc.constantFrom('date', 'stop', 'pause', 'resume', 'hand-over', 'report'),
      then: someDay,
      to: fc.constantFrom('KT', 'VPTK', 'VHXH'),
    })
    .map(({ on, code, what, then, to }) => {
      const { of, first } = firstOf(code);
      switch (what) {
        case 'stop':
          return changed(on, code, stop, decision);
        case 'resume':
          return changed(on, code, resume);
        case 'pause':
          return changed(on, code, pause(then > on ? then : addDays(on, 9)));
        case 'hand-over':
          return changed(on, code, handOver(to, then));
        case 'report':
          return reported({ by: 2, on, code, period: of });
        case 'date':
          return changed(on, code, date(then, { of, first }));
      }
    });

  it('the figures add up, first dates stay, and lateness of before a hand-over stays with the lead of then', () => {
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 14 }), someDay, (entries, today) => {
        const inOrder = [...entries].sort((one, other) => (one.on < other.on ? -1 : 1));
        const known = inOrder.filter(({ on }) => on <= today);
        const history = historyOf(...begun, ...known);
        const office = there(history, today);
        const statistics = statisticsOf(office, history, today);
        const { dated } = statistics;
        const stopped = statistics.stopped.filter(
          ({ task }) => task.origin === 'appendix' && task.deadline.periods.length > 0,
        );
        expect(dated.total + stopped.length).toBe(23);
        expect(dated.completed + dated.open).toBe(dated.total);
        expect(dated.onTime + dated.late).toBe(dated.completed);
        expect(dated.within + dated.overdue).toBe(dated.open);
        for (const lines of [statistics.bySection, statistics.byDepartment]) {
          expect(lines.reduce((sum, { tally }) => sum + tally.total, 0)).toBe(dated.total);
          expect(lines.reduce((sum, { tally }) => sum + tally.overdue, 0)).toBe(dated.overdue);
        }
        for (const task of office.plan.tasks) {
          const printed = decree.plan.tasks.find(({ code }) => code === task.code);
          for (const { firstDue, period: of, lastOnTime, state } of standingsOf(
            office,
            history,
            task,
            today,
          )) {
            const first = printed?.deadline.periods.find(({ id }) => id === of.id);
            if (first) expect(firstDue).toBe(first.due);
            if (state.kind === 'overdue') expect(lastOnTime < today).toBe(true);
          }
          const moves = history.changes
            .get(`${task.code}|2025`)
            ?.filter(({ change }) => change.kind === 'hand-over');
          const late = standingsOf(office, history, task, today).filter(
            ({ state }) => state.kind === 'overdue',
          );
          const only = moves?.length === 1 ? moves[0]?.change : undefined;
          if (
            only?.kind === 'hand-over' &&
            late.length > 0 &&
            late.every((one) => one.lastOnTime < only.from)
          ) {
            expect(departmentCounted(office, history, late)).toBe(only.lead);
          }
        }
      }),
      { numRuns: effort(200, 2000) },
    );
  });
});
