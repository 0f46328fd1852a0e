import { doubtfulPlan, earlierPlan, planBefore, worldOfPlan, worldOfYear } from '../ports/earlier-plan.js';
import type { EarlierPlan } from '../ports/earlier-plan.js';
import { present, saidAt } from '../ports/world.js';
import type { World } from '../ports/world.js';
import { findTask } from '../plan/plan.js';
import type { Task } from '../plan/plan.js';
import { saidPeriod } from '../plan/said-period.js';
import { codesSaid } from '../speech/said-report.js';
import type { Action } from '../words/action.js';
import type { Message } from '../words/message.js';
import { acting } from '../journal/duty.js';
import type { Person } from '../journal/history.js';
import { mayReportNow, reportsForAll, stillOwed } from '../journal/rights.js';
import { isOpen, standingsOf } from '../journal/standing.js';
import type { Standing } from '../journal/standing.js';
import { openWorkOf } from '../journal/views.js';
import type { OwnWork } from '../journal/views.js';
import { whichPlan, whichYear } from '../words/which-year.js';
import { readAction } from './callback-data.js';
import type { ChatContext } from './feature.js';
import type { CommandCall, Press } from './feature.js';
import type { Incoming } from './incoming.js';
import { yearDecided, yearOfAction, yearOfMessage } from './year-of.js';

/** Which of two plans in force a command means. */
type PlanMeant =
  | { readonly kind: 'plan'; readonly ctx: ChatContext }
  /** There is something for it in both. */
  | { readonly kind: 'asked'; readonly message: Message };

/**
 * The world in which a press is carried out: the one of the plan that its button, or its message, is of, however long
 * ago that was closed. Null where there is no such plan any more: then nothing may be done in another.
 */
export function worldOfPress(
  ctx: ChatContext,
  pressed: Pick<Press, 'chat' | 'messageId' | 'update'> & { readonly person: Person | null },
  action: Action,
): World | null {
  const { world } = ctx;
  const { person, update, chat, messageId } = pressed;
  const named =
    yearDecided(world, update) ??
    yearOfAction(world, action) ??
    yearOfMessage(world, { chat: chat.id, messageId });
  if (named !== null) return worldOfPlan(world, named);
  // Buttons of older versions name no year.
  const earlier = earlierPlan(world);
  const task = 'task' in action ? action.task : action.kind === 'view' ? taskViewed(action) : null;
  if (!earlier || task === null) return world;
  const isMeantIn = (world: World): boolean =>
    action.kind === 'view'
      ? findTask(present(world).office.plan, task) !== undefined
      : person !== null && openFor(world, person, task).length > 0;
  return !isMeantIn(world) && isMeantIn(earlier.world) ? earlier.world : world;
}

/** The context in whose plan the message stands that a message replies to. */
export function contextOfReply(
  ctx: ChatContext,
  {
    update,
    chat,
    answers,
    answeredButtons,
  }: Pick<Incoming, 'update' | 'chat' | 'answers' | 'answeredButtons'>,
): ChatContext {
  if (answers === null) return ctx;
  const { world } = ctx;
  const buttons = answeredButtons.flatMap((data) => readAction(data) ?? []);
  const [ofButtons = null] = buttons.flatMap((action) => yearOfAction(world, action) ?? []);
  const year = yearOfMessage(world, { chat: chat.id, messageId: answers }) ?? ofButtons;
  return inYear(ctx, yearDecided(world, update) ?? year);
}

/** For what a plan is looked for; `words` is a code without a word of reporting. */
type Meaning = 'report' | 'extend' | 'words';

/**
 * The plan in which the named tasks are open for that person; where they are in both, it is asked. What is open in
 * neither is answered by the plan in force. An update that was decided before means what it meant then. A plan that was
 * closed is meant by a report alone, for some months: what is reported of it is a supplement, and never put on the next
 * plan's task of the same code in silence.
 */
export function planMeant(
  ctx: ChatContext,
  call: Pick<CommandCall, 'incoming' | 'rest' | 'person'>,
  what: Meaning = 'report',
): PlanMeant {
  const { incoming, rest, person } = call;
  const { world } = ctx;
  const decided = yearDecided(world, incoming.update);
  if (decided !== null) return { kind: 'plan', ctx: inYear(ctx, decided) };
  const earlier = earlierPlan(world) ?? (what === 'extend' ? null : doubtfulPlan(world));
  const known = earlier ?? planBefore(world);
  if (!known) return { kind: 'plan', ctx };
  const there = { ...ctx, world: known.world };
  const named = tasksNamed([world, known.world], rest);
  if (named.length === 0) return withoutCode(ctx, call, { earlier, what });
  const { plan } = present(world).office;
  if (named.every((task) => findTask(plan, task) === undefined)) return { kind: 'plan', ctx: there };
  if (!earlier || !person) return { kind: 'plan', ctx };
  const period = periodBegun([world, earlier.world], named, rest);
  if (period !== null) return { kind: 'plan', ctx: period === earlier.world ? there : ctx };
  const now = named.flatMap((task) => openFor(world, person, task));
  const before = named.flatMap((task) => openBefore(earlier, person, task));
  if (before.length === 0) {
    // "I.4b kh2025" of what is open in the other year alone: one of the two is not meant.
    if (!namesPlanOf(rest, earlier.plan.year) || now.length === 0) return { kind: 'plan', ctx };
    const doubt = { year: earlier.plan.year, open: yearOf(world) };
    return { kind: 'asked', message: whichPlan(yearsOf(world, earlier), { named: doubt }) };
  }
  const isReply = yearOf(contextOfReply(ctx, incoming).world) === earlier.plan.year;
  if (now.length === 0 || isReply) return { kind: 'plan', ctx: there };
  const closed = earlier.closed ? earlier.plan.year : null;
  if (what === 'words') return { kind: 'asked', message: whichPlan(yearsOf(world, earlier), { closed }) };
  // Each task with its years beside each other.
  const both = named.flatMap((code) => [...before, ...now].filter(({ task }) => task.code === code));
  return { kind: 'asked', message: whichYear(both, { what, closed }) };
}

/** A command without a code is of the plan of the message that it replies to; else of the plan that has work for it. */
function withoutCode(
  ctx: ChatContext,
  { incoming, person }: Pick<CommandCall, 'incoming' | 'person'>,
  { earlier, what }: { readonly earlier: EarlierPlan | null; readonly what: Meaning },
): PlanMeant {
  if (incoming.answers !== null) return { kind: 'plan', ctx: contextOfReply(ctx, incoming) };
  if (!earlier || earlier.closed || !person || what === 'words') return { kind: 'plan', ctx };
  const today = saidAt(ctx.world).day;
  const openIn = (world: World): readonly OwnWork[] => {
    const { office, history } = present(world);
    return openWorkOf(office, history, { person, today });
  };
  const before = openIn(earlier.world).some(({ first }) => first.category === 'dated');
  if (!before) return { kind: 'plan', ctx };
  if (openIn(ctx.world).length === 0) return { kind: 'plan', ctx: { ...ctx, world: earlier.world } };
  return { kind: 'asked', message: whichPlan(yearsOf(ctx.world, earlier)) };
}

/**
 * The only one of two plans in which the period has begun that the words name: in January "tháng 12" is the last year's.
 * Null where they name none, or it has begun in both.
 */
function periodBegun(worlds: readonly World[], codes: readonly string[], text: string): World | null {
  const [first, ...others] = worlds.filter((world) => codes.some((code) => hasBegun(world, code, text)));
  return first !== undefined && others.length === 0 ? first : null;
}

function hasBegun(world: World, code: string, text: string): boolean {
  const { office, history } = present(world);
  const today = saidAt(world).day;
  const task = findTask(office.plan, code);
  const periods = task ? standingsOf(office, history, task, today).map(({ period }) => period) : [];
  if (periods.length < 2) return false;
  const said = saidPeriod(text, { periods, year: office.plan.year, today });
  if (said.kind !== 'periods' || said.all) return false;
  return periods.some(({ id, opens }) => said.periods.includes(id) && opens <= today);
}

/** What is open for a person of an earlier plan; the months of a closed one are past reporting. */
function openBefore({ world, closed }: EarlierPlan, person: Person, code: string): readonly Standing[] {
  const open = openFor(world, person, code);
  return closed ? open.filter(({ category }) => category === 'dated') : open;
}

/**
 * The plan that counts for a coordinator's or a chairman's command: the earlier one where only that does; where both do,
 * it is asked.
 */
export function planWhere(
  ctx: ChatContext,
  { incoming, rest }: Pick<CommandCall, 'incoming' | 'rest'>,
  counts: (standing: Standing) => boolean,
): PlanMeant {
  const { world } = ctx;
  const decided = yearDecided(world, incoming.update);
  if (decided !== null) return { kind: 'plan', ctx: inYear(ctx, decided) };
  const earlier = earlierPlan(world);
  if (!earlier) return { kind: 'plan', ctx };
  const today = saidAt(world).day;
  const countsIn = (world: World): boolean => {
    const { office, history } = present(world);
    return tasksNamed([world], rest).some((code) => {
      const task = findTask(office.plan, code);
      return task && standingsOf(office, history, task, today).some(counts);
    });
  };
  if (!countsIn(earlier.world)) return { kind: 'plan', ctx };
  if (!countsIn(world)) return { kind: 'plan', ctx: { ...ctx, world: earlier.world } };
  return { kind: 'asked', message: whichPlan(yearsOf(world, earlier)) };
}

/** Where a command may be of either of two plans in force and names no year: the question which; else null. */
export function askedYear({ world }: ChatContext, { update }: Pick<Incoming, 'update'>): Message | null {
  const earlier = yearDecided(world, update) === null ? earlierPlan(world) : null;
  return earlier && whichPlan(yearsOf(world, earlier));
}

/** The years of both plans, the earlier first. */
function yearsOf(world: World, earlier: EarlierPlan): readonly number[] {
  return [earlier.plan.year, yearOf(world)];
}

function yearOf(world: World): number {
  return present(world).office.plan.year;
}

function inYear(ctx: ChatContext, year: number | null): ChatContext {
  return { ...ctx, world: worldOfYear(ctx.world, year) };
}

function taskViewed({ view }: Extract<Action, { kind: 'view' }>): string | null {
  return view.kind === 'task' ? view.task : null;
}

/** Whether words speak of the plan of a year where they may as well mean what was made: "kh2025", "KH năm 2025". */
function namesPlanOf(text: string, year: number): boolean {
  const plan = String.raw`(?<!\p{L})(?:kế\s+hoạch|ke\s+hoach|kh)\s*(?:(?:năm|nam)\s*)?`;
  return new RegExp(`${plan}${year}(?!\\d)`, 'iu').test(text.normalize('NFC'));
}

/** The codes that are a task in one of the plans. */
function tasksNamed(worlds: readonly World[], text: string): readonly string[] {
  const codes = worlds.flatMap((world) => {
    const references = codesSaid(present(world).office.plan, text);
    return references.flatMap((reference) => (reference.kind === 'task' ? [reference.task.code] : []));
  });
  return [...new Set(codes)];
}

/** What of a task the person could report now. */
function openFor(world: World, person: Person, code: string): readonly Standing[] {
  const { office, history } = present(world);
  const today = saidAt(world).day;
  const task: Task | undefined = findTask(office.plan, code);
  if (!task || !mayReportNow(office, history, { task, person, today })) return [];
  const forAll = reportsForAll(office, history, { task, person, today });
  const now = acting(history, person, today);
  return standingsOf(office, history, task, today).filter(
    (standing) => isOpen(standing) && stillOwed(office, standing, { person: now, forAll }),
  );
}
