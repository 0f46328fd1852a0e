import type { Json } from './calls/body.js';
import type { Entity } from './calls/html.js';
import type { UpdateQueue } from './updates/updates.js';
import {
  blank,
  keep,
  messageKey,
  wireChat,
  wireMessage,
  wireUser,
  type FileKind,
  type Group,
  type Person,
  type Posted,
  type Press,
  type World,
} from './world.js';

/** What somebody did: where it stands, and the update that told the bot, or null where privacy mode kept it. */
export interface Said {
  readonly chat: number;
  readonly id: number;
  readonly updateId: number | null;
}

export interface Place {
  readonly chat: number;
  readonly id: number;
}

export interface Extra {
  readonly replyTo?: Place;
  /** Where it is said; the private chat with the bot where not given. */
  readonly in?: { readonly id: number };
  readonly topic?: number;
  readonly album?: string;
  /** What the file holds, of a photo or a document; a few invented bytes where not given. */
  readonly bytes?: Buffer;
  /** Anything else that the message carries on the wire (forward_origin, sender_chat …). */
  readonly more?: Json;
}

export interface Pressed {
  readonly id: string;
  readonly updateId: number | null;
  /** What the bot answered to the press so far. */
  answer(): Press['answer'];
}

export interface UserHandle {
  readonly id: number;
  start(payload?: string): Said;
  says(text: string, extra?: Extra): Said;
  sendsPhoto(caption?: string, extra?: Extra): Said;
  sendsDocument(name: string, caption?: string, extra?: Extra): Said;
  sendsMedia(kind: 'video' | 'voice' | 'audio', caption?: string, extra?: Extra): Said;
  edits(message: Place, text: string): Said;
  /** Presses the button with that label or callback data. @throws Error where the message has no such button. */
  presses(message: Place, button: string): Pressed;
  /** Presses with data that no button carries, as a forger would. */
  forges(message: Place, data: string): Pressed;
  blocks(): void;
  unblocks(): void;
  deactivates(): void;
}

export function createUser(world: World, updates: UpdateQueue, person: Person): UserHandle {
  const say = (extra: Extra | undefined, content: Partial<Posted>): Said =>
    speak({ world, updates }, person, { extra: extra ?? {}, content });
  const withFile = (kind: FileKind, name: string, caption: string, extra?: Extra): Said => {
    const id = `file-${world.nextId()}`;
    world.files.set(id, { kind, name, bytes: extra?.bytes ?? Buffer.from(`${kind} ${name}`) });
    return say(extra, { kind, text: caption, html: caption, file: { id, name } });
  };
  const press = (message: Place, data: string): Pressed =>
    pressed({ world, updates }, person, { message, data });
  const became = (state: Person['state'], from: string, to: string): void => {
    person.state = state;
    updates.push('my_chat_member', membership(world, { chat: person.id, by: person.id, from, to }));
  };
  return {
    id: person.id,
    start: (payload) => {
      const text = payload === undefined ? '/start' : `/start ${payload}`;
      return say(undefined, { text, html: text });
    },
    says: (text, extra) => say(extra, { text, html: text }),
    sendsPhoto: (caption = '', extra) => withFile('photo', 'photo.jpg', caption, extra),
    sendsDocument: (name, caption = '', extra) => withFile('document', name, caption, extra),
    sendsMedia: (kind, caption = '', extra) => withFile(kind, kind, caption, extra),
    edits(message, text) {
      const held = world.messages.get(messageKey(message.chat, message.id));
      if (held?.from !== person.id) throw new Error(`message ${message.id} is not theirs to edit`);
      const changed = { ...held, text, html: text, entities: commandsIn(text), editDate: world.seconds() };
      keep(world, changed);
      return { ...message, updateId: updates.push('edited_message', wireMessage(world, changed)) };
    },
    presses(message, button) {
      const held = world.messages.get(messageKey(message.chat, message.id));
      const found = held?.buttons.flat().find((one) => one.text === button || one.data === button);
      if (!found || found.data === null) {
        const labels = held?.buttons.flat().map((one) => one.text) ?? [];
        throw new Error(
          `no button "${button}" under message ${message.id}; there are: ${labels.join(' | ')}`,
        );
      }
      return press(message, found.data);
    },
    forges: press,
    blocks: () => became('blocked', 'member', 'kicked'),
    unblocks: () => became('started', 'kicked', 'member'),
    deactivates() {
      person.state = 'deactivated';
    },
  };
}

function pressed(
  { world, updates }: { world: World; updates: UpdateQueue },
  person: Person,
  { message, data }: { message: Place; data: string },
): Pressed {
  const held = world.messages.get(messageKey(message.chat, message.id));
  const press: Press = { id: `press-${world.nextId()}`, answer: null };
  world.presses.set(press.id, press);
  const gone = { chat: wireChat(world, message.chat), message_id: message.id, date: 0 };
  const updateId = updates.push('callback_query', {
    id: press.id,
    from: wireUser(world, person.id),
    message: held ? wireMessage(world, held) : gone,
    chat_instance: String(message.chat),
    data,
  });
  return { id: press.id, updateId, answer: () => press.answer };
}

export function membership(
  world: World,
  change: { readonly chat: number; readonly by: number; readonly from: string; readonly to: string },
): Json {
  const bot = wireUser(world, world.bot.id);
  return {
    chat: wireChat(world, change.chat),
    from: wireUser(world, change.by),
    date: world.seconds(),
    old_chat_member: { user: bot, status: change.from },
    new_chat_member: { user: bot, status: change.to },
  };
}

function speak(
  { world, updates }: { world: World; updates: UpdateQueue },
  person: Person,
  { extra, content }: { extra: Extra; content: Partial<Posted> },
): Said {
  const chat = extra.in?.id ?? extra.replyTo?.chat ?? person.id;
  const group = world.groups.get(chat);
  const answered = extra.replyTo ? world.messages.get(messageKey(chat, extra.replyTo.id)) : undefined;
  if (!group) person.state = 'started';
  const message = keep(world, {
    ...blank(world, { chat, topic: extra.topic ?? answered?.topic ?? null, from: person.id }),
    ...content,
    entities: commandsIn(content.text ?? ''),
    replyTo: answered?.id ?? null,
    album: extra.album ?? null,
    more: extra.more ?? {},
  });
  const heard = !group || hears(world, group, message);
  const updateId = heard ? updates.push('message', wireMessage(world, message)) : null;
  return { chat, id: message.id, updateId };
}

/** Privacy mode: commands meant for the bot, bare ones when it spoke last, and answers to it. Administrators hear all. */
function hears(world: World, group: Group, message: Posted): boolean {
  if (group.bot === 'kicked' || group.bot === 'left' || group.migratedTo !== null) return false;
  if (group.bot === 'administrator' || !group.privacy) return true;
  const answered =
    message.replyTo === null ? null : world.messages.get(messageKey(message.chat, message.replyTo));
  if (answered?.from === world.bot.id) return true;
  const named = message.entities
    .filter((entity) => entity.type === 'bot_command')
    .map((entity) => message.text.slice(entity.offset, entity.offset + entity.length).split('@')[1] ?? null);
  return named.some((name) =>
    name === null ? group.botSpokeLast : name.toLowerCase() === world.bot.username.toLowerCase(),
  );
}

/** The bot_command entities that Telegram adds by itself to what people type. */
function commandsIn(text: string): readonly Entity[] {
  return [
    ...text.matchAll(/(?<![\p{L}\p{N}_/<>])\/([a-zA-Z0-9_]{1,64})(@[a-zA-Z0-9_]{3,32})?(?![\p{L}\p{N}_/])/gu),
  ].map((match) => ({ type: 'bot_command', offset: match.index, length: match[0].length }));
}
