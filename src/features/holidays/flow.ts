import { mayCoordinate } from '../../journal/rights.js';
import type { Refused } from '../../journal/rights.js';
import type { Context } from '../../ports/ports.js';
import { decideOnce, refuse } from '../../ports/world.js';
import type { Gesture, World } from '../../ports/world.js';
import { LEADING_DATE, leadingDate } from '../report/note.js';
import type { HolidayOutcome } from '../report/outcome.js';

/** Makes a day a day off, or a Saturday worked; without a date lists what is known. */
export async function setHoliday(
  world: World,
  gesture: Gesture,
  text: string,
): Promise<HolidayOutcome | Refused> {
  const { answer } = await decideOnce<HolidayOutcome | Refused>(world, gesture, (context, { day: today }) => {
    if (!mayCoordinate(context, gesture)) return refuse('coordinator');
    const words = text.normalize('NFC').trim();
    if (words === '') return { facts: [], answer: { kind: 'listed', days: listed(world, context) } };
    const date = leadingDate(words, today);
    if (!date) return { facts: [], answer: { kind: 'date-needed', written: words } };
    const rest = words.replace(LEADING_DATE, '').trim();
    const worked = /^(?:(?:là\s+)?ngày\s+)?(?:đi\s+)?làm(?:\s|$)/iu.test(rest);
    const name = rest;
    return {
      facts: [{ kind: 'day-set', day: date, worked, name }],
      answer: { kind: 'set', day: date, worked, name },
    };
  });
  return answer;
}

export function listed(
  world: World,
  { history }: Context,
): Extract<HolidayOutcome, { kind: 'listed' }>['days'] {
  const changed = history.changedDays.map((one) => ({ ...one, certain: true }));
  const known = [
    ...world.holidays.daysOff.map((one) => ({ ...one, worked: false })),
    ...world.holidays.workedDays.map((one) => ({ ...one, worked: true })),
  ].filter((one) => !changed.some(({ day }) => day === one.day));
  return [...known, ...changed].sort((one, other) => (one.day < other.day ? -1 : 1));
}
