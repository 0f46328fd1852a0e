import { readDay } from '../plan/day.js';
import type { Week } from '../reminders/summary.js';
import { overviewOf } from '../reminders/overview.js';
import type { Overview, OverviewRequest } from '../reminders/overview.js';
import { notify } from './notify.js';
import type { Address, Dispatch } from './ports.js';
import { oweAt } from './tell.js';
import { present } from './world.js';
import type { World } from './world.js';

const KIND = 'picture|';

/**
 * Writes down that the picture is owed to a chat that has just got the week's words. It is a message of its own, so
 * that nothing of its drawing and sending stands in the way of the words, or sends them again.
 * @param summary the key under which the words were sent
 */
export async function owePicture(
  world: World,
  { address, week, summary }: { readonly address: Address; readonly week: Week; readonly summary: string },
): Promise<void> {
  await oweAt(world, `${KIND}${week.to}|${week.minute}|${address.chat}|${summary}`, address);
}

/**
 * Sends the pictures that are owed, until the day is over. One that may have arrived already is not sent again: a
 * week has its words without it, and two of it would only be noise.
 */
export async function postOwedPictures(world: World): Promise<void> {
  for (const dispatch of world.outbox.dispatches()) {
    const asked = isOwed(dispatch, world) ? requestIn(dispatch) : null;
    if (!asked) continue;
    const overview = overviewNow(world, asked);
    await notify(world, {
      key: dispatch.key,
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

/** The key of the words that a picture follows; any other key as it is. */
export function wordsKeyOf(key: string): string {
  return key.startsWith(KIND) ? key.split('|').slice(4).join('|') : key;
}

function isOwed({ key, state, perhapsSent, at }: Dispatch, world: World): boolean {
  const today = at.slice(0, 10) === world.clock.now().day;
  return key.startsWith(KIND) && state === 'failed' && !perhapsSent && today;
}

function requestIn({ key }: Dispatch): Omit<OverviewRequest, 'weekday'> | null {
  const [, written = '', minute = ''] = key.split('|');
  const day = readDay(written);
  return day && { day, minute: Number(minute) };
}
