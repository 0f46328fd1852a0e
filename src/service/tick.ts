import { writeKey } from '../outbox/key.js';
import { notify } from '../outbox/notify.js';
import { readSent } from '../outbox/sent.js';
import { tellNews } from '../outbox/tell.js';
import { addDays, mondayOf } from '../plan/day.js';
import type { Day } from '../plan/day.js';
import { backlogFor, backlogOf, backlogStandings } from '../features/opening/rule.js';
import { lastDayOf } from '../features/letter/ladder.js';
import { isClosed, isLetterTime, weeklyKey } from '../features/letter/rule.js';
import { replay } from '../journal/replay/replay.js';
import { coordinators } from '../journal/people.js';
import { allStandings } from '../journal/standing.js';
import { clockAgrees, lookAhead, sendWeeklyCopy } from '../features/alarms/flow.js';
import { earlierPlan, planBefore } from '../ports/earlier-plan.js';
import { postLetters } from '../features/letter/flow.js';
import { postOwedPictures } from '../features/pictures/flow.js';
import { postOwedSummary } from '../features/weekly-summary/flow.js';
import { OUTBOX_DAYS } from '../ports/ports.js';
import type { Context } from '../ports/ports.js';
import { recordSettings } from './settings-in-force.js';
import { tellUnattached } from '../features/evidence/unattached-flow.js';
import { present } from '../ports/world.js';
import type { World } from '../ports/world.js';

/** That its plan of last year is closed is news for so long; who becomes a coordinator later is not told. */
const CLOSING_NEWS_DAYS = 14;

/**
 * What is owed by now and not yet delivered, delivered. Called every minute and after a start; a tick that is
 * skipped or called twice changes nothing. One tick at a time: the caller waits for the one under way.
 */
export async function tick(world: World): Promise<void> {
  if (!(await clockAgrees(world))) return;
  await begin(world);
  await sendOpening(world);
  const owed = await postLetters(world);
  const earlier = earlierPlan(world);
  if (earlier) await postLetters(earlier.world, owed);
  await postOwedSummary(world);
  await sendClosing(world);
  await sendEarlierClosing(world);
  await sendWeeklyCopy(world);
  await lookAhead(world);
  await tellBoth(world);
  await tellUnattached(world);
  await postOwedPictures(world);
  const today = world.clock.now().day;
  await world.outbox.prune(`${addDays(today, -OUTBOX_DAYS)}T00:00:00+00:00`);
}

/** Of a tick only what a report may be news for: nobody's letter waits for one. */
export async function tickNews(world: World): Promise<void> {
  if (await clockAgrees(world)) await tellBoth(world);
}

/** At a year's turn news are told with the plan that they are of. */
async function tellBoth(world: World): Promise<void> {
  await tellNews(world);
  const earlier = earlierPlan(world);
  if (earlier) await tellNews(earlier.world);
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
  const sent = readSent(world.outbox.dispatches());
  const waiting = coordinators(history).filter(
    ({ id, unreachable }) =>
      !unreachable && !sent.key({ kind: 'opening', person: id, year: office.plan.year }),
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
        notice: { kind: 'opening', items },
        // It is that day's letter, and that week's.
        items: [writeKey({ kind: 'letter', person: id, day: today }), weeklyKey(id, mondayOf(today))],
      }),
    ),
  );
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
