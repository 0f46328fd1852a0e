import { silentLog } from '../app/memory.js';
import { createConnection } from '../telegram/connection.js';
import { scrubber } from '../telegram/scrub.js';

export type AboutMe =
  | { readonly ok: true; readonly id: number; readonly username: string; readonly sees: boolean }
  | { readonly ok: false; readonly fault: string };

/** Asks Telegram who the bot of the token is. */
export async function askMe(apiRoot: string, token: string): Promise<AboutMe> {
  const scrub = scrubber(token);
  const { telegram } = createConnection({ token, apiRoot, scrub, log: silentLog });
  try {
    const me = await telegram.getMe();
    return { ok: true, id: me.id, username: me.username, sees: me.can_read_all_group_messages };
  } catch (error) {
    return { ok: false, fault: scrub(error instanceof Error ? error.message : String(error)) };
  }
}

/** Asks Telegram what the bot is in a group: its status there, or why that cannot be known. */
export async function askMembership(
  connection: { readonly apiRoot: string; readonly token: string },
  ids: { readonly chat: number; readonly bot: number },
): Promise<{ readonly ok: boolean; readonly words: string }> {
  const scrub = scrubber(connection.token);
  const { telegram } = createConnection({ ...connection, scrub, log: silentLog });
  try {
    const { status } = await telegram.getChatMember(ids.chat, ids.bot);
    return { ok: status !== 'left' && status !== 'kicked', words: status };
  } catch (error) {
    return { ok: false, words: scrub(error instanceof Error ? error.message : String(error)) };
  }
}
