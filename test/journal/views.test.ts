import { describe, expect, it } from 'vitest';
import type { Happening } from '../../src/journal/fact.js';
import { day } from '../../src/plan/day.js';
import { allStandings, standingsOf } from '../../src/journal/standing.js';
import type { Standing } from '../../src/journal/standing.js';
import {
  byTask,
  byUrgency,
  dueWithin,
  openWorkOf,
  overdueOf,
  sharedTasksOf,
  tasksOfDepartment,
  waitingReports,
} from '../../src/journal/views.js';
import {
  coordinator,
  department,
  historyOf,
  office,
  officer,
  person,
  reported,
  started,
  task,
} from '../support/builders.js';
import type { Entry } from '../support/builders.js';

const untouched = historyOf(started('2024-12-02'));
const codes = (standings: readonly Standing[]): readonly string[] => standings.map((one) => one.task.code);

describe('a list of work', () => {
  const all = allStandings(office, untouched, day('2025-06-16'));

  it('has what is due first at its beginning and check-ins at its end, whatever order it came in', () => {
    const ranks = (list: readonly Standing[]): readonly string[] =>
      list.map(({ category, period }) => `${category === 'continuous' ? 'z' : 'a'} ${period.due}`);
    expect(new Set(all.map(({ category }) => category))).toContain('continuous');
    for (const order of [all, all.toReversed()])
      expect(ranks(byUrgency(order))).toEqual(ranks(all).toSorted());
  });

  it('keeps the order of the plan among what is due the same day', () => {
    const sameDay = all.filter(
      ({ category, period }) => category !== 'continuous' && period.due === '2025-12-31',
    );
    expect(sameDay.length).toBeGreaterThan(1);
    expect(byUrgency(sameDay)).toEqual(sameDay);
  });

  it('names each task once, where it stands first, with its periods in their order', () => {
    const [first, second, third] = standingsOf(office, untouched, task('VI.2'), day('2025-06-16'));
    const [other] = standingsOf(office, untouched, task('III.1'), day('2025-06-16'));
    if (!first || !second || !third || !other) throw new RangeError('the plan has changed');
    expect(byTask([second, other, first, third])).toEqual([
      { task: second.task, first: second, standings: [second, first, third] },
      { task: other.task, first: other, standings: [other] },
    ]);
  });

  it('of what is late begins with what is late longest', () => {
    const late = overdueOf(office, untouched, day('2025-06-16'));
    expect(late.length).toBeGreaterThan(3);
    expect(late.every(({ state }) => state.kind === 'overdue')).toBe(true);
    expect(late.map(({ period }) => period.due)).toEqual(late.map(({ period }) => period.due).toSorted());
  });
});

describe('what falls due within some days', () => {
  const due = (on: string, days: number, ...entries: readonly Entry[]): readonly string[] =>
    codes(dueWithin(office, historyOf(started('2024-12-02'), ...entries), { today: day(on), days }));

  it.each<readonly [why: string, on: string, days: number, isThere: boolean]>([
    ['today', '2025-03-31', 0, true],
    ['on the last of the days', '2025-03-24', 7, true],
    ['a day later', '2025-03-23', 7, false],
    ['yesterday', '2025-04-01', 7, false],
  ])('%s', (_why, on, days, isThere) => expect(due(on, days).includes('III.1')).toBe(isThere));

  it('while a day off still extends it, it stands there too', () => {
    expect(due('2025-02-03', 0)).toContain('I.1c');
    expect(due('2025-02-04', 0)).not.toContain('I.1c');
  });

  it('has no check-ins, nothing done, and nothing that waits for the coordinator', () => {
    expect(due('2025-01-31', 0)).not.toContain('III.3');
    const done = reported({ by: 2, on: '2025-03-20', code: 'III.1' });
    expect(due('2025-03-31', 0, done)).not.toContain('III.1');
    expect(due('2025-03-31', 0, ...confirming, done)).not.toContain('III.1');
  });
});

const confirmationOn: Happening = { kind: 'confirmation-set', required: true };
const confirming: readonly Entry[] = [
  coordinator(1, 'Nguyễn Hoa'),
  officer(2, 'Trần An', 'VPTK'),
  { on: day('2025-01-03'), by: coordinator(1, '').by, what: confirmationOn },
];

describe('what waits for the coordinator', () => {
  const first = reported({ by: 2, on: '2025-03-20', code: 'III.1' });
  const second = reported({ by: 2, on: '2025-03-21', code: 'I.2' });

  it('stands in the order of the reports, not of the plan', () => {
    const waiting = waitingReports(office, historyOf(...confirming, first, second), day('2025-03-24'));
    expect(waiting.map(({ standing }) => standing.task.code)).toEqual(['III.1', 'I.2']);
  });

  it('is nothing where nobody confirms', () => {
    expect(waitingReports(office, historyOf(...confirming.slice(0, 2), first), day('2025-03-24'))).toEqual(
      [],
    );
  });
});

describe('the tasks of a department', () => {
  it.each(['VPTK', 'VHXH', 'KT', 'BPMC'])(
    'of %s are those that it leads, and those that it may report beside them',
    (id) => {
      const own = tasksOfDepartment(office, department(id));
      const shared = sharedTasksOf(office, department(id));
      expect(own.length).toBeGreaterThan(0);
      expect(new Set(own.map(({ lead }) => lead))).toEqual(new Set([id]));
      expect(shared.map(({ code }) => code)).toEqual(
        expect.arrayContaining(['I.3', 'VII.2.1', 'TH.1', 'TH.3']),
      );
      expect(shared.filter(({ lead }) => lead === id)).toEqual([]);
    },
  );
});

describe('a person’s own open work', () => {
  const history = historyOf(started('2024-12-02'), coordinator(1, 'Hoa'), officer(2, 'An', 'VPTK'));
  const workOf = (id: number) =>
    openWorkOf(office, history, { person: person(history, id), today: day('2025-03-24') });
  const departmentsOf = (id: number): readonly string[] => [
    ...new Set(workOf(id).flatMap(({ departments }) => departments)),
  ];

  it('is what an officer’s department has to report, and of nobody else, be there an officer or not', () => {
    expect(departmentsOf(2)).toEqual(['VPTK']);
    expect(workOf(2).map(({ task: { code } }) => code)).toEqual(expect.arrayContaining(['III.1', 'TH.3']));
  });

  it('is for a coordinator the work of the departments in which nobody can be reached', () => {
    expect(departmentsOf(1)).toEqual(expect.arrayContaining(['VHXH', 'KT', 'TPHT', 'BPMC']));
    expect(departmentsOf(1)).not.toContain('VPTK');
  });
});
