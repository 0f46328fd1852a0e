import { firstOfMonth } from '../plan/day.js';
import type { Day } from '../plan/day.js';
import type { Office } from '../plan/plan.js';
import type { Standing } from './standing.js';

/** The first day on which a period can be completed. Work on request that nobody has dated has the plan's year. */
export function opensFor({ plan }: Office, { period, category, state }: Standing): Day {
  const isUndated = category === 'requested' && (state.kind === 'undated' || period.opens === period.due);
  return isUndated ? openingOfYear(plan.year) : period.opens;
}

/** Nothing of a plan is done before its year. */
export function openingOfYear(year: number): Day {
  return firstOfMonth(year, 1);
}
