import { addDays } from '../plan/day.js';
import type { Day } from '../plan/day.js';
import { instantAt } from '../plan/day.js';
import { backlogOf } from '../reminders/backlog.js';
import { isClosed, isLetterTime, lettersOwed } from '../reminders/letter.js';
import type { Letter } from '../reminders/letter.js';
import { closingDay, summarize, summaryOwed } from '../reminders/summary.js';
import type { Week, WeeklySummary } from '../reminders/summary.js';
import { coordinators } from '../tracking/people.js';
import { allStandings } from '../tracking/standing.js';
import { notify } from './notify.js';
import type { Context, Dispatch } from './ports.js';
import { readSent } from './sent.js';
import { officeOf, present } from './world.js';
import type { World } from './world.js';
import { replay } from '../tracking/history.js';

/** Days for which the outbox remembers what was sent. */
const OUTBOX_DAYS = 90;

/**
 * What is owed by now and not yet delivered, delivered. Called every minute and after a start; a tick that is
 * skipped or called twice changes nothing. One tick at a time: the caller waits for the one under way.
 */
export async function tick(world: World): Promise<void> {
  await begin(world);
  await sendOpening(world);
  await sendLetters(world);
  await sendSummary(world);
  await sendClosing(world);
  const today = world.clock.now().day;
  await world.outbox.prune(`${addDays(today, -OUTBOX_DAYS)}T00:00:00+00:00`);
}

/** The first start on a plan: rungs before this day count as sent. */
async function begin(world: World): Promise<void> {
  const { year } = world.plan;
  if (present(world).history.startedOn.has(year)) return;
  const at = world.clock.now();
  await world.journal.decide({ by: null, update: null, at }, (facts) => ({
    facts: replay(facts).startedOn.has(year) ? [] : [{ kind: 'plan-started', year, on: at.day }],
    answer: null,
  }));
}

/** The coordinator's first message: what the plan holds, what to look at, and the one list of what was due before. */
async function sendOpening(world: World): Promise<void> {
  const context = present(world);
  const today = world.clock.now().day;
  const { history, office } = context;
  const startedOn = history.startedOn.get(office.plan.year);
  if (startedOn === undefined || isClosed(office, today)) return;
  const sent = readSent(world.outbox.dispatches());
  const waiting = coordinators(history).filter(
    ({ id, unreachable }) => !unreachable && !sent.key(openingKey(id, office.plan.year)),
  );
  if (waiting.length === 0) return;
  if (!history.backlog) await askBacklog(world, context, startedOn);
  const { backlog } = present(world).history;
  const standings = allStandings(office, history, today);
  const items = (backlog?.items ?? []).flatMap(({ task, period }) =>
    standings.filter((standing) => standing.task.code === task && standing.period.id === period),
  );
  await Promise.all(
    waiting.map(({ id }) =>
      notify(world, {
        key: openingKey(id, office.plan.year),
        address: { chat: id, topic: null },
        notice: { kind: 'opening', items },
        items: [`letter|${id}|${today}`],
      }),
    ),
  );
}

async function askBacklog(world: World, { office, history }: Context, startedOn: Day): Promise<void> {
  const at = world.clock.now();
  const asked = backlogOf(office, allStandings(office, history, at.day), startedOn);
  const items = asked.map(({ task, period }) => ({ task: task.code, period: period.id }));
  await world.journal.decide({ by: null, update: null, at }, () => ({
    facts: [{ kind: 'backlog-asked', items }],
    answer: null,
  }));
}

async function sendLetters(world: World): Promise<void> {
  const now = world.clock.now();
  const { office, history } = present(world);
  const dispatches = world.outbox.dispatches();
  const sent = readSent(dispatches);
  const { remindAt } = world.settings;
  const letters = lettersOwed(office, history, { now, remindAt, sent });
  await Promise.all(letters.map((letter) => sendLetter(world, letter, dispatches)));
}

async function sendLetter(world: World, letter: Letter, dispatches: readonly Dispatch[]): Promise<void> {
  const { person, day, keys } = letter;
  const key = letterKey(person.id, day);
  const again = dispatches.some(
    (dispatch) =>
      (dispatch.state === 'intended' || (dispatch.state === 'failed' && dispatch.perhapsSent)) &&
      dispatch.items.some((item) => keys.includes(item)),
  );
  const address = { chat: person.id, topic: null };
  const delivery = await notify(world, {
    key,
    address,
    notice: { kind: 'letter', letter, again },
    items: keys,
  });
  await settleOlder(world, { key, keys, person: person.id, day, sent: delivery.kind === 'sent' }, dispatches);
}

interface Settling {
  readonly key: string;
  readonly keys: readonly string[];
  readonly person: number;
  readonly day: Day;
  readonly sent: boolean;
}

/** An older letter that never got through is replaced by this one; the last one that did loses its buttons. */
async function settleOlder(
  world: World,
  { key, keys, person, day, sent }: Settling,
  dispatches: readonly Dispatch[],
): Promise<void> {
  if (!sent) return;
  const older = dispatches.filter(
    (dispatch) => dispatch.key.startsWith(`letter|${person}|`) && dispatch.key !== key,
  );
  for (const dispatch of older) {
    const open = dispatch.state === 'intended' || dispatch.state === 'failed';
    if (open && dispatch.items.every((item) => keys.includes(item))) {
      await world.outbox.put({
        ...dispatch,
        state: 'dropped',
        reason: `replaced by ${letterKey(person, day)}`,
      });
    }
  }
  const last = older.filter(({ messageId }) => messageId !== null).at(-1);
  if (last?.messageId) await world.messenger.retire(last.address, last.messageId);
}

async function sendSummary(world: World): Promise<void> {
  const now = world.clock.now();
  const { office, history } = present(world);
  const sent = readSent(world.outbox.dispatches());
  const { remindAt, summaryAt } = world.settings;
  const week = summaryOwed(office, history, { now, at: summaryAt, remindAt, sent });
  if (week) await postSummary(world, week, summaryKey(week.monday));
}

/**
 * Posts the summary at the coordinator's word. On the day that closes the week it is the week's own, so that the
 * clock does not say it again; earlier in the week, or a second time, it is one more.
 */
export async function postSummaryNow(world: World, week: Week): Promise<void> {
  const { office } = present(world);
  const now = world.clock.now();
  const closing = closingDay(office, week.monday, world.settings.summaryAt.weekday);
  const sent = readSent(world.outbox.dispatches());
  const own = closing !== null && now.day >= closing && !sent.summary(week.monday);
  await postSummary(world, week, own ? summaryKey(week.monday) : `summary-now|${now.iso}`);
}

/** Posts a week's summary to the group; to the coordinators, saying so, where none is bound. */
async function postSummary(world: World, week: Week, key: string): Promise<void> {
  const { history } = present(world);
  const summary = summaryOf(world, week);
  const { group } = history;
  if (group) {
    const address = { chat: group.chat, topic: group.topic };
    await notify(world, { key, address, notice: { kind: 'summary', summary, withoutGroup: false } });
    return;
  }
  const notice = { kind: 'summary' as const, summary, withoutGroup: true };
  const sent = readSent(world.outbox.dispatches());
  const waiting = coordinators(history).filter(
    ({ id, unreachable }) => !unreachable && !sent.key(`${key}|${id}`),
  );
  await Promise.all(
    waiting.map(({ id }) =>
      notify(world, { key: `${key}|${id}`, address: { chat: id, topic: null }, notice }),
    ),
  );
}

/** The week's figures as the facts stood at its end. */
export function summaryOf(world: World, week: Week): WeeklySummary {
  const facts = world.journal.facts();
  const { timeZone, summaryAt } = world.settings;
  const office = officeOf(world, replay(facts));
  const closedBefore =
    closingDay(office, addDays(week.from, -7), summaryAt.weekday) ?? addDays(week.from, -1);
  return summarize(office, facts, {
    week,
    // To the end of the minute: what was reported at 16:00:30 is in a summary of 16:00 that is posted at 16:00:40.
    instant: new Date(instantAt(timeZone, week.to, week.minute).getTime() + 59_999).toISOString(),
    earlier: new Date(instantAt(timeZone, closedBefore, summaryAt.minute).getTime() + 59_999).toISOString(),
  });
}

/** When the plan is closed the coordinators hear it once, with the hint how to open the next one. */
async function sendClosing(world: World): Promise<void> {
  const now = world.clock.now();
  const { office, history } = present(world);
  const { remindAt } = world.settings;
  if (!isClosed(office, now.day) || !isLetterTime(office, now, remindAt)) return;
  const sent = readSent(world.outbox.dispatches());
  for (const { id, unreachable } of coordinators(history)) {
    const key = `closing|${id}|${office.plan.year}`;
    if (unreachable || sent.key(key)) continue;
    await notify(world, { key, address: { chat: id, topic: null }, notice: { kind: 'closing' } });
  }
}

function letterKey(person: number, day: Day): string {
  return `letter|${person}|${day}`;
}

function summaryKey(monday: Day): string {
  return `summary|${monday}`;
}

function openingKey(person: number, year: number): string {
  return `opening|${person}|${year}`;
}
