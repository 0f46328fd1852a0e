import { addDays, lastOfMonth, monthOf, yearOf } from '../../plan/day.js';
import type { Day } from '../../plan/day.js';
import type { Calendar } from '../../plan/calendar.js';
import type { Standing } from '../../journal/standing.js';

/** A later date that a button offers. */
export interface OfferedDay {
  /** So many days more, the end of the month in which the day is, or what words may have meant. */
  readonly by: number | 'month-end' | 'said';
  readonly day: Day;
}

const MORE_DAYS = [7, 15];

/**
 * The later dates that are most often asked for. They count from the due day, and from today where that has passed: who
 * is late already asks for days that are still to come. Each is a working day, the one on which the work is on time
 * last: so many days more run on to the next working day, and the end of the month is its last working day, of the next
 * month where none is left in this one.
 */
export function offeredDays(
  calendar: Calendar,
  { period: { due }, state }: Pick<Standing, 'period' | 'state'>,
  { today, latest }: { readonly today: Day; readonly latest: Day },
): readonly OfferedDay[] {
  const from = state.kind === 'overdue' || due < today ? today : due;
  const offered: readonly OfferedDay[] = [
    ...MORE_DAYS.map((by) => ({ by, day: calendar.onOrAfter(addDays(from, by)) })),
    { by: 'month-end', day: monthEnd(calendar, from) },
  ];
  return offered.filter(
    ({ day }, at) => day > due && day <= latest && offered.findIndex((other) => other.day === day) === at,
  );
}

function monthEnd(calendar: Calendar, from: Day): Day {
  const own = calendar.onOrBefore(lastOfMonth(yearOf(from), monthOf(from)));
  if (own > from) return own;
  const next = addDays(lastOfMonth(yearOf(from), monthOf(from)), 1);
  return calendar.onOrBefore(lastOfMonth(yearOf(next), monthOf(next)));
}
