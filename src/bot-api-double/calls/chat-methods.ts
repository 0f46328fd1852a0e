import { isJson, type Json } from './body.js';
import { badRequest, integer, required, structure, text } from './parameters.js';
import { chatId, place, type Call, type Method } from './place.js';
import { wireChat, wireUser, type World } from '../world.js';

const ACTIONS = new Set([
  'typing',
  'upload_photo',
  'record_video',
  'upload_video',
  'record_voice',
  'upload_voice',
  'upload_document',
  'choose_sticker',
  'find_location',
]);

/** What is asked and set about chats, members, menus and the bot's own profile. */
export const chatMethods: Readonly<Record<string, Method>> = {
  sendChatAction(call) {
    place(call);
    if (!ACTIONS.has(text(call.parameters, 'action') ?? ''))
      throw badRequest('wrong parameter action in request');
    return true;
  },
  getChat(call) {
    const chat = chatId(call.parameters);
    const group = call.world.groups.get(chat);
    if (!call.world.people.has(chat) && group?.silenced !== true)
      place({ ...call, parameters: { chat_id: chat } });
    const permissions = group ? { permissions: sending(!group.silenced) } : {};
    return { ...wireChat(call.world, chat), ...permissions };
  },
  getChatMember({ world, parameters }) {
    return member(world, chatId(parameters), required(parameters, 'user_id'));
  },
  setMyCommands(call) {
    call.world.settings.set(menuKey(call), commands(structure(call.parameters, 'commands')));
    return true;
  },
  getMyCommands: (call) => call.world.settings.get(menuKey(call)) ?? [],
  setMyDescription: profile('description', 512),
  setMyShortDescription: profile('short_description', 120),
};

function sending(allowed: boolean): Json {
  return { can_send_messages: allowed, can_send_photos: allowed };
}

function member(world: World, chat: number, user: number): Json {
  const group = world.groups.get(chat);
  if (!group) throw badRequest('chat not found');
  if (user === world.bot.id) {
    const status = group.bot === 'muted' ? 'restricted' : group.bot;
    const rights = status === 'restricted' ? { is_member: true, ...sending(false) } : {};
    return { user: wireUser(world, user), status, ...rights };
  }
  if (!world.people.has(user)) throw badRequest('user not found');
  return { user: wireUser(world, user), status: group.members.get(user) ?? 'left' };
}

/** Menus are held by scope and language; the scope of one chat needs that the chat exists. */
function menuKey(call: Call): string {
  const scope = structure(call.parameters, 'scope') ?? { type: 'default' };
  const type = isJson(scope) ? text(scope, 'type') : null;
  const language = text(call.parameters, 'language_code') ?? '';
  switch (type) {
    case 'default':
    case 'all_private_chats':
    case 'all_group_chats':
    case 'all_chat_administrators':
      return `commands|${type}|${language}`;
    case 'chat':
    case 'chat_administrators':
    case 'chat_member': {
      const fields = isJson(scope) ? scope : {};
      const chat = chatId(fields);
      if (!call.world.people.has(chat) && !call.world.groups.has(chat)) throw badRequest('chat not found');
      return `commands|${type}:${chat}:${integer(fields, 'user_id') ?? ''}|${language}`;
    }
    case null:
    default:
      throw badRequest('unsupported bot command scope type');
  }
}

function commands(value: unknown): readonly Json[] {
  if (!Array.isArray(value) || value.length > 100) throw badRequest('BOT_COMMANDS_TOO_MUCH');
  return value.map((one: unknown) => {
    const command = isJson(one) ? text(one, 'command') : null;
    const description = isJson(one) ? text(one, 'description') : null;
    if (command === null || !/^[a-z0-9_]{1,32}$/.test(command)) throw badRequest('BOT_COMMAND_INVALID');
    if (description === null || description.length < 1 || description.length > 256) {
      throw badRequest('BOT_COMMAND_DESCRIPTION_INVALID');
    }
    return { command, description };
  });
}

function profile(name: string, longest: number): Method {
  return ({ world, parameters }) => {
    const value = text(parameters, name) ?? '';
    if (value.length > longest) throw badRequest(`${name} is too long`);
    world.settings.set(name, value);
    return true;
  };
}
