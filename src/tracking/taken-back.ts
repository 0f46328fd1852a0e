import { yearOf } from '../plan/day.js';
import { dayOfFact, periodKey } from './fact.js';
import type { Fact } from './fact.js';
import { isRenewedKey } from './plan-record.js';

type PlanApplied = Extract<Fact, { kind: 'plan-applied' }>;

/** The facts that do not stand any more: they count as if they had never been, and stay on record. */
export function takenBackIn(facts: readonly Fact[]): ReadonlySet<number> {
  return new Set(facts.flatMap((fact) => endedBy(fact, facts)));
}

/** Whether facts before this one stand no longer because of it. */
export function takesBack(fact: Fact): boolean {
  return fact.kind === 'withdrawn' || fact.kind === 'returned' || fact.kind === 'plan-reverted';
}

function endedBy(fact: Fact, facts: readonly Fact[]): readonly number[] {
  if (fact.kind === 'withdrawn') return fact.reports;
  // What the coordinator returned stands no longer either.
  if (fact.kind === 'returned') return [fact.report, ...supplementsOf(fact, facts)];
  if (fact.kind !== 'plan-reverted') return [];
  const application = facts.find(({ id }) => id === fact.applied);
  if (application?.kind !== 'plan-applied' || application.renewed.length === 0) return [fact.applied];
  // What was said of the new task meanwhile is nothing of the old one, whose code it bears.
  const meanwhile = facts.filter(
    (one) => one.id > application.id && one.id < fact.id && isOfRenewed(application, one),
  );
  return [fact.applied, ...meanwhile.map(({ id }) => id)];
}

/** More papers of a report that was returned: they would be left hanging on an earlier one. */
function supplementsOf(
  returned: Extract<Fact, { kind: 'returned' }>,
  facts: readonly Fact[],
): readonly number[] {
  const ofReport = facts.filter(
    (one) =>
      one.kind === 'supplemented' &&
      one.id > returned.report &&
      one.id < returned.id &&
      one.part === returned.part &&
      periodKey(one) === periodKey(returned),
  );
  return ofReport.map(({ id }) => id);
}

function isOfRenewed(application: PlanApplied, fact: Fact): boolean {
  if (fact.kind === 'nudged') {
    return fact.periods.some((period) => isRenewedKey(application, periodKey({ task: fact.task, period })));
  }
  if (fact.kind === 'assigned') {
    return application.renewed.includes(fact.task) && application.year <= yearOf(dayOfFact(fact));
  }
  return 'period' in fact && isRenewedKey(application, periodKey(fact));
}
