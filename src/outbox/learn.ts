import type { Address, Delivery } from '../ports/ports.js';
import { present } from '../ports/world.js';
import type { World } from '../ports/world.js';
import type { PersonId } from '../journal/fact.js';
import { replay } from '../journal/replay/replay.js';

/** What a delivery says of the world: a person who cannot be reached, a group that moved, a topic that was closed. */
export async function learn(world: World, address: Address, delivery: Delivery): Promise<void> {
  const cause = { by: null, update: null, at: world.clock.now() };
  const { group } = present(world).history;
  const isGroup = group?.chat === address.chat;
  if (delivery.kind === 'sent' && isGroup) {
    const moved =
      delivery.chat === address.chat
        ? []
        : [{ kind: 'group-moved' as const, from: address.chat, to: delivery.chat }];
    const closed = delivery.topicClosed ? [{ kind: 'topic-closed' as const, chat: delivery.chat }] : [];
    if (moved.length + closed.length > 0) {
      await world.journal.decide(cause, () => ({ facts: [...moved, ...closed], answer: null }));
    }
  }
  if (delivery.kind !== 'unreachable') return;
  if (isGroup) return loseGroup(world);
  const { reason } = delivery;
  const person = address.chat as PersonId;
  const { people, former } = present(world).history;
  // Whoever has left still hears of it, and is not tried every minute where no message reaches him.
  const known = [...people, ...former].find(({ id }) => id === person);
  if (!known || known.unreachable || reason === 'removed') return;
  await world.journal.decide(cause, () => ({
    facts: [{ kind: 'unreachable', person, reason }],
    answer: null,
  }));
}

/** The bot was taken out of the group: it is unbound, once, however the bot learns it. The coordinators hear it as news. */
export async function loseGroup(world: World): Promise<void> {
  const { group } = present(world).history;
  if (!group) return;
  const cause = { by: null, update: null, at: world.clock.now() };
  await world.journal.decide(cause, (known) => ({
    facts:
      replay(known).group?.chat === group.chat
        ? [{ kind: 'group-unbound', chat: group.chat, why: 'removed' }]
        : [],
    answer: null,
  }));
}
