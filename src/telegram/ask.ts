import type { ChatFromGetChat, ChatPermissions } from 'telegraf/types';
import { silentLog } from '../ports/memory.js';
import { createConnection } from './connection.js';
import type { Connection } from './connection.js';
import { scrubber } from './scrub.js';

export type AboutMe =
  | { readonly ok: true; readonly id: number; readonly username: string; readonly sees: boolean }
  | { readonly ok: false; readonly fault: string };

type Way = Pick<Connection, 'apiRoot' | 'proxy' | 'token'>;

/** Asks Telegram who the bot of the token is. */
export async function askMe(way: Way): Promise<AboutMe> {
  const scrub = scrubber(way.token);
  const { telegram } = createConnection({ ...way, scrub, log: silentLog });
  try {
    const me = await telegram.getMe();
    return { ok: true, id: me.id, username: me.username, sees: me.can_read_all_group_messages };
  } catch (error) {
    return { ok: false, fault: scrub(error instanceof Error ? error.message : String(error)) };
  }
}

/** Asks Telegram what the bot is and may do in a group; where that is too little, what to do. */
export async function askMembership(
  connection: Way,
  ids: { readonly chat: number; readonly bot: number },
): Promise<{ readonly ok: boolean; readonly words: string }> {
  const scrub = scrubber(connection.token);
  const { telegram } = createConnection({ ...connection, scrub, log: silentLog });
  try {
    const member = await telegram.getChatMember(ids.chat, ids.bot);
    const { status } = member;
    if (status === 'left' || status === 'kicked' || (status === 'restricted' && !member.is_member)) {
      const gone = status === 'kicked' ? 'kicked' : 'left';
      return { ok: false, words: `the bot is ${gone}; add the bot again and send /group` };
    }
    // What a plain member may do is the group's own rule.
    const rights =
      status === 'restricted'
        ? member
        : status === 'member'
          ? permissionsOf(await telegram.getChat(ids.chat))
          : null;
    const lacking = rights ? lackingRights(rights) : [];
    if (lacking.length === 0) return { ok: true, words: `the bot is ${status}` };
    const mend = 'let an administrator of the group give it that right, or make it an administrator';
    return { ok: false, words: `the bot may not send ${lacking.join(' or ')} there; ${mend}` };
  } catch (error) {
    const fault = scrub(error instanceof Error ? error.message : String(error));
    return { ok: false, words: `${fault}; add the bot again and send /group` };
  }
}

type Sending = Pick<ChatPermissions, 'can_send_messages' | 'can_send_photos'>;

/** Null where Telegram tells none: then there is nothing to find fault with. */
function permissionsOf(chat: ChatFromGetChat): Sending | null {
  return 'permissions' in chat ? (chat.permissions ?? null) : null;
}

/** Of what the bot sends to the group: the summary in words, and its picture. */
function lackingRights({ can_send_messages: messages, can_send_photos: photos }: Sending): string[] {
  return [...(messages === true ? [] : ['messages']), ...(photos === true ? [] : ['photos'])];
}
