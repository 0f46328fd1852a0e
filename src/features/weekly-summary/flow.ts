import { owePicture } from '../../outbox/owe-picture.js';
import { readKey } from '../../outbox/key.js';
import type { SummaryKey } from '../../outbox/key.js';
import { notify } from '../../outbox/notify.js';
import { readSent } from '../../outbox/sent.js';
import { addDays, instantAt, yearOf } from '../../plan/day.js';
import type { Office } from '../../plan/plan.js';
import { writeItem } from '../../journal/item-key.js';
import { closingDay, summarize, summaryOwed, weekUntilNow } from './rule.js';
import type { Week, WeeklySummary } from './rule.js';
import { replay, replayUntil } from '../../journal/replay/replay.js';
import { coordinators } from '../../journal/people.js';
import { earlierPlan } from '../../ports/earlier-plan.js';
import { officeOf, present } from '../../ports/world.js';
import type { World } from '../../ports/world.js';
import { lastDayOf } from '../../journal/closing.js';

/** Posts the summary of the week that is closed by now, where it was not posted yet. */
export async function postOwedSummary(world: World): Promise<void> {
  const now = world.clock.now();
  const { office, history } = present(world);
  const sent = readSent(world.outbox.dispatches());
  const { remindAt, summaryAt } = world.settings;
  const week = summaryOwed(office, history, { now, at: summaryAt, remindAt, sent });
  // After its year the plan of the year before is a block in the summaries of the next one.
  const isOver = world.plans.upTo !== undefined && week !== null && yearOf(week.to) > office.plan.year;
  if (!week || isOver) return;
  await postSummary(world, week, { key: { kind: 'summary', monday: week.monday, reader: null }, items: [] });
}

/** Posts what a coordinator asked for and could not leave at once, until the day is over: the answer said that it was sent. */
export async function postAskedSummaries(world: World): Promise<void> {
  const now = world.clock.now();
  const { office } = present(world);
  const failed = world.outbox.dispatches().filter(({ state }) => state === 'failed');
  for (const { key: text, perhapsSent, at, items } of failed) {
    // What the clock owes has no items: it was previewed by nobody.
    if (perhapsSent || at.slice(0, 10) !== now.day || items.length === 0) continue;
    const key = readKey(text);
    if (key?.kind !== 'summary' && key?.kind !== 'summary-now') continue;
    const week = weekUntilNow(office, now, world.settings.summaryAt);
    await postSummary(world, week, { key: { ...key, reader: null }, items });
  }
}

/**
 * Posts the summary at the coordinator's word. On the day that closes the week it is the week's own, so that the
 * clock does not say it again; earlier in the week, or a second time, it is one more.
 * @param preview what was previewed: a second tap on it, or the same tap redelivered, posts nothing more
 */
export async function postSummaryNow(
  world: World,
  week: Week,
  preview: string = world.clock.now().iso,
): Promise<void> {
  const { office } = present(world);
  const now = world.clock.now();
  const closing = closingDay(office, week.monday, world.settings.summaryAt.weekday);
  const sent = readSent(world.outbox.dispatches());
  const item = writeItem({ kind: 'preview', preview });
  if (sent.item(item)) return;
  const own = closing !== null && now.day >= closing && !sent.summary(week.monday);
  const key: SummaryKey = own
    ? { kind: 'summary', monday: week.monday, reader: null }
    : { kind: 'summary-now', preview, reader: null };
  await postSummary(world, week, { key, items: [item] });
}

interface Posting {
  readonly key: SummaryKey;
  readonly items: readonly string[];
}

/** Posts a week's summary to the group; to the coordinators, saying so, where none is bound. */
async function postSummary(world: World, week: Week, { key, items }: Posting): Promise<void> {
  const { history } = present(world);
  const { group } = history;
  if (group) {
    const address = { chat: group.chat, topic: group.topic };
    const notice = { kind: 'summary' as const, summary: summaryOf(world, week), withoutGroup: false };
    const delivery = await notify(world, { key, address, notice, items });
    if (delivery.kind === 'sent') {
      // A group that became another meanwhile, or lost its topic, gets the picture where the words went.
      const there = { chat: delivery.chat, topic: delivery.topicClosed ? null : address.topic };
      await owePicture(world, { address: there, week, summary: key });
    }
    return;
  }
  const sent = readSent(world.outbox.dispatches());
  const waiting = coordinators(history).filter(
    ({ id, unreachable }) => !unreachable && !sent.key({ ...key, reader: id }),
  );
  if (waiting.length === 0) return;
  const notice = { kind: 'summary' as const, summary: summaryOf(world, week), withoutGroup: true };
  await Promise.all(
    waiting.map(async ({ id }) => {
      const address = { chat: id, topic: null };
      const delivery = await notify(world, { key: { ...key, reader: id }, address, notice, items });
      if (delivery.kind === 'sent') await owePicture(world, { address, week, summary: key });
    }),
  );
}

/** The week's figures as the facts stood at its end. */
export function summaryOf(world: World, week: Week): WeeklySummary {
  const earlier = earlierPlan(world);
  const office = officeOf(world, replay(world.journal.facts()), week.to);
  const summary = summaryIn(world, office, week);
  if (!earlier || office.plan.year === earlier.plan.year) return summary;
  const before = present(earlier.world).office;
  const closes = lastDayOf(earlier.plan);
  return { ...summary, earlier: { office: before, summary: summaryIn(world, before, week), closes } };
}

function summaryIn(world: World, office: Office, week: Week): WeeklySummary {
  const facts = world.journal.facts();
  const { timeZone, summaryAt } = world.settings;
  const closedBefore = week.before ?? addDays(week.from, -1);
  const earlier = new Date(
    instantAt(timeZone, closedBefore, summaryAt.minute).getTime() + 59_999,
  ).toISOString();
  return summarize(office, facts, {
    ...{ week, earlier },
    officeBefore: officeOf(world, replayUntil(facts, earlier), closedBefore),
    // To the end of the minute: what was reported at 16:00:30 is in a summary of 16:00 that is posted at 16:00:40.
    instant: new Date(instantAt(timeZone, week.to, week.minute).getTime() + 59_999).toISOString(),
  });
}
