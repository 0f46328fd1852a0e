import type { Incoming, UnusableKind } from '../chat/incoming.js';
import type { Message as TelegramMessage, User } from 'telegraf/types';
import type { Evidence, PersonId } from '../journal/fact.js';

/** The account in whose name anonymous administrators of a group write. */
const ANONYMOUS_ADMINISTRATOR = 1_087_968_824;

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
    forwarded: forwardedFrom(message, from),
    messageId: message.message_id,
    date: message.date,
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

/** Who wrote what the person forwarded; null for what he wrote himself, be it elsewhere. */
function forwardedFrom(message: TelegramMessage, by: User): string | null {
  const origin = 'forward_origin' in message ? message.forward_origin : undefined;
  switch (origin?.type) {
    case undefined:
      return null;
    case 'user':
      return origin.sender_user.id === by.id ? null : nameOf(origin.sender_user);
    case 'hidden_user': {
      // Whoever hides his account is known by his name alone.
      const name = onOneLine(origin.sender_user_name);
      return name === nameOf(by) ? null : name;
    }
    case 'chat':
      return onOneLine('title' in origin.sender_chat ? origin.sender_chat.title : '');
    case 'channel':
      return onOneLine('title' in origin.chat ? origin.chat.title : '');
  }
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
  return onOneLine([user.first_name, user.last_name ?? ''].join(' ')) || `${user.id}`;
}

function onOneLine(text: string): string {
  const line = text
    .normalize('NFC')
    .replace(/[\p{C}\p{Z}]+/gu, ' ')
    .trim();
  return [...line].slice(0, 64).join('');
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
