import { monthOf, yearOf } from '../day.js';
import type { Day } from '../day.js';

/** From this month on an office draws up the plan of the next year. */
const DRAWS_UP = 10;
/** In this month nothing of a plan of the same year would be in time any more. */
const TOO_LATE = 12;

/**
 * The years for which a draft of an old plan is of use: this year's while there is something left of the year, and the
 * next one's when plans of that are drawn up.
 * @param taken the years that have a plan
 */
export function yearsToDraft(from: number, today: Day, taken: readonly number[]): readonly number[] {
  const [year, month] = [yearOf(today), monthOf(today)];
  return [...(month < TOO_LATE ? [year] : []), ...(month >= DRAWS_UP ? [year + 1] : [])].filter(
    (one) => one > from && !taken.includes(one),
  );
}
