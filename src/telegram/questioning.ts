import { answerNudge, nudgeIn } from '../app/decisions/nudge.js';
import { present } from '../app/world.js';
import { readAnswer } from '../chat/answering.js';
import type { Expected } from '../chat/answering.js';
import {
  answered,
  closed,
  overForWords,
  questionForWords,
  questionReplied,
  questionToCancel,
  joining,
  taken,
} from '../chat/conversation.js';
import type { Question } from '../chat/conversation.js';
import { isCancel } from '../chat/small-talk.js';
import { askedIn, conversationWith, evidenceOf, isLastMessage } from '../chat/talk.js';
import { cancelledAnswer, proposedWords, repliedForAnother, subjectWords } from '../chat/words.js';
import type { TaskCode } from '../plan/plan.js';
import type { Action } from '../texts/action.js';
import { nudgeAnswered } from '../texts/decisions/nudge-text.js';
import { refusedAnswer } from '../texts/enrolment.js';
import type { Message } from '../texts/message.js';
import type { Person } from '../tracking/history.js';
import { findPerson } from '../tracking/people.js';
import { press } from './buttons.js';
import { encodeAction, readAction } from './callback-data.js';
import type { Answer, Desk } from './desk.js';
import type { Incoming } from './incoming.js';
import { isQuestion } from './spoken.js';

export interface Said {
  readonly incoming: Incoming;
  readonly person: Person;
  /** A reply to the question itself, or the next words of a private chat. */
  readonly how: 'reply' | 'next';
}

/** An answer to words that were said to a question. */
export interface QuestionAnswered {
  readonly message: Message;
  /** Where the same is asked again: since when. The hour of a question is not renewed by asking it again. */
  readonly askedAt: string | null;
  /** Words to be recorded after a yes. */
  readonly proposed: string | null;
}

/** Words that answer a question of the bot's. Null where they answer none. Who answers has the rights of this moment. */
export async function toQuestion(desk: Desk, said: Said): Promise<QuestionAnswered | null> {
  const { incoming, person, how } = said;
  const place = { chat: incoming.chat.id, person: person.id };
  const conversation = conversationWith(desk.world, place);
  const { update, answers, text } = incoming;
  if (how === 'reply' && answers === null) return null;
  const question =
    answers !== null && how === 'reply'
      ? questionReplied(conversation, { messageId: answers, update })
      : questionForWords(conversation, { now: desk.world.clock.now().iso, update });
  const action = subjectOf(question);
  if (!question || !action)
    return how === 'reply' && answers !== null ? ofAnother(desk, said, answers) : null;
  if (isCancel(text) && incoming.evidence.length === 0) return null;
  const expected = expectedBy(action);
  // A picture says nothing of a reason: it waits for its report, and the reason is asked again.
  const isPicture = text.trim() === '' && incoming.evidence.length > 0;
  if (isPicture && expected !== 'evidence' && action.kind !== 'give-reason') {
    return answer(desk, said, { question, action, words: '' });
  }
  const read = readAnswer(
    present(desk.world).office.plan,
    text,
    {
      expected,
      task: taskOf(desk, action),
      isReply: how === 'reply',
      isLast: isLastMessage(desk.world, place, question.messageId),
    },
    isQuestion,
  );
  switch (read.kind) {
    case 'none':
      return null;
    case 'elsewhere':
      await desk.world.conversations.change(place, (before) => overForWords(before));
      return null;
    case 'doubtful':
      return propose(desk, question, action, read.words);
    case 'answer':
      return answer(desk, said, { question, action, words: read.words });
  }
}

function subjectOf(question: Question | null): Action | null {
  return question === null || question.subject === null ? null : readAction(question.subject);
}

function propose(desk: Desk, question: Question, action: Action, words: string): QuestionAnswered {
  const message = proposedWords({ subject: subjectWords(action), task: taskOf(desk, action) }, words);
  return { message: { ...message, asks: action }, askedAt: question.askedAt, proposed: words };
}

async function answer(
  desk: Desk,
  { incoming, person, how }: Said,
  {
    question,
    action,
    words,
  }: { readonly question: Question; readonly action: Action; readonly words: string },
): Promise<QuestionAnswered | null> {
  const { update, chat, evidence } = incoming;
  const { messageId } = question;
  const effect = await press(desk, {
    ...{ update, person, chat, messageId, action, asked: null, letter: null, joined: [], question: null },
    said: { text: words, evidence, how },
  });
  if (effect.kind !== 'edit' && effect.kind !== 'send') return null;
  const { message } = effect;
  const again = message.asks !== undefined && encodeAction(message.asks) === question.subject;
  if (!again || action.kind === 'evidence') {
    const subject = question.subject ?? '';
    await desk.world.conversations.change({ chat: chat.id, person: person.id }, (before) =>
      answered(before, subject, update),
    );
  }
  return { message, askedAt: again && action.kind !== 'evidence' ? question.askedAt : null, proposed: null };
}

/** In a group a question belongs to whom it was asked. */
function ofAnother(desk: Desk, { incoming, person }: Said, answers: number): QuestionAnswered | null {
  const asked = askedIn(desk.world, { chat: incoming.chat.id, messageId: answers });
  if (!asked || asked.person === person.id || asked.question.subject === null) return null;
  const { history } = present(desk.world);
  const message = repliedForAnother(findPerson(history, asked.person)?.name ?? '');
  return { message, askedAt: null, proposed: null };
}

/** "hủy", "thôi": the question that is replied to, or the newest; what waits for a report waits no more. */
export async function toCancel(desk: Desk, { incoming, person }: Omit<Said, 'how'>): Promise<Answer> {
  const { update, answers, text, evidence, chat } = incoming;
  if (!isCancel(text) || evidence.length > 0) return null;
  const place = { chat: chat.id, person: person.id };
  const conversation = conversationWith(desk.world, place);
  const now = desk.world.clock.now().iso;
  const question =
    answers === null
      ? questionToCancel(conversation, { now, update })
      : questionReplied(conversation, { messageId: answers, update });
  const waiting = chat.private && answers === null ? joining(conversation, { now, update }) : [];
  if (!question && waiting.length === 0) return null;
  await desk.world.conversations.change(place, (before) => {
    const left = question ? closedWith(before, question, update) : before;
    return taken(
      left,
      waiting.map(({ messageId }) => messageId),
      update,
    );
  });
  const action = subjectOf(question);
  return cancelledAnswer(action && taskOf(desk, action), evidenceOf(waiting));
}

function closedWith(
  conversation: Parameters<typeof closed>[0],
  { messageId, subject }: Question,
  update: number,
): ReturnType<typeof closed> {
  const own = closed(conversation, messageId, update);
  return subject === null ? own : answered(own, subject, update);
}

/** What a question of that kind is answered with; a reason where nothing else is said. */
const EXPECTED: Partial<Record<Action['kind'], Expected>> = {
  evidence: 'evidence',
  'answer-blocked': 'words',
  'answer-nudge': 'words',
};

function expectedBy(action: Action): Expected {
  if (action.kind === 'extend') return action.until === null ? 'day-and-reason' : 'reason';
  if (action.kind === 'office') return action.act.kind === 'return' ? 'reason' : 'day';
  return EXPECTED[action.kind] ?? 'reason';
}

/** The task that a question is about: named by its action, or by the fact that the action names. */
export function taskOf(desk: Desk, action: Action): TaskCode | null {
  const of = action.kind === 'office' ? action.act : action;
  if ('task' in of && of.task !== null) return of.task;
  const number =
    'fact' in of
      ? of.fact
      : 'request' in of
        ? of.request
        : 'report' in of
          ? of.report
          : 'nudge' in of
            ? of.nudge
            : null;
  const fact = desk.world.journal.facts().find(({ id }) => id === number);
  return fact && 'task' in fact ? fact.task : null;
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
