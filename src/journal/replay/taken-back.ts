import { periodKey } from '../fact.js';
import type { Fact, FactOf } from '../fact.js';
import { yearAssigned } from './people.js';
import { isRenewedKey } from './plans.js';

/** The ids of the facts that were taken back: they count as if they had never been, and stay in the journal. */
export function takenBackIn(facts: readonly Fact[]): ReadonlySet<number> {
  return new Set(facts.flatMap((fact) => takenBackBy(fact, facts)));
}

/** Whether the fact takes back facts before it. */
export function takesBack({ kind }: Fact): boolean {
  return kind === 'withdrawn' || kind === 'returned' || kind === 'plan-reverted';
}

function takenBackBy(fact: Fact, facts: readonly Fact[]): readonly number[] {
  if (fact.kind === 'withdrawn') return fact.reports;
  if (fact.kind === 'returned') return [fact.report, ...supplementsOf(fact, facts)];
  if (fact.kind === 'plan-reverted') return [fact.applied, ...saidOfRenewed(fact, facts)];
  return [];
}

/** Without its report a supplement would be added to an earlier one. */
function supplementsOf(returned: FactOf<'returned'>, facts: readonly Fact[]): readonly number[] {
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

/** What was said of a new task while its plan was in force says nothing of the old task, which has the same code. */
function saidOfRenewed(reverted: FactOf<'plan-reverted'>, facts: readonly Fact[]): readonly number[] {
  const applied = facts.find(({ id }) => id === reverted.applied);
  if (applied?.kind !== 'plan-applied') return [];
  const begun = facts.flatMap((one) =>
    one.kind === 'plan-started' && one.id < reverted.id ? [one.year] : [],
  );
  const meanwhile = facts.filter(
    (one) => one.id > applied.id && one.id < reverted.id && isOfRenewed(applied, one, begun),
  );
  return meanwhile.map(({ id }) => id);
}

function isOfRenewed(applied: FactOf<'plan-applied'>, fact: Fact, begun: readonly number[]): boolean {
  if (fact.kind === 'nudged') {
    return fact.periods.some((period) => isRenewedKey(applied, periodKey({ task: fact.task, period })));
  }
  if (fact.kind === 'assigned') {
    return applied.renewed.includes(fact.task) && yearAssigned(fact, begun) === applied.year;
  }
  if (fact.kind === 'changed' || fact.kind === 'change-prepared') {
    return applied.renewed.includes(fact.task) && fact.year === applied.year;
  }
  return 'period' in fact && isRenewedKey(applied, periodKey(fact));
}
