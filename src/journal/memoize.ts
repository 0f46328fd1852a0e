import type { Day } from '../plan/day.js';
import type { Office } from '../plan/plan.js';
import type { History } from './history.js';

type View<Result> = (office: Office, history: History, today: Day) => Result;

/**
 * The same function, which computes its result once for each history and day: one answer asks for it several times, and
 * so does everybody who looks on a quiet day. The result is shared, so it must not be changed.
 */
export function memoize<Result>(compute: View<Result>): View<Result> {
  const results = new WeakMap<
    History,
    { readonly office: Office; readonly today: Day; readonly result: Result }
  >();
  return (office, history, today) => {
    const known = results.get(history);
    if (known?.office === office && known.today === today) return known.result;
    const result = compute(office, history, today);
    results.set(history, { office, today, result });
    return result;
  };
}
