import { describe, expect, it } from 'vitest';
import { day } from '../../../src/plan/day.js';
import type { Office } from '../../../src/plan/plan.js';
import { rungsUntil } from '../../../src/features/letter/ladder.js';
import { replay } from '../../../src/journal/replay/replay.js';
import { standingsOf } from '../../../src/journal/standing.js';
import { office } from '../../support/office.js';
import { isClosed, lastDayOf } from '../../../src/journal/closing.js';

const nothing = replay([]);

/** `24/01 before-0`, a rung a line, of a period that nobody reports. */
function ladder(code: string, id: string, until: string, of: Office = office): readonly string[] {
  const task = of.plan.tasks.find((one) => one.code === code);
  const standing =
    task && standingsOf(of, nothing, task, day('2025-01-01')).find(({ period }) => period.id === id);
  if (!standing) throw new RangeError(`no ${code} ${id}`);
  return rungsUntil(of, standing, day(until)).map(
    (rung) =>
      `${rung.day.slice(8)}/${rung.day.slice(5, 7)}${rung.day.startsWith('2025') ? '' : ` ${rung.day.slice(0, 4)}`} ${rung.key}`,
  );
}

describe('the ladder on the real plan', () => {
  it.each<readonly [why: string, code: string, period: string, until: string, rungs: readonly string[]]>([
    [
      'before 05/02: the last one on the working day before it, Tết passed over, late from 06/02',
      'I.1a',
      '2025',
      '2025-02-20',
      [
        '22/01 before-14',
        '24/01 before-3',
        '04/02 before-0',
        '06/02 late-1',
        '10/02 late-3',
        '12/02 late-7',
        '17/02 monday-2025-02-17',
      ],
    ],
    [
      'due 31/01 in the Tết leave: last on Friday 24/01, late from Tuesday 04/02, days counted from 03/02',
      'I.1c',
      '2025',
      '2025-02-24',
      [
        '17/01 before-14',
        '24/01 before-0',
        '04/02 late-1',
        '06/02 late-3',
        '10/02 late-7',
        '17/02 monday-2025-02-17',
        '24/02 monday-2025-02-24',
      ],
    ],
    [
      'a quarter has 90 days: from thirty days before; a Saturday moves to Friday; Giỗ Tổ moves the seventh to Tuesday',
      'III.1',
      '2025',
      '2025-04-21',
      [
        '28/02 before-30',
        '17/03 before-14',
        '24/03 before-7',
        '28/03 before-1',
        '31/03 before-0',
        '01/04 late-1',
        '03/04 late-3',
        '08/04 late-7',
        '14/04 monday-2025-04-14',
        '21/04 monday-2025-04-21',
      ],
    ],
    [
      'two quarters: halfway at the end of the first, 60 days, 2/9 passed over',
      'I.4a',
      '2025',
      '2025-10-13',
      [
        '30/06 halfway',
        '01/08 before-60',
        '29/08 before-30',
        '16/09 before-14',
        '23/09 before-7',
        '26/09 before-3',
        '29/09 before-1',
        '30/09 before-0',
        '01/10 late-1',
        '03/10 late-3',
        '07/10 late-7',
        '13/10 monday-2025-10-13',
      ],
    ],
    [
      'a year: halfway and 60 days before, so that 31/12 is not first heard of in December',
      'VII.1',
      '2025',
      '2025-12-31',
      [
        '01/07 halfway',
        '31/10 before-60',
        '01/12 before-30',
        '17/12 before-14',
        '24/12 before-7',
        '26/12 before-3',
        '30/12 before-1',
        '31/12 before-0',
      ],
    ],
    [
      'the second step opens in July',
      'III.2',
      '2025/2',
      '2025-09-30',
      [
        '29/08 before-30',
        '16/09 before-14',
        '23/09 before-7',
        '26/09 before-3',
        '29/09 before-1',
        '30/09 before-0',
      ],
    ],
    ['monthly duties: 3 and 0 only', 'TH.1', '2025-03', '2025-03-31', ['28/03 before-3', '31/03 before-0']],
    [
      'a swapped Saturday is a working day',
      'TH.1',
      '2025-04',
      '2025-05-08',
      ['26/04 before-3', '29/04 before-0', '06/05 late-1', '08/05 late-3'],
    ],
    [
      'the 25th of a month, a Sunday',
      'TH.2',
      '2025-05',
      '2025-06-02',
      ['22/05 before-3', '23/05 before-0', '27/05 late-1', '29/05 late-3', '02/06 late-7'],
    ],
    [
      'a check-in on the fifth working day from the end',
      'III.3',
      '2025-03',
      '2025-03-31',
      ['25/03 check-in'],
    ],
    ['April’s counts the swapped Saturday', 'III.3', '2025-04', '2025-04-30', ['24/04 check-in']],
    ['January’s comes before Tết', 'III.3', '2025-01', '2025-01-31', ['20/01 check-in']],
    ['a month’s check-in is over when the next month’s is asked', 'III.3', '2025-03', '2025-04-24', []],
    ['a quarter says nothing before its thirty days', 'VI.2', '2025-Q1', '2025-02-27', []],
  ])('%s', (_why, code, period, until, rungs) => {
    expect(ladder(code, period, until)).toEqual(rungs);
  });

  it('read strictly, “trước ngày 05/02” is late on 05/02 itself', () => {
    const strict: Office = { ...office, plan: { ...office.plan, before: 'strict' } };
    expect(ladder('I.1a', '2025', '2025-02-12', strict)).toEqual([
      '22/01 before-14',
      '24/01 before-3',
      '04/02 before-0',
      '05/02 late-1',
      '07/02 late-3',
      '11/02 late-7',
    ]);
  });

  it('goes on into January of the next year and ends when the plan is closed', () => {
    expect(ladder('VII.1', '2025', '2026-12-31').slice(8)).toEqual([
      '05/01 2026 late-3',
      '07/01 2026 late-7',
      '12/01 2026 monday-2026-01-12',
      '19/01 2026 monday-2026-01-19',
      '26/01 2026 monday-2026-01-26',
    ]);
  });

  it('never puts two rungs on a day, nor one on a day off', () => {
    for (const task of office.plan.tasks) {
      for (const standing of standingsOf(office, nothing, task, day('2025-01-01'))) {
        const days = rungsUntil(office, standing, day('2026-01-31')).map((rung) => rung.day);
        expect(new Set(days).size).toBe(days.length);
        expect(days.filter((one) => !office.calendar.isWorkingDay(one))).toEqual([]);
        expect([...days].sort()).toEqual(days);
      }
    }
  });
});

describe('the day on which a plan closes', () => {
  it.each([
    [2024, '2025-01-31', '2025-02-01'],
    [2025, '2026-01-31', '2026-02-01'],
    [2027, '2028-01-31', '2028-02-01'],
  ])('of %i is %s: on it the plan is followed, from %s on it is not', (year, last, after) => {
    const of: Office = { ...office, plan: { ...office.plan, year, tasks: [] } };
    expect(lastDayOf(of.plan)).toBe(last);
    expect([isClosed(of, day(last)), isClosed(of, day(after))]).toEqual([false, true]);
  });
});
