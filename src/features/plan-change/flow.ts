import type { Refused } from '../../journal/rights.js';
import { mayCoordinate } from '../../journal/rights.js';
import { refuse } from '../../ports/world.js';
import { comparePlans } from '../../plan/drafting/compare.js';
import type { PlanComparison } from '../../plan/drafting/compare.js';
import type { Plan, TaskCode } from '../../plan/plan.js';
import type { PlanApplyOutcome, PlanDraftOutcome, PlanRevertOutcome } from './outcome.js';
import type { Context, SentPlan } from '../../ports/ports.js';
import { decideOnce, planOfYear, present } from '../../ports/world.js';
import type { Gesture, World } from '../../ports/world.js';

/** Reads a plan that the coordinator sent and keeps it aside, in force nowhere. */
export async function previewPlan(
  world: World,
  gesture: Gesture,
  file: Pick<SentPlan, 'name' | 'bytes'> & { readonly year: number | null },
): Promise<PlanDraftOutcome | Refused> {
  const context = present(world);
  if (!mayCoordinate(context, gesture)) return { kind: 'refused', needs: 'coordinator' };
  const current = context.office.plan;
  const year = { named: file.year, present: current.year };
  const drafted = await world.plans.draft({
    ...file,
    year,
    departments: current.departments,
    inForce: world.plans.textOf(current),
  });
  if (drafted.kind !== 'read') return drafted;
  const kept = await world.plans.keep(drafted.text);
  if (!kept.ok) return { kind: 'faulty', faults: kept.faults };
  const { version, plan } = kept;
  const before = planOfYear(world, context.history, plan.year);
  const comparison = before && comparePlans(before, plan);
  const reportedBefore = reported(context, comparison);
  const { report, carried } = drafted;
  return { kind: 'preview', version, plan, comparison, reportedBefore, report, carried };
}

/**
 * Puts a kept plan in force: a fact in the journal. Reports stay with their codes.
 * @param renew whether codes that are another task now begin anew; else their reports count for the new task
 */
export async function applyPlan(
  world: World,
  gesture: Gesture,
  { version, renew }: { readonly version: string; readonly renew: boolean },
): Promise<PlanApplyOutcome | Refused> {
  type Answer = { readonly kind: 'pending'; readonly plan: Plan } | PlanApplyOutcome | Refused;
  const { answer, facts, after } = await decideOnce<Answer>(world, gesture, (context) => {
    if (!mayCoordinate(context, gesture)) return refuse('coordinator');
    const plan = world.plans.find(version);
    if (!plan) return { facts: [], answer: { kind: 'gone' } };
    const before = planOfYear(world, context.history, plan.year);
    if (before === plan) return { facts: [], answer: { kind: 'in-force', plan } };
    const renewed = renew && before ? comparePlans(before, plan).replaced.map((one) => one.after.code) : [];
    return {
      facts: [{ kind: 'plan-applied', year: plan.year, version, renewed }],
      answer: { kind: 'pending', plan },
    };
  });
  if (answer.kind !== 'pending') return answer;
  const { plan } = answer;
  return { kind: 'applied', plan, fact: facts[0]?.id ?? 0, inForce: after.office.plan === plan };
}

/** Takes an application back: the plan before is in force again, with all that was reported of it. */
export async function revertPlan(
  world: World,
  gesture: Gesture,
  applied: number,
): Promise<PlanRevertOutcome | Refused> {
  const { answer } = await decideOnce<PlanRevertOutcome | Refused>(world, gesture, (context) => {
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
  return answer;
}

function reported({ history }: Context, comparison: PlanComparison | null): readonly TaskCode[] {
  const codes = new Set([...history.reports.values()].flat().map(({ task }) => task));
  return (comparison?.replaced ?? []).map(({ after }) => after.code).filter((code) => codes.has(code));
}
