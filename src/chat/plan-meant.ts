import { earlierPlan, worldOfYear } from '../ports/earlier-plan.js';
import { present } from '../ports/world.js';
import type { World } from '../ports/world.js';
import { readKey } from '../outbox/key.js';
import { findTask } from '../plan/plan.js';
import type { Task } from '../plan/plan.js';
import { yearOfPeriod } from '../plan/periods.js';
import { readCodes } from '../plan/task-code.js';
import { yearOfItems } from '../journal/item-key.js';
import type { Action } from '../words/action.js';
import type { Message } from '../words/message.js';
import { acting } from '../journal/duty.js';
import type { Fact } from '../journal/fact.js';
import type { Person } from '../journal/history.js';
import { mayReportNow, reportsForAll, stillOwed } from '../journal/rights.js';
import { isOpen, standingsOf } from '../journal/standing.js';
import type { Standing } from '../journal/standing.js';
import { whichYear } from '../words/which-year.js';
import { readAction } from './callback-data.js';
import type { ChatContext } from './feature.js';
import type { CommandCall, Press } from './feature.js';
import type { Incoming } from './incoming.js';

/** Which of two plans in force a command means. */
type PlanMeant =
  | { readonly kind: 'plan'; readonly ctx: ChatContext }
  /** Its tasks are open in both, or some in one and some in the other. */
  | { readonly kind: 'asked'; readonly message: Message };

/** The context with the world in which a press is carried out: at a year's turn its plan may be the earlier one. */
export function worldOfPress(
  ctx: ChatContext,
  pressed: Pick<Press, 'chat' | 'messageId' | 'person' | 'update'>,
  action: Action,
): World {
  const { world } = ctx;
  const earlier = earlierPlan(world);
  if (!earlier) return world;
  const { person, update, chat, messageId } = pressed;
  const named =
    yearDecided(world, update) ??
    yearOfAction(world, action) ??
    yearOfMessage(world, { chat: chat.id, messageId });
  if (named !== null) return worldOfYear(world, named);
  // Buttons of older versions name no year.
  const task = 'task' in action ? action.task : action.kind === 'view' ? taskViewed(action) : null;
  if (task === null) return world;
  const isMeantIn = (world: World): boolean =>
    action.kind === 'view'
      ? findTask(present(world).office.plan, task) !== undefined
      : openFor(world, person, task).length > 0;
  return !isMeantIn(world) && isMeantIn(earlier.world) ? earlier.world : world;
}

/** The context of the plan in which a person has the task open; the one in force where that is not the earlier alone. */
export function contextOfTask(ctx: ChatContext, person: Person, code: string): ChatContext {
  const earlier = earlierPlan(ctx.world);
  if (!earlier || openFor(ctx.world, person, code).length > 0) return ctx;
  return openFor(earlier.world, person, code).length > 0 ? { ...ctx, world: earlier.world } : ctx;
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

/**
 * The plan in which the named tasks are open for that person; where they are in both, it is asked. What is open in
 * neither is answered by the plan in force. An update that was decided before means what it meant then.
 */
export function planMeant(
  ctx: ChatContext,
  { incoming, rest, person }: CommandCall,
  what: 'report' | 'extend' = 'report',
): PlanMeant {
  const earlier = earlierPlan(ctx.world);
  if (!earlier) return { kind: 'plan', ctx };
  const decided = yearDecided(ctx.world, incoming.update);
  if (decided !== null) return { kind: 'plan', ctx: inYear(ctx, decided) };
  const named = tasksNamed([ctx.world, earlier.world], rest);
  if (named.length === 0) return { kind: 'plan', ctx: contextOfReply(ctx, incoming) };
  const open = named.map((task) => ({
    now: person ? openFor(ctx.world, person, task) : [],
    before: person ? openFor(earlier.world, person, task) : [],
  }));
  const isNow = open.some(({ now }) => now.length > 0);
  const isBefore = open.some(({ before }) => before.length > 0);
  const replied = contextOfReply(ctx, incoming).world;
  if (isBefore && (!isNow || replied !== ctx.world)) {
    return { kind: 'plan', ctx: { ...ctx, world: earlier.world } };
  }
  if (isBefore)
    return {
      kind: 'asked',
      message: whichYear(
        open.flatMap(({ before, now }) => [...before, ...now]),
        what,
      ),
    };
  const { plan } = present(ctx.world).office;
  const isForeign = named.every((task) => findTask(plan, task) === undefined);
  return { kind: 'plan', ctx: isForeign ? { ...ctx, world: earlier.world } : ctx };
}

/** The context of the plan that counts for a coordinator's or a chairman's command: the earlier one where only that does. */
export function contextWhere(
  ctx: ChatContext,
  { incoming, rest }: Pick<CommandCall, 'incoming' | 'rest'>,
  counts: (standing: Standing) => boolean,
): ChatContext {
  const earlier = earlierPlan(ctx.world);
  if (!earlier) return ctx;
  const decided = yearDecided(ctx.world, incoming.update);
  if (decided !== null) return inYear(ctx, decided);
  const today = ctx.world.clock.now().day;
  const countsIn = (world: World): boolean => {
    const { office, history } = present(world);
    return tasksNamed([world], rest).some((code) => {
      const task = findTask(office.plan, code);
      return task && standingsOf(office, history, task, today).some(counts);
    });
  };
  return !countsIn(ctx.world) && countsIn(earlier.world) ? { ...ctx, world: earlier.world } : ctx;
}

/** The year of the plan that an update's facts are of: given again it is answered as it was the first time. */
function yearDecided(world: World, update: number): number | null {
  const own = world.journal.facts().find((fact) => fact.update === update && yearOfFact(fact) !== null);
  return own ? yearOfFact(own) : null;
}

/** The year of the plan that a message which the bot sent by itself speaks of; null for other messages. */
function yearOfMessage(
  world: World,
  place: { readonly chat: number; readonly messageId: number },
): number | null {
  const sent = world.outbox
    .dispatches()
    .find(({ address, messageId }) => address.chat === place.chat && messageId === place.messageId);
  if (!sent) return null;
  const key = readKey(sent.key);
  return key?.kind === 'nudge' ? yearOfFactNumber(world, key.fact) : yearOfItems(sent.items);
}

function yearOfAction(world: World, action: Action): number | null {
  const of = action;
  if ('year' in of) return of.year;
  if ('period' in of && of.period !== null && of.period !== 'all') return yearOfPeriod(of.period);
  if ('fact' in of) return yearOfFactNumber(world, of.fact);
  if ('request' in of) return yearOfFactNumber(world, of.request);
  if ('report' in of) return yearOfFactNumber(world, of.report);
  if ('nudge' in of) return yearOfFactNumber(world, of.nudge);
  return 'reason' in of ? yearOfFactNumber(world, of.reason) : null;
}

function yearOfFactNumber(world: World, number: number): number | null {
  const fact = world.journal.facts().find(({ id }) => id === number);
  return fact ? yearOfFact(fact) : null;
}

function yearOfFact(fact: Fact): number | null {
  const period = 'period' in fact ? fact.period : fact.kind === 'nudged' ? fact.periods[0] : undefined;
  return period === undefined ? null : yearOfPeriod(period);
}

function inYear(ctx: ChatContext, year: number | null): ChatContext {
  return { ...ctx, world: worldOfYear(ctx.world, year) };
}

function taskViewed({ view }: Extract<Action, { kind: 'view' }>): string | null {
  return view.kind === 'task' ? view.task : null;
}

/** The codes that are a task in one of the plans. */
function tasksNamed(worlds: readonly World[], text: string): readonly string[] {
  const codes = worlds.flatMap((world) => {
    const { references } = readCodes(present(world).office.plan, text);
    return references.flatMap((reference) => (reference.kind === 'task' ? [reference.task.code] : []));
  });
  return [...new Set(codes)];
}

/** What of a task the person could report now. */
function openFor(world: World, person: Person, code: string): readonly Standing[] {
  const { office, history } = present(world);
  const today = world.clock.now().day;
  const task: Task | undefined = findTask(office.plan, code);
  if (!task || !mayReportNow(office, history, { task, person, today })) return [];
  const forAll = reportsForAll(history, task, { person, today });
  const now = acting(history, person, today);
  return standingsOf(office, history, task, today).filter(
    (standing) => isOpen(standing) && stillOwed(office, standing, { person: now, forAll }),
  );
}
