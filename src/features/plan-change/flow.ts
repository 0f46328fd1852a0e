import { decreedPlan } from '../../journal/assigned-work.js';
import type { Refused } from '../../journal/rights.js';
import { mayCoordinate } from '../../journal/rights.js';
import { replacedTasks } from '../../plan/drafting/compare.js';
import type { Plan } from '../../plan/plan.js';
import { dayWritten } from '../../journal/fact.js';
import type { History } from '../../journal/history.js';
import { findPerson, movedBetween } from '../../journal/people.js';
import type { PlanApplyOutcome, PlanDropOutcome, PlanRevertOutcome } from './outcome.js';
import { emptyDepartments, movedBackIn } from './preview-flow.js';
import {
  begunWith,
  chosenBesides,
  lastChange,
  leftDepartments,
  pastDueOf,
  renewedIn,
  settledOf,
} from './rule.js';
import { decideOnce, planOfYear, refuse } from '../../ports/world.js';
import type { Gesture, World } from '../../ports/world.js';

interface ApplyRequest {
  readonly version: string;
  readonly renew: boolean;
  /** What the preview was compared with; null of older versions. */
  readonly base?: number | null;
}

/**
 * Puts a kept plan in force: a fact in the journal. Reports stay with their codes, and whoever was to work for another
 * department with it does.
 * @param renew whether codes that are another task now begin anew; else their reports count for the new task
 */
export async function applyPlan(
  world: World,
  gesture: Gesture,
  { version, renew, base = null }: ApplyRequest,
): Promise<PlanApplyOutcome | Refused> {
  type Answer =
    | { readonly kind: 'pending'; readonly plan: Plan; readonly replaced: Plan | null }
    | PlanApplyOutcome
    | Refused;
  await world.plans.recall(version);
  const { answer, facts, before, after } = await decideOnce<Answer>(world, gesture, (context, now) => {
    if (!mayCoordinate(context, gesture)) return refuse('coordinator');
    const plan = world.plans.find(version);
    if (!plan) return { facts: [], answer: { kind: 'gone' } };
    const replaced = planOfYear(world, context.history, plan.year);
    if (replaced === plan) return { facts: [], answer: { kind: 'in-force', plan } };
    const settled = settledOf(context.history, version);
    if (settled) return { facts: [], answer: { kind: 'settled', settled } };
    const outdated = base === null ? null : outdatedSince(context.history, { year: plan.year, base });
    if (outdated) return { facts: [], answer: outdated };
    const renewed = renewedIn(replaced ? replacedTasks(replaced, plan) : [], renew);
    const back = movedBackIn(context, { plan, before: replaced, renewed, today: now.day });
    const pastDue = back.length > 0 ? { pastDue: pastDueOf(back) } : {};
    const fresh = replaced ? begunWith(plan, replaced) : [];
    const begun = fresh.length > 0 ? { newDepartments: fresh } : {};
    const besides = chosenBesides(context.history, { plan, version }, (one) => world.plans.find(one));
    const moves = besides.map(({ person, from, to }) => ({
      kind: 'moved' as const,
      person,
      from,
      to,
      version,
    }));
    return {
      facts: [...moves, { kind: 'plan-applied', year: plan.year, version, renewed, ...pastDue, ...begun }],
      answer: { kind: 'pending', plan, replaced },
    };
  });
  if (answer.kind !== 'pending') return answer;
  const { plan, replaced } = answer;
  return {
    ...{
      kind: 'applied',
      plan,
      version,
      fact: facts.at(-1)?.id ?? 0,
      inForce: decreedPlan(after.office) === plan,
    },
    moved: movedBetween(before.history, after.history),
    left: leftDepartments(after.history, {
      plan,
      version,
      before: replaced ?? decreedPlan(before.office),
    }),
    empty: emptyDepartments(after.history, plan, replaced ?? decreedPlan(before.office)),
  };
}

/** Whether the plan of a year was changed after what was shown of it. */
export function outdatedSince(
  history: History,
  { year, base }: { readonly year: number; readonly base: number },
): Extract<PlanApplyOutcome, { kind: 'outdated' }> | null {
  const last = lastChange(history, year);
  const change = history.facts.find(({ id }) => id === last);
  if (last === base || !change) return null;
  const by = change.by === null ? null : (findPerson(history, change.by) ?? null);
  return { kind: 'outdated', year, by, on: dayWritten(change) };
}

/** Leaves a plan that was shown: no button of its preview applies it any more. */
export async function dropPlan(
  world: World,
  gesture: Gesture,
  version: string,
): Promise<PlanDropOutcome | Refused> {
  await world.plans.recall(version);
  const { answer } = await decideOnce<PlanDropOutcome | Refused>(world, gesture, (context) => {
    if (!mayCoordinate(context, gesture)) return refuse('coordinator');
    const settled = settledOf(context.history, version);
    const plan = world.plans.find(version);
    if (settled && settled.what !== 'dropped') return { facts: [], answer: { kind: 'settled', settled } };
    return {
      facts: settled || !plan ? [] : [{ kind: 'plan-dropped', year: plan.year, version }],
      answer: { kind: 'dropped' },
    };
  });
  return answer;
}

/** Takes an application back: the plan before is in force again, with all that was reported of it, and its people. */
export async function revertPlan(
  world: World,
  gesture: Gesture,
  applied: number,
): Promise<PlanRevertOutcome | Refused> {
  type Answer = Omit<Extract<PlanRevertOutcome, { kind: 'reverted' }>, 'moved'> | { kind: 'not-last' };
  const decided = await decideOnce<Answer | Refused>(world, gesture, (context) => {
    if (!mayCoordinate(context, gesture)) return refuse('coordinator');
    const { appliedPlans } = context.history;
    const own = appliedPlans.find(({ fact }) => fact === applied);
    const last = appliedPlans.findLast(({ year }) => year === own?.year);
    const plan = own && own === last ? world.plans.find(own.version) : null;
    if (!own || !plan) return { facts: [], answer: { kind: 'not-last' } };
    const rest = { ...context.history, appliedPlans: appliedPlans.filter((one) => one !== own) };
    const beneath = rest.appliedPlans.findLast(({ year }) => year === own.year);
    // A file that is gone since cannot come into force again.
    if (beneath && !world.plans.find(beneath.version)) return { facts: [], answer: { kind: 'not-last' } };
    return {
      facts: [{ kind: 'plan-reverted', applied }],
      answer: { kind: 'reverted', plan, before: planOfYear(world, rest, own.year) },
    };
  });
  const { answer, before, after } = decided;
  if (answer.kind !== 'reverted') return answer;
  return { ...answer, moved: movedBetween(before.history, after.history) };
}
