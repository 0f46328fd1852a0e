import type { Json, Upload } from './body.js';
import { badRequest, integer, refusal, required } from './parameters.js';
import type { World } from '../world.js';

export interface Call {
  readonly world: World;
  readonly parameters: Json;
  readonly uploads: ReadonlyMap<string, Upload>;
}

export type Method = (call: Call) => unknown;

/** Where a message may go, or Telegram's refusal. */
export function place(call: Call): { readonly chat: number; readonly topic: number | null } {
  const chat = chatId(call.parameters);
  const person = call.world.people.get(chat);
  const group = call.world.groups.get(chat);
  if (person) {
    if (person.state === 'blocked') throw refusal(403, 'Forbidden: bot was blocked by the user');
    if (person.state === 'deactivated') throw refusal(403, 'Forbidden: user is deactivated');
    if (person.state === 'known')
      throw refusal(403, "Forbidden: bot can't initiate conversation with a user");
    if (integer(call.parameters, 'message_thread_id') !== null) throw badRequest('message thread not found');
    return { chat, topic: null };
  }
  if (!group) throw badRequest('chat not found');
  if (group.migratedTo !== null) {
    throw refusal(400, 'Bad Request: group chat was upgraded to a supergroup chat', {
      migrate_to_chat_id: group.migratedTo,
    });
  }
  if (group.bot === 'kicked') throw refusal(403, `Forbidden: bot was kicked from the ${group.kind} chat`);
  if (group.bot === 'left') throw refusal(403, `Forbidden: bot is not a member of the ${group.kind} chat`);
  if (group.bot === 'muted' || (group.bot === 'member' && group.silenced))
    throw badRequest('not enough rights to send text messages to the chat');
  const topic = integer(call.parameters, 'message_thread_id');
  if (topic === null) return { chat, topic };
  const state = group.topics.get(topic);
  if (state === undefined || state === 'deleted') throw badRequest('message thread not found');
  if (state === 'closed') throw badRequest('TOPIC_CLOSED');
  return { chat, topic };
}

/** Channel names are not for this bot: a chat is a number, or digits where a form carries it. */
export function chatId(parameters: Json): number {
  const value = parameters['chat_id'];
  if (value === undefined || value === null || value === '') throw badRequest('chat_id is empty');
  if (typeof value === 'string' && !/^-?\d+$/.test(value)) throw badRequest('chat not found');
  return required(parameters, 'chat_id');
}
