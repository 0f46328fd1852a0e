import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { offeredDays } from '../../../src/features/extension/offered-days.js';
import type { State } from '../../../src/journal/standing.js';
import { calendarOf } from '../../../src/plan/calendar.js';
import { addDays, day, daysBetween } from '../../../src/plan/day.js';
import type { Day } from '../../../src/plan/day.js';
import { effort } from '../../support/effort.js';
import { period } from '../../support/builders.js';

const off = (value: string): { day: Day; name: string; certain: boolean } => ({
  day: day(value),
  name: 'nghỉ',
  certain: true,
});
const calendar = calendarOf({
  daysOff: ['2025-04-07', '2025-04-30', '2025-05-01', '2025-05-02'].map(off),
  workedDays: [],
  years: [2025],
});
const LATEST = day('2026-01-31');

function offered(
  due: Day,
  today: Day,
): readonly { readonly by: number | 'month-end' | 'said'; readonly day: Day }[] {
  const days = daysBetween(due, today);
  const state: State =
    days > 0 ? { kind: 'overdue', days } : { kind: 'within', daysLeft: -days, urgency: 'later' };
  const of = { period: { id: period('2025'), label: '', opens: day('2025-01-01'), due }, state };
  return offeredDays(calendar, of, { today, latest: LATEST });
}

describe('the later dates that buttons offer', () => {
  it.each([
    ['2025-03-31', '2025-03-20', ['7 2025-04-08', '15 2025-04-15', 'month-end 2025-04-29']],
    ['2025-03-20', '2025-03-10', ['7 2025-03-27', '15 2025-04-04', 'month-end 2025-03-31']],
    ['2025-01-31', '2025-05-15', ['7 2025-05-22', '15 2025-05-30']],
    ['2025-12-31', '2025-12-20', ['7 2026-01-07', '15 2026-01-15', 'month-end 2026-01-30']],
    ['2025-12-31', '2026-01-28', ['month-end 2026-01-30']],
    ['2025-12-31', '2026-01-31', []],
  ])('due %s, on %s', (due, today, expected) => {
    expect(offered(day(due), day(today)).map((one) => `${one.by} ${one.day}`)).toEqual(expected);
  });

  it('are working days to come, later than the due day, no two the same, and never after the plan’s last day', () => {
    const someDay = fc.integer({ min: 0, max: 395 }).map((count) => addDays(day('2025-01-01'), count));
    fc.assert(
      fc.property(someDay, someDay, (due, today) => {
        const days = offered(due, today).map((one) => one.day);
        expect(new Set(days).size).toBe(days.length);
        for (const one of days) {
          expect(calendar.isWorkingDay(one)).toBe(true);
          expect(one > due && one > today && one <= LATEST).toBe(true);
        }
        const from = due < today ? today : due;
        expect(days.length > 0 || addDays(from, 7) > day('2026-01-28')).toBe(true);
      }),
      { numRuns: effort(300, 3000) },
    );
  });
});
