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
import {
  blank,
  keep,
  messageKey,
  wireMessage,
  wireUser,
  type FileKind,
  type Posted,
  type StoredFile,
} from '../world.js';

/** Every method that the double knows, but for getUpdates and the webhook's, which the queue of updates answers. */
export const methods: Readonly<Record<string, Method>> = {
  getMe: ({ world }) => ({
    ...wireUser(world, world.bot.id),
    can_join_groups: true,
    can_read_all_group_messages: false,
    supports_inline_queries: false,
  }),
  sendMessage: (call) => post(call, words(call.parameters, 'text'), null),
  sendDocument: sending('document'),
  sendPhoto: sending('photo'),
  sendVideo: sending('video'),
  sendVoice: sending('voice'),
  sendAudio: sending('audio'),
  editMessageText: (call) => edit(call, 'text'),
  editMessageCaption: (call) => edit(call, 'caption'),
  editMessageReplyMarkup: (call) => edit(call, null),
  answerCallbackQuery,
  getFile(call) {
    const id = text(call.parameters, 'file_id') ?? '';
    const file = call.world.files.get(id.replace(/-s$/, ''));
    if (!file) throw badRequest('wrong file_id or the file is temporarily unavailable');
    if (file.bytes.length > LARGEST_FILE) throw badRequest('file is too big');
    return {
      file_id: id,
      file_unique_id: `u${id}`,
      file_size: file.bytes.length,
      file_path: `${file.kind}s/${id}`,
    };
  },
  ...chatMethods,
};

/** Telegram gives bots nothing that is larger. */
const LARGEST_FILE = 20_000_000;

function post(call: Call, said: Words, found: Found | null): Json {
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
    kind: found?.file.kind ?? 'text',
    file: found && { id: found.id, name: found.file.name },
    album: null,
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

function sending(kind: FileKind): Method {
  return (call) => post(call, words(call.parameters, 'caption'), fileOf(call, kind));
}

function fileOf(call: Call, kind: FileKind): Found {
  const upload = call.uploads.get(kind);
  if (upload) {
    if (upload.bytes.length === 0) throw badRequest('file must be non-empty');
    const id = `file-${call.world.nextId()}`;
    const file = { kind, name: upload.name, bytes: upload.bytes };
    call.world.files.set(id, file);
    return { id, file };
  }
  const id = text(call.parameters, kind);
  if (id === null) throw badRequest(`there is no ${kind} in the request`);
  const file = call.world.files.get(id);
  if (!file) throw badRequest('wrong file identifier/HTTP URL specified');
  if (file.kind !== kind) throw badRequest(`can't use file of type ${file.kind} as ${kind}`);
  return { id, file };
}

function edit(call: Call, what: 'text' | 'caption' | null): Json {
  const { world, parameters } = call;
  const { chat } = place({ ...call, parameters: { chat_id: parameters['chat_id'] } });
  const held = world.messages.get(messageKey(chat, required(parameters, 'message_id')));
  if (!held) throw badRequest('message to edit not found');
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

function answerCallbackQuery({ world, parameters }: Call): boolean {
  const press = world.presses.get(text(parameters, 'callback_query_id') ?? '');
  if (!press) throw badRequest('query is too old and response timeout expired or query ID is invalid');
  const said = text(parameters, 'text') ?? '';
  if (said.length > 200) throw badRequest('MESSAGE_TOO_LONG');
  press.answer = { text: said, alert: flag(parameters, 'show_alert') };
  world.changed();
  return true;
}
