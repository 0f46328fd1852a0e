import type { Context, Telegraf } from 'telegraf';
import type { CallbackQuery, ChatMemberUpdated, Message as TelegramMessage, Update } from 'telegraf/types';
import { followGroup, leaveGroup, markReachable, markUnreachable } from '../outbox/reach.js';
import { present } from '../ports/world.js';
import type { ChatContext } from '../chat/feature.js';
import type { ShownMessage } from '../chat/feature.js';
import { faultAnswer, faultOnTop, fullFloodAnswer, longFloodAnswer } from '../chat/notices.js';
import { onEdit, onMessage } from '../chat/on-message.js';
import { onPress } from '../chat/on-press.js';
import { outgoing } from '../chat/outgoing.js';
import { createRouter } from '../chat/router.js';
import { editedAnswer } from '../chat/words.js';
import type { PersonId } from '../journal/fact.js';
import { findPerson } from '../journal/people.js';
import type { Message } from '../words/message.js';
import { asHtml } from './as-html.js';
import type { Flood } from './lanes.js';
import { sentOf } from './raw-update.js';
import { nameOf, readMessage } from './read-message.js';

/** What the bot listens to; everything else is not even asked of Telegram. */
export const ALLOWED_UPDATES = ['message', 'edited_message', 'callback_query', 'my_chat_member'] as const;

/** Puts the handlers on a telegraf bot. Each update is answered through the sender, never through telegraf's context. */
export function attachHandlers(bot: Telegraf, chat: ChatContext): void {
  const route = createRouter();
  bot.on('message', (update) =>
    guarded(chat, update, async () => {
      const { message } = update;
      if ('migrate_to_chat_id' in message) {
        await followGroup(chat.world, message.chat.id, message.migrate_to_chat_id);
        return;
      }
      const incoming = readMessage(update.update.update_id, message, botId(chat));
      if (!incoming || (incoming.text === '' && !incoming.chat.private && incoming.answers === null)) return;
      await onMessage(chat, route, incoming);
    }),
  );
  bot.on('edited_message', (update) => guarded(chat, update, () => takeEdit(chat, update)));
  bot.on('callback_query', (update) =>
    guarded(chat, update, () => takePress(chat, update.update.update_id, update.callbackQuery)),
  );
  bot.on('my_chat_member', (update) => guarded(chat, update, () => onMembership(chat, update.myChatMember)));
}

/**
 * A fault of ours is told to whoever wrote or pressed, in the group too, so that nobody believes a report is in that is
 * not; and the clock on a pressed button stops.
 */
async function guarded(chat: ChatContext, update: Context, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    chat.world.log.error('update failed', { update: update.update.update_id, error: reason });
    if (update.callbackQuery) await chat.sender.answerPress(update.callbackQuery.id, faultOnTop, true);
    await tellFault(chat, update);
  }
}

async function tellFault(chat: ChatContext, { update }: Context): Promise<void> {
  if (!('my_chat_member' in update)) await tellSender(chat, update, faultAnswer());
}

/** Whoever sent so much that it takes its time hears so, once; others notice nothing of it. */
export async function tellFlood(chat: ChatContext, update: Update, flood: Flood): Promise<void> {
  await tellSender(chat, update, flood === 'long' ? longFloodAnswer() : fullFloodAnswer());
}

/** Answers in the place where it was sent; a stranger, and a group that is not the office's, hear nothing. */
async function tellSender(chat: ChatContext, update: Update, words: Message): Promise<void> {
  const { history } = present(chat.world);
  const { chat: place, person, topic, messageId } = sentOf(update);
  const isHeard = place && (place.private || history.group?.chat === place.id);
  const isKnown = person !== null && findPerson(history, person as PersonId) !== undefined;
  if (!isHeard || !isKnown) return;
  await chat.sender.send({ chat: place.id, topic }, outgoing(words, messageId ?? undefined));
}

async function takeEdit(chat: ChatContext, { update, editedMessage }: Context): Promise<void> {
  const incoming = editedMessage ? readMessage(update.update_id, editedMessage, botId(chat)) : null;
  const edit = incoming && (await onEdit(chat, incoming));
  if (!edit) return;
  const { id, topic } = incoming.chat;
  await chat.sender.send({ chat: id, topic }, outgoing(editedAnswer(edit.wasReport), incoming.messageId));
}

async function takePress(chat: ChatContext, update: number, query: CallbackQuery): Promise<void> {
  const { message } = query;
  const read = message && 'date' in message && message.date > 0 ? (message as TelegramMessage) : null;
  await onPress(chat, {
    update,
    id: query.id,
    person: query.from.id as PersonId,
    name: nameOf(query.from),
    data: 'data' in query ? query.data : null,
    chat:
      message && 'chat' in message
        ? {
            id: message.chat.id,
            private: message.chat.type === 'private',
            title: 'title' in message.chat ? message.chat.title : '',
            topic: read?.is_topic_message === true ? (read.message_thread_id ?? null) : null,
          }
        : null,
    messageId: message?.message_id ?? 0,
    shown: read && shownMessage(read, botId(chat)),
  });
}

function shownMessage(message: TelegramMessage, bot: number): ShownMessage | null {
  if (!('text' in message)) return null;
  const { text, entities = [] } = message;
  const rows = 'reply_markup' in message ? message.reply_markup.inline_keyboard : [];
  const command = 'reply_to_message' in message ? message.reply_to_message : undefined;
  return {
    messageId: message.message_id,
    text,
    html: (length = text.length) => asHtml(text, entities, length),
    date: message.date,
    rows: rows.map((row) =>
      row.flatMap((button) =>
        'callback_data' in button ? [{ label: button.text, data: button.callback_data }] : [],
      ),
    ),
    command: command ? readMessage(0, command, bot) : null,
  };
}

function botId({ me }: ChatContext): number {
  return me()?.id ?? 0;
}

async function onMembership({ world, ticker }: ChatContext, change: ChatMemberUpdated): Promise<void> {
  const { status } = change.new_chat_member;
  const gone = status === 'kicked' || status === 'left';
  const { from, chat } = change;
  const isPrivate = chat.type === 'private';
  // Whoever unblocks the bot can be written to again, without another word.
  if (isPrivate && !gone) await markReachable(world, from.id as PersonId, nameOf(from));
  else if (isPrivate) await markUnreachable(world, from.id as PersonId, 'blocked');
  else if (gone) await leaveGroup(world, change.chat.id);
  if (gone || isPrivate) void ticker.tell();
}
