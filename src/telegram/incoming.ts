import type { Message as TelegramMessage, User } from 'telegraf/types';
import type { Evidence, PersonId } from '../tracking/fact.js';

/** The account in whose name anonymous administrators of a group write. */
const ANONYMOUS_ADMINISTRATOR = 1_087_968_824;

/** One message of a person, as far as the bot looks at it. */
export interface Incoming {
  readonly update: number;
  readonly person: PersonId;
  readonly name: string;
  /** An anonymous administrator or a channel: nobody that could be enrolled. */
  readonly anonymous: boolean;
  readonly chat: Chat;
  readonly messageId: number;
  /** Its text, or the caption of its photo or file. */
  readonly text: string;
  /** Its own photo or file, and that of a person's message which it answers. */
  readonly evidence: readonly Evidence[];
  /** The message that this one answers, where it is the bot's. */
  readonly answers: number | null;
  /** What the buttons of that message do, as Telegram gives them back. */
  readonly answeredButtons: readonly string[];
  /** The album that its photo or file belongs to. */
  readonly album: string | null;
  /** The album of a person's message that it answers. */
  readonly repliedAlbum: string | null;
}

export interface Chat {
  readonly id: number;
  readonly private: boolean;
  readonly title: string;
  readonly topic: number | null;
}

/** What of a message matters; null for what no person wrote. */
export function readMessage(update: number, message: TelegramMessage, botId: number): Incoming | null {
  const { from, chat } = message;
  if (!from || (from.is_bot && from.id !== ANONYMOUS_ADMINISTRATOR) || chat.type === 'channel') return null;
  const text = 'text' in message ? message.text : 'caption' in message ? (message.caption ?? '') : '';
  const reply = 'reply_to_message' in message ? message.reply_to_message : undefined;
  return {
    update,
    person: from.id as PersonId,
    name: nameOf(from),
    anonymous: from.id === ANONYMOUS_ADMINISTRATOR || message.sender_chat !== undefined,
    chat: {
      id: chat.id,
      private: chat.type === 'private',
      title: 'title' in chat ? chat.title : '',
      topic: message.is_topic_message === true ? (message.message_thread_id ?? null) : null,
    },
    messageId: message.message_id,
    text,
    evidence: [...evidenceIn(message), ...(reply && reply.from?.is_bot !== true ? evidenceIn(reply) : [])],
    answers: reply?.from?.id === botId ? reply.message_id : null,
    answeredButtons: reply?.from?.id === botId ? buttonsOf(reply) : [],
    album: albumIn(message),
    repliedAlbum: reply && reply.from?.is_bot !== true ? albumIn(reply) : null,
  };
}

function buttonsOf(message: TelegramMessage): readonly string[] {
  const keyboard = 'reply_markup' in message ? message.reply_markup.inline_keyboard : [];
  return keyboard.flat().flatMap((button) => ('callback_data' in button ? [button.callback_data] : []));
}

function albumIn(message: TelegramMessage): string | null {
  return 'media_group_id' in message ? (message.media_group_id ?? null) : null;
}

/** A person's name as Telegram gives it, at most 64 characters, on one line. */
function nameOf(user: User): string {
  const name = [user.first_name, user.last_name ?? ''].join(' ');
  const line = name
    .normalize('NFC')
    .replace(/[\p{C}\p{Z}]+/gu, ' ')
    .trim();
  return [...line].slice(0, 64).join('') || `${user.id}`;
}

function evidenceIn(message: TelegramMessage): readonly Evidence[] {
  if ('photo' in message) {
    const largest = message.photo.at(-1);
    return largest ? [{ kind: 'photo', fileId: largest.file_id, name: null }] : [];
  }
  if ('document' in message) {
    const { file_id: fileId, file_name: name = null } = message.document;
    return [{ kind: 'file', fileId, name }];
  }
  return [];
}
