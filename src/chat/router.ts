import { earlierPlan } from '../ports/earlier-plan.js';
import { present } from '../ports/world.js';
import { markReachable } from '../outbox/reach.js';
import { commandOf } from '../words/commands.js';
import type { Message } from '../words/message.js';
import { notUnderstood } from '../words/usage.js';
import type { Person } from '../journal/history.js';
import { findPerson } from '../journal/people.js';
import { hasRight } from '../journal/rights.js';
import { readCommand } from './command.js';
import type { ReadCommand } from './command.js';
import { botName } from './feature.js';
import type { ChatContext } from './feature.js';
import { overForWords, waitsForWords } from './conversation.js';
import type { Answer, Said, WordsHandler } from './feature.js';
import { readPlainWords } from './plain-words.js';
import type { Incoming } from './incoming.js';
import { anonymousAnswer, refusedAnswer, strangerAnswer, unusableAnswer } from './notices.js';
import { toCancel, toQuestion } from './questioning.js';
import { conversationWith } from './talk.js';

const STRANGER_HOURS = 1;
const STRANGERS_REMEMBERED = 10_000;

/** The answer to a message. */
export interface Routed {
  /** Null where the bot keeps silent. */
  readonly message: Message | null;
  /** Of a question that is asked again: when it was first asked. */
  readonly askedAt?: string | null;
  /** Words that are recorded after a yes to this message. */
  readonly proposed?: string | null;
  /** What the message brought was used otherwise than for a report. */
  readonly used?: boolean;
}

export type Router = (ctx: ChatContext, incoming: Incoming) => Promise<Routed>;

/** Finds out who says what and where, looks the right up, and hands it to the command's feature. */
export function createRouter(): Router {
  const strangers = new Map<number, number>();
  const knocking = new Map<number, number>();
  return (ctx, incoming) => {
    const read = readCommand(incoming.text, botName(ctx));
    return incoming.chat.private
      ? inPrivate(ctx, incoming, read)
      : inGroup(ctx, { incoming, read, toStranger });
  };

  async function inPrivate(ctx: ChatContext, incoming: Incoming, read: ReadCommand): Promise<Routed> {
    await markReachable(ctx.world, incoming.person, incoming.name);
    const person = findPerson(present(ctx.world).history, incoming.person) ?? null;
    if (!person) {
      const opens = read.kind === 'command' && read.name === 'start' && ctx.features.isInvitation(read.rest);
      return { message: opens ? await toKnocker(ctx, incoming, read.rest) : toStranger(ctx, incoming) };
    }
    return toMember(ctx, { incoming, read, person });
  }

  /** One sentence, at most once an hour, and no data. */
  function toStranger(ctx: ChatContext, incoming: Incoming): Answer {
    return isTurn(ctx, strangers, incoming) ? strangerAnswer() : null;
  }

  /** A link that lets nobody in is told so at most once an hour as well; one that does is answered whenever it comes. */
  async function toKnocker(ctx: ChatContext, incoming: Incoming, code: string): Promise<Answer> {
    const answer = await ctx.features.commands.start(ctx, { incoming, rest: code, person: null });
    const isIn = findPerson(present(ctx.world).history, incoming.person) !== undefined;
    return isIn || isTurn(ctx, knocking, incoming) ? answer : null;
  }

  function isTurn(ctx: ChatContext, answered: Map<number, number>, { person }: Incoming): boolean {
    const now = Date.parse(ctx.world.clock.now().iso);
    const last = answered.get(person);
    if (last !== undefined && Math.abs(now - last) < STRANGER_HOURS * 3_600_000) return false;
    if (answered.size >= STRANGERS_REMEMBERED) answered.clear();
    answered.set(person, now);
    return true;
  }
}

interface InGroup {
  readonly incoming: Incoming;
  readonly read: ReadCommand;
  readonly toStranger: (ctx: ChatContext, incoming: Incoming) => Answer;
}

async function inGroup(ctx: ChatContext, { incoming, read, toStranger }: InGroup): Promise<Routed> {
  const { history } = present(ctx.world);
  const bound = history.group?.chat === incoming.chat.id;
  const person = findPerson(history, incoming.person) ?? null;
  if (read.kind === 'none') {
    const answers = bound && person && !incoming.anonymous;
    return answers ? toReplyInGroup(ctx, { incoming, person }) : { message: null };
  }
  return { message: await toCommandInGroup(ctx, { incoming, read, bound, person, toStranger }) };
}

/** In an unbound group only the command that binds it is heard. */
async function toCommandInGroup(
  ctx: ChatContext,
  {
    incoming,
    read,
    bound,
    person,
    toStranger,
  }: {
    readonly incoming: Incoming;
    readonly read: Exclude<ReadCommand, { kind: 'none' }>;
    readonly bound: boolean;
    readonly person: Person | null;
    readonly toStranger: InGroup['toStranger'];
  },
): Promise<Answer> {
  if (read.kind === 'unknown') return null;
  const { who, where } = commandOf(read.name);
  const isOpen = hasRight(who, null, true);
  if (read.name !== 'group' && !bound) return null;
  if (incoming.anonymous && !isOpen) return anonymousAnswer();
  if (read.name === 'group' && !bound && !person) return null;
  if (where === 'private') return null;
  if (!person && !isOpen) return toStranger(ctx, incoming);
  await questionsOver(ctx, incoming);
  return toCommand(ctx, { incoming, read, person });
}

/** The one place in which a command's right is looked up. */
function toCommand(
  ctx: ChatContext,
  {
    incoming,
    read,
    person,
  }: {
    readonly incoming: Incoming;
    readonly read: Extract<ReadCommand, { kind: 'command' }>;
    readonly person: Person | null;
  },
): Answer | Promise<Answer> {
  const { who } = commandOf(read.name);
  if (!hasRight(who, person, !incoming.chat.private)) {
    const needs = who === 'coordinator' || who === 'decider' ? who : 'enrolment';
    return refusedAnswer({ kind: 'refused', needs });
  }
  return ctx.features.commands[read.name](ctx, { incoming, rest: read.rest, person });
}

interface Heard extends Said {
  readonly read: ReadCommand;
}

/** A reply of a member of the group: an answer, a "thôi", or evidence for the report that it replies to. */
async function toReplyInGroup(ctx: ChatContext, said: Said): Promise<Routed> {
  const answered = await toQuestion(ctx, { ...said, how: 'reply' });
  if (answered) return answered;
  return { message: (await toCancel(ctx, said)) ?? (await firstOf(ctx, ctx.features.repliesInGroup, said)) };
}

/** A command, an answer to what the bot asked, plain words that certainly mean a report; in that order. */
async function toMember(ctx: ChatContext, { incoming, read, person }: Heard): Promise<Routed> {
  const said = { incoming, person };
  const replied = read.kind === 'none' ? await toQuestion(ctx, { ...said, how: 'reply' }) : null;
  if (replied) return replied;
  const meant = read.kind === 'none' ? wordsMeant(ctx, incoming) : read;
  switch (meant.kind) {
    case 'command':
      await questionsOver(ctx, incoming);
      return { message: await toCommand(ctx, { incoming, read: meant, person }) };
    case 'none':
      return toWords(ctx, said);
    case 'unknown':
      await questionsOver(ctx, incoming);
      return { message: notUnderstood(incoming.text) };
  }
}

/** Words that are no command of themselves: what they answer, and else what to type. */
async function toWords(ctx: ChatContext, said: Said): Promise<Routed> {
  const { features } = ctx;
  const noted =
    (await firstOf(ctx, features.replies, said)) ??
    (await toCancel(ctx, said)) ??
    (await firstOf(ctx, features.freeReplies, said));
  if (noted) return { message: noted };
  const answered = await toQuestion(ctx, { ...said, how: 'next' });
  if (answered) return answered;
  const document = await firstOf(ctx, features.documents, said);
  if (document) return { message: document, used: true };
  const { unusable, evidence } = said.incoming;
  if (unusable !== null && evidence.length === 0) return { message: unusableAnswer(unusable) };
  return { message: await firstOf(ctx, features.otherWords, said) };
}

async function firstOf(ctx: ChatContext, handlers: readonly WordsHandler[], said: Said): Promise<Answer> {
  for (const handle of handlers) {
    const answer = await handle(ctx, said);
    if (answer) return answer;
  }
  return null;
}

/** Who gives a command has left the question: later words are words of their own. */
async function questionsOver({ world }: ChatContext, { chat, person }: Incoming): Promise<void> {
  const place = { chat: chat.id, person };
  if (waitsForWords(conversationWith(world, place))) await world.conversations.change(place, overForWords);
}

/** Plain words with a code of the plan in force, else of the one before it where that is open still. */
export function wordsMeant({ world }: ChatContext, { text, answers }: Incoming): ReadCommand {
  const isReply = answers !== null;
  const meant = readPlainWords(present(world).office.plan, text, isReply);
  const earlier = meant.kind === 'none' ? earlierPlan(world) : null;
  return earlier ? readPlainWords(earlier.plan, text, isReply) : meant;
}
