import type { Update } from 'telegraf/types';
import { oneAtATimeForEachChat } from '../queue/one-at-a-time.js';

/** Runs the work of one chat's updates one after the other, and of different chats at once. */
interface InOrder {
  (update: Update, work: () => Promise<void>): Promise<void>;
}

/** What one person sends in a row is handled in that row, as telegraf does not do by itself. */
export function inOrder(): InOrder {
  const inChat = oneAtATimeForEachChat();
  return (update, work) => {
    const chat = chatOf(update);
    return chat === null ? work() : inChat(chat, work);
  };
}

/** The chat of any kind of update, the presser for a button without a message; null where there is neither. */
function chatOf(update: Update): number | null {
  for (const [name, content] of Object.entries(update)) {
    if (name === 'update_id') continue;
    const id = idIn(content, 'chat') ?? idIn(fieldOf(content, 'message'), 'chat') ?? idIn(content, 'from');
    if (id !== null) return id;
  }
  return null;
}

function idIn(content: unknown, name: string): number | null {
  const id = fieldOf(fieldOf(content, name), 'id');
  return typeof id === 'number' ? id : null;
}

/** Updates come in shapes that no release of the types has heard of. */
function fieldOf(content: unknown, name: string): unknown {
  if (typeof content !== 'object' || content === null) return undefined;
  return Object.getOwnPropertyDescriptor(content, name)?.value;
}
