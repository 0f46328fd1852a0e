import { readKey } from '../outbox/key.js';
import type { SummaryKey } from '../outbox/key.js';
import { notify, owe } from '../outbox/notify.js';
import type { Week } from '../reminders/summary.js';
import { overviewOf } from '../reminders/overview.js';
import type { Overview, OverviewRequest } from '../reminders/overview.js';
import type { Address, Dispatch } from './ports.js';
import { present } from './world.js';
import type { World } from './world.js';

/**
 * Writes down that the picture is owed to a chat that has just got the week's words. It is a message of its own, so
 * that nothing of its drawing and sending stands in the way of the words, or sends them again.
 * @param summary the key under which the words were sent
 */
export async function owePicture(
  world: World,
  {
    address,
    week,
    summary,
  }: { readonly address: Address; readonly week: Week; readonly summary: SummaryKey },
): Promise<void> {
  const { to: day, minute } = week;
  await owe(world, { kind: 'picture', day, minute, chat: address.chat, words: summary }, address);
}

/**
 * Sends the pictures that are owed, until the day is over. One that may have arrived already is not sent again: a
 * week has its words without it, and two of it would only be noise.
 */
export async function postOwedPictures(world: World): Promise<void> {
  for (const dispatch of world.outbox.dispatches()) {
    const key = isOwed(dispatch, world) ? readKey(dispatch.key) : null;
    if (key?.kind !== 'picture') continue;
    const overview = overviewNow(world, key);
    await notify(world, {
      key,
      address: dispatch.address,
      notice: { kind: 'picture', overview },
    });
  }
}

/** The plan as a picture shows it, at a minute of a day. */
export function overviewNow(world: World, { day, minute }: Omit<OverviewRequest, 'weekday'>): Overview {
  const { weekday } = world.settings.summaryAt;
  return overviewOf(present(world).office, world.journal.facts(), { day, minute, weekday });
}

function isOwed({ state, perhapsSent, at }: Dispatch, world: World): boolean {
  const today = at.slice(0, 10) === world.clock.now().day;
  return today && (state === 'owed' || (state === 'failed' && !perhapsSent));
}
