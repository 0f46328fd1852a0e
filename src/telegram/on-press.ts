import type { CallbackQuery, Message as TelegramMessage } from 'telegraf/types';
import { present } from '../app/world.js';
import { answered, answeredChoice, closed, isAnswerable, overButFor } from '../chat/conversation.js';
import type { Question, Unattached } from '../chat/conversation.js';
import { askedIn, conversationWith } from '../chat/talk.js';
import { askedOfAnother, cancelledLine, joinedLine, questionClosed } from '../chat/words.js';
import type { Action } from '../texts/action.js';
import { withLine } from '../texts/compose.js';
import { strangerAnswer } from '../texts/enrolment.js';
import type { Message } from '../texts/message.js';
import { staleButton } from '../texts/notices.js';
import type { PersonId } from '../tracking/fact.js';
import type { Person } from '../tracking/history.js';
import { findPerson } from '../tracking/people.js';
import { joinedByPress, reportsBy, take } from './albums.js';
import { asHtml } from './as-html.js';
import { draw, look, press } from './buttons.js';
import type { Effect, Press } from './buttons.js';
import { encodeAction, readAction } from './callback-data.js';
import type { Desk } from './desk.js';
import { readMessage } from './incoming.js';
import type { Chat, Incoming } from './incoming.js';
import { tellOthers } from './on-message.js';
import { pressedLetter } from './pressed-letter.js';
import { outgoing } from './render.js';
import { replace, show } from './show.js';
import type { Hands } from './show.js';

/** A press that may be carried out: who pressed what, where. */
interface Pressing {
  readonly update: number;
  /** Null: a member of the committee's group who is not enrolled and may look. */
  readonly person: Person | null;
  readonly chat: Chat;
  readonly messageId: number;
  readonly action: Action;
  /** The message as Telegram shows it; null where it shows it no more. */
  readonly read: TelegramMessage | null;
  readonly question: Question | null;
}

export async function onPress(hands: Hands, update: number, query: CallbackQuery): Promise<void> {
  const { desk, courier } = hands;
  const { history } = present(desk.world);
  const person = findPerson(history, query.from.id as PersonId) ?? null;
  const { message } = query;
  const action = 'data' in query ? readAction(query.data) : null;
  const inGroup = message !== undefined && history.group?.chat === message.chat.id;
  // The members of the committee's group may read without being enrolled: its messages' buttons only show more.
  const reads = inGroup && (action?.kind === 'view' || action?.kind === 'picture');
  if (!person && !reads) return courier.answerPress(query.id, plain(strangerAnswer().html), true);
  if (!action || !message || !('chat' in message)) return courier.answerPress(query.id, staleButton, true);
  const isOurs = message.chat.type === 'private' || inGroup;
  if (!isOurs) return courier.answerPress(query.id, staleButton, true);
  const read = 'date' in message && message.date > 0 ? (message as TelegramMessage) : null;
  const chat = {
    id: message.chat.id,
    private: message.chat.type === 'private',
    title: 'title' in message.chat ? message.chat.title : '',
    topic: read?.is_topic_message === true ? (read.message_thread_id ?? null) : null,
  };
  const messageId = message.message_id;
  const asked = askedIn(desk.world, { chat: chat.id, messageId });
  const question = asked && asked.person === person?.id ? asked.question : null;
  const pressing = { update, person, chat, messageId, action, read, question };
  const refused = asked && answersIt(asked.question, action) ? whyNot(desk, asked, pressing) : null;
  if (refused !== null) return courier.answerPress(query.id, refused, true);
  await carryOut(hands, query.id, pressing);
}

/** Whether a button answers the question of its message; others only show something. */
function answersIt({ choices }: Question, action: Action): boolean {
  if (action.kind === 'cancel' || action.kind === 'record-words') return true;
  const data = encodeAction(action);
  return choices.some(({ buttons }) => buttons.includes(data));
}

/** In a group a question belongs to whom it was asked; what was answered or taken back is answered no more. */
function whyNot(
  desk: Desk,
  asked: { readonly person: PersonId; readonly question: Question },
  { person, update }: Pressing,
): string | null {
  if (asked.person !== person?.id) {
    return askedOfAnother(findPerson(present(desk.world).history, asked.person)?.name ?? '');
  }
  return isAnswerable(asked.question, update) ? null : questionClosed;
}

async function carryOut(hands: Hands, queryId: string, pressing: Pressing): Promise<void> {
  const { desk, courier } = hands;
  const { person, chat, messageId, update, action } = pressing;
  const known = desk.world.journal.facts();
  const address = { chat: chat.id, topic: chat.topic };
  const to = person && { chat: chat.id, person: person.id };
  if (to && conversationWith(desk.world, to).questions.some(({ state }) => state === 'open')) {
    await desk.world.conversations.change(to, (before) => overButFor(before, messageId));
  }
  if (action.kind === 'cancel') return cancel(hands, queryId, pressing);
  const command = pressing.read && person ? commandOf(desk, pressing.read, person.id) : null;
  const joined = to
    ? joinedByPress(desk, { ...to, private: chat.private }, { update, messageId, command })
    : [];
  const effect = withJoined(desk, { update, joined }, await effectOf(desk, pressing, { command, joined }));
  const words = effect.kind === 'say' || effect.kind === 'letter' ? (effect.words ?? undefined) : undefined;
  await courier.answerPress(queryId, words, effect.kind === 'say');
  const others = to && effect.kind === 'edit' ? await otherChoices(hands, pressing) : false;
  const answer = await show(hands, others ? apart(effect) : effect, {
    address,
    messageId,
    date: pressing.read?.date ?? 0,
    action: action.kind,
    to,
  });
  if (to) await settle(desk, { to, pressing, joined, command, answer });
  tellOthers(desk, known);
}

function effectOf(
  desk: Desk,
  { person, chat, messageId, update, action, read, question }: Pressing,
  { command, joined }: { readonly command: Incoming | null; readonly joined: readonly Unattached[] },
): Effect | Promise<Effect> {
  if (!person) {
    if (action.kind === 'picture') return draw(desk, { action, chat });
    return action.kind === 'view' ? look(desk, { action, chat, person: null }) : { kind: 'nothing' };
  }
  const pressed: Press = {
    ...{ update, person, chat, messageId, action, joined, question },
    asked: command && { text: command.text, evidence: command.evidence },
    said: null,
    letter: read && pressedLetter(desk, read),
  };
  if (action.kind !== 'record-words') return press(desk, pressed);
  return record(desk, pressed);
}

/** "Ghi nhận": the words that the message shows are the answer to the question that they were said to. */
async function record(desk: Desk, pressed: Press): Promise<Effect> {
  const { question, update, chat, person } = pressed;
  const { subject, proposed } = question ?? { subject: null, proposed: null };
  const action = subject === null ? null : readAction(subject);
  if (!action || subject === null || proposed === null) return { kind: 'say', words: staleButton };
  const said = { text: proposed, evidence: [], how: 'reply' as const };
  const effect = await press(desk, { ...pressed, action, asked: null, letter: null, joined: [], said });
  await desk.world.conversations.change({ chat: chat.id, person: person.id }, (before) =>
    answered(before, subject, update),
  );
  return effect.kind === 'send' ? { kind: 'edit', message: effect.message } : effect;
}

/** "Thôi": the message stays, its question goes. */
async function cancel(hands: Hands, queryId: string, pressing: Pressing): Promise<void> {
  const { desk, courier } = hands;
  const { chat, messageId, update, person, read, question } = pressing;
  if (!person || !question) return courier.answerPress(queryId, staleButton, true);
  await courier.answerPress(queryId);
  const to = { chat: chat.id, person: person.id };
  const { subject } = question;
  await desk.world.conversations.change(to, (before) => {
    const left = closed(before, messageId, update);
    return subject === null ? left : answered(left, subject, update);
  });
  const address = { chat: chat.id, topic: chat.topic };
  const shown = read && messageShown(read);
  const message = shown ? withLine(shown, cancelledLine) : { html: cancelledLine, buttons: [] };
  await replace(hands, { address, messageId }, { message, to });
}

/** The message as it stands, with the buttons that answer no question: what was recorded, and its undo, stay. */
function messageShown(read: TelegramMessage, keeps: (data: string) => boolean = staysBeside): Message | null {
  if (!('text' in read)) return null;
  const rows = 'reply_markup' in read ? read.reply_markup.inline_keyboard : [];
  const buttons = rows.map((row) =>
    row.flatMap((button) => {
      const action =
        'callback_data' in button && keeps(button.callback_data) ? readAction(button.callback_data) : null;
      return action ? [{ label: button.text, action }] : [];
    }),
  );
  return { html: asHtml(read.text, read.entities ?? []), buttons: buttons.filter((row) => row.length > 0) };
}

function staysBeside(data: string): boolean {
  const kind = readAction(data)?.kind;
  return kind === 'undo' || kind === 'evidence' || kind === 'view';
}

/**
 * No press makes a question vanish that is not answered: where the message asks more, or holds what was recorded, the
 * answer comes apart and the message keeps the rest.
 */
async function otherChoices(hands: Hands, pressing: Pressing): Promise<boolean> {
  const { read, question, action, chat, messageId } = pressing;
  if (!read) return false;
  const data = encodeAction(action);
  const rest = (question?.choices ?? []).filter(({ buttons }) => !buttons.includes(data));
  const isChoice = rest.length < (question?.choices ?? []).length;
  const all = messageShown(read, () => true)?.buttons.flat() ?? [];
  const holdsRecord = action.kind.startsWith('report') && all.some((one) => one.action.kind === 'undo');
  if ((!isChoice || rest.length === 0) && !holdsRecord) return false;
  const open = new Set(rest.flatMap(({ buttons }) => buttons));
  const keeps = (one: string): boolean =>
    staysBeside(one) || open.has(one) || (open.size > 0 && readAction(one)?.kind === 'cancel');
  const left = messageShown(read, isChoice ? keeps : (one) => one !== data);
  if (!left) return holdsRecord;
  await hands.courier.edit({ chat: chat.id, topic: chat.topic }, messageId, outgoing(left));
  return true;
}

function apart(effect: Effect): Effect {
  return effect.kind === 'edit' ? { kind: 'send', message: effect.message } : effect;
}

/** What joined the report is named in its answer. */
function withJoined(
  desk: Desk,
  { update, joined }: { readonly update: number; readonly joined: readonly Unattached[] },
  effect: Effect,
): Effect {
  const facts = reportsBy(desk.world.journal.facts(), update);
  const isReport = facts.some(({ kind }) => kind === 'reported');
  if (!isReport || joined.length === 0) return effect;
  const line = joinedLine(joined);
  if (effect.kind === 'letter') {
    return effect.answer ? { ...effect, answer: withLine(effect.answer, line), also: true } : effect;
  }
  return effect.kind === 'edit' || effect.kind === 'send'
    ? { ...effect, message: withLine(effect.message, line) }
    : effect;
}

/** What the press answered is closed; what its report took waits no more; later items of the album join it. */
async function settle(
  desk: Desk,
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
  const { world } = desk;
  const reported = reportsBy(world.journal.facts(), update).length > 0;
  const data = encodeAction(action);
  const isChoice =
    question?.choices.some(({ buttons }) => buttons.includes(data)) === true && answer !== null;
  if (reported && joined.length > 0) await take(desk, to, { items: joined, update });
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
    return { ...left, reports: [...left.reports, report] };
  });
}

/** The command that the button's message answered, where the presser himself sent it. */
function commandOf(desk: Desk, message: TelegramMessage, person: PersonId): Incoming | null {
  const command = 'reply_to_message' in message ? message.reply_to_message : undefined;
  if (command?.from?.id !== person) return null;
  return readMessage(0, command, desk.me()?.id ?? 0);
}

function plain(html: string): string {
  return html.replace(/<[^>]*>/gu, '');
}
