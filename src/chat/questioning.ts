import { present, saidAt } from '../ports/world.js';
import type { Plan, TaskCode } from '../plan/plan.js';
import { readCodes } from '../plan/task-code.js';
import { factNamed } from '../words/action.js';
import type { Action } from '../words/action.js';
import type { Message } from '../words/message.js';
import { isClosing } from '../journal/fact.js';
import { findPerson } from '../journal/people.js';
import { readAnswer } from './answering.js';
import { encodeAction, readAction } from './callback-data.js';
import type { ChatContext } from './feature.js';
import {
  answered,
  cancelled,
  joining,
  overForWords,
  questionForWords,
  questionOfMessage,
  questionReplied,
  questionToCancel,
  taken,
} from './conversation.js';
import type { Question } from './conversation.js';
import type { Answer, Said } from './feature.js';
import { readPlainWords } from './plain-words.js';
import { press } from './press.js';
import { codesSaid, readReports } from '../speech/said-report.js';
import type { SaidReport } from '../speech/said-report.js';
import { isCancel, isQuestion } from '../speech/small-talk.js';
import { askedIn, conversationWith, evidenceOf, isLastMessage } from './talk.js';
import { cancelledAnswer, proposedWords, repliedForAnother } from './words.js';

export interface SaidTo extends Said {
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
export async function toQuestion(ctx: ChatContext, said: SaidTo): Promise<QuestionAnswered | null> {
  const { incoming, person, how } = said;
  const place = { chat: incoming.chat.id, person: person.id };
  const conversation = conversationWith(ctx.world, place);
  const { update, answers, text } = incoming;
  if (how === 'reply' && answers === null) return null;
  const question =
    answers !== null && how === 'reply'
      ? questionReplied(conversation, { messageId: answers, update })
      : questionForWords(conversation, { now: saidAt(ctx.world).iso, update });
  const action = subjectOf(question);
  if (!question || !action) return how === 'reply' && answers !== null ? ofAnother(ctx, said, answers) : null;
  if (isCancel(text) && incoming.evidence.length === 0) return null;
  const kind = ctx.features.questions[action.kind];
  if (!kind) return null;
  const expected = kind.expected(action);
  // A picture says nothing of a reason: it waits for its report, and the reason is asked again.
  const isPicture = text.trim() === '' && incoming.evidence.length > 0;
  if (isPicture && expected !== 'evidence' && action.kind !== 'give-reason') {
    return answer(ctx, said, { question, action, words: '' });
  }
  const { plan } = present(ctx.world).office;
  // Said to a question for a reason, "III.1 xong rồi" is a report and no reason.
  if (expected === 'reason' && how === 'reply' && isCompletion(plan, text)) return null;
  const read = readAnswer(
    plan,
    text,
    {
      expected,
      task: taskOf(ctx, action),
      isReply: how === 'reply',
      isLast: isLastMessage(ctx.world, place, question.messageId),
    },
    isQuestion,
  );
  switch (read.kind) {
    case 'none':
      return null;
    case 'elsewhere':
      await ctx.world.conversations.change(place, (before) => overForWords(before));
      return null;
    case 'doubtful':
      return propose(ctx, question, { action, subject: kind.subject, words: read.words });
    case 'answer':
      return answer(ctx, said, { question, action, words: read.words });
  }
}

/**
 * Words that answer a question for something that a plan says, such as its deadline "Hoàn thành trong tháng 9" or whose
 * tasks are whose, "Phòng Văn hóa: I.1c": these sound like a report, and are one only where they begin with a task or
 * say how one stands.
 */
export async function toPlanQuestion(ctx: ChatContext, said: Said): Promise<QuestionAnswered | null> {
  const { incoming, person } = said;
  const { update, answers, text, chat } = incoming;
  const conversation = conversationWith(ctx.world, { chat: chat.id, person: person.id });
  const action = subjectOf(questionForWords(conversation, { now: saidAt(ctx.world).iso, update }));
  const expected = action && ctx.features.questions[action.kind]?.expected(action);
  if (answers !== null || expected !== 'names') return null;
  return isOfTask(present(ctx.world).office.plan, text) ? null : toQuestion(ctx, { ...said, how: 'next' });
}

function isOfTask(plan: Plan, text: string): boolean {
  if (codesSaid(plan, text).length === 0) return false;
  return readCodes(plan, text).references.length > 0 || readReports(plan, text, null).some(saysHowItStands);
}

function saysHowItStands({ status }: Pick<SaidReport, 'status'>): boolean {
  return status !== null;
}

function isCompletion(plan: Plan, text: string): boolean {
  if (readPlainWords(plan, text).kind !== 'command') return false;
  const [first] = readReports(plan, text, null);
  if (!first || first.status === null || !isClosing(first.status)) return false;
  return first.note === '' || first.references.length > 0;
}

function subjectOf(question: Question | null): Action | null {
  return question === null || question.subject === null ? null : readAction(question.subject);
}

function propose(
  ctx: ChatContext,
  question: Question,
  { action, subject, words }: { readonly action: Action; readonly subject: string; readonly words: string },
): QuestionAnswered {
  const message = proposedWords({ subject, task: taskOf(ctx, action) }, words);
  return { message: { ...message, asks: action }, askedAt: question.askedAt, proposed: words };
}

async function answer(
  ctx: ChatContext,
  { incoming, person, how }: SaidTo,
  {
    question,
    action,
    words,
  }: { readonly question: Question; readonly action: Action; readonly words: string },
): Promise<QuestionAnswered | null> {
  const { update, chat, evidence } = incoming;
  const { messageId } = question;
  const effect = await press(
    ctx,
    {
      ...{
        update,
        person,
        chat,
        messageId,
        asked: question.said === null ? null : { text: question.said, evidence: [] },
        shown: null,
        joined: incoming.joined,
        question: null,
      },
      said: { text: words, evidence, how },
    },
    action,
  );
  if (effect.kind !== 'edit' && effect.kind !== 'send') return null;
  const { message } = effect;
  const again = message.asks !== undefined && encodeAction(message.asks) === question.subject;
  if (!again || action.kind === 'evidence') {
    const subject = question.subject ?? '';
    await ctx.world.conversations.change({ chat: chat.id, person: person.id }, (before) =>
      answered(before, subject, update),
    );
  }
  return { message, askedAt: again && action.kind !== 'evidence' ? question.askedAt : null, proposed: null };
}

/** In a group a question belongs to whom it was asked. */
function ofAnother(ctx: ChatContext, { incoming, person }: SaidTo, answers: number): QuestionAnswered | null {
  const asked = askedIn(ctx.world, { chat: incoming.chat.id, messageId: answers });
  if (!asked || asked.person === person.id || asked.question.subject === null) return null;
  const { history } = present(ctx.world);
  const message = repliedForAnother(findPerson(history, asked.person)?.name ?? '');
  return { message, askedAt: null, proposed: null };
}

/** "hủy", "thôi": the question that is replied to, or the newest; what waits for a report waits no more. */
export async function toCancel(ctx: ChatContext, { incoming, person }: Said): Promise<Answer> {
  const { update, answers, text, evidence, chat } = incoming;
  if (!isCancel(text) || evidence.length > 0) return null;
  const place = { chat: chat.id, person: person.id };
  const conversation = conversationWith(ctx.world, place);
  const now = saidAt(ctx.world).iso;
  const question =
    answers === null
      ? questionToCancel(conversation, { now, update })
      : questionOfMessage(conversation, { messageId: answers, update });
  const isChoice = question !== null && question.subject === null;
  const waiting =
    chat.private && (answers === null || isChoice) ? joining(conversation, { now, update }) : [];
  if (!question && waiting.length === 0) return null;
  await ctx.world.conversations.change(place, (before) => {
    const left = question ? cancelled(before, question, update) : before;
    // Whoever takes the newest back does not go on with an older one either.
    return taken(
      answers === null ? overForWords(left) : left,
      waiting.map(({ messageId }) => messageId),
      update,
    );
  });
  const action = subjectOf(question);
  return cancelledAnswer(action && taskOf(ctx, action), evidenceOf(waiting));
}

/** The task that a question is about: named by its action, or by the fact that the action names. */
export function taskOf(ctx: ChatContext, action: Action): TaskCode | null {
  if ('task' in action && action.task !== null) return action.task;
  const number = factNamed(action);
  const fact = ctx.world.journal.facts().find(({ id }) => id === number);
  return fact && 'task' in fact ? fact.task : null;
}
