import { readKey } from '../../outbox/key.js';
import { notify } from '../../outbox/notify.js';
import { overviewOf } from './overview.js';
import type { Overview, OverviewRequest } from './overview.js';
import type { Dispatch } from '../../ports/ports.js';
import { yearOf } from '../../plan/day.js';
import { worldOfYear } from '../../ports/earlier-plan.js';
import { present } from '../../ports/world.js';
import type { World } from '../../ports/world.js';

/**
 * Sends the pictures that are owed, until the day is over. One that may have arrived already is not sent again: a
 * week has its words without it, and two of it would only be noise.
 */
export async function postOwedPictures(world: World): Promise<void> {
  for (const dispatch of world.outbox.dispatches()) {
    const key = isOwed(dispatch, world) ? readKey(dispatch.key) : null;
    if (key?.kind !== 'picture') continue;
    // The picture of a year's last week is of that year's plan, also where it is made up after New Year.
    const there = worldOfYear(world, yearOf(key.day));
    const overview = overviewNow(there, key);
    await notify(there, {
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
