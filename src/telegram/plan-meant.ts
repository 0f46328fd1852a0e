import { earlierPlan, worldOfYear } from '../app/earlier-plan.js';
import { nudgeIn } from '../app/decisions/nudge.js';
import type { Dispatch } from '../app/ports.js';
import { present } from '../app/world.js';
import type { World } from '../app/world.js';
import { yearOfPeriod } from '../plan/periods.js';
import { findTask } from '../plan/plan.js';
import type { Task } from '../plan/plan.js';
import { readCodes } from '../plan/task-code.js';
import { yearOfItems } from '../reminders/item-key.js';
import type { Action } from '../texts/action.js';
import type { Message } from '../texts/message.js';
import { whichYear } from '../texts/two-plans.js';
import { acting } from '../tracking/duty.js';
import type { Fact } from '../tracking/fact.js';
import type { Person } from '../tracking/history.js';
import { mayReportNow, reportsForAll, stillOwed } from '../tracking/reporting.js';
import { isOpen, standingsOf } from '../tracking/standing.js';
import type { Standing } from '../tracking/standing.js';
import type { Press } from './buttons.js';
import { readAction } from './callback-data.js';
import type { Asked, Desk } from './desk.js';
import type { Incoming } from './incoming.js';

/** Which of two plans in force a command means. */
export type PlanMeant =
  | { readonly kind: 'plan'; readonly desk: Desk }
  /** Its tasks are open in both, or some in one and some in the other. */
  | { readonly kind: 'asked'; readonly message: Message };

/** The desk with the world in which a press is carried out: at a year's turn its plan may be the earlier one. */
export function deskOfPress(
  desk: Desk,
  pressed: Pick<Press, 'action' | 'letter' | 'person' | 'update'>,
): Desk {
  const earlier = earlierPlan(desk.world);
  if (!earlier) return desk;
  const { action, letter, person, update } = pressed;
  const named =
    yearDecided(desk.world, update) ?? yearOfAction(desk.world, action) ?? (letter ? letter.year : null);
  if (named !== null) return inYear(desk, named);
  const task = 'task' in action ? action.task : action.kind === 'view' ? taskViewed(action) : null;
  if (task === null) return desk;
  const isMeantIn = (world: World): boolean =>
    action.kind === 'view'
      ? findTask(present(world).office.plan, task) !== undefined
      : openFor(world, person, task).length > 0;
  return !isMeantIn(desk.world) && isMeantIn(earlier.world) ? { ...desk, world: earlier.world } : desk;
}

/** The desk in whose plan the message stands that a message replies to. */
export function deskOfReply(
  desk: Desk,
  {
    update,
    chat,
    answers,
    answeredButtons,
  }: Pick<Incoming, 'update' | 'chat' | 'answers' | 'answeredButtons'>,
): Desk {
  if (answers === null) return desk;
  const sent = desk.world.outbox
    .dispatches()
    .find(({ address, messageId }) => address.chat === chat.id && messageId === answers);
  const buttons = answeredButtons.flatMap((data) => readAction(data) ?? []);
  const [ofButtons = null] = buttons.flatMap((action) => yearOfAction(desk.world, action) ?? []);
  const year = sent ? yearOfDispatch(desk.world, sent) : ofButtons;
  return inYear(desk, yearDecided(desk.world, update) ?? year);
}

/**
 * The plan in which the named tasks are open for that person; where they are in both, it is asked. What is open in
 * neither is answered by the plan in force. An update that was decided before means what it meant then.
 */
export function planMeant(
  desk: Desk,
  { incoming, rest, person }: Asked,
  what: 'report' | 'extend' = 'report',
): PlanMeant {
  const earlier = earlierPlan(desk.world);
  if (!earlier) return { kind: 'plan', desk };
  const decided = yearDecided(desk.world, incoming.update);
  if (decided !== null) return { kind: 'plan', desk: inYear(desk, decided) };
  const named = tasksNamed([desk.world, earlier.world], rest);
  if (named.length === 0) return { kind: 'plan', desk: deskOfReply(desk, incoming) };
  const open = named.map((task) => ({
    now: person ? openFor(desk.world, person, task) : [],
    before: person ? openFor(earlier.world, person, task) : [],
  }));
  const isNow = open.some(({ now }) => now.length > 0);
  const isBefore = open.some(({ before }) => before.length > 0);
  const replied = deskOfReply(desk, incoming).world;
  if (isBefore && (!isNow || replied !== desk.world)) {
    return { kind: 'plan', desk: { ...desk, world: earlier.world } };
  }
  if (isBefore)
    return {
      kind: 'asked',
      message: whichYear(
        open.flatMap(({ before, now }) => [...before, ...now]),
        what,
      ),
    };
  const { plan } = present(desk.world).office;
  const isForeign = named.every((task) => findTask(plan, task) === undefined);
  return { kind: 'plan', desk: isForeign ? { ...desk, world: earlier.world } : desk };
}

/** The desk of the plan that counts for a coordinator's or a chairman's command: the earlier one where only that does. */
export function deskWhere(
  desk: Desk,
  { incoming, rest }: Pick<Asked, 'incoming' | 'rest'>,
  counts: (standing: Standing) => boolean,
): Desk {
  const earlier = earlierPlan(desk.world);
  if (!earlier) return desk;
  const decided = yearDecided(desk.world, incoming.update);
  if (decided !== null) return inYear(desk, decided);
  const today = desk.world.clock.now().day;
  const countsIn = (world: World): boolean => {
    const { office, history } = present(world);
    return tasksNamed([world], rest).some((code) => {
      const task = findTask(office.plan, code);
      return task && standingsOf(office, history, task, today).some(counts);
    });
  };
  return !countsIn(desk.world) && countsIn(earlier.world) ? { ...desk, world: earlier.world } : desk;
}

/** The year of the plan that an update's facts are of: given again it is answered as it was the first time. */
function yearDecided(world: World, update: number): number | null {
  const own = world.journal.facts().find((fact) => fact.update === update && yearOfFact(fact) !== null);
  return own ? yearOfFact(own) : null;
}

/** The year of the plan that a message which the bot sent by itself speaks of. */
function yearOfDispatch(world: World, { key, items }: Dispatch): number | null {
  const nudge = nudgeIn(key);
  return nudge === null ? yearOfItems(items) : yearOfFactNumber(world, nudge);
}

function yearOfAction(world: World, action: Action): number | null {
  const of = action.kind === 'office' ? action.act : action;
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

function inYear(desk: Desk, year: number | null): Desk {
  return { ...desk, world: worldOfYear(desk.world, year) };
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
