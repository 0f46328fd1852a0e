import type { Refused } from '../../journal/rights.js';
import { isOver } from '../../journal/standing.js';
import { mayCoordinate } from '../../journal/rights.js';
import { refuse } from '../../ports/world.js';
import { replacedTasks } from '../../plan/drafting/compare.js';
import type { PlanComparison } from '../../plan/drafting/compare.js';
import { yearsToDraft } from '../../plan/drafting/years-to-draft.js';
import { withChanges } from '../../plan/calendar.js';
import { yearOf } from '../../plan/day.js';
import type { Day } from '../../plan/day.js';
import { isOfPlan, realDepartments } from '../../plan/plan.js';
import type { Department, Plan, TaskCode } from '../../plan/plan.js';
import { dayWritten } from '../../journal/fact.js';
import type { History } from '../../journal/history.js';
import { findPerson, movedBetween, officersOf } from '../../journal/people.js';
import type {
  PlanApplyOutcome,
  PlanDraftOutcome,
  PlanDropOutcome,
  PlanRevertOutcome,
  RolledOutcome,
} from './outcome.js';
import {
  begunWith,
  chosenBesides,
  lastChange,
  leftDepartments,
  movedBack,
  pastDueOf,
  renewedIn,
  settledOf,
} from './rule.js';
import type { Context, ReadDraft, SentPlan } from '../../ports/ports.js';
import { decideOnce, planOfYear, present, saidAt } from '../../ports/world.js';
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
    earlier: earlierPlans(world, context.history),
    inForce: world.plans.textOf(current),
  });
  if (drafted.kind === 'which-year') return yearsToChoose(world, context, drafted.drafts);
  return drafted.kind === 'read' ? previewOf(world, context, drafted) : drafted;
}

/** Kept for each year that the document may be of: the one that is chosen is looked at then. */
async function yearsToChoose(
  world: World,
  context: Context,
  drafts: readonly ReadDraft[],
): Promise<PlanDraftOutcome> {
  const choices = [];
  for (const drafted of drafts) {
    const { version, plan } = await world.plans.keep(drafted, spentIn(context));
    const more = drafted.offered && (await world.plans.keep(drafted.offered, spentIn(context)));
    choices.push({ year: plan.year, version, offered: more?.version ?? null });
  }
  const [first] = drafts;
  return { kind: 'which-year', choices, title: first?.plan.title ?? '', report: first?.report ?? null };
}

/** The preview of a plan that is kept already, after its year was chosen; null where it is kept no more. */
export async function previewKept(
  world: World,
  gesture: Gesture,
  { version, offered }: { readonly version: string; readonly offered: string | null },
): Promise<PlanDraftOutcome | Refused | null> {
  const context = present(world);
  if (!mayCoordinate(context, gesture)) return { kind: 'refused', needs: 'coordinator' };
  const plan = world.plans.find(version);
  if (!plan) return null;
  const current = context.office.plan;
  const drafted = await world.plans.draft({
    name: `${version}.json`,
    bytes: Buffer.from(world.plans.textOf(plan) ?? ''),
    year: { named: plan.year, present: current.year },
    departments: current.departments,
    earlier: earlierPlans(world, context.history),
    inForce: world.plans.textOf(current),
  });
  if (drafted.kind === 'which-year') return null;
  if (drafted.kind !== 'read') return drafted;
  const more = offered === null ? null : world.plans.find(offered);
  const text = more && world.plans.textOf(more);
  const outside = (one: Plan): { duties: number; targets: number } => ({
    duties: one.tasks.filter(({ appendix }) => !appendix).length,
    targets: one.targets.length,
  });
  return previewOf(world, context, {
    ...drafted,
    carried: outside(plan),
    offered: more && text !== null ? { text, plan: more, ...outside(more) } : null,
  });
}

/** A draft of that year's plan made from the plan in force: kept aside and looked at like one that was sent. */
export async function previewRolled(
  world: World,
  gesture: Gesture,
  forYear: number,
): Promise<RolledOutcome | Refused> {
  const context = present(world);
  if (!mayCoordinate(context, gesture)) return { kind: 'refused', needs: 'coordinator' };
  const { history, office } = context;
  const there = planOfYear(world, history, forYear);
  if (there) return { kind: 'in-force', plan: there };
  const current = office.plan;
  const text = world.plans.textOf(current);
  const { day: today } = saidAt(world);
  const taken = history.appliedPlans.map(({ year }) => year);
  if (text === null || !yearsToDraft(current.year, today, taken).includes(forYear)) return { kind: 'gone' };
  const drafted = await world.plans.draft({
    ...{ name: `${forYear}.json`, bytes: Buffer.from(text), year: { named: forYear, present: current.year } },
    ...{ departments: current.departments, earlier: earlierPlans(world, history), inForce: text },
    roll: { to: forYear, holidays: withChanges(world.holidays, history.changedDays) },
  });
  if (drafted.kind === 'which-year') return { kind: 'gone' };
  return drafted.kind === 'read' ? previewOf(world, context, drafted) : drafted;
}

/** What was dropped or taken back and is sent again is a version of its own: the old buttons mean the old one. */
function spentIn({ history }: Context): (version: string) => boolean {
  return (one) => {
    const settled = settledOf(history, one);
    return settled !== null && settled.what !== 'applied';
  };
}

async function previewOf(world: World, context: Context, drafted: ReadDraft): Promise<PlanDraftOutcome> {
  const current = context.office.plan;
  const isSpent = spentIn(context);
  const { version, plan } = await world.plans.keep(drafted, isSpent);
  const { history } = context;
  const before = planOfYear(world, history, plan.year);
  const { report, carried, offered, comparison } = drafted;
  const reportedBefore = reported(context, comparison);
  const more = offered && (await world.plans.keep(offered, isSpent));
  const { year: from } = current;
  const { day: today } = saidAt(world);
  const back = movedBackIn(context, {
    plan,
    before,
    renewed: renewedIn(comparison?.replaced ?? [], true),
    today,
  });
  return {
    ...{ kind: 'preview', version, plan, comparison, reportedBefore, report, carried },
    left: leftDepartments(withBesides(world, history, { plan, version }), {
      ...{ plan, version, before: before ?? current },
    }),
    empty: emptyDepartments(history, plan, before ?? current),
    offered: offered && more ? { ...offered, version: more.version, from } : null,
    rolled: drafted.rolled ? { ...drafted.rolled, from } : null,
    movedBack: back.filter(({ standing }) => !isOver(standing)),
    base: lastChange(history, plan.year),
  };
}

/** The plan of each year that has one. */
function earlierPlans(world: World, history: History): readonly Plan[] {
  const years = [world.plans.initial, ...history.appliedPlans].map(({ year }) => year);
  return [...new Set(years)].flatMap((year) => planOfYear(world, history, year) ?? []);
}

function withBesides(
  world: World,
  { people, moves, ...history }: History,
  of: { readonly plan: Plan; readonly version: string },
): Pick<History, 'people' | 'moves'> {
  const besides = chosenBesides({ people, moves, ...history }, of, (one) => world.plans.find(one));
  return { people, moves: [...moves, ...besides] };
}

/** Dates are moved by a plan of the year in force alone: that of another year is begun with anew. */
function movedBackIn(
  { office, history }: Context,
  {
    plan,
    before,
    renewed,
    today,
  }: {
    readonly plan: Plan;
    readonly before: Plan | null;
    readonly renewed: readonly TaskCode[];
    readonly today: Day;
  },
): ReturnType<typeof movedBack> {
  if (before === null || plan.year > yearOf(today)) return [];
  return movedBack({ office: { ...office, plan: before }, history, today }, { plan, renewed });
}

function emptyDepartments(history: History, plan: Plan, before: Plan | null): readonly Department[] {
  return newDepartments(plan, before).filter(({ id }) => officersOf(history, id).length === 0);
}

function newDepartments(plan: Plan, before: Plan | null): readonly Department[] {
  return realDepartments(plan).filter(({ id }) => before === null || !isOfPlan(before, id));
}

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
    ...{ kind: 'applied', plan, version, fact: facts.at(-1)?.id ?? 0, inForce: after.office.plan === plan },
    moved: movedBetween(before.history, after.history),
    left: leftDepartments(after.history, { plan, version, before: replaced ?? before.office.plan }),
    empty: emptyDepartments(after.history, plan, replaced ?? before.office.plan),
  };
}

function outdatedSince(
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

function reported({ history }: Context, comparison: PlanComparison | null): readonly TaskCode[] {
  const codes = new Set([...history.reports.values()].flat().map(({ task }) => task));
  return (comparison?.replaced ?? []).map(({ after }) => after.code).filter((code) => codes.has(code));
}
