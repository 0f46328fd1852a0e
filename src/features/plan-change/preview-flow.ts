import { decreedPlan } from '../../journal/assigned-work.js';
import { isOver } from '../../journal/standing.js';
import { withChanges } from '../../plan/calendar.js';
import { yearsToDraft } from '../../plan/drafting/years-to-draft.js';
import { isOfPlan, realDepartments } from '../../plan/plan.js';
import type { Department, Plan, TaskCode } from '../../plan/plan.js';
import { yearOf } from '../../plan/day.js';
import type { Day } from '../../plan/day.js';
import type { PlanComparison } from '../../plan/drafting/compare.js';
import type { History } from '../../journal/history.js';
import { officersOf } from '../../journal/people.js';
import { mayCoordinate } from '../../journal/rights.js';
import type { Refused } from '../../journal/rights.js';
import type { Context, DraftedPlan, ReadDraft, SentPlan } from '../../ports/ports.js';
import { planOfYear, present, saidAt } from '../../ports/world.js';
import type { Gesture, World } from '../../ports/world.js';
import type { PlanDraftOutcome, Preview, RolledOutcome } from './outcome.js';
import { chosenBesides, lastChange, leftDepartments, movedBack, renewedIn, settledOf } from './rule.js';

/** Reads a plan that the coordinator sent and keeps it aside, in force nowhere. */
export async function previewPlan(
  world: World,
  gesture: Gesture,
  file: Pick<SentPlan, 'name' | 'bytes'> & { readonly year: number | null },
): Promise<PlanDraftOutcome | Refused> {
  const context = present(world);
  if (!mayCoordinate(context, gesture)) return { kind: 'refused', needs: 'coordinator' };
  const current = decreedPlan(context.office);
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
  await world.plans.recall(version);
  if (offered !== null) await world.plans.recall(offered);
  const plan = world.plans.find(version);
  const written = plan && world.plans.textOf(plan);
  if (!plan || written === null) return null;
  const drafted = await draftWritten(world, context, { text: written, year: plan.year });
  if (drafted.kind === 'which-year') return null;
  if (drafted.kind !== 'read') return drafted;
  const more = offered === null ? null : world.plans.find(offered);
  const text = more && world.plans.textOf(more);
  const outside = (one: Plan): { duties: number; targets: number } => ({
    duties: one.tasks.filter(({ origin }) => origin === 'duty').length,
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
  const current = decreedPlan(office);
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

/** A plan file that the bot wrote itself, read and compared as one that was sent. */
export function draftWritten(
  world: World,
  context: Context,
  { text, year }: { readonly text: string; readonly year: number },
): Promise<DraftedPlan> {
  const current = decreedPlan(context.office);
  return world.plans.draft({
    name: `${year}.json`,
    bytes: Buffer.from(text),
    year: { named: year, present: current.year },
    departments: current.departments,
    earlier: earlierPlans(world, context.history),
    inForce: world.plans.textOf(current),
  });
}

/** What was dropped or taken back and is sent again is a version of its own: the old buttons mean the old one. */
function spentIn({ history }: Context): (version: string) => boolean {
  return (one) => {
    const settled = settledOf(history, one);
    return settled !== null && settled.what !== 'applied';
  };
}

/** Keeps a plan that was read, and says what it would change. */
export async function previewOf(world: World, context: Context, drafted: ReadDraft): Promise<Preview> {
  const current = decreedPlan(context.office);
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
export function movedBackIn(
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

export function emptyDepartments(history: History, plan: Plan, before: Plan | null): readonly Department[] {
  return newDepartments(plan, before).filter(({ id }) => officersOf(history, id).length === 0);
}

function newDepartments(plan: Plan, before: Plan | null): readonly Department[] {
  return realDepartments(plan).filter(({ id }) => before === null || !isOfPlan(before, id));
}

function reported({ history }: Context, comparison: PlanComparison | null): readonly TaskCode[] {
  const codes = new Set([...history.reports.values()].flat().map(({ task }) => task));
  return (comparison?.replaced ?? []).map(({ after }) => after.code).filter((code) => codes.has(code));
}
