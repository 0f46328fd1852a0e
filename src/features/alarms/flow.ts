import { writeKey } from '../../outbox/key.js';
import type { OutboxKey } from '../../outbox/key.js';
import { notify } from '../../outbox/notify.js';
import { readSent } from '../../outbox/sent.js';
import { addDays } from '../../plan/day.js';
import type { Moment } from '../../plan/day.js';
import { CLOCK_MINUTES, LEAST_MEGABYTES } from './rule.js';
import type { Alarm } from './rule.js';
import { isLetterTime } from '../../plan/office-hours.js';
import { latestWeek } from '../weekly-summary/rule.js';
import type { PersonId } from '../../journal/fact.js';
import { coordinators } from '../../journal/people.js';
import type { NoticeContext, Messenger } from '../../ports/ports.js';
import { present } from '../../ports/world.js';
import type { World } from '../../ports/world.js';
import { isClosed } from '../../journal/closing.js';
import { unknownDaysOff } from '../../journal/days-off.js';

/** Tells every coordinator what only the log would say otherwise, at most once a day for each kind. */
export async function raise(world: World, alarm: Alarm): Promise<void> {
  const { history } = present(world);
  world.log.warn('alarm', { ...alarm });
  for (const { id, unreachable } of coordinators(history)) {
    const key = alarmKey(alarm, id, world.clock.now());
    if (unreachable || readSent(world.outbox.dispatches()).key(key)) continue;
    const address = { chat: id, topic: null };
    await notify(world, { key, address, notice: { kind: 'alarm', alarm }, items: [writeKey(key)] });
  }
}

const said = new WeakMap<Messenger, Set<string>>();

/**
 * The same where the outbox itself cannot be written: nothing is noted, so after a restart it may be said again, and
 * what is sent without a note must never be more than this. Never throws.
 */
export async function raiseUnwritten(world: World, alarm: Alarm): Promise<void> {
  const { messenger, log } = world;
  const known = said.get(messenger) ?? new Set();
  said.set(messenger, known);
  log.warn('alarm', { ...alarm });
  const untold = (error: unknown): void => {
    log.warn('alarm not told', { ...alarm, error: error instanceof Error ? error.message : String(error) });
  };
  const tell = async (context: NoticeContext, id: PersonId): Promise<void> => {
    const key = alarmKey(alarm, id, world.clock.now());
    if (known.has(writeKey(key))) return;
    const delivery = await messenger.deliver({ chat: id, topic: null }, { kind: 'alarm', alarm }, context);
    if (delivery.kind !== 'failed' || delivery.perhapsSent) known.add(writeKey(key));
  };
  try {
    const context = { ...present(world), namesYear: false };
    const reachable = coordinators(context.history).filter(({ unreachable }) => !unreachable);
    for (const { id } of reachable) await tell(context, id).catch(untold);
  } catch (error) {
    untold(error);
  }
}

/** What is missing stays missing for weeks: said once. What happens may happen again tomorrow. */
function alarmKey(alarm: Alarm, person: PersonId, now: Moment): OutboxKey {
  const when = alarm.kind === 'no-holidays' ? alarm.year : now.day;
  return { kind: 'alarm', alarm: alarm.kind, person, when };
}

/**
 * Whether the machine's clock is to be believed: while it is more than ten minutes from Telegram's nothing is sent by
 * itself, and the coordinators are told (docs/delivery.md, promise 11). Without an answer of Telegram's it is.
 */
export async function clockAgrees(world: World): Promise<boolean> {
  const ahead = await world.machine.clockAhead();
  if (ahead === null || Math.abs(ahead) <= CLOCK_MINUTES) return true;
  await raise(world, { kind: 'clock', minutes: Math.round(ahead) });
  return false;
}

/** What a coordinator must hear in time: next year's days off in December, a copy that failed, a disk that fills up. */
export async function lookAhead(world: World): Promise<void> {
  const now = world.clock.now();
  const { office, history } = present(world);
  if (!isLetterTime(office, now, world.settings.remindAt)) return;
  const unknown = isClosed(office, now.day) ? null : unknownDaysOff(office, history, now.day);
  if (unknown) await raise(world, { kind: 'no-holidays', year: unknown.year });
  const fault = world.machine.backupFault();
  if (fault !== null) await raise(world, { kind: 'backup', reason: fault });
  const megabytes = await world.machine.freeSpace();
  if (megabytes !== null && megabytes < LEAST_MEGABYTES) await raise(world, { kind: 'disk', megabytes });
}

/** Once a week, when the week is closed, a copy of the journal goes to the coordinators; never beside a morning's letter. */
export async function sendWeeklyCopy(world: World): Promise<void> {
  const now = world.clock.now();
  const { office, history } = present(world);
  const { summaryAt } = world.settings;
  const isTime = office.calendar.isWorkingDay(now.day) && now.minute >= summaryAt.minute;
  if (!isTime || isClosed(office, now.day)) return;
  const week = latestWeek(office, now, summaryAt);
  // A copy that was missed in a longer standstill is not made up for: it would be the same as the next one.
  if (!week || week.to < addDays(now.day, -7)) return;
  // Nor one of the week before the bot began.
  if (week.to < (history.startedOn.get(office.plan.year) ?? now.day)) return;
  const sent = readSent(world.outbox.dispatches());
  const waiting = coordinators(history)
    .filter(({ unreachable }) => !unreachable)
    .map(({ id }) => ({ id, key: { kind: 'weekly-copy', person: id, monday: week.monday } as const }))
    .filter(({ key }) => !sent.key(key));
  if (waiting.length === 0) return;
  const copy = await world.machine.journalCopy();
  if (copy?.ok === false) return raise(world, { kind: 'backup', reason: copy.fault });
  if (!copy) return;
  for (const { id, key } of waiting) {
    const notice = { kind: 'weekly-copy' as const, day: now.day, ...copy };
    await notify(world, { key, address: { chat: id, topic: null }, notice });
  }
}
