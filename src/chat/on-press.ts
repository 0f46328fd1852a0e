import { present } from '../ports/world.js';
import { makesReport } from '../words/action.js';
import type { Action } from '../words/action.js';
import { withLine } from '../words/compose.js';
import type { Message } from '../words/message.js';
import type { PersonId } from '../journal/fact.js';
import type { Person } from '../journal/history.js';
import { findPerson } from '../journal/people.js';
import { hasRight } from '../journal/rights.js';
import { buttonRow, encodeAction, readAction } from './callback-data.js';
import type { ChatContext } from './feature.js';
import {
  answered,
  answeredChoice,
  cancelled,
  isAnswerable,
  overButFor,
  taken,
  unattachedOf,
  withReport,
} from './conversation.js';
import type { Question, Unattached } from './conversation.js';
import type { Press, PressResult, ShownMessage } from './feature.js';
import type { Chat, Incoming } from './incoming.js';
import { staleButton, strangerAnswer } from './notices.js';
import { tellOthers } from './on-message.js';
import { followName } from '../outbox/reach.js';
import { outgoing } from './outgoing.js';
import { takeJoined, withJoined } from './joined.js';
import { carryOutForwarded, carryOutIn, shownToReader } from './of-a-year.js';
import { press } from './press.js';
import { replace, show } from './show.js';
import { askedIn, conversationWith, evidenceOf } from './talk.js';
import { joinedByPress, reportsBy } from './unattached.js';
import { askedOfAnother, cancelledLine, droppedLines, questionClosed } from './words.js';

/** A press that may be carried out: who pressed what, where. */
interface Pressing {
  readonly update: number;
  /** Null: a member of the committee's group who is not enrolled and may look. */
  readonly person: Person | null;
  readonly chat: Chat;
  readonly messageId: number;
  readonly action: Action;
  readonly shown: ShownMessage | null;
  readonly question: Question | null;
}

/** One press as it comes from Telegram; whether the presser may do anything is not known yet. */
export interface IncomingPress {
  readonly update: number;
  /** Under which Telegram waits for its end. */
  readonly id: string;
  readonly person: PersonId;
  readonly name: string;
  readonly data: string | null;
  /** Null where the button's message is none of a chat. */
  readonly chat: Chat | null;
  readonly messageId: number;
  /** The message as Telegram shows it; null where it shows it no more. */
  readonly shown: ShownMessage | null;
}

export async function onPress(ctx: ChatContext, incoming: IncomingPress): Promise<void> {
  const { update, id, chat, messageId, shown, data } = incoming;
  await followName(ctx.world, incoming.person, incoming.name);
  const { history } = present(ctx.world);
  const person = findPerson(history, incoming.person) ?? null;
  const action = data === null ? null : readAction(data);
  const inGroup = chat !== null && history.group?.chat === chat.id;
  // The members of the committee's group may read without being enrolled: its messages' buttons only show more.
  const may = action ? hasRight(buttonRow(action).who, person, inGroup) : person !== null;
  const say = (words: string): Promise<void> => ctx.sender.answerPress(id, words, true);
  if (!person && !(inGroup && may)) return say(plain(strangerAnswer().html));
  if (!action || !chat || !(chat.private || inGroup)) return say(staleButton);
  const asked = askedIn(ctx.world, { chat: chat.id, messageId });
  const question = asked && asked.person === person?.id ? asked.question : null;
  const pressing = { update, person, chat, messageId, action, shown, question };
  const refused = asked && answersIt(asked.question, action) ? whyNot(ctx, asked, pressing) : null;
  if (refused !== null) return say(refused);
  await carryOut(ctx, id, pressing);
}

/** Whether a button answers the question of its message; others only show something. */
function answersIt({ choices }: Question, action: Action): boolean {
  if (action.kind === 'cancel' || action.kind === 'record-words') return true;
  const data = encodeAction(action);
  return choices.some(({ buttons }) => buttons.includes(data));
}

/** In a group a question belongs to whom it was asked; what was answered or taken back is answered no more. */
function whyNot(
  ctx: ChatContext,
  asked: { readonly person: PersonId; readonly question: Question },
  { person, update }: Pressing,
): string | null {
  if (asked.person !== person?.id) {
    return askedOfAnother(findPerson(present(ctx.world).history, asked.person)?.name ?? '');
  }
  return isAnswerable(asked.question, update) ? null : questionClosed;
}

async function carryOut(ctx: ChatContext, queryId: string, pressing: Pressing): Promise<void> {
  const { person, chat, messageId, update, action } = pressing;
  const known = ctx.world.journal.facts();
  const address = { chat: chat.id, topic: chat.topic };
  const to = person && { chat: chat.id, person: person.id };
  if (to && conversationWith(ctx.world, to).questions.some(({ state }) => state === 'open')) {
    await ctx.world.conversations.change(to, (before) => overButFor(before, messageId));
  }
  if (action.kind === 'cancel') return cancel(ctx, queryId, pressing);
  const command = ownCommand(pressing);
  const joined = to
    ? joinedByPress(ctx, { ...to, private: chat.private }, { update, messageId, command })
    : [];
  const answered = withJoined(ctx, { update, joined }, await resultOf(ctx, pressing, { command, joined }));
  const result = onTopOfOthers(ctx, pressing, answered);
  const words = result.kind === 'say' || result.kind === 'letter' ? (result.words ?? undefined) : undefined;
  await ctx.sender.answerPress(queryId, words, result.kind === 'say');
  const others = to && result.kind === 'edit' ? await otherChoices(ctx, pressing) : false;
  const answer = await show(ctx, others ? apart(result) : result, {
    address,
    messageId,
    date: pressing.shown?.date ?? 0,
    action,
    to,
  });
  if (to) await settle(ctx, { to, pressing, joined, command, answer });
  tellOthers(ctx, known);
}

/**
 * In a group a message is that of whoever was asked, or whose command it answers. What somebody else presses changes it
 * only where he may do that and it was done; what he is asked is a message of his own, anything else a word on top.
 */
function onTopOfOthers({ world }: ChatContext, pressing: Pressing, result: PressResult): PressResult {
  const { person, chat, action, question, update } = pressing;
  const isOwn = question !== null || ownCommand(pressing) !== null;
  if (chat.private || !person || isOwn || buttonRow(action).who !== 'enrolled') return result;
  if (result.kind !== 'edit' && result.kind !== 'send') return result;
  if (world.journal.facts().some((fact) => fact.update === update)) return result;
  const { message } = result;
  const asks = message.asks !== undefined || (message.choices ?? []).length > 0;
  return asks ? { kind: 'send', message } : { kind: 'say', words: plain(message.html) };
}

/** The presser's own message that the button's message answers. */
function ownCommand({ person, shown }: Pressing): Incoming | null {
  return person && shown?.command?.person === person.id ? shown.command : null;
}

function resultOf(
  ctx: ChatContext,
  { person, chat, messageId, update, action, shown, question }: Pressing,
  { command, joined }: { readonly command: Incoming | null; readonly joined: readonly Unattached[] },
): PressResult | Promise<PressResult> {
  if (!person) return shownToReader(ctx, { chat, messageId, update, action });
  const pressed: Press = {
    ...{ update, person, chat, messageId, shown, joined, question },
    asked: command
      ? { text: command.text, evidence: evidenceOfCommand(ctx, { person, chat, update }, command) }
      : question && question.said !== null
        ? { text: question.said, evidence: [] }
        : null,
    said: null,
  };
  if (action.kind === 'record-words') return record(ctx, pressed);
  if (action.kind === 'take-forwarded') return carryOutForwarded(ctx, { person, update, command, joined });
  if (action.kind !== 'in-year') return press(ctx, pressed, action);
  return carryOutIn(ctx, { person, update, year: action.year, command, joined });
}

/** What came with a command belongs to each of its reports; what came without words only to the first that took it. */
function evidenceOfCommand(
  ctx: ChatContext,
  { person, chat, update }: { readonly person: Person; readonly chat: Chat; readonly update: number },
  command: Incoming,
): Incoming['evidence'] {
  if (command.text !== '') return command.evidence;
  const conversation = conversationWith(ctx.world, { chat: chat.id, person: person.id });
  const { messageId } = command;
  const isTaken = unattachedOf(conversation, { messageId, album: null }).some(
    (one) => one.messageId === messageId && one.takenBy !== null && one.takenBy !== update,
  );
  return isTaken ? [] : command.evidence;
}

/** "Ghi nhận": the words that the message shows are the answer to the question that they were said to. */
async function record(ctx: ChatContext, pressed: Press): Promise<PressResult> {
  const { question, update, chat, person } = pressed;
  const { subject, proposed } = question ?? { subject: null, proposed: null };
  const action = subject === null ? null : readAction(subject);
  if (!action || subject === null || proposed === null) return { kind: 'say', words: staleButton };
  const said = { text: proposed, evidence: [], how: 'reply' as const };
  const result = await press(ctx, { ...pressed, asked: null, shown: null, said }, action);
  await ctx.world.conversations.change({ chat: chat.id, person: person.id }, (before) =>
    answered(before, subject, update),
  );
  return result.kind === 'send' ? { kind: 'edit', message: result.message } : result;
}

/** "Thôi": the message stays, its question goes. */
async function cancel(ctx: ChatContext, queryId: string, pressing: Pressing): Promise<void> {
  const { chat, messageId, update, person, question } = pressing;
  if (!person || !question) return ctx.sender.answerPress(queryId, staleButton, true);
  await ctx.sender.answerPress(queryId);
  const to = { chat: chat.id, person: person.id };
  const command = ownCommand(pressing);
  // What the message had received, or was sent with its command, is not left to join another report.
  const dropped = command
    ? unattachedOf(conversationWith(ctx.world, to), command).filter(
        ({ takenBy }) => takenBy === null || takenBy === update,
      )
    : [];
  await ctx.world.conversations.change(to, (before) => {
    return taken(
      cancelled(before, question, update),
      dropped.map((one) => one.messageId),
      update,
    );
  });
  const lines = [cancelledLine, ...droppedLines(evidenceOf(dropped))].join('\n');
  const address = { chat: chat.id, topic: chat.topic };
  const shown = pressing.shown && messageShown(pressing.shown, (data) => staysBeside(question, data));
  const message = shown ? withLine(shown, lines) : { html: lines, buttons: [] };
  await replace(ctx, { address, messageId }, { message, to });
}

/** The message as it stands, with the buttons that answer no question: what was recorded, and its undo, stay. */
function messageShown(shown: ShownMessage, keeps: (data: string) => boolean): Message {
  const buttons = shown.rows.map((row) =>
    row.flatMap(({ label, data }) => {
      const action = keeps(data) ? readAction(data) : null;
      return action ? [{ label, action }] : [];
    }),
  );
  return { html: shown.html(), buttons: buttons.filter((row) => row.length > 0) };
}

/** The cause of a delay that was recorded can still be given, unless it is what the message asks. */
function staysBeside(question: Question | null, data: string): boolean {
  const kind = readAction(data)?.kind;
  if (kind === 'give-reason') return question?.choices.some(({ buttons }) => buttons.includes(data)) !== true;
  return kind === 'undo' || kind === 'evidence' || kind === 'view';
}

/**
 * No press makes a question vanish that is not answered: where the message asks more, or holds what was recorded, the
 * answer comes apart and the message keeps the rest.
 */
async function otherChoices(ctx: ChatContext, pressing: Pressing): Promise<boolean> {
  const { shown, question, action, chat, messageId } = pressing;
  if (!shown) return false;
  const data = encodeAction(action);
  const rest = (question?.choices ?? []).filter(({ buttons }) => !buttons.includes(data));
  const isChoice = rest.length < (question?.choices ?? []).length;
  const holdsRecord =
    makesReport(action) && shown.rows.flat().some((one) => readAction(one.data)?.kind === 'undo');
  if ((!isChoice || rest.length === 0) && !holdsRecord) return false;
  const open = new Set(rest.flatMap(({ buttons }) => buttons));
  const keeps = (one: string): boolean =>
    staysBeside(question, one) || open.has(one) || (open.size > 0 && readAction(one)?.kind === 'cancel');
  const left = messageShown(shown, isChoice ? keeps : (one) => one !== data);
  await ctx.sender.edit({ chat: chat.id, topic: chat.topic }, messageId, outgoing(left));
  return true;
}

function apart(result: PressResult): PressResult {
  return result.kind === 'edit' ? { kind: 'send', message: result.message } : result;
}

/** What the press answered is closed; what its report took waits no more; later items of the album join it. */
async function settle(
  ctx: ChatContext,
  {
    to,
    pressing: { update, messageId, action, question },
    joined,
    command,
    answer,
  }: {
    readonly to: { readonly chat: number; readonly person: PersonId };
    readonly pressing: Pressing;
    readonly joined: readonly Unattached[];
    readonly command: Incoming | null;
    readonly answer: number | null;
  },
): Promise<void> {
  const { world } = ctx;
  const reported = reportsBy(world.journal.facts(), update).length > 0;
  const data = encodeAction(action);
  const isChoice =
    question?.choices.some(({ buttons }) => buttons.includes(data)) === true && answer !== null;
  await takeJoined(ctx, to, { update, joined });
  if (!isChoice && !(reported && command)) return;
  await world.conversations.change(to, (before) => {
    const asksAnew = before.questions.some(
      (one) => one.messageId === messageId && !one.choices.some(({ buttons }) => buttons.includes(data)),
    );
    const left = isChoice && !asksAnew ? answeredChoice(before, { messageId, data, update }) : before;
    if (!reported || !command) return left;
    const report = {
      ...{ messageId: command.messageId, album: command.album, update, answer },
      at: world.clock.now().iso,
    };
    return withReport(left, report);
  });
}

function plain(html: string): string {
  return html.replace(/<[^>]*>/gu, '');
}
