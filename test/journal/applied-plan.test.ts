import { describe, expect, it } from 'vitest';
import { day } from '../../src/plan/day.js';
import { readDeadline } from '../../src/plan/read-deadline.js';
import type { Happening, PersonId } from '../../src/journal/fact.js';
import { replay } from '../../src/journal/replay/replay.js';
import { taskKey } from '../../src/journal/fact.js';
import { factsOf, papersOf, postponementOf } from '../../src/journal/record.js';
import { standingsOf } from '../../src/journal/standing.js';
import {
  coordinator,
  historyOf,
  journalOf,
  officer,
  officeWith,
  period,
  reported,
  started,
  task,
} from '../support/builders.js';
import type { Entry } from '../support/builders.js';

const HOA = 1 as PersonId;
const TAM = 2 as PersonId;
const staff = [started('2025-01-02'), coordinator(HOA, 'Hoa'), officer(TAM, 'Tâm', 'VPTK')];
const { code } = task('III.1');
const of = { task: code, period: period('2025') };
const nextYear = { task: code, period: period('2026') };

function entry(on: string, what: Happening, by: PersonId | null = HOA): Entry {
  return { on: day(on), by, what };
}

function applied(on: string, year = 2025): Entry {
  return entry(on, { kind: 'plan-applied', year, version: `${year}-1`, renewed: [code] });
}

/** The facts, and which of them were taken back, stay in the journal whatever they add up to. */
const inJournal = { facts: [], takenBack: null };

const onOldTask: Readonly<Record<string, Happening>> = {
  'a request for a later date': {
    ...{
      kind: 'extension-asked',
      ...of,
      from: day('2025-03-31'),
      until: day('2025-04-15'),
      reason: 'chờ tỉnh',
    },
  },
  'a reason for being late': { kind: 'reason-given', ...of, part: null, cause: 'objective', words: 'mưa lũ' },
  'a report that was returned': { kind: 'returned', ...of, part: null, report: 99, reason: 'thiếu văn bản' },
  'a reminder in somebody’s name': { kind: 'nudged', task: code, periods: [of.period], words: '', to: [TAM] },
  'a date that was set': { kind: 'date-set', ...of, due: day('2025-05-01') },
  'a closing': { kind: 'closed', ...of, completedOn: day('2025-03-20') },
  'who is in charge': { kind: 'assigned', task: code, person: TAM },
};

describe('a code that is another task from an applied plan on', () => {
  it.each(Object.entries(onOldTask))('has nothing left of the old one: %s', (_what, happening) => {
    const before = [...staff, entry('2025-03-01', happening)];
    const without = historyOf(
      ...staff,
      entry('2025-03-01', { kind: 'backlog-answered' }),
      applied('2025-03-20'),
    );
    const history = historyOf(...before, applied('2025-03-20'));
    // What was said to a report stays on record as well.
    expect({ ...history, ...inJournal, verdicts: null }).toEqual({
      ...without,
      ...inJournal,
      verdicts: null,
    });
  });

  it('is reminded of, although the old one was put off', () => {
    const off = entry('2025-03-01', { kind: 'postponed', ...of, person: TAM, until: day('2025-04-01') });
    expect(postponementOf(historyOf(...staff, off), TAM, of)).not.toBeNull();
    expect(postponementOf(historyOf(...staff, off, applied('2025-03-20')), TAM, of)).toBeNull();
    expect(postponementOf(historyOf(...staff, off, applied('2025-03-20', 2026)), TAM, of)).not.toBeNull();
  });

  it('keeps what is of another year', () => {
    const history = historyOf(
      ...staff,
      entry('2025-03-01', { kind: 'date-set', ...nextYear, due: day('2026-05-01') }),
      entry('2025-03-01', { kind: 'date-set', ...of, due: day('2025-05-01') }),
      entry('2025-03-02', { kind: 'nudged', task: code, periods: [nextYear.period], words: '', to: [TAM] }),
      applied('2025-03-20'),
    );
    expect(history.dates.get(code)?.map(({ period }) => period)).toEqual(['2026']);
    expect(history.nudges).toHaveLength(1);
  });

  it('of a year that has not begun leaves who is in charge in this one', () => {
    const charge = entry('2025-03-01', { kind: 'assigned', task: code, person: TAM });
    expect(
      historyOf(...staff, charge, applied('2025-12-20', 2026)).assigned.get(
        taskKey({ task: code, year: 2025 }),
      ),
    ).toBe(TAM);
  });

  it('of one year leaves what another year’s task of the same code has', () => {
    const paper = { kind: 'document', number: '45/KH', dated: null } as const;
    const history = historyOf(
      ...staff,
      entry('2025-03-01', { kind: 'assigned', task: code, person: TAM, year: 2025 }),
      entry('2025-03-01', { kind: 'assigned', task: code, person: HOA, year: 2026 }),
      entry('2025-03-02', { kind: 'supplemented', ...of, part: null, note: '', evidence: [paper] }),
      applied('2026-02-20', 2026),
    );
    expect([...history.assigned]).toEqual([[taskKey({ task: code, year: 2025 }), TAM]]);
    expect(papersOf(history, { task: code, year: 2025 })).toHaveLength(1);
    expect(factsOf(history, { task: code, year: 2025 })).toHaveLength(2);
    expect(factsOf(history, { task: code, year: 2026 })).toEqual([]);
  });

  it('leaves a history that was handed out before as it was', () => {
    const entries = [
      ...Object.values(onOldTask).map((what) => entry('2025-03-01', what)),
      applied('2025-03-20'),
    ];
    const facts = journalOf([...staff, reported({ by: TAM, on: '2025-02-01', code }), ...entries]);
    const before = replay(facts.slice(0, -1));
    const then = structuredClone(before);
    replay(facts);
    expect(before).toEqual(then);
  });
});

describe('a plan that is taken back', () => {
  const old = reported({ by: TAM, on: '2025-03-10', code, status: 'in-progress', note: 'việc cũ' });
  const begun = [...staff, old, applied('2025-03-20')];
  const reverted = entry('2025-03-25', { kind: 'plan-reverted', applied: begun.length });
  const onNewTask: Readonly<Record<string, Happening>> = {
    ...onOldTask,
    'a report': reported({ by: TAM, on: '2025-03-22', code }).what,
    'more papers': { kind: 'supplemented', ...of, part: null, note: 'việc mới', evidence: [] },
    'a period opened again': { kind: 'reopened', ...of, reason: 'nhầm' },
  };

  it.each(Object.entries(onNewTask))(
    'ends with what was said of the new task under a code that began anew: %s',
    (_what, happening) => {
      const between = entry('2025-03-22', happening, TAM);
      const history = historyOf(...begun, between, reverted);
      const without = historyOf(...begun, entry('2025-03-22', { kind: 'backlog-answered' }), reverted);
      expect({ ...history, ...inJournal }).toEqual({ ...without, ...inJournal });
      expect([...history.reports.values()].flat().map(({ note }) => note)).toEqual(['việc cũ']);
      expect(factsOf(history, { task: code, year: 2025 }).map(({ kind }) => kind)).toContain(happening.kind);
    },
  );

  it('leaves what was reported of the other codes, and what is said afterwards', () => {
    const other = task('III.2').code;
    const history = historyOf(
      ...begun,
      reported({ by: TAM, on: '2025-03-22', code: other }),
      reverted,
      reported({ by: TAM, on: '2025-03-28', code, note: 'xong' }),
    );
    expect([...history.reports.values()].flat().map(({ task, note }) => [task, note])).toEqual([
      [code, 'xong'],
      [other, ''],
    ]);
  });
});

describe('a later date that was granted before a newer plan', () => {
  const { code: extended } = task('I.2');
  const whole = { task: extended, period: period('2025') };
  const asked: Happening = {
    ...{
      kind: 'extension-asked',
      ...whole,
      from: day('2025-03-31'),
      until: day('2025-04-15'),
      reason: 'chờ',
    },
  };
  const granted = [
    ...staff,
    entry('2025-03-20', asked, TAM),
    entry('2025-03-21', { kind: 'extension-granted', request: staff.length + 1 }),
  ];
  const history = historyOf(
    ...granted,
    entry('2025-03-25', { kind: 'plan-applied', year: 2025, version: '2025-1', renewed: [] }),
  );

  it.each([
    ['Quý I', '2025-04-15', 1],
    ['Quý II', '2025-06-30', 0],
    ['Trước ngày 15/04/2025', '2025-04-15', 0],
  ])('counts only where it is later than what is printed now: %s', (printed, due, extensions) => {
    const changed = { ...task('I.2'), deadline: readDeadline(printed, 2025) };
    const now = officeWith((plan) => ({
      ...plan,
      tasks: plan.tasks.map((one) => (one.code === extended ? changed : one)),
    }));
    const [standing, ...others] = standingsOf(now, history, changed, day('2025-03-26'));
    expect(others).toEqual([]);
    expect(standing?.period).toMatchObject({ id: '2025', due });
    expect(standing?.granted).toHaveLength(extensions);
    expect(standing?.extensions).toHaveLength(1);
  });
});

describe('who is in charge of a task', () => {
  const charge = (on: string): Entry => entry(on, { kind: 'assigned', task: code, person: TAM });
  const next = entry('2026-01-02', { kind: 'plan-started', year: 2026, on: day('2026-01-02') }, null);
  const inYears = (...entries: readonly Entry[]): readonly string[] => [
    ...historyOf(...staff, ...entries).assigned.keys(),
  ];

  it('is so in the plan of that year alone', () => {
    const named = entry('2026-01-05', { kind: 'assigned', task: code, person: TAM, year: 2025 });
    expect(inYears(next, named)).toEqual([`${code}|2025`]);
  });

  it('is so in the plan in force of its day where an older version’s fact names no year', () => {
    expect(inYears(charge('2025-03-01'), next)).toEqual([`${code}|2025`]);
    expect(inYears(next, charge('2026-01-05'))).toEqual([`${code}|2026`]);
    // In January the old plan is in force as long as no other has begun.
    expect(inYears(charge('2026-01-05'))).toEqual([`${code}|2025`]);
  });
});
