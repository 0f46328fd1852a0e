import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, day } from '../../src/plan/day.js';
import type { Day } from '../../src/plan/day.js';
import type { Happening, PersonId } from '../../src/journal/fact.js';
import { acting, onDutyFor, onDutyIn, standsInFor } from '../../src/journal/duty.js';
import { replay } from '../../src/journal/replay/replay.js';
import { papersOf } from '../../src/journal/record.js';
import { isOpen, standingsOf } from '../../src/journal/standing.js';
import { statisticsOf } from '../../src/journal/statistics.js';
import { waitingReports } from '../../src/journal/views.js';
import {
  coordinator,
  department,
  historyOf,
  journalOf,
  office,
  officer,
  period,
  person,
  reported,
  started,
  standing,
  task,
} from '../support/builders.js';
import type { Entry } from '../support/builders.js';
import { effort } from '../support/effort.js';

const HOA = 1;
const staff = [
  started('2025-01-02'),
  coordinator(HOA, 'Hoa'),
  officer(2, 'Tâm', 'VPTK'),
  officer(3, 'Lan', 'KT'),
];

function entry(on: string, what: Happening, by: number | null = HOA): Entry {
  return { on: day(on), by: by as PersonId | null, what };
}

function confirming(on: string, required: boolean): Entry {
  return entry(on, { kind: 'confirmation-set', required }, null);
}

const ref = { task: task('III.1').code, period: period('2025/1') };

describe('what waits', () => {
  const id = standingsOf(office, historyOf(), task('III.1'), day('2025-01-02'))[0]?.period.id ?? ref.period;
  const of = { task: ref.task, period: id };
  const done = (on: string, by = 2): Entry => reported({ by, on, code: 'III.1', period: id });

  it.each<readonly [why: string, entries: readonly Entry[], state: object, waits: boolean]>([
    ['off: complete at once', [done('2025-03-20')], { kind: 'completed' }, false],
    [
      'on: within, however late the day',
      [confirming('2025-01-03', true), done('2025-03-20')],
      { kind: 'within', urgency: 'later' },
      true,
    ],
    [
      'on and late: as late as on the day of completion',
      [confirming('2025-01-03', true), done('2025-04-05')],
      { kind: 'overdue', days: 5 },
      true,
    ],
    [
      'made before it was turned on: complete',
      [done('2025-03-20'), confirming('2025-03-21', true)],
      { kind: 'completed' },
      false,
    ],
    [
      'turned off: complete on the officer’s day',
      [confirming('2025-01-03', true), done('2025-03-20'), confirming('2025-06-01', false)],
      { kind: 'completed', on: '2025-03-20' },
      false,
    ],
    [
      'turned off and on again: what was settled stays so',
      [
        confirming('2025-01-03', true),
        done('2025-03-20'),
        confirming('2025-04-01', false),
        confirming('2025-04-02', true),
      ],
      { kind: 'completed' },
      false,
    ],
    [
      'confirmed in June: on time all the same',
      [
        confirming('2025-01-03', true),
        done('2025-03-20'),
        entry('2025-06-01', { kind: 'confirmed', ...of, report: staff.length + 2 }),
      ],
      { kind: 'completed', on: '2025-03-20', timing: { kind: 'early' } },
      false,
    ],
    [
      'returned: as if it had not been reported',
      [
        confirming('2025-01-03', true),
        done('2025-03-20'),
        entry('2025-03-21', {
          kind: 'returned',
          ...of,
          part: null,
          report: staff.length + 2,
          reason: 'thiếu',
        }),
      ],
      { kind: 'overdue' },
      false,
    ],
    [
      'by the coordinator himself: complete',
      [confirming('2025-01-03', true), done('2025-03-20', HOA)],
      { kind: 'completed' },
      false,
    ],
  ])('%s', (_why, entries, state, waits) => {
    const history = historyOf(...staff, ...entries);
    const found = standing(history, '2025-07-01', { code: 'III.1' });
    expect(found.state).toMatchObject(state);
    expect([found.waiting !== null, isOpen(found)]).toEqual([
      waits,
      found.state.kind === 'overdue' && !waits,
    ]);
  });

  it('a task for everybody waits when all parts are in and one of them waits', () => {
    const parts = ['VPTK', 'VHXH', 'TPHT', 'BPMC', 'KT'].map((part) =>
      reported({ by: part === 'KT' ? 3 : HOA, on: '2025-03-20', code: 'V.2a', part }),
    );
    const facts = [...staff, confirming('2025-01-03', true)];
    const some = historyOf(...facts, ...parts.slice(1));
    expect(standing(some, '2025-07-01', { code: 'V.2a' })).toMatchObject({ waiting: null });
    const all = historyOf(...facts, ...parts);
    expect(standing(all, '2025-07-01', { code: 'V.2a' }).waiting).toMatchObject({ on: '2025-03-20' });
    const closed = { kind: 'closed', task: task('V.2a').code, period: period('2025') } as const;
    const over = historyOf(
      ...facts,
      ...parts,
      entry('2025-04-01', { ...closed, completedOn: day('2025-03-20') }),
    );
    expect(standing(over, '2025-07-01', { code: 'V.2a' })).toMatchObject({
      waiting: null,
      state: { kind: 'completed', on: '2025-03-20', reportedOn: '2025-04-01' },
    });
    expect(waitingReports(office, over, day('2025-07-01'))).toEqual([]);
  });
});

describe('whatever is reported, confirmed, returned, closed and set', () => {
  interface Step {
    readonly kind: 'report' | 'confirm' | 'return' | 'close' | 'set' | 'undo' | 'reopen';
    readonly which: number;
    readonly after: number;
    readonly on: boolean;
  }
  const step: fc.Arbitrary<Step> = fc.record({
    kind: fc.constantFrom(
      'report',
      'report',
      'report',
      'confirm',
      'confirm',
      'return',
      'close',
      'set',
      'undo',
      'reopen',
    ),
    which: fc.nat(200),
    after: fc.nat(12),
    on: fc.boolean(),
  });
  const tasks = office.plan.tasks.filter(({ deadline }) => deadline.periods.length > 0);

  function lived(steps: readonly Step[]): { readonly entries: readonly Entry[]; readonly today: Day } {
    const entries: Entry[] = [...staff, confirming('2025-01-02', true)];
    let today = day('2025-01-03');
    for (const { kind, which, after, on } of steps) {
      today = addDays(today, after);
      const one = tasks[which % tasks.length];
      const of = one?.deadline.periods[which % one.deadline.periods.length];
      if (!one || !of) continue;
      const everybody = one.lead === 'CBCC' || one.lead === 'NGANH';
      const reports = entries.flatMap(({ what }, at) =>
        what.kind === 'reported' ? [{ what, fact: at + 1 }] : [],
      );
      const report = reports[which % Math.max(1, reports.length)];
      const at = report && { task: report.what.task, period: report.what.period };
      const what = ((): Happening | null => {
        switch (kind) {
          case 'report':
            return {
              ...reported({ by: 2, on: today, code: one.code, period: of.id }).what,
              ...(everybody
                ? { part: department(['VPTK', 'VHXH', 'TPHT', 'BPMC', 'KT'][which % 5] ?? 'KT') }
                : {}),
            };
          case 'confirm':
            return at ? { kind: 'confirmed', ...at, report: report.fact } : null;
          case 'return':
            return at
              ? { kind: 'returned', ...at, part: report.what.part, report: report.fact, reason: 'x' }
              : null;
          case 'close':
            return everybody ? { kind: 'closed', task: one.code, period: of.id, completedOn: today } : null;
          case 'set':
            return { kind: 'confirmation-set', required: on };
          case 'undo':
            return report ? { kind: 'withdrawn', reports: [report.fact] } : null;
          case 'reopen':
            return { kind: 'reopened', task: one.code, period: of.id, reason: 'x' };
        }
      })();
      if (what) entries.push(entry(today, what, kind === 'report' ? 2 : HOA));
    }
    return { entries, today };
  }

  it('the sums add up, and what waits is neither done nor anybody’s to do', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const { entries, today } = lived(steps);
        const history = replay(journalOf(entries));
        const { dated, bySection, byDepartment, waiting } = statisticsOf(office, history, today);
        expect(dated.total).toBe(23);
        expect(dated.completed + dated.open).toBe(dated.total);
        expect(dated.within + dated.overdue).toBe(dated.open);
        expect(waiting.tasks).toBeLessThanOrEqual(dated.open);
        for (const lines of [bySection, byDepartment]) {
          expect(lines.reduce((sum, { tally }) => sum + tally.completed, 0)).toBe(dated.completed);
          expect(lines.reduce((sum, { tally }) => sum + tally.overdue, 0)).toBe(dated.overdue);
        }
        for (const one of tasks.flatMap((each) => standingsOf(office, history, each, today))) {
          if (one.waiting === null) continue;
          expect(one.state.kind).not.toBe('completed');
          expect(isOpen(one)).toBe(false);
          const late = one.waiting.on > one.lastOnTime;
          expect(one.state.kind).toBe(late ? 'overdue' : 'within');
          // Another year changes nothing of it.
          const later = standingsOf(office, history, one.task, addDays(today, 300));
          expect(later.find(({ period: { id } }) => id === one.period.id)?.state.kind).toBe(one.state.kind);
        }
        if (!history.confirming) expect(waitingReports(office, history, today)).toEqual([]);
      }),
      { numRuns: effort(60, 3000) },
    );
  });
});

describe('who acts for whom', () => {
  const four = [...staff, officer(4, 'Minh', 'BPMC')];
  const away = (who: number, standIn: number, until: string): Entry =>
    entry('2025-03-20', {
      kind: 'stand-in-set',
      person: who as PersonId,
      standIn: standIn as PersonId,
      until: day(until),
    });

  it('to the end of the last day, and not on the day after', () => {
    const history = historyOf(...four, away(2, 3, '2025-04-15'));
    const ids = (on: string): readonly number[] =>
      onDutyIn(history, department('VPTK'), day(on)).map(({ id }) => id);
    expect([ids('2025-04-15'), ids('2025-04-16')]).toEqual([[3], [2]]);
    expect(acting(history, person(history, 3), day('2025-04-15')).posts).toHaveLength(2);
    expect(acting(history, person(history, 3), day('2025-04-16')).posts).toHaveLength(1);
    expect(acting(history, person(history, 2), day('2025-04-15')).posts).toHaveLength(1);
  });

  it('a stand-in who is away himself has one in turn; two who name each other do each other’s work', () => {
    const chain = historyOf(...four, away(2, 3, '2025-04-15'), away(3, 4, '2025-04-10'));
    expect(onDutyFor(chain, 2 as PersonId, day('2025-04-05'))).toBe(4);
    expect(onDutyFor(chain, 2 as PersonId, day('2025-04-12'))).toBe(3);
    const ring = historyOf(...four, away(2, 3, '2025-04-15'), away(3, 2, '2025-04-15'));
    expect(onDutyIn(ring, department('VPTK'), day('2025-04-05'))).toHaveLength(1);
  });

  it('nobody’s work goes to nobody, whoever names whom', () => {
    const named = fc.array(
      fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }), fc.nat(30)),
      {
        maxLength: 12,
      },
    );
    fc.assert(
      fc.property(named, fc.nat(40), (names, on) => {
        const sets = names
          .filter(([one, other]) => one !== other)
          .map(([one, other, days]) => away(one, other, addDays(day('2025-03-20'), days)));
        const history = historyOf(...four, ...sets);
        const today = addDays(day('2025-03-20'), on);
        for (const id of ['VPTK', 'KT', 'BPMC']) {
          const [who] = onDutyIn(history, department(id), today);
          expect(who).toBeDefined();
          if (!who) continue;
          // Whoever is reminded of it may report it.
          const posts = acting(history, who, today).posts;
          expect(posts).toContainEqual({ kind: 'officer', department: id });
        }
        for (const one of history.people) {
          expect(standsInFor(history, one.id, today)).not.toContain(one);
        }
      }),
      { numRuns: effort(200, 5000) },
    );
  });
});

describe('a report that is returned', () => {
  const paper = (number: string) => ({ kind: 'document', number, dated: null }) as const;
  const of = { task: task('III.1').code, period: period('2025'), part: null };
  const more = (on: string, number: string): Entry =>
    entry(on, { kind: 'supplemented', ...of, note: '', evidence: [paper(number)] }, 2);
  const begun: readonly Entry[] = [
    ...staff,
    confirming('2025-01-03', true),
    reported({ by: 2, on: '2025-02-01', code: 'III.1', status: 'in-progress', documents: ['1/BC'] }),
    more('2025-02-02', '2/BC'),
    reported({ by: 2, on: '2025-03-20', code: 'III.1', documents: ['3/BC'] }),
  ];
  const returned = entry('2025-03-22', { kind: 'returned', ...of, report: begun.length, reason: 'thiếu' });

  it('takes its later papers along, and the report before it keeps its own', () => {
    const history = historyOf(...begun, more('2025-03-21', '4/BC'), returned, more('2025-03-23', '5/BC'));
    const numbers = ['1/BC', '2/BC', '5/BC'].map(paper);
    expect([...history.reports.values()].flat().map(({ evidence }) => evidence)).toEqual([numbers]);
    expect(papersOf(history, { task: of.task, year: 2025 }).map(({ evidence }) => evidence)).toEqual(numbers);
  });

  it('leaves the papers of other parts and periods', () => {
    const other = { ...of, part: department('KT') };
    const others: readonly Entry[] = [
      entry('2025-03-21', { kind: 'supplemented', ...other, note: '', evidence: [paper('6/BC')] }, 3),
      entry('2025-03-21', {
        ...{ kind: 'supplemented', ...of, period: period('2025/2'), note: '', evidence: [paper('7/BC')] },
      }),
    ];
    const history = historyOf(...begun, ...others, returned);
    expect(papersOf(history, { task: of.task, year: 2025 }).map(({ evidence }) => evidence)).toEqual(
      ['1/BC', '2/BC', '6/BC', '7/BC'].map(paper),
    );
  });
});
