import type { Day } from '../plan/day.js';
import type { Office } from '../plan/plan.js';
import type { History } from './history.js';

type Reckoning<Result> = (office: Office, history: History, today: Day) => Result;

/**
 * The same function, which reckons once for each state of the plan: a view asks for it several times over, so does
 * everybody who looks on a quiet day. Its results are shared, so they must not be changed.
 */
export function keptFor<Result>(reckon: Reckoning<Result>): Reckoning<Result> {
  const kept = new WeakMap<
    History,
    { readonly office: Office; readonly today: Day; readonly result: Result }
  >();
  return (office, history, today) => {
    const last = kept.get(history);
    if (last?.office === office && last.today === today) return last.result;
    const result = reckon(office, history, today);
    kept.set(history, { office, today, result });
    return result;
  };
}
