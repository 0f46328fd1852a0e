import { closeQuestion, questionIn } from '../app/questions.js';
import { answerNudge, nudgeIn } from '../app/decisions/nudge.js';
import { present } from '../app/world.js';
import { nudgeAnswered } from '../texts/decisions/nudge-text.js';
import { refusedAnswer } from '../texts/enrolment.js';
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

/** A reply in words to a nudge goes back to who nudged; null where it is no reply to one. */
export async function toNudge(
  desk: Desk,
  { update, person, chat, text, answers }: Incoming,
): Promise<Answer> {
  if (answers === null || text.trim() === '') return null;
  const sent = desk.world.outbox
    .dispatches()
    .find(({ address, messageId }) => address.chat === chat.id && messageId === answers);
  const nudge = sent && nudgeIn(sent.key);
  if (nudge === undefined || nudge === null) return null;
  const outcome = await answerNudge(desk.world, { person, update }, { nudge, words: text });
  return outcome.kind === 'refused'
    ? refusedAnswer(outcome)
    : nudgeAnswered(present(desk.world).history, outcome);
}
