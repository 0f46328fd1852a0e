import type { Day } from '../../plan/day.js';
import type { DepartmentId } from '../../plan/plan.js';
import type { Fact, LateCause, PeriodRef, PersonId } from '../fact.js';
import { dayOfFact, periodKey } from '../history.js';

/** Why a period is late, as somebody said it. More may be said later; nothing that was said goes. */
export interface LateReason extends PeriodRef {
  readonly fact: number;
  /** The same for all that one gesture gave: they are confirmed together. */
  readonly gesture: string;
  readonly part: DepartmentId | null;
  readonly cause: LateCause;
  readonly words: string;
  readonly by: PersonId | null;
  readonly on: Day;
  /** Of an objective cause: who agreed that it is. */
  readonly confirmed: { readonly by: PersonId | null; readonly on: Day; readonly fact: number } | null;
}

type ReasonFact = Extract<Fact, { kind: 'reason-given' | 'reason-confirmed' }>;

/** Adds a fact to the reasons by `periodKey`, oldest first. Of two confirmations the first holds. */
export function applyLateReason(reasons: Map<string, readonly LateReason[]>, fact: ReasonFact): void {
  if (fact.kind === 'reason-given') {
    const { id, task, period, part, cause, words, by } = fact;
    const key = periodKey(fact);
    const gesture = fact.update === null ? `fact ${id}` : `update ${fact.update}`;
    const given = { fact: id, gesture, task, period, part, cause, words, by, on: dayOfFact(fact) };
    reasons.set(key, [...(reasons.get(key) ?? []), { ...given, confirmed: null }]);
    return;
  }
  const confirmed = { by: fact.by, on: dayOfFact(fact), fact: fact.id };
  for (const [key, known] of reasons) {
    if (!known.some((one) => one.fact === fact.reason)) continue;
    reasons.set(
      key,
      known.map((one) => (one.fact === fact.reason && !one.confirmed ? { ...one, confirmed } : one)),
    );
  }
}

/** What was said last of each part: a cause that was chosen is followed by its words. */
export function latestReasons(reasons: readonly LateReason[]): readonly LateReason[] {
  return [...new Map(reasons.map((reason) => [reason.part, reason])).values()];
}
