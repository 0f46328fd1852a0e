import type { Context, Telegraf } from 'telegraf';
import type { ChatMemberUpdated, Message as TelegramMessage } from 'telegraf/types';
import { follow, leave, lose } from '../app/reach.js';
import { present } from '../app/world.js';
import { editedAnswer } from '../chat/words.js';
import { faultAnswer, faultOnTop } from '../texts/notices.js';
import type { PersonId } from '../tracking/fact.js';
import { findPerson } from '../tracking/people.js';
import type { Courier } from './courier.js';
import type { Desk } from './desk.js';
import { readMessage } from './incoming.js';
import { createMenus } from './menus.js';
import { onEdit, onMessage } from './on-message.js';
import { onPress } from './on-press.js';
import { outgoing } from './render.js';
import { createRouter } from './router.js';
import type { Hands } from './show.js';

/** What the bot listens to; everything else is not even asked of Telegram. */
export const ALLOWED_UPDATES = ['message', 'edited_message', 'callback_query', 'my_chat_member'] as const;

export interface Handling {
  readonly desk: Desk;
  readonly courier: Courier;
}

/** Puts the handlers on a telegraf bot. Each update is answered through the courier, never through the context. */
export function attachHandlers(bot: Telegraf, handling: Handling): void {
  const menus = createMenus(bot.telegram, handling.desk.world.log);
  const hands: Hands = { ...handling, router: createRouter(handling.desk), menus };
  bot.on('message', (ctx) =>
    guarded(hands, ctx, () => takeMessage(hands, ctx.update.update_id, ctx.message)),
  );
  bot.on('edited_message', (ctx) =>
    guarded(hands, ctx, () => takeEdit(hands, ctx.update.update_id, ctx.editedMessage)),
  );
  bot.on('callback_query', (ctx) =>
    guarded(hands, ctx, () => onPress(hands, ctx.update.update_id, ctx.callbackQuery)),
  );
  bot.on('my_chat_member', (ctx) => guarded(hands, ctx, () => onMembership(hands, ctx.myChatMember)));
}

/**
 * A fault of ours is told to whoever wrote or pressed, in the group too, so that nobody believes a report is in that is
 * not; and the clock on a pressed button stops.
 */
async function guarded(hands: Hands, ctx: Context, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const { desk, courier } = hands;
    const reason = error instanceof Error ? error.message : String(error);
    desk.world.log.error('update failed', { update: ctx.update.update_id, error: reason });
    if (ctx.callbackQuery) await courier.answerPress(ctx.callbackQuery.id, faultOnTop, true);
    const { history } = present(desk.world);
    const chat = ctx.chat;
    const isHeard = chat && (chat.type === 'private' || history.group?.chat === chat.id);
    const isKnown = ctx.from && findPerson(history, ctx.from.id as PersonId) !== undefined;
    if (!isHeard || !isKnown || ctx.myChatMember) return;
    const message = ctx.message ?? ctx.editedMessage;
    const topic = message?.is_topic_message === true ? (message.message_thread_id ?? null) : null;
    await courier.send({ chat: chat.id, topic }, outgoing(faultAnswer(), message?.message_id));
  }
}

async function takeMessage(hands: Hands, update: number, message: TelegramMessage): Promise<void> {
  const { desk } = hands;
  if ('migrate_to_chat_id' in message) {
    await follow(desk.world, message.chat.id, message.migrate_to_chat_id);
    return;
  }
  const incoming = readMessage(update, message, desk.me()?.id ?? 0);
  if (!incoming || (incoming.text === '' && !incoming.chat.private && incoming.answers === null)) return;
  await onMessage(hands, incoming);
}

async function takeEdit(hands: Hands, update: number, message: TelegramMessage): Promise<void> {
  const incoming = readMessage(update, message, hands.desk.me()?.id ?? 0);
  const edit = incoming && (await onEdit(hands.desk, incoming));
  if (!edit) return;
  const { id, topic } = incoming.chat;
  await hands.courier.send({ chat: id, topic }, outgoing(editedAnswer(edit.wasReport), incoming.messageId));
}

async function onMembership({ desk }: Hands, change: ChatMemberUpdated): Promise<void> {
  const { status } = change.new_chat_member;
  const gone = status === 'kicked' || status === 'left';
  if (change.chat.type === 'private') {
    if (gone) await lose(desk.world, change.from.id as PersonId, 'blocked');
    return;
  }
  if (gone) await leave(desk.world, change.chat.id);
}
