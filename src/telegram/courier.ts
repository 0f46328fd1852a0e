import type { Telegram } from 'telegraf';
import type { InlineKeyboardButton } from 'telegraf/types';
import type { Address, Delivery, Outgoing, Sender } from '../ports/ports.js';
import { oneAtATimeForEachChat } from '../queue/one-at-a-time.js';
import type { FileToSend } from '../words/message.js';
import { createAttempts, type AttemptOptions, type Job } from './attempts.js';
import { isWithoutText } from './failure.js';
import type { Sending } from './pace.js';

export interface CourierOptions extends AttemptOptions {
  readonly telegram: Telegram;
}

const PRESS_ANSWER_LIMIT = 200;
const NOWHERE: Address = { chat: 0, topic: null };

interface Courier {
  /** For whoever answers a person. Whoever sends two in a row waits for the first: two persons' go side by side. */
  readonly answers: Sender;
  /** For what the bot sends by itself: slower in each chat, and answers go first. */
  readonly broadcasts: Sender;
}

/**
 * Brings messages to Telegram and says what became of each, keeping its limits (docs/delivery.md, 5–7). What the bot
 * sends by itself to one chat goes in order; a chat that must wait holds up no other. Never throws.
 */
export function createCourier(options: CourierOptions): Courier {
  const attempt = createAttempts(options);
  const inOrder = oneAtATimeForEachChat();
  return {
    answers: senderOf(options, attempt, 'answers'),
    broadcasts: senderOf(
      options,
      (job) =>
        job.sending?.kind === 'message' ? inOrder(job.address.chat, () => attempt(job)) : attempt(job),
      'broadcasts',
    ),
  };
}

function senderOf({ telegram, log }: CourierOptions, attempt: Attempt, by: Sending['by']): Sender {
  const write = (job: Pick<Job, 'address' | 'call'>): Promise<Delivery> =>
    attempt({ ...job, sending: { kind: 'message', by }, repeatable: false, messageId: null });
  const change = changing(attempt, by);
  return {
    send: (address, outgoing) =>
      write({
        address,
        async call(to) {
          const extra = { ...extraOf(to, outgoing), link_preview_options: { is_disabled: true } };
          return (await telegram.sendMessage(to.chat, outgoing.html, extra)).message_id;
        },
      }),
    sendFile: (address, file, outgoing) =>
      write({ address, call: (to) => uploadOrPass(telegram, { to, file, outgoing }) }),
    edit: (address, messageId, outgoing) =>
      change(address, messageId, (chat) => editWords(telegram, { chat, messageId }, outgoing)),
    retire: (address, messageId) =>
      change(address, messageId, (chat) =>
        telegram.editMessageReplyMarkup(chat, messageId, undefined, undefined),
      ),
    async working({ chat }, what) {
      const call = async (): Promise<number> => {
        await telegram.sendChatAction(chat, what);
        return 0;
      };
      await attempt({
        address: { chat, topic: null },
        sending: null,
        repeatable: true,
        messageId: null,
        call,
      });
    },
    async answerPress(press, text = '', alert = false) {
      const delivery = await attempt({
        address: NOWHERE,
        sending: null,
        repeatable: true,
        messageId: null,
        async call() {
          await telegram.answerCbQuery(press, shortened(text), { show_alert: alert });
          return 0;
        },
      });
      if (delivery.kind !== 'sent') log.info('telegram.press-unanswered', { delivery });
    },
  };
}

/** The words of a message with a file are its caption, which another method changes; only Telegram knows which it is. */
async function editWords(
  telegram: Telegram,
  { chat, messageId }: { readonly chat: number; readonly messageId: number },
  { html, keyboard }: Outgoing,
): Promise<unknown> {
  const extra = { parse_mode: 'HTML', reply_markup: markupOf(keyboard) } as const;
  try {
    return await telegram.editMessageText(chat, messageId, undefined, html, {
      ...extra,
      link_preview_options: { is_disabled: true },
    });
  } catch (error) {
    if (!isWithoutText(error)) throw error;
    return telegram.editMessageCaption(chat, messageId, undefined, html, extra);
  }
}

type Attempt = (job: Job) => Promise<Delivery>;

function changing(attempt: Attempt, by: Sending['by']) {
  return (address: Address, messageId: number, call: (chat: number) => Promise<unknown>): Promise<Delivery> =>
    attempt({
      address,
      sending: { kind: 'edit', by },
      repeatable: true,
      messageId,
      async call({ chat }) {
        await call(chat);
        return messageId;
      },
    });
}

type Extra = Pick<
  NonNullable<Parameters<Telegram['sendMessage']>[2]>,
  'parse_mode' | 'reply_markup' | 'message_thread_id' | 'reply_parameters'
> & { readonly reply_markup: Markup };
interface Markup {
  inline_keyboard: InlineKeyboardButton[][];
}

function extraOf({ topic }: Address, { keyboard, replyTo }: Outgoing): Extra {
  return {
    parse_mode: 'HTML',
    reply_markup: markupOf(keyboard),
    ...(topic === null ? {} : { message_thread_id: topic }),
    ...(replyTo === undefined
      ? {}
      : { reply_parameters: { message_id: replyTo, allow_sending_without_reply: true } }),
  };
}

function markupOf(keyboard: Outgoing['keyboard']): Markup {
  return { inline_keyboard: keyboard.map((row) => [...row]) };
}

async function uploadOrPass(
  telegram: Telegram,
  { to, file, outgoing }: { readonly to: Address; readonly file: FileToSend; readonly outgoing: Outgoing },
): Promise<number> {
  const extra = { ...extraOf(to, outgoing), caption: outgoing.html };
  // telegraf drops an object from a form unless it is JSON text already.
  if (file.kind === 'upload' && extra.reply_parameters)
    Object.assign(extra, { reply_parameters: JSON.stringify(extra.reply_parameters) });
  const source =
    file.kind === 'stored' ? file.fileId : { source: Buffer.from(file.bytes), filename: file.name };
  const { message_id: id } = await sendAs(telegram, file.as, { chat: to.chat, source, extra });
  return id;
}

type Source = string | { readonly source: Buffer; readonly filename: string };

/** Telegram sends a file that it keeps only as what it was sent to it. */
function sendAs(
  telegram: Telegram,
  as: FileToSend['as'],
  {
    chat,
    source,
    extra,
  }: { readonly chat: number; readonly source: Source; readonly extra: Extra & { readonly caption: string } },
): Promise<{ readonly message_id: number }> {
  switch (as) {
    case 'photo':
      return telegram.sendPhoto(chat, source, extra);
    case 'document':
      return telegram.sendDocument(chat, source, extra);
    case 'video':
      return telegram.sendVideo(chat, source, extra);
    case 'voice':
      return telegram.sendVoice(chat, source, extra);
    case 'audio':
      return telegram.sendAudio(chat, source, extra);
  }
}

/** Cut at a character, never inside one. */
function shortened(text: string): string {
  if (text.length <= PRESS_ANSWER_LIMIT) return text;
  return `${text.slice(0, PRESS_ANSWER_LIMIT - 1).replace(/\p{Surrogate}$/u, '')}…`;
}
