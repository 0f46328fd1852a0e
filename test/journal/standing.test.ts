import { describe, expect, it } from 'vitest';
import { day } from '../../src/plan/day.js';
import type { Office } from '../../src/plan/plan.js';
import { standingsOf, waits } from '../../src/journal/standing.js';
import type { Standing } from '../../src/journal/standing.js';
import { checkInDay, checkInMonth, statisticsOf, taskState } from '../../src/journal/statistics.js';
import { historyOf, officer, reported, started, task } from '../support/builders.js';
import type { Entry } from '../support/builders.js';
import { office } from '../support/office.js';

function state(code: string, on: string, ...entries: readonly Entry[]): Standing['state'] {
  return one(office, code, on, entries).state;
}

function one(of: Office, code: string, on: string, entries: readonly Entry[] = []): Standing {
  const [first] = standingsOf(of, historyOf(...entries), task(code), day(on));
  if (!first) throw new RangeError(`no ${code}`);
  return first;
}

describe('nobody is late before the law says so', () => {
  it.each<readonly [why: string, code: string, on: string, expected: Partial<Standing['state']>]>([
    [
      '31/01 was inside Tết: on 03/02 it is still in time',
      'I.1c',
      '2025-02-03',
      { kind: 'within', urgency: 'today' } as object,
    ],
    ['late from 04/02, by one day', 'I.1c', '2025-02-04', { kind: 'overdue', days: 1 }],
    ['so that on 28/03 it is 53 days', 'I.1c', '2025-03-28', { kind: 'overdue', days: 53 }],
    [
      '“trước ngày 05/02”, read carefully: 05/02 is in time',
      'I.1a',
      '2025-02-05',
      { kind: 'within', daysLeft: 0 } as object,
    ],
    ['and 06/02 is late', 'I.1a', '2025-02-06', { kind: 'overdue', days: 1 }],
    [
      'the due day itself',
      'III.1',
      '2025-03-31',
      { kind: 'within', urgency: 'today', daysLeft: 0 } as object,
    ],
    [
      'seven days before it is soon',
      'III.1',
      '2025-03-24',
      { kind: 'within', urgency: 'soon', daysLeft: 7 } as object,
    ],
    ['eight days before it is not', 'III.1', '2025-03-23', { kind: 'within', urgency: 'later' } as object],
    ['not open before its span', 'I.4a', '2025-03-31', { kind: 'not-open' }],
    ['open from its first day', 'I.4a', '2025-04-01', { kind: 'within' }],
    ['a month of continuous work is missed, never late', 'III.3', '2025-02-01', { kind: 'missed' }],
    ['on its last day it is open', 'III.3', '2025-01-31', { kind: 'within' }],
  ])('%s', (_why, code, on, expected) => expect(state(code, on)).toMatchObject(expected));

  it('read strictly, “trước ngày 05/02” is late on 05/02', () => {
    const strict: Office = { ...office, plan: { ...office.plan, before: 'strict' } };
    expect(one(strict, 'I.1a', '2025-02-04').state).toMatchObject({ kind: 'within' });
    expect(one(strict, 'I.1a', '2025-02-05').state).toEqual({ kind: 'overdue', days: 1 });
  });
});

describe('the day of completion decides, not the day of the report', () => {
  it.each<readonly [string, string, string, string, object]>([
    ['before the due day', 'III.1', '2025-03-20', '2025-03-20', { kind: 'early' }],
    ['on the due day', 'III.1', '2025-03-31', '2025-03-31', { kind: 'on-time' }],
    ['reported late of what was done in time', 'III.1', '2025-03-28', '2025-04-15', { kind: 'early' }],
    ['late', 'III.1', '2025-04-15', '2025-04-15', { kind: 'late', days: 15 }],
    ['on the day that a day off gives', 'I.1c', '2025-02-03', '2025-02-03', { kind: 'on-time' }],
    ['a day after that', 'I.1c', '2025-02-04', '2025-02-04', { kind: 'late', days: 1 }],
    ['a check-in is never late', 'III.3', '2025-06-30', '2025-06-30', { kind: 'on-time' }],
  ])('%s', (_why, code, completedOn, on, timing) => {
    const period = code === 'III.3' ? '2025-01' : '2025';
    const found = state(code, '2025-12-01', reported({ by: 1, on, code, completedOn, period }));
    expect(found).toMatchObject({ kind: 'completed', on: completedOn, reportedOn: on, timing });
  });

  it('không phát sinh completes as well', () => {
    const found = state(
      'II.1',
      '2025-02-10',
      reported({ by: 1, on: '2025-01-22', code: 'II.1', period: '2025-01', status: 'not-arising' }),
    );
    expect(found).toMatchObject({ kind: 'completed', notArising: true });
  });
});

describe('a task is the sum of its periods', () => {
  const all = (on: string, ...entries: readonly Entry[]) =>
    taskState(standingsOf(office, historyOf(...entries), task('VI.2'), day(on)));
  const quarter = (number: number, on: string): Entry =>
    reported({ by: 1, on, code: 'VI.2', period: `2025-Q${number}` });

  it('overdue while one that fell due is missing, within the deadline while the next is to come', () => {
    expect(all('2025-04-01')).toBe('overdue');
    expect(all('2025-04-01', quarter(1, '2025-03-30'))).toBe('within');
    expect(all('2025-07-02', quarter(1, '2025-03-30'))).toBe('overdue');
  });

  it('complete when all are, late if any was', () => {
    const four = [
      quarter(1, '2025-03-30'),
      quarter(2, '2025-06-30'),
      quarter(3, '2025-09-30'),
      quarter(4, '2025-12-20'),
    ];
    expect(all('2025-12-31', ...four)).toBe('completed');
    expect(all('2025-12-31', quarter(1, '2025-04-02'), ...four.slice(1))).toBe('completed-late');
  });
});

describe('the figures of a day', () => {
  it('of an untouched plan at the end of March', () => {
    const figures = statisticsOf(office, historyOf(started('2024-12-02')), day('2025-03-28'));
    expect(figures.dated).toEqual({
      total: 23,
      completed: 0,
      onTime: 0,
      late: 0,
      open: 23,
      within: 20,
      overdue: 3,
    });
    expect(figures.bySection.map(({ section, tally }) => `${section.id} ${tally.total}`)).toEqual([
      'I 7',
      'II 1',
      'III 2',
      'IV 1',
      'V 2',
      'VI 3',
      'VII 7',
    ]);
    expect(
      figures.byDepartment.map(({ department, tally }) => `${department ?? 'Chung'} ${tally.total}`),
    ).toEqual(['VPTK 9', 'VHXH 7', 'TPHT 1', 'BPMC 0', 'KT 3', 'Chung 3']);
    expect(figures.continuous).toEqual({ total: 13, month: '2025-03-01', reported: 0 });
    expect(figures.requested).toEqual({ total: 3, dated: 0, overdue: 0 });
  });

  it.each([
    ['2024-12-31', '2025-01-01'],
    ['2025-01-02', '2025-01-01'],
    ['2025-03-24', '2025-02-01'],
    ['2025-03-25', '2025-03-01'],
    ['2025-12-31', '2025-12-01'],
    ['2026-01-15', '2025-12-01'],
  ])('on %s the check-ins of %s are counted', (on, month) =>
    expect(checkInMonth(office, day(on))).toBe(month),
  );

  it('the fifth working day from the end of each month of 2025', () => {
    const days = Array.from({ length: 12 }, (_, at) => checkInDay(office, 2025, at + 1).slice(8));
    expect(days).toEqual(['20', '24', '25', '24', '26', '24', '25', '25', '24', '27', '24', '25']);
  });
});

describe('of several departments’ parts', () => {
  const part = (of: string, status: 'done' | 'in-progress' | 'blocked', by = 1): Entry =>
    reported({ by, on: '2025-03-20', code: 'V.2a', part: of, status });
  const progress = (...entries: readonly Entry[]) => one(office, 'V.2a', '2025-03-24', entries).progress;

  it('one that is stuck makes the task stuck, and one that is under way is that', () => {
    expect(progress()).toBe('none');
    expect(progress(part('KT', 'done'))).toBe('none');
    expect(progress(part('KT', 'done'), part('VPTK', 'in-progress'))).toBe('in-progress');
    expect(progress(part('KT', 'blocked'), part('VPTK', 'in-progress'))).toBe('blocked');
  });

  it('a report waits for the coordinator by itself, whatever the others do', () => {
    const found = one(office, 'V.2a', '2025-03-24', [
      officer(1, 'An', 'KT'),
      part('KT', 'done'),
      { on: day('2025-03-20'), by: null, what: { kind: 'confirmation-set', required: true } },
      part('VPTK', 'done'),
      part('VHXH', 'in-progress'),
    ]);
    const waiting = [2, 4, 5].map((fact) => waits({ fact, standing: found }));
    expect(waiting).toEqual([false, true, false]);
  });
});
