import type { DeadlineKind, Period } from '../plan/deadline.js';
import { addDays } from '../plan/day.js';

const RECURRING: ReadonlySet<DeadlineKind> = new Set([
  'weekly',
  'monthly',
  'quarterly',
  'half-yearly',
  'yearly',
]);

export function recurs(kind: DeadlineKind): boolean {
  return RECURRING.has(kind);
}

/**
 * Recurring periods with each due day moved by a number of days, negative for earlier. A later period opens the
 * day after the one before it falls due, so that two are never open at once; the first opens when it did.
 */
export function movePeriods(periods: readonly Period[], days: number): readonly Period[] {
  if (days === 0) return periods;
  return periods.map((period, index) => {
    const before = index === 0 ? undefined : periods[index - 1];
    return {
      ...period,
      opens: before ? addDays(before.due, days + 1) : period.opens,
      due: addDays(period.due, days),
    };
  });
}
