import { decreedPlan } from '../../../journal/assigned-work.js';
import { neverRan } from '../../../journal/closing.js';
import { daysBetween } from '../../../plan/day.js';
import type { Plan } from '../../../plan/plan.js';
import type { PlanDraft } from '../../../plan/drafting/plan-draft.js';
import { dayWritten } from '../../../journal/fact.js';
import type { Happening } from '../../../journal/fact.js';
import type { History } from '../../../journal/history.js';
import { mayCoordinate } from '../../../journal/rights.js';
import type { Refused } from '../../../journal/rights.js';
import type { Context, ReadDraft } from '../../../ports/ports.js';
import { decideOnce, planOfYear, refuse, saidAt } from '../../../ports/world.js';
import type { Gesture, World } from '../../../ports/world.js';
import { dropPlan, outdatedSince } from '../flow.js';
import type { Preview } from '../outcome.js';
import { draftWritten, previewOf } from '../preview-flow.js';
import { lastChange, settledOf } from '../rule.js';
import { chainOf, correctionsOf } from './chain.js';
import type { Correction } from './correction.js';
import type { BackOutcome, MendOutcome, MendPlace, OpenPlan, Shut } from './outcome.js';
import { mended } from './rule.js';
import type { OwnDepartments } from './rule.js';

/** For so many days a preview is gone on with by a command that does not name it. */
const REMEMBERED_DAYS = 14;

/**
 * What a command without a preview puts something right in: the version that this person was at last, so that one
 * correction builds on the other, else the plan in force.
 */
export async function planToMend(world: World, gesture: Gesture): Promise<OpenPlan | Shut | Refused> {
  const context = await contextOf(world, gesture);
  if (!mayCoordinate(context, gesture)) return { kind: 'refused', needs: 'coordinator' };
  const last = lastMended(world, context.history, gesture);
  const opened = last && !last.overtaken ? await openToMend(world, gesture, last) : null;
  if (opened?.kind === 'open') return opened;
  const place = placeToCome(world, context) ?? (await placeInForce(world, context));
  if (!place) return { kind: 'gone' };
  const inForce = await openToMend(world, gesture, place);
  return inForce.kind === 'open' ? { ...inForce, overtaken: last?.overtaken === true } : inForce;
}

interface LastMended extends MendPlace {
  /** The plan in force is another since. */
  readonly overtaken: boolean;
}

/** What a person put right last and nobody has decided about; null for none. */
export function lastMended(world: World, history: History, { person }: Gesture): LastMended | null {
  const last = history.facts.findLast((fact) => fact.kind === 'plan-mended' && fact.by === person);
  if (last?.kind !== 'plan-mended') return null;
  const { year, version, offered } = last;
  const base = lastChange(history, year);
  const isOld = daysBetween(dayWritten(last), saidAt(world).day) > REMEMBERED_DAYS;
  const isOfOtherYear = world.plans.upTo !== undefined && world.plans.upTo !== year;
  if (isOld || isOfOtherYear || settledOf(history, version)) return null;
  return { version, base, offered, overtaken: base > last.id };
}

/** In the place of a plan that was over before the bot began on it: the one that is to come. */
function placeToCome(world: World, { office, history }: Context): MendPlace | null {
  if (!neverRan(office, history, saidAt(world).day)) return null;
  const next = history.appliedPlans.findLast(({ year }) => year > office.plan.year);
  return next ? { version: next.version, base: lastChange(history, next.year), offered: null } : null;
}

/**
 * The plan in force under a version, which that of PLAN_FILE has only once it is kept beside the others; null where its
 * file is not known.
 */
async function placeInForce(world: World, { office, history }: Context): Promise<MendPlace | null> {
  const plan = decreedPlan(office);
  const applied = history.appliedPlans.findLast(({ year }) => year === plan.year);
  const isApplied = applied !== undefined && world.plans.find(applied.version) === plan;
  const base = lastChange(history, plan.year);
  if (isApplied) return { version: applied.version, base, offered: null };
  const text = world.plans.textOf(plan);
  if (text === null) return null;
  const { version } = await world.plans.keep({ text, plan });
  return { version, base, offered: null };
}

/** As it was before the gesture: an update that is given again is answered as it was the first time. */
export async function contextOf(world: World, gesture: Gesture): Promise<Context> {
  const { before } = await decideOnce(world, gesture, () => ({ facts: [], answer: null }));
  return before;
}

/** A version as it is, where something may be put right in it; why not, else. */
export async function openToMend(
  world: World,
  gesture: Gesture,
  at: MendPlace,
): Promise<OpenPlan | Shut | Refused> {
  await world.plans.recall(at.version);
  if (at.offered !== null) await world.plans.recall(at.offered);
  const context = await contextOf(world, gesture);
  if (!mayCoordinate(context, gesture)) return { kind: 'refused', needs: 'coordinator' };
  const plan = world.plans.find(at.version);
  const draft = plan && world.plans.draftOf(plan);
  if (!plan || !draft) return { kind: 'gone' };
  const shut = whyShut(world, context.history, { at, plan });
  if (shut) return shut;
  return {
    ...{ kind: 'open', at, plan, draft, inForce: isInForce(world, context.history, plan), overtaken: false },
    mended: correctionsOf(context.history, at.version),
  };
}

/** The plan of its year is another since, or the version was decided about. What is in force may always be put right. */
function whyShut(
  world: World,
  history: History,
  { at, plan }: { readonly at: MendPlace; readonly plan: Plan },
): Shut | null {
  const outdated = outdatedSince(history, { year: plan.year, base: at.base });
  if (outdated) return outdated;
  if (isInForce(world, history, plan)) return null;
  const settled = settledOf(history, at.version);
  return settled && { kind: 'settled', settled };
}

/** By what stands in it: read once more from the folder, the plan of PLAN_FILE is another value. */
function isInForce(world: World, history: History, plan: Plan): boolean {
  const current = planOfYear(world, history, plan.year);
  return current !== null && (current === plan || world.plans.textOf(current) === world.plans.textOf(plan));
}

/** Puts one thing right: a version of its own comes of it, shown like any other, and the earlier one is over. */
export async function mendPlan(
  world: World,
  gesture: Gesture,
  { at, correct }: { readonly at: MendPlace; readonly correct: Correction },
): Promise<MendOutcome | Refused> {
  const open = await openToMend(world, gesture, at);
  if (open.kind !== 'open') return open;
  const context = await contextOf(world, gesture);
  const own = await departmentsAtFirst(world, context.history, at);
  const result = mended(open.draft, correct, own);
  if (!result.ok) return { kind: 'fault', fault: result.fault, open };
  const drafted = await draftWritten(world, context, written(result.draft));
  if (drafted.kind === 'which-year') throw new Error('a plan file is of one year');
  if (drafted.kind !== 'read') return { kind: 'unfit', drafted };
  const offered = await offeredToo(world, context, { open, correct, own });
  const preview = await previewOf(world, context, { ...drafted, offered });
  const refused = await noteMended(world, gesture, { at, preview, undone: false });
  if (refused) return refused;
  return {
    ...{ kind: 'mended', preview, before: open.draft, correction: correct, result },
    mended: open.mended + 1,
    offerLost: at.offered !== null && offered === null,
  };
}

function written(draft: PlanDraft): { readonly text: string; readonly year: number } {
  return { text: `${JSON.stringify(draft, null, 2)}\n`, year: draft.year };
}

/** Those that the plan had before anything was put right in it; null where that is not known any more. */
async function departmentsAtFirst(world: World, history: History, at: MendPlace): Promise<OwnDepartments> {
  const [first = at] = chainOf(history, at.version);
  await world.plans.recall(first.version);
  return world.plans.find(first.version)?.departments.map(({ id }) => id) ?? null;
}

/** The same correction in the version that carries more along; null where it cannot be made there. */
async function offeredToo(
  world: World,
  context: Context,
  {
    open,
    correct,
    own,
  }: { readonly open: OpenPlan; readonly correct: Correction; readonly own: OwnDepartments },
): Promise<ReadDraft['offered']> {
  const plan = open.at.offered === null ? null : world.plans.find(open.at.offered);
  const draft = plan && world.plans.draftOf(plan);
  const result = draft && !meansOthers(draft, correct) && mended(draft, correct, own);
  if (!plan || !result || !result.ok) return null;
  const drafted = await draftWritten(world, context, written(result.draft));
  if (drafted.kind !== 'read') return null;
  return { text: drafted.text, plan: drafted.plan, ...moreThan(open.plan, plan) };
}

interface Noted {
  readonly at: MendPlace;
  readonly preview: Preview;
  readonly undone: boolean;
}

/** Writes down what came of a version, unless somebody decided otherwise meanwhile. */
async function noteMended(world: World, gesture: Gesture, noted: Noted): Promise<Shut | Refused | null> {
  const { at, preview, undone } = noted;
  const { plan, version } = preview;
  const { answer } = await decideOnce<Shut | Refused | null>(world, gesture, (context) => {
    if (!mayCoordinate(context, gesture)) return refuse('coordinator');
    const before = world.plans.find(at.version);
    const shut = before ? whyShut(world, context.history, { at, plan: before }) : { kind: 'gone' as const };
    if (shut) return { facts: [], answer: shut };
    const offered = preview.offered?.version ?? null;
    const fact: Happening = {
      ...{ kind: 'plan-mended', year: plan.year, from: at.version, version, offered },
      ...{ offeredBefore: at.offered, undone },
    };
    return { facts: [fact], answer: null };
  });
  return answer;
}

/** Takes the last correction back: the version before it is shown again, under a name of its own. */
export async function takeBack(
  world: World,
  gesture: Gesture,
  at: MendPlace,
): Promise<BackOutcome | Refused> {
  const open = await openToMend(world, gesture, at);
  if (open.kind !== 'open') return open;
  const context = await contextOf(world, gesture);
  const before = chainOf(context.history, at.version).at(-2);
  if (!before) return { kind: 'gone' };
  await world.plans.recall(before.version);
  const plan = world.plans.find(before.version);
  const text = plan && world.plans.textOf(plan);
  if (!plan || text === null) return { kind: 'gone' };
  if (isInForce(world, context.history, plan)) {
    const dropped = await dropPlan(world, gesture, at.version);
    return dropped.kind === 'dropped' ? { kind: 'as-in-force', plan } : dropped;
  }
  const drafted = await draftWritten(world, context, { text, year: plan.year });
  if (drafted.kind !== 'read') return { kind: 'gone' };
  const offered = await offeredAgain(world, before.offered, plan);
  const preview = await previewOf(world, context, { ...drafted, offered });
  const refused = await noteMended(world, gesture, { at, preview, undone: true });
  return refused ?? { kind: 'back', preview, mended: open.mended - 1 };
}

async function offeredAgain(
  world: World,
  version: string | null,
  before: Plan,
): Promise<ReadDraft['offered']> {
  if (version === null) return null;
  await world.plans.recall(version);
  const plan = world.plans.find(version);
  const text = plan && world.plans.textOf(plan);
  return plan && text !== null ? { text, plan, ...moreThan(before, plan) } : null;
}

/** A new department would get the id of another one there. */
function meansOthers({ departments }: PlanDraft, correct: Correction): boolean {
  const named =
    correct.kind === 'lead'
      ? correct.leads
      : correct.kind === 'split'
        ? correct.shares.map(({ department }) => department)
        : [];
  return named.some(({ id, name }) => departments.some((one) => one.id === id && one.name !== name));
}

function moreThan(plan: Plan, whole: Plan): { readonly duties: number; readonly targets: number } {
  return {
    duties: whole.tasks.length - plan.tasks.length,
    targets: whole.targets.length - plan.targets.length,
  };
}
