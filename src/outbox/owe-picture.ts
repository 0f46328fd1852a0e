import type { Address } from '../ports/ports.js';
import type { World } from '../ports/world.js';
import type { Day } from '../plan/day.js';
import type { SummaryKey } from './key.js';
import { owe } from './notify.js';

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
  }: {
    readonly address: Address;
    readonly week: { readonly to: Day; readonly minute: number };
    readonly summary: SummaryKey;
  },
): Promise<void> {
  const { to: day, minute } = week;
  await owe(world, { kind: 'picture', day, minute, chat: address.chat, words: summary }, address);
}
