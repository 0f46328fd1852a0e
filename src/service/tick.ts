import { writeKey } from '../outbox/key.js';
import { notify } from '../outbox/notify.js';
import { readSent } from '../outbox/sent.js';
import { tellNews } from '../outbox/tell.js';
import { addDays, mondayOf } from '../plan/day.js';
import type { Day } from '../plan/day.js';
import { leftBefore } from '../features/opening/flow.js';
import { carryAssigned } from '../features/assigned/carry-flow.js';
import { backlogFor, backlogOf, backlogStandings } from '../features/opening/rule.js';
import { isLetterTime } from '../plan/office-hours.js';
import { weeklyKey } from '../features/letter/rule.js';
import { dayWritten } from '../journal/fact.js';
import type { PersonId } from '../journal/fact.js';
import { factsBefore } from '../journal/numbers.js';
import { replay } from '../journal/replay/replay.js';
import { restoredWithoutOutbox } from '../journal/restores.js';
import { coordinators } from '../journal/people.js';
import { allStandings } from '../journal/standing.js';
import { tellLapsed } from '../features/extension/flow.js';
import { clockAgrees, lookAhead, sendWeeklyCopy } from '../features/alarms/flow.js';
import { earlierPlan, planBefore } from '../ports/earlier-plan.js';
import { postLetters } from '../features/letter/flow.js';
import { postOwedPictures } from '../features/pictures/flow.js';
import { postAskedSummaries, postOwedSummary } from '../features/weekly-summary/flow.js';
import { OUTBOX_DAYS } from '../ports/ports.js';
import type { Context } from '../ports/ports.js';
import { recordSettings } from './settings-in-force.js';
import { tellUnattached } from '../features/evidence/unattached-flow.js';
import { present } from '../ports/world.js';
import type { World } from '../ports/world.js';
import { isClosed, lastDayOf } from '../journal/closing.js';

/** That its plan of last year is closed is news for so long; who becomes a coordinator later is not told. */
const CLOSING_NEWS_DAYS = 14;

/**
 * What is owed by now and not yet delivered, delivered. Called every minute and after a start; a tick that is
 * skipped or called twice changes nothing. One tick at a time: the caller waits for the one under way.
 * @param isBehind whether what people sent is still being read: so long nobody is told what stands or is late
 */
export async function tick(world: World, isBehind: () => boolean = () => false): Promise<void> {
  if (!(await clockAgrees(world))) return;
  await begin(world);
  await carryAssigned(world);
  const behind = isBehind();
  if (!behind) await sendWhatStands(world);
  await sendWeeklyCopy(world);
  await lookAhead(world);
  await tellBoth(world);
  if (!behind) {
    await tellUnattached(world);
    await postOwedPictures(world);
  }
  const today = world.clock.now().day;
  await world.outbox.prune(`${addDays(today, -OUTBOX_DAYS)}T00:00:00+00:00`);
}

/** All that says what is open, done or late. */
async function sendWhatStands(world: World): Promise<void> {
  await sendOpening(world);
  const owed = await postLetters(world);
  const earlier = earlierPlan(world);
  if (earlier) await postLetters(earlier.world, owed);
  // The last week of a year is told with the plan of that year, also where it is made up after New Year.
  if (earlier) await postOwedSummary(earlier.world);
  await postOwedSummary(world);
  await postAskedSummaries(world);
  await sendClosing(world);
  await sendEarlierClosing(world);
  await tellLapsed(world);
  if (earlier) await tellLapsed(earlier.world);
}

/** Of a tick only what a report may be news for: nobody's letter waits for one. */
export async function tickNews(world: World): Promise<void> {
  if (await clockAgrees(world)) await tellBoth(world);
}

/** At a year's turn news are told with the plan that they are of. */
async function tellBoth(world: World): Promise<void> {
  await tellNews(world);
  // What is reported of a plan after its closing is news as well.
  const before = planBefore(world);
  if (before) await tellNews(before.world);
}

/** The first start on a plan: rungs before this day count as sent. */
async function begin(world: World): Promise<void> {
  await recordSettings(world);
  const { year } = present(world).office.plan;
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
  // The next plan opens on its first working morning; only at the very first start somebody sits before the machine.
  const isFirst = ![...history.startedOn.keys()].some((year) => year < office.plan.year);
  if (!isFirst && !isLetterTime(office, world.clock.now(), world.settings.remindAt)) return;
  const sent = readSent(world.outbox.dispatches());
  const opened = openedBefore(context);
  const waiting = coordinators(history).filter(
    ({ id, unreachable }) =>
      !unreachable && !opened.has(id) && !sent.key({ kind: 'opening', person: id, year: office.plan.year }),
  );
  if (waiting.length === 0) return;
  if (!backlogFor(history, office.plan)) await askBacklog(world, context, startedOn);
  const backlog = backlogFor(present(world).history, office.plan);
  const standings = allStandings(office, history, today);
  // Whoever becomes a coordinator after the answer is not asked again.
  const asked = backlog?.answeredOn === null ? backlog.items : [];
  const items = backlogStandings(asked, standings);
  await Promise.all(
    waiting.map(({ id }) =>
      notify(world, {
        key: { kind: 'opening', person: id, year: office.plan.year },
        address: { chat: id, topic: null },
        notice: { kind: 'opening', items, before: leftBefore(world) },
        // It is that day's letter, and that week's.
        items: [writeKey({ kind: 'letter', person: id, day: today }), weeklyKey(id, mondayOf(today))],
      }),
    ),
  );
}

/** Who was a coordinator of that plan before a copy was put back without its outbox: no second opening comes. */
function openedBefore({ office, history }: Context): ReadonlySet<PersonId> {
  const restored = restoredWithoutOutbox(history);
  const before = restored && replay(factsBefore(history.facts, restored.id));
  if (!before?.startedOn.has(office.plan.year)) return new Set();
  return new Set(coordinators(before).map(({ id }) => id));
}

async function askBacklog(world: World, { office, history }: Context, startedOn: Day): Promise<void> {
  const at = world.clock.now();
  const asked = backlogOf(office, allStandings(office, history, at.day), startedOn);
  const items = asked.map(({ task, period }) => ({ task: task.code, period: period.id }));
  await world.journal.decide({ by: null, update: null, at }, (facts) => ({
    facts: backlogFor(replay(facts), office.plan) ? [] : [{ kind: 'backlog-asked', items }],
    answer: null,
  }));
}

/** When the plan is closed the coordinators hear it once, with the hint how to open the next one. */
async function sendClosing(world: World): Promise<void> {
  const now = world.clock.now();
  const { office, history } = present(world);
  const { remindAt } = world.settings;
  if (!isClosed(office, now.day) || !isLetterTime(office, now, remindAt)) return;
  const restored = restoredWithoutOutbox(history);
  if (restored && isClosed(office, dayWritten(restored))) return;
  const sent = readSent(world.outbox.dispatches());
  for (const { id, unreachable } of coordinators(history)) {
    const key = { kind: 'closing', person: id, year: office.plan.year } as const;
    if (unreachable || sent.key(key)) continue;
    // Its key is an item too, so that it outlives the ninety days of the outbox: the plan stays closed.
    await notify(world, {
      key,
      address: { chat: id, topic: null },
      notice: { kind: 'closing', day: now.day },
      items: [writeKey(key)],
    });
  }
}

/** The same of last year's plan where the next one is in force already. */
async function sendEarlierClosing(world: World): Promise<void> {
  const before = planBefore(world);
  const today = world.clock.now().day;
  if (before && today <= addDays(lastDayOf(before.plan), CLOSING_NEWS_DAYS)) await sendClosing(before.world);
}
