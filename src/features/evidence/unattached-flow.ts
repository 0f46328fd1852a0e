import { forgotten, pruned, told } from '../../chat/conversation.js';
import { notify } from '../../outbox/notify.js';
import { present } from '../../ports/world.js';
import type { World } from '../../ports/world.js';
import type { Person } from '../../journal/history.js';
import { findPerson } from '../../journal/people.js';

/**
 * What was sent without a code and joined no report within an hour: its sender is told once, so that nobody believes
 * that it was kept with a report.
 */
export async function tellUnattached(world: World): Promise<void> {
  const now = world.clock.now().iso;
  const { history } = present(world);
  for (const conversation of world.conversations.all()) {
    const { chat, person: id } = conversation;
    const items = forgotten(conversation, now);
    const person = findPerson(history, id);
    const [first] = items;
    if (first && person && chat === id) {
      const notice = { kind: 'unattached', items, latest: latestReport(world, person, now) } as const;
      const key = { kind: 'unattached', person: id, message: first.messageId } as const;
      const delivery = await notify(world, { key, address: { chat, topic: null }, notice });
      if (delivery.kind === 'failed') continue;
      const messageId = delivery.kind === 'sent' ? delivery.messageId : 0;
      const ids = items.map((item) => item.messageId);
      await world.conversations.change({ chat, person: id }, (before) => told(before, ids, messageId));
    }
    if (pruned(conversation, now) !== conversation) {
      await world.conversations.change({ chat, person: id }, (before) => pruned(before, now));
    }
  }
}

/** So long a report counts as made just before. */
const JUST_BEFORE_HOURS = 1;

/** The newest report of a person that stands, if it was made within the last hour. */
export function latestReport(
  world: World,
  person: Person,
  now: string,
): { readonly fact: number; readonly task: string } | null {
  const { history } = present(world);
  const own = [...history.reports.values()].flat().filter(({ by }) => by === person.id);
  const [newest] = own.sort((one, other) => other.fact - one.fact);
  if (!newest) return null;
  const age = Date.parse(now) - Date.parse(newest.at);
  return age <= JUST_BEFORE_HOURS * 3_600_000 ? { fact: newest.fact, task: newest.task } : null;
}
