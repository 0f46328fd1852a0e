import type { Entity } from './calls/html.js';
import type { Json } from './calls/body.js';

export interface Button {
  readonly text: string;
  readonly data: string | null;
  readonly url: string | null;
}

export interface Person {
  readonly id: number;
  readonly firstName: string;
  readonly username: string | null;
  /** `known`: seen somewhere, but never pressed Start, so the bot may not write first. */
  state: 'known' | 'started' | 'blocked' | 'deactivated';
}

export interface Group {
  readonly id: number;
  readonly title: string;
  readonly kind: 'group' | 'supergroup';
  readonly forum: boolean;
  readonly privacy: boolean;
  readonly members: Map<number, 'creator' | 'administrator' | 'member'>;
  readonly topics: Map<number, 'open' | 'closed' | 'deleted'>;
  bot: 'member' | 'administrator' | 'muted' | 'kicked' | 'left';
  migratedTo: number | null;
  /** Whether administrators alone may write. */
  silenced: boolean;
  /** A bare command goes to the bot that spoke last. */
  botSpokeLast: boolean;
}

/** A message as it stands now; `history` holds what it said before each edit. */
export interface Posted {
  readonly id: number;
  readonly chat: number;
  readonly topic: number | null;
  readonly from: number;
  readonly kind: 'text' | FileKind;
  /** The text or the caption, as people see it. */
  readonly text: string;
  /** The text or the caption as it was sent, tags and all. */
  readonly html: string;
  readonly entities: readonly Entity[];
  readonly buttons: readonly (readonly Button[])[];
  readonly replyTo: number | null;
  /** Unix seconds of the double's clock. */
  readonly date: number;
  readonly editDate: number | null;
  readonly history: readonly string[];
  readonly file: { readonly id: string; readonly name: string } | null;
  readonly album: string | null;
  /** Anything else that the message carries on the wire. */
  readonly more: Json;
}

export type FileKind = 'photo' | 'document' | 'video' | 'voice' | 'audio';

export interface StoredFile {
  readonly kind: FileKind;
  readonly name: string;
  readonly bytes: Buffer;
}

export interface Press {
  readonly id: string;
  answer: { readonly text: string; readonly alert: boolean } | null;
}

export interface World {
  readonly bot: { readonly id: number; readonly username: string; readonly firstName: string };
  /** Unix seconds. */
  seconds(): number;
  readonly people: Map<number, Person>;
  readonly groups: Map<number, Group>;
  readonly messages: Map<string, Posted>;
  readonly files: Map<string, StoredFile>;
  readonly presses: Map<string, Press>;
  readonly settings: Map<string, unknown>;
  nextId(): number;
  changed(): void;
}

export function messageKey(chat: number, id: number): string {
  return `${chat}/${id}`;
}

export function keep(world: World, message: Posted): Posted {
  world.messages.set(messageKey(message.chat, message.id), message);
  world.changed();
  return message;
}

/** A message with nothing but its place and time, to be filled in. */
export function blank(world: World, place: { chat: number; topic: number | null; from: number }): Posted {
  return {
    ...place,
    id: world.nextId(),
    kind: 'text',
    text: '',
    html: '',
    entities: [],
    buttons: [],
    replyTo: null,
    date: world.seconds(),
    editDate: null,
    history: [],
    file: null,
    album: null,
    more: {},
  };
}

export function wireUser(world: World, id: number): Json {
  if (id === world.bot.id) {
    return { id, is_bot: true, first_name: world.bot.firstName, username: world.bot.username };
  }
  const person = world.people.get(id);
  return {
    id,
    is_bot: false,
    first_name: person?.firstName ?? 'Deleted Account',
    ...(person?.username ? { username: person.username } : {}),
    language_code: 'vi',
  };
}

export function wireChat(world: World, id: number): Json {
  const group = world.groups.get(id);
  if (group) {
    return { id, type: group.kind, title: group.title, ...(group.forum ? { is_forum: true } : {}) };
  }
  const person = world.people.get(id);
  return {
    id,
    type: 'private',
    first_name: person?.firstName ?? '',
    ...(person?.username ? { username: person.username } : {}),
  };
}

/** The Message object of the Bot API; what it answers to stands in it one level deep, as Telegram does. */
export function wireMessage(world: World, message: Posted, depth = 0): Json {
  const answered =
    message.replyTo === null ? undefined : world.messages.get(messageKey(message.chat, message.replyTo));
  const words = message.text === '' ? {} : wireWords(message);
  return {
    message_id: message.id,
    from: wireUser(world, message.from),
    chat: wireChat(world, message.chat),
    date: message.date,
    ...words,
    ...wireFile(message),
    ...(message.editDate === null ? {} : { edit_date: message.editDate }),
    ...(message.topic === null ? {} : { message_thread_id: message.topic, is_topic_message: true }),
    ...(message.album === null ? {} : { media_group_id: message.album }),
    ...(answered && depth === 0 ? { reply_to_message: wireMessage(world, answered, 1) } : {}),
    ...(message.buttons.length > 0
      ? { reply_markup: { inline_keyboard: message.buttons.map(wireRow) } }
      : {}),
    ...message.more,
  };
}

function wireWords(message: Posted): Json {
  const entities = message.entities.length > 0 ? message.entities : undefined;
  if (message.kind === 'text') return { text: message.text, ...(entities ? { entities } : {}) };
  return { caption: message.text, ...(entities ? { caption_entities: entities } : {}) };
}

function wireRow(row: readonly Button[]): readonly Json[] {
  return row.map((button) => ({
    text: button.text,
    ...(button.data === null ? {} : { callback_data: button.data }),
    ...(button.url === null ? {} : { url: button.url }),
  }));
}

function wireFile(message: Posted): Json {
  if (!message.file) return {};
  const { id, name } = message.file;
  if (message.kind !== 'photo') {
    const more = message.kind === 'document' ? {} : { duration: 1, width: 1, height: 1 };
    return {
      [message.kind]: { file_id: id, file_unique_id: `u${id}`, file_name: name, file_size: 1, ...more },
    };
  }
  return {
    photo: [
      { file_id: `${id}-s`, file_unique_id: `us${id}`, width: 90, height: 90, file_size: 1 },
      { file_id: id, file_unique_id: `u${id}`, width: 800, height: 800, file_size: 2 },
    ],
  };
}
