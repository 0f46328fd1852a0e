import type { Day } from '../../plan/day.js';
import type { Plan, Target } from '../../plan/plan.js';

/** How a measurable target stands. */
export interface TargetLine {
  readonly target: Target;
  /** What was reached, in the target's unit; null while nobody reported it. */
  readonly reached: number | null;
  readonly reportedOn: Day | null;
  /** null: it cannot be said. */
  readonly met: boolean | null;
}

/** The targets of a plan of which nothing is reported: a paper leaves a gap for each. */
export function openTargets(plan: Plan): readonly TargetLine[] {
  return plan.targets.map((target) => ({ target, reached: null, reportedOn: null, met: null }));
}
