import type { Group, Person, Posted, StoredFile, World } from './world.js';
import { messageKey } from './world.js';

/** What a Bot API double holds, as plain JSON: to go on with after a restart. */
export interface Snapshot {
  readonly nextId: number;
  readonly nextUpdateId: number;
  readonly people: readonly Person[];
  readonly groups: readonly SavedGroup[];
  readonly messages: readonly Posted[];
  readonly files: readonly SavedFile[];
  readonly settings: readonly (readonly [string, unknown])[];
}

type SavedGroup = Omit<Group, 'members' | 'topics'> & {
  readonly members: readonly (readonly [number, 'creator' | 'administrator' | 'member'])[];
  readonly topics: readonly (readonly [number, 'open' | 'closed' | 'deleted'])[];
};

type SavedFile = Omit<StoredFile, 'bytes'> & { readonly id: string; readonly base64: string };

/** @param ids what comes next: the double's own counters are its closures' */
export function snapshotOf(world: World, ids: Pick<Snapshot, 'nextId' | 'nextUpdateId'>): Snapshot {
  return {
    ...ids,
    people: [...world.people.values()],
    groups: [...world.groups.values()].map((group) => ({
      ...group,
      members: [...group.members],
      topics: [...group.topics],
    })),
    messages: [...world.messages.values()],
    files: [...world.files].map(([id, { kind, name, bytes }]) => ({
      id,
      kind,
      name,
      base64: bytes.toString('base64'),
    })),
    settings: [...world.settings],
  };
}

/** Puts what was saved into a world that is still empty. */
export function restoreInto(world: World, snapshot: Snapshot): void {
  for (const person of snapshot.people) world.people.set(person.id, { ...person });
  for (const { members, topics, ...group } of snapshot.groups) {
    world.groups.set(group.id, { ...group, members: new Map(members), topics: new Map(topics) });
  }
  for (const message of snapshot.messages) world.messages.set(messageKey(message.chat, message.id), message);
  for (const { id, kind, name, base64 } of snapshot.files) {
    world.files.set(id, { kind, name, bytes: Buffer.from(base64, 'base64') });
  }
  for (const [name, value] of snapshot.settings) world.settings.set(name, value);
}
