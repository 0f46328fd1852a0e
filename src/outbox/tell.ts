import { present } from '../ports/world.js';
import type { World } from '../ports/world.js';
import { addDays } from '../plan/day.js';
import { isLetterTime } from '../plan/office-hours.js';
import { aFewAtATime } from '../queue/a-few-at-a-time.js';
import type { PersonId } from '../journal/fact.js';
import { writeKey } from './key.js';
import { newsOwed } from './news.js';
import type { OwedNews } from './news.js';
import { notify } from './notify.js';
import { readSent } from './sent.js';

/** After so many days it is no news any more; what still waits stands in the coordinators' letters. */
const NEWS_DAYS = 3;

const PEOPLE_AT_A_TIME = 8;

/** Tells everybody what is news for him: the one way to tell it. Each person's news come in order, and nobody waits for another's. */
export async function tellNews(world: World): Promise<void> {
  const now = world.clock.now();
  const today = now.day;
  const context = present(world);
  const { calendar } = context.office;
  const dispatches = world.outbox.dispatches();
  // Work that was assigned in the evening is told in the morning's letter where there is one.
  const sent = readSent(dispatches);
  // What waits for the next working morning is news then, however long the holidays are.
  const [days, worked] = [addDays(today, -NEWS_DAYS), calendar.onOrBefore(addDays(today, -1))];
  const owed = newsOwed(
    { ...context, today },
    {
      since: worked < days ? worked : days,
      inHours: isLetterTime(context.office, now, world.settings.remindAt),
      dispatches,
      isTold: (key) => sent.key(key) || sent.item(writeKey(key)),
    },
  );
  const byPerson = new Map<PersonId, readonly OwedNews[]>();
  for (const one of owed) byPerson.set(one.key.person, [...(byPerson.get(one.key.person) ?? []), one]);
  await aFewAtATime(PEOPLE_AT_A_TIME, [...byPerson.values()], async (news) => {
    for (const one of news) {
      const delivery = await tell(world, one);
      if (delivery === 'unreachable') return;
    }
  });
}

async function tell(world: World, { key, notice, instead }: OwedNews): Promise<string | null> {
  const address = { chat: key.person, topic: null };
  if (instead === null) return (await notify(world, { key, address, notice })).kind;
  const sent = readSent(world.outbox.dispatches()).dispatch(instead);
  // What has not arrived will say by itself how it was settled.
  if (sent?.state !== 'sent' || sent.messageId === null) return null;
  return (await notify(world, { key, address, notice, instead: sent.messageId })).kind;
}
