import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, day } from '../../../../src/plan/day.js';
import { postponedUntil, snoozesOf } from '../../../../src/features/letter/postponement/rule.js';
import { SNOOZES } from '../../../../src/words/action.js';
import { allStandings } from '../../../../src/journal/standing.js';
import { effort } from '../../../support/effort.js';
import { historyOf, office, standing, started } from '../../../support/builders.js';

const history = historyOf(started('2025-01-02'));

describe('a reminder that is put off comes back', () => {
  it.each([
    ['2025-03-24', 'III.1', '2025-03-27'],
    ['2025-03-27', 'III.1', '2025-03-28'],
    ['2025-03-28', 'III.1', null],
    ['2025-03-31', 'III.1', null],
    ['2025-04-01', 'III.1', '2025-04-04'],
    ['2025-04-03', 'III.1', '2025-04-08'],
    // 31/01/2025 lies in the Tết leave: the working day before it is 24/01.
    ['2025-01-20', 'VI.1', '2025-01-23'],
    ['2025-01-23', 'VI.1', '2025-01-24'],
    ['2025-01-24', 'VI.1', null],
  ])('put off on %s, %s: %s', (today, code, expected) => {
    const put = { today: day(today), days: 3 } as const;
    expect(postponedUntil(office, standing(history, today, { code }), put)).toBe(expected);
  });

  it.each([
    ['2025-03-20', 'III.1', [1, 3, 7]],
    ['2025-03-24', 'III.1', [1, 3]],
    ['2025-03-26', 'III.1', [1]],
    // The day before the due date is a Sunday, and the working day before that is today.
    ['2025-03-28', 'III.1', []],
    ['2025-03-31', 'III.1', []],
    ['2025-04-01', 'III.1', [1, 3, 7]],
  ])('on %s, %s: offered are %o days', (today, code, expected) => {
    expect(snoozesOf(office, [standing(history, today, { code })], day(today))).toEqual(expected);
  });

  it('on a working day after today, and of what is in time before its due day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 363 }), fc.constantFrom(...SNOOZES), (offset, days) => {
        const today = addDays(day('2025-01-02'), offset);
        for (const one of allStandings(office, history, today)) {
          const until = postponedUntil(office, one, { today, days });
          if (until === null) continue;
          // What is offered keeps its word: not a day earlier, for want of room before the due date.
          if (snoozesOf(office, [one], today).includes(days))
            expect(until >= addDays(today, days)).toBe(true);
          expect(office.calendar.isWorkingDay(until)).toBe(true);
          expect(until > today).toBe(true);
          if (one.state.kind === 'within') expect(until < one.period.due).toBe(true);
        }
      }),
      { numRuns: effort(40, 363) },
    );
  });
});
