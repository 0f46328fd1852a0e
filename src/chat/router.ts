import { present } from '../ports/world.js';
import { followName, markReachable } from '../outbox/reach.js';
import { commandOf } from '../words/commands.js';
import type { Message } from '../words/message.js';
import { notUnderstood } from '../words/usage.js';
import type { Person } from '../journal/history.js';
import { findPerson } from '../journal/people.js';
import { isSmallTalk } from '../speech/small-talk.js';
import { hasRight } from '../journal/rights.js';
import { toChoice } from './choosing.js';
import { readCommand } from './command.js';
import type { ReadCommand } from './command.js';
import { botName, firstOf } from './feature.js';
import type { ChatContext } from './feature.js';
import { overForWords, waitsForWords } from './conversation.js';
import type { Answer, Said } from './feature.js';
import type { Incoming } from './incoming.js';
import { anonymousAnswer, forwardedAsked, inPrivateHint, strangerAnswer, unusableAnswer } from './notices.js';
import { toCancel, toPlanQuestion, toQuestion } from './questioning.js';
import { overAnswer } from './over-plan.js';
import { runCommand } from './run-command.js';
import { conversationWith } from './talk.js';
import { inWords, inYear, meantBy } from './words-meant.js';
import type { YearMeant } from './year-meant.js';

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
  if (!incoming.anonymous) await followName(ctx.world, incoming.person, incoming.name);
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
  const { who, where, alias } = commandOf(read.name);
  const isOpen = hasRight(who, null, true);
  if (read.name !== 'group' && !bound) return null;
  if (incoming.anonymous && !isOpen) return anonymousAnswer();
  if (read.name === 'group' && !bound && !person) return null;
  // "/start" is what every bot is sent.
  if (read.name === 'start') return null;
  if (!person && !isOpen) return toStranger(ctx, incoming);
  if (incoming.forwarded !== null && person && !isOpen) return forwardedAsked(incoming.forwarded);
  await questionsOver(ctx, incoming);
  if (where === 'private') return inPrivateHint(alias, botName(ctx));
  return runCommand(ctx, { incoming, read, person });
}

interface Heard extends Said {
  readonly read: ReadCommand;
}

/** A reply of a member of the group: an answer, a "thôi", or evidence for the report that it replies to. */
async function toReplyInGroup(ctx: ChatContext, said: Said): Promise<Routed> {
  const to = { ...said, how: 'reply' } as const;
  const answered = (await toQuestion(ctx, to)) ?? (await toChoice(ctx, to));
  if (answered) return answered;
  return { message: (await toCancel(ctx, said)) ?? (await firstOf(ctx, ctx.features.repliesInGroup, said)) };
}

/** A command, an answer to what the bot asked, plain words that certainly mean a report; in that order. */
async function toMember(ctx: ChatContext, { incoming, read, person }: Heard): Promise<Routed> {
  const said = { incoming, person };
  const how = incoming.answers === null ? 'next' : 'reply';
  const replied =
    read.kind === 'none'
      ? ((await toQuestion(ctx, { ...said, how: 'reply' })) ?? (await toChoice(ctx, { ...said, how })))
      : null;
  if (replied) return replied;
  const meant = meantBy(ctx, incoming, read);
  const { year } = meant;
  const { forwarded } = incoming;
  if (forwarded !== null && meant.read.kind === 'command') return { message: forwardedAsked(forwarded) };
  switch (meant.read.kind) {
    case 'command': {
      const isReport = read.kind === 'none' && ctx.features.reports.includes(meant.read.name);
      const answered = isReport ? await toPlanQuestion(ctx, said) : null;
      if (answered) return answered;
      await questionsOver(ctx, incoming);
      if (year.kind === 'refused') return { message: year.message };
      return { message: await runCommand(inYear(ctx, year), { ...inWords(said, year), read: meant.read }) };
    }
    case 'none':
      return toWords(ctx, said, year);
    case 'unknown':
      await questionsOver(ctx, incoming);
      return { message: notUnderstood(present(ctx.world).office.plan, incoming.text) };
  }
}

/** Words that are no command of themselves: what they answer, and else what to type. */
async function toWords(ctx: ChatContext, said: Said, year: YearMeant): Promise<Routed> {
  const { features } = ctx;
  // Somebody else's words answer nothing that this person was asked.
  const answered = said.incoming.forwarded === null ? await toOwnWords(ctx, said) : null;
  if (answered) return answered;
  for (const handle of features.documents) {
    const document = await handle(ctx, said);
    if (document) return { message: document === 'said' ? null : document, used: true };
  }
  const { unusable, evidence } = said.incoming;
  if (unusable !== null && evidence.length === 0)
    return { message: unusableAnswer(present(ctx.world).office.plan, unusable) };
  if (year.kind === 'refused') return { message: year.message };
  const there = inYear(ctx, year);
  const asker = { person: said.person, private: true };
  const over = isSmallTalk(said.incoming.text) ? null : overAnswer(there.world, asker, true);
  return { message: over ?? (await firstOf(there, features.otherWords, inWords(said, year))) };
}

async function toOwnWords(ctx: ChatContext, said: Said): Promise<Routed | null> {
  const { features } = ctx;
  const noted =
    (await firstOf(ctx, features.replies, said)) ??
    (await toCancel(ctx, said)) ??
    (await firstOf(ctx, features.freeReplies, said));
  return noted ? { message: noted } : toQuestion(ctx, { ...said, how: 'next' });
}

/** Who gives a command has left the question: later words are words of their own. */
async function questionsOver({ world }: ChatContext, { chat, person }: Incoming): Promise<void> {
  const place = { chat: chat.id, person };
  if (waitsForWords(conversationWith(world, place))) await world.conversations.change(place, overForWords);
}
