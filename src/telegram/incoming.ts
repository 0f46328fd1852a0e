import type { Message as TelegramMessage, User } from 'telegraf/types';
import type { Unattached } from '../chat/conversation.js';
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
  /** The person's message that it answers, and its album. */
  readonly repliedTo: number | null;
  readonly repliedAlbum: string | null;
  /** What it brings beside words where that can be no evidence. */
  readonly unusable: UnusableKind | null;
  /** What the person sent before and what belongs to nothing yet: it joins the report that this message makes. */
  readonly joined: readonly Unattached[];
}

export type UnusableKind = 'sticker' | 'place' | 'contact' | 'poll' | 'other';

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
    repliedTo: reply && reply.from?.is_bot !== true ? reply.message_id : null,
    repliedAlbum: reply && reply.from?.is_bot !== true ? albumIn(reply) : null,
    unusable: unusableIn(message),
    joined: [],
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
export function nameOf(user: User): string {
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
  // An animation comes with a document of its own; whatever is sent as a file is one.
  if ('document' in message) {
    const { file_id: fileId, file_name: name = null } = message.document;
    return [{ kind: 'file', fileId, name }];
  }
  if ('video' in message) {
    const { file_id: fileId, file_name: name = null } = message.video;
    return [{ kind: 'video', fileId, name }];
  }
  if ('audio' in message) {
    const { file_id: fileId, file_name: name = null } = message.audio;
    return [{ kind: 'audio', fileId, name }];
  }
  return 'voice' in message ? [{ kind: 'voice', fileId: message.voice.file_id, name: null }] : [];
}

const UNUSABLE: readonly (readonly [string, UnusableKind])[] = [
  ['sticker', 'sticker'],
  ['venue', 'place'],
  ['location', 'place'],
  ['contact', 'contact'],
  ['poll', 'poll'],
  ['video_note', 'other'],
  ['story', 'other'],
  ['dice', 'other'],
  ['game', 'other'],
];

/** What a message brings that no report can keep. */
function unusableIn(message: TelegramMessage): UnusableKind | null {
  return UNUSABLE.find(([field]) => field in message)?.[1] ?? null;
}
