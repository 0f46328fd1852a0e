import { loseGroup } from './learn.js';
import type { Happening, PersonId, UnreachableReason } from '../journal/fact.js';
import { findPerson } from '../journal/people.js';
import { present } from '../ports/world.js';
import type { World } from '../ports/world.js';

/**
 * Whoever writes can be written to: a message of a person who was unreachable heals that. A coordinator of ADMIN_IDS
 * has no name before he writes himself.
 */
export async function markReachable(world: World, who: PersonId, name: string): Promise<void> {
  const person = findPerson(present(world).history, who);
  if (person?.unreachable) await note(world, { kind: 'reachable', person: who });
  await followName(world, who, name);
  if (person?.name !== '') return;
  for (const post of person.posts) {
    await note(world, { kind: 'enrolled', person: who, name, post, invitation: null });
  }
}

/** Whoever calls himself otherwise by now is named so from now on. A name that says nothing is none. */
export async function followName(world: World, who: PersonId, name: string): Promise<void> {
  const known = findPerson(present(world).history, who);
  const isKnown = known && known.name !== '' && known.posts.length > 0;
  if (!isKnown || known.name === name || name === String(who)) return;
  await note(world, { kind: 'renamed', person: who, name });
}

/** Telegram says that a person blocked the bot. */
export async function markUnreachable(
  world: World,
  person: PersonId,
  reason: UnreachableReason,
): Promise<void> {
  const known = findPerson(present(world).history, person);
  if (!known || known.unreachable) return;
  await note(world, { kind: 'unreachable', person, reason });
}

/** The bot was taken out of a group. */
export async function leaveGroup(world: World, chat: number): Promise<void> {
  const { group } = present(world).history;
  if (group?.chat === chat) await loseGroup(world);
}

/** A group became a supergroup: it has another id from now on. */
export async function followGroup(world: World, from: number, to: number): Promise<void> {
  if (present(world).history.group?.chat === from) await note(world, { kind: 'group-moved', from, to });
}

// Telegram's own news carry no update id: the same update may hold a command, whose answer must not be taken for known.
async function note(world: World, happening: Happening): Promise<void> {
  const cause = { by: null, update: null, at: world.clock.now() };
  await world.journal.decide(cause, () => ({ facts: [happening], answer: null }));
}
