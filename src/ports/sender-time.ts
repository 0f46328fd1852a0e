import { momentIn } from '../plan/day.js';
import type { World } from './world.js';

/** Telegram keeps an update for 24 hours; what says that it is older still is not believed. */
const OLDEST_MINUTES = 48 * 60;
/** As far ahead of the machine's clock as Telegram's may be (docs/delivery.md, 11). */
const AHEAD_MINUTES = 10;
/** What is read within that time is read at once: where the day is the same, the clock's time is the sender's. */
const AT_ONCE_MINUTES = 1;

/**
 * The world in which a message is carried out: it counts for the moment at which it was sent, however late it is read
 * (docs/delivery.md, 13). A time that cannot be true counts for nothing, and the time of reading does. Telegram tells no
 * time of a press, so a press counts for the moment at which it is read.
 * @param date seconds since 1970, as Telegram gave them with the message
 */
export function worldOfSender(world: World, date: number): World {
  if (!Number.isSafeInteger(date) || date <= 0) return world;
  const now = world.clock.now();
  const minutes = (Date.parse(now.iso) / 1000 - date) / 60;
  if (minutes < -AHEAD_MINUTES || minutes > OLDEST_MINUTES) return world;
  const sent = momentIn(world.settings.timeZone, new Date(date * 1000));
  return Math.abs(minutes) < AT_ONCE_MINUTES && sent.day === now.day ? world : { ...world, sent };
}
