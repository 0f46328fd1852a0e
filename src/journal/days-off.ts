import { monthOf, yearOf } from '../plan/day.js';
import type { Day } from '../plan/day.js';
import type { Office } from '../plan/plan.js';
import type { History } from './history.js';

/**
 * So many days off that the coordinator wrote down make the list of a year. The law has eleven public holidays; those on
 * a weekend need not be written down.
 */
const DAYS_OF_A_LIST = 6;

/** A year whose public holidays are not known. */
export interface UnknownDaysOff {
  readonly year: number;
  /** How many the coordinator has written down so far. */
  readonly written: number;
}

/** This year's public holidays where they are not known, in December the next year's; null where they are. */
export function unknownDaysOff(
  { calendar }: Pick<Office, 'calendar'>,
  { changedDays }: Pick<History, 'changedDays'>,
  today: Day,
): UnknownDaysOff | null {
  const year = monthOf(today) === 12 ? yearOf(today) + 1 : yearOf(today);
  const written = changedDays.filter((one) => !one.worked && yearOf(one.day) === year).length;
  return calendar.hasListFor(year) || written >= DAYS_OF_A_LIST ? null : { year, written };
}
