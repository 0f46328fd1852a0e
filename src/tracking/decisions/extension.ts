import type { Day } from '../../plan/day.js';
import type { Period } from '../../plan/deadline.js';
import type { Fact, PeriodRef, PersonId } from '../fact.js';
import { dayOfFact, periodKey } from '../history.js';

/** Somebody's yes or no to a request for a later date. */
export interface Decided {
  readonly fact: number;
  readonly granted: boolean;
  readonly by: PersonId | null;
  readonly on: Day;
  /** Of a no: why. */
  readonly reason: string;
}

/** A request for a later date of one period, and what became of it. It never leaves the record. */
export interface Extension extends PeriodRef {
  readonly fact: number;
  readonly by: PersonId | null;
  readonly askedOn: Day;
  readonly at: string;
  /** The due day at the time of asking. */
  readonly from: Day;
  readonly until: Day;
  readonly reason: string;
  /** Null while it waits. */
  readonly decided: Decided | null;
}

type ExtensionFact = Extract<Fact, { kind: 'extension-asked' | 'extension-granted' | 'extension-refused' }>;

/** Adds a fact to the requests by `periodKey`. Of two decisions the first holds. */
export function applyExtension(extensions: Map<string, readonly Extension[]>, fact: ExtensionFact): void {
  if (fact.kind === 'extension-asked') {
    const { id, task, period, by, at, from, until, reason } = fact;
    const key = periodKey(fact);
    const asked = { fact: id, task, period, by, askedOn: dayOfFact(fact), at, from, until, reason };
    extensions.set(key, [...(extensions.get(key) ?? []), { ...asked, decided: null }]);
    return;
  }
  const granted = fact.kind === 'extension-granted';
  const decided = {
    fact: fact.id,
    granted,
    by: fact.by,
    on: dayOfFact(fact),
    reason: granted ? '' : fact.reason,
  };
  for (const [key, known] of extensions) {
    if (!known.some((one) => one.fact === fact.request)) continue;
    extensions.set(
      key,
      known.map((one) => (one.fact === fact.request && !one.decided ? { ...one, decided } : one)),
    );
  }
}

/** The requests that were granted, oldest first. */
export function grantedOf(extensions: readonly Extension[]): readonly Extension[] {
  return extensions
    .filter(({ decided }) => decided?.granted === true)
    .sort((one, other) => (one.decided?.fact ?? 0) - (other.decided?.fact ?? 0));
}

/** Whether a request waits for a decision; one that asks for no later date than the period has by now does not. */
export function isPending({ decided, until }: Extension, due: Day): boolean {
  return !decided && until > due;
}

/** The request that waits for a decision: of a period there is one at most. */
export function pendingOf(extensions: readonly Extension[], due: Day): Extension | null {
  return extensions.find((one) => isPending(one, due)) ?? null;
}

const moved = new WeakMap<Period, Map<Day, Period>>();

/** The period with another due day; the same value for the same, since ladders are kept by it. */
export function movedTo(period: Period, due: Day): Period {
  if (period.due === due) return period;
  const known = moved.get(period) ?? new Map<Day, Period>();
  moved.set(period, known);
  const value = known.get(due) ?? { ...period, due };
  known.set(due, value);
  return value;
}
