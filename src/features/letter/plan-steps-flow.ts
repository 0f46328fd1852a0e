import { dayWritten } from '../../journal/fact.js';
import type { Fact } from '../../journal/fact.js';
import type { History } from '../../journal/history.js';
import { addDays } from '../../plan/day.js';
import type { Day } from '../../plan/day.js';
import { planOfYear } from '../../ports/world.js';
import type { World } from '../../ports/world.js';
import type { PlanStep } from './plan-news.js';

/** A change of the plan is news for so long; whoever comes in later reads the plan as it is. */
const NEWS_DAYS = 60;

/** Each change of the plan of a year since that year was begun, with the plan before it. */
export function planSteps(world: World, { facts, startedOn }: History, of: Asked): readonly PlanStep[] {
  const { year, today } = of;
  const since = addDays(today, -NEWS_DAYS);
  const begun = startedOn.get(year);
  return facts.flatMap((fact): readonly PlanStep[] => {
    if (fact.kind !== 'plan-applied' && fact.kind !== 'plan-reverted') return [];
    const on = dayWritten(fact);
    if (begun === undefined || on < begun || on < since) return [];
    const before = planOfYear(world, { appliedPlans: appliedBefore(facts, fact.id) }, year);
    return before ? [{ fact: fact.id, on, before }] : [];
  });
}

/** The plans that were applied before a fact and not taken back by then. */
function appliedBefore(facts: readonly Fact[], id: number): History['appliedPlans'] {
  const earlier = facts.filter((fact) => fact.id < id);
  const reverted = new Set(earlier.flatMap((fact) => (fact.kind === 'plan-reverted' ? [fact.applied] : [])));
  return earlier.flatMap((fact) =>
    fact.kind === 'plan-applied' && !reverted.has(fact.id)
      ? [{ fact: fact.id, year: fact.year, version: fact.version, on: dayWritten(fact) }]
      : [],
  );
}

interface Asked {
  readonly year: number;
  readonly today: Day;
}
