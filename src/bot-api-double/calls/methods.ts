import { isJson, type Json } from './body.js';
import { chatMethods } from './chat-methods.js';
import {
  badRequest,
  flag,
  integer,
  keyboard,
  required,
  structure,
  text,
  words,
  type Words,
} from './parameters.js';
import { place, type Call, type Method } from './place.js';
import { blank, keep, messageKey, wireMessage, wireUser, type Posted, type StoredFile } from '../world.js';

/** Every method that the double knows, but for getUpdates and the webhook's, which the queue of updates answers. */
export const methods: Readonly<Record<string, Method>> = {
  getMe: ({ world }) => ({
    ...wireUser(world, world.bot.id),
    can_join_groups: true,
    can_read_all_group_messages: false,
    supports_inline_queries: false,
  }),
  logOut: () => true,
  close: () => true,
  sendMessage: (call) => post(call, words(call.parameters, 'text'), {}),
  sendDocument: (call) => post(call, words(call.parameters, 'caption'), { file: fileOf(call, 'document') }),
  sendPhoto: (call) => post(call, words(call.parameters, 'caption'), { file: fileOf(call, 'photo') }),
  sendMediaGroup,
  editMessageText: (call) => edit(call, 'text'),
  editMessageCaption: (call) => edit(call, 'caption'),
  editMessageReplyMarkup: (call) => edit(call, null),
  deleteMessage,
  answerCallbackQuery,
  setMessageReaction(call) {
    heldMessage(call, 'message to react not found');
    return true;
  },
  getFile(call) {
    const id = text(call.parameters, 'file_id') ?? '';
    const file = call.world.files.get(id.replace(/-s$/, ''));
    if (!file) throw badRequest('wrong file_id or the file is temporarily unavailable');
    return {
      file_id: id,
      file_unique_id: `u${id}`,
      file_size: file.bytes.length,
      file_path: `${file.kind}s/${id}`,
    };
  },
  ...chatMethods,
};

function post(call: Call, said: Words, more: { readonly file?: Found; readonly album?: string }): Json {
  const { world, parameters } = call;
  const at = place(call);
  const replyTo = repliedTo(call, at.chat);
  const group = world.groups.get(at.chat);
  if (group) group.botSpokeLast = true;
  const message: Posted = {
    ...blank(world, { ...at, from: world.bot.id }),
    ...said,
    buttons: keyboard(parameters),
    replyTo,
    kind: more.file?.file.kind ?? 'text',
    file: more.file ? { id: more.file.id, name: more.file.file.name } : null,
    album: more.album ?? null,
  };
  return wireMessage(world, keep(world, message));
}

function repliedTo(call: Call, chat: number): number | null {
  const asked = structure(call.parameters, 'reply_parameters');
  const named = isJson(asked) ? asked : {};
  const id = integer(named, 'message_id') ?? integer(call.parameters, 'reply_to_message_id');
  if (id === null) return null;
  if (call.world.messages.has(messageKey(chat, id))) return id;
  if (flag(named, 'allow_sending_without_reply') || flag(call.parameters, 'allow_sending_without_reply'))
    return null;
  throw badRequest('message to be replied not found');
}

interface Found {
  readonly id: string;
  readonly file: StoredFile;
}

function fileOf(call: Call, kind: 'photo' | 'document', given?: string): Found {
  const upload = given?.startsWith('attach://')
    ? call.uploads.get(given.slice('attach://'.length))
    : call.uploads.get(kind);
  if (upload) {
    if (upload.bytes.length === 0) throw badRequest('file must be non-empty');
    const id = `file-${call.world.nextId()}`;
    const file = { kind, name: upload.name, bytes: upload.bytes };
    call.world.files.set(id, file);
    return { id, file };
  }
  const id = given ?? text(call.parameters, kind);
  if (id === null) throw badRequest(`there is no ${kind} in the request`);
  const file = call.world.files.get(id);
  if (!file) throw badRequest('wrong file identifier/HTTP URL specified');
  if (file.kind !== kind) throw badRequest(`can't use file of type ${file.kind} as ${kind}`);
  return { id, file };
}

function sendMediaGroup(call: Call): readonly Json[] {
  const media = structure(call.parameters, 'media');
  if (!Array.isArray(media) || media.length < 2 || media.length > 10) {
    throw badRequest('group send failed: there must be 2 to 10 items');
  }
  place(call);
  const album = `album-${call.world.nextId()}`;
  const items = media.map((item: unknown) => {
    if (!isJson(item) || (item['type'] !== 'photo' && item['type'] !== 'document')) {
      throw badRequest('can\'t parse InputMedia: field "type" must be photo or document');
    }
    return { said: words(item, 'caption'), file: fileOf(call, item['type'], text(item, 'media') ?? '') };
  });
  return items.map(({ said, file }) => post(call, said, { file, album }));
}

function heldMessage(call: Call, missing: string): Posted {
  const { chat } = place({ ...call, parameters: { chat_id: call.parameters['chat_id'] } });
  const held = call.world.messages.get(messageKey(chat, required(call.parameters, 'message_id')));
  if (!held) throw badRequest(missing);
  return held;
}

function edit(call: Call, what: 'text' | 'caption' | null): Json {
  const { world, parameters } = call;
  const held = heldMessage(call, 'message to edit not found');
  if (held.from !== world.bot.id) throw badRequest("message can't be edited");
  if (what === 'text' && held.kind !== 'text') throw badRequest('there is no text in the message to edit');
  if (what === 'caption' && held.kind === 'text')
    throw badRequest('there is no caption in the message to edit');
  const said = what === null ? held : words(parameters, what);
  const buttons = keyboard(parameters);
  const same =
    said.text === held.text &&
    JSON.stringify([said.entities, buttons]) === JSON.stringify([held.entities, held.buttons]);
  if (same) {
    throw badRequest(
      'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
    );
  }
  const changed: Posted = {
    ...held,
    text: said.text,
    html: said.html,
    entities: said.entities,
    buttons,
    editDate: world.seconds(),
    history: [...held.history, held.text],
  };
  return wireMessage(world, keep(world, changed));
}

const DELETABLE_SECONDS = 48 * 3600;

function deleteMessage(call: Call): boolean {
  const held = heldMessage(call, 'message to delete not found');
  if (call.world.seconds() - held.date > DELETABLE_SECONDS)
    throw badRequest("message can't be deleted for everyone");
  call.world.messages.delete(messageKey(held.chat, held.id));
  call.world.changed();
  return true;
}

function answerCallbackQuery({ world, parameters }: Call): boolean {
  const press = world.presses.get(text(parameters, 'callback_query_id') ?? '');
  if (!press) throw badRequest('query is too old and response timeout expired or query ID is invalid');
  const said = text(parameters, 'text') ?? '';
  if (said.length > 200) throw badRequest('MESSAGE_TOO_LONG');
  press.answer = { text: said, alert: flag(parameters, 'show_alert') };
  world.changed();
  return true;
}
