import type { Update } from 'telegraf/types';

/** What every kind of update has somewhere, however new the kind: null where it has not. */
interface Sent {
  readonly person: number | null;
  readonly chat: { readonly id: number; readonly private: boolean } | null;
  readonly topic: number | null;
  readonly messageId: number | null;
}

/** Whether it has a number: all else is looked at where it is read. */
export function isUpdate(value: unknown): value is Update {
  return Number.isSafeInteger(fieldOf(value, 'update_id'));
}

/** Whose it is: a person's wherever he wrote it; where there is none (a channel, an anonymous administrator) its chat's. */
export function laneOf(update: Update): string {
  const { person, chat } = sentOf(update);
  if (person !== null) return `person ${person}`;
  return chat === null ? `update ${update.update_id}` : `chat ${chat.id}`;
}

export function sentOf(update: Update): Sent {
  const content = Object.entries(update).find(([name]) => name !== 'update_id')?.[1] as unknown;
  const from = fieldOf(content, 'from');
  const message = fieldOf(content, 'message') ?? content;
  const chat = fieldOf(message, 'chat');
  const id = numberIn(chat, 'id');
  return {
    // An anonymous administrator writes as one bot in every group.
    person: fieldOf(from, 'is_bot') === true ? null : numberIn(from, 'id'),
    chat: id === null ? null : { id, private: fieldOf(chat, 'type') === 'private' },
    topic: fieldOf(message, 'is_topic_message') === true ? numberIn(message, 'message_thread_id') : null,
    messageId: numberIn(message, 'message_id'),
  };
}

function numberIn(content: unknown, name: string): number | null {
  const value = fieldOf(content, name);
  return typeof value === 'number' ? value : null;
}

/** Updates come in shapes that no release of the types has heard of. */
function fieldOf(content: unknown, name: string): unknown {
  if (typeof content !== 'object' || content === null) return undefined;
  return Object.getOwnPropertyDescriptor(content, name)?.value;
}
