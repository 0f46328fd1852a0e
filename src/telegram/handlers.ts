import type { Context, Telegraf } from 'telegraf';
import type { CallbackQuery, ChatMemberUpdated, Message as TelegramMessage } from 'telegraf/types';
import type { Address } from '../app/ports.js';
import { isQuestion, rememberQuestion } from '../app/questions.js';
import { follow, leave, lose } from '../app/reach.js';
import { OUTBOX_DAYS } from '../app/tick.js';
import { present } from '../app/world.js';
import { strangerAnswer } from '../texts/enrolment.js';
import type { Message } from '../texts/message.js';
import { faultAnswer, staleButton } from '../texts/notices.js';
import type { Fact, PersonId } from '../tracking/fact.js';
import { replay } from '../tracking/history.js';
import { findPerson } from '../tracking/people.js';
import type { Action } from '../texts/action.js';
import { draw, look, press } from './buttons.js';
import type { Effect } from './buttons.js';
import { encodeAction, readAction } from './callback-data.js';
import type { Courier } from './courier.js';
import type { Desk } from './desk.js';
import { readMessage } from './incoming.js';
import type { Incoming } from './incoming.js';
import { createMenus } from './menus.js';
import type { Menus } from './menus.js';
import { assignAlbum, gather, settlePapers, waitingPapers } from './albums.js';
import { postAnswer } from './post.js';
import { pressedLetter } from './pressed-letter.js';
import { outgoing } from './render.js';
import { createRouter } from './router.js';
import type { Router } from './router.js';

/** What the bot listens to; everything else is not even asked of Telegram. */
export const ALLOWED_UPDATES = ['message', 'callback_query', 'my_chat_member'] as const;

export interface Handling {
  readonly desk: Desk;
  readonly courier: Courier;
}

/** A day less than the outbox remembers. */
const REMEMBERED_SECONDS = (OUTBOX_DAYS - 1) * 86_400;

interface Hands extends Handling {
  readonly router: Router;
  readonly menus: Menus;
}

/** Puts the handlers on a telegraf bot. Each update is answered through the courier, never through the context. */
export function attachHandlers(bot: Telegraf, handling: Handling): void {
  const menus = createMenus(bot.telegram, handling.desk.world.log);
  const hands: Hands = { ...handling, router: createRouter(handling.desk), menus };
  bot.on('message', (ctx) => guarded(hands, ctx, () => onMessage(hands, ctx.update.update_id, ctx.message)));
  bot.on('callback_query', (ctx) =>
    guarded(hands, ctx, () => onPress(hands, ctx.update.update_id, ctx.callbackQuery)),
  );
  bot.on('my_chat_member', (ctx) => guarded(hands, ctx, () => onMembership(hands, ctx.myChatMember)));
}

/** A fault of ours is told to the person, so that nobody believes a report is in that is not. */
async function guarded(hands: Hands, ctx: Context, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const { log } = hands.desk.world;
    const reason = error instanceof Error ? error.message : String(error);
    log.error('update failed', { update: ctx.update.update_id, error: reason });
    const chat = ctx.chat?.id;
    const known = chat !== undefined && findPerson(present(hands.desk.world).history, chat as PersonId);
    if (known) await hands.courier.send({ chat, topic: null }, outgoing(faultAnswer()));
  }
}

async function onMessage(hands: Hands, update: number, message: TelegramMessage): Promise<void> {
  const { desk } = hands;
  if ('migrate_to_chat_id' in message) {
    await follow(desk.world, message.chat.id, message.migrate_to_chat_id);
    return;
  }
  const incoming = readMessage(update, message, desk.me()?.id ?? 0);
  if (!incoming || (incoming.text === '' && !incoming.chat.private && incoming.answers === null)) return;
  const known = desk.world.journal.facts();
  await answerTo(hands, incoming);
  if (hasOtherPosts(desk, known, incoming.person)) await welcomeIn(hands, incoming);
  tellOthers(desk, known);
}

async function answerTo(hands: Hands, received: Incoming): Promise<void> {
  const { desk, courier, router } = hands;
  const address = { chat: received.chat.id, topic: received.chat.topic };
  const gathered = await gather(desk, received);
  if (gathered.kind === 'joined') {
    const { answer, message } = gathered;
    if (answer !== null && message) await courier.edit(address, answer, outgoing(message));
    return;
  }
  const { incoming, more } = gathered;
  const answer = await router.answer(incoming);
  // An album without words is asked about once, with its first item.
  const silent = more && !isAnswered(desk, incoming);
  const id =
    answer && !silent ? await say(hands, address, { message: answer, replyTo: incoming.messageId }) : null;
  await settlePapers(desk, incoming, { id, hasButtons: (answer?.buttons.length ?? 0) > 0 });
}

function isAnswered({ world }: Desk, { update }: Incoming): boolean {
  return world.journal.facts().some((fact) => fact.update === update);
}

/** Brings an answer; one that asks something is remembered, so that the next words are understood. */
async function say(
  { desk, courier }: Hands,
  address: Address,
  answer: { readonly message: Message; readonly replyTo: number },
): Promise<number | null> {
  const delivery = await postAnswer(courier, address, answer);
  if (delivery.kind !== 'sent') return null;
  const { asks } = answer.message;
  const { messageId } = delivery;
  if (asks) await rememberQuestion(desk.world, { address, messageId, subject: encodeAction(asks) });
  return messageId;
}

/** What a report writes down: it changes nothing of what a tick owes but news. */
const REPORTING: ReadonlySet<Fact['kind']> = new Set(['reported', 'supplemented', 'measured', 'withdrawn']);

/** What was written down may be news for a coordinator: told after the answer, not at the next full minute. */
function tellOthers({ world, ticker }: Desk, known: readonly Fact[]): void {
  const added = world.journal.facts().slice(known.length);
  if (added.length === 0) return;
  void (added.every(({ kind }) => REPORTING.has(kind)) ? ticker.tell() : ticker.run());
}

/** Who has just come in gets the menu of the new role. */
async function welcomeIn({ desk, menus }: Hands, { person }: Incoming): Promise<void> {
  const enrolled = findPerson(present(desk.world).history, person);
  if (enrolled) await menus.forPerson(enrolled);
}

function hasOtherPosts({ world }: Desk, known: readonly Fact[], person: PersonId): boolean {
  const facts = world.journal.facts();
  return facts !== known && postsIn(facts, person) !== postsIn(known, person);
}

function postsIn(facts: readonly Fact[], person: PersonId): string {
  return JSON.stringify(findPerson(replay(facts), person)?.posts ?? []);
}

async function onPress(hands: Hands, update: number, query: CallbackQuery): Promise<void> {
  const { desk, courier } = hands;
  const botId = desk.me()?.id ?? 0;
  const { history } = present(desk.world);
  const person = findPerson(history, query.from.id as PersonId);
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
  const asked = read && person ? askedOf(desk, read, { person: person.id, botId }) : null;
  const letter = read && pressedLetter(desk, read);
  const messageId = message.message_id;
  const chat = {
    id: message.chat.id,
    private: message.chat.type === 'private',
    title: 'title' in message.chat ? message.chat.title : '',
    topic: read?.is_topic_message === true ? (read.message_thread_id ?? null) : null,
  };
  const known = desk.world.journal.facts();
  const effect = keepsRecord(read, action) ? apart(await effectOf()) : await effectOf();
  const words = effect.kind === 'say' || effect.kind === 'letter' ? (effect.words ?? undefined) : undefined;
  await courier.answerPress(query.id, words, effect.kind === 'say');
  const answer = await show(hands, effect, {
    chat: chat.id,
    topic: chat.topic,
    messageId,
    date: read?.date ?? 0,
    action: action.kind,
  });
  if (asked) await assignAlbum(desk, { chat, album: asked.album }, { update, answer });
  tellOthers(desk, known);

  function effectOf(): Effect | Promise<Effect> {
    if (person && action)
      return press(desk, { update, person, chat, messageId, action, asked, said: null, letter });
    if (action?.kind === 'picture') return draw(desk, { action, chat });
    return action?.kind === 'view' ? look(desk, { action, chat, person: null }) : { kind: 'nothing' };
  }
}

/** An answer that recorded something and asks something besides: what was recorded, and its undo, must stay. */
function keepsRecord(message: TelegramMessage | null, action: Action): boolean {
  const rows = (message && 'reply_markup' in message && message.reply_markup.inline_keyboard) || [];
  const isUndo = (data: string): boolean => readAction(data)?.kind === 'undo';
  return (
    action.kind === 'report' && rows.flat().some((key) => 'callback_data' in key && isUndo(key.callback_data))
  );
}

function apart(effect: Effect): Effect {
  return effect.kind === 'edit' ? { kind: 'send', message: effect.message } : effect;
}

/** What is settled by a tap says so in its own place, though the bot sent it by itself. */
const SETTLING: ReadonlySet<string> = new Set([
  'backlog',
  'revoke',
  'office',
  'decide-extension',
  'confirm-reason',
]);

interface Place {
  readonly chat: number;
  readonly topic: number | null;
  readonly messageId: number;
  /** When the message was sent, in seconds; 0 where Telegram shows it no more. */
  readonly date: number;
  readonly action: string;
}

/**
 * A reminder is a form and is changed in place; posted summaries stand as they were sent: what their buttons answer is
 * a message of its own. Gives the message that bears the answer.
 */
async function show(hands: Hands, effect: Effect, place: Place): Promise<number | null> {
  const { desk, courier } = hands;
  if (effect.kind === 'say' || effect.kind === 'nothing') return null;
  const { chat, topic, messageId, date, action } = place;
  if (effect.kind === 'letter') {
    const changed = await courier.edit({ chat, topic }, messageId, outgoing(effect.message));
    const { answer, also } = effect;
    const isSaid = answer && (also || changed.kind !== 'sent');
    return isSaid ? say(hands, { chat, topic }, { message: answer, replyTo: messageId }) : null;
  }
  // Of what is older than the outbox remembers nobody knows any more what it was.
  const old = date < Date.parse(desk.world.clock.now().iso) / 1000 - REMEMBERED_SECONDS;
  const stands =
    old ||
    desk.world.outbox
      .dispatches()
      .some(
        (dispatch) =>
          dispatch.messageId === messageId && dispatch.address.chat === chat && !isQuestion(dispatch),
      );
  if (effect.kind === 'edit' && (!stands || SETTLING.has(action))) {
    const edited = await courier.edit({ chat, topic }, messageId, outgoing(effect.message));
    if (edited.kind !== 'refused') return messageId;
  }
  return say(hands, { chat, topic }, { message: effect.message, replyTo: messageId });
}

/** The command that the button's message answered, where the presser himself sent it. */
function askedOf(
  desk: Desk,
  message: TelegramMessage,
  { person, botId }: { readonly person: PersonId; readonly botId: number },
): Pick<Incoming, 'text' | 'evidence' | 'album'> | null {
  const command = 'reply_to_message' in message ? message.reply_to_message : undefined;
  if (command?.from?.id !== person) return null;
  const read = readMessage(0, command, botId);
  return read && { text: read.text, evidence: waitingPapers(desk, read), album: read.album };
}

async function onMembership({ desk }: Hands, change: ChatMemberUpdated): Promise<void> {
  const { status } = change.new_chat_member;
  const gone = status === 'kicked' || status === 'left';
  if (change.chat.type === 'private') {
    if (gone) await lose(desk.world, change.from.id as PersonId, 'blocked');
    return;
  }
  if (!gone) return;
  await leave(desk.world, change.chat.id);
  void desk.ticker.tell();
}

function plain(html: string): string {
  return html.replace(/<[^>]*>/gu, '');
}
