import { closeQuestion, questionIn } from '../app/questions.js';
import type { Person } from '../tracking/history.js';
import { press } from './buttons.js';
import { readAction } from './callback-data.js';
import type { Answer, Desk } from './desk.js';
import type { Incoming } from './incoming.js';

export interface Said {
  readonly incoming: Incoming;
  readonly person: Person;
  /** A reply to the question itself, or the next words of the chat. */
  readonly how: 'reply' | 'next';
}

/**
 * Words that answer a question of the bot's: a reply to it, or the next words of a private chat that mean nothing
 * else. Null where no question stands. Who answers has the rights of this moment, as with a button.
 */
export async function toQuestion(desk: Desk, { incoming, person, how }: Said): Promise<Answer> {
  if (how === 'reply' && incoming.answers === null) return null;
  const { update, chat, text, evidence } = incoming;
  const replied = how === 'reply' ? incoming.answers : null;
  const question = questionIn(desk.world, { chat: chat.id, replied, update });
  const action = question && readAction(question.subject);
  if (!action) return null;
  const said = { text, evidence };
  const { messageId } = question;
  const effect = await press(desk, { update, person, chat, messageId, action, asked: null, said });
  if (effect.kind !== 'edit' && effect.kind !== 'send') return null;
  await closeQuestion(desk.world, question, update);
  return effect.message;
}
