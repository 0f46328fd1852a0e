import type { Address, Delivery } from '../app/ports.js';
import { CAPTION_LIMIT } from '../texts/message.js';
import type { Message } from '../texts/message.js';
import { fileNotSent } from '../texts/notices.js';
import type { Courier } from './courier.js';
import { outgoing } from './render.js';

/**
 * Brings a message with its files: one file bears the words as its caption where they fit, several follow in their
 * order. What became of the words is the result; a file behind them that Telegram does not take is told.
 */
export async function post(
  courier: Courier,
  address: Address,
  { message, replyTo }: { readonly message: Message; readonly replyTo?: number },
): Promise<Delivery> {
  const { files = [], html } = message;
  const [only, ...others] = files;
  const words = outgoing(message, replyTo);
  // Entities make HTML longer than what Telegram counts, never shorter.
  if (only && others.length === 0 && html.length <= CAPTION_LIMIT) {
    return courier.sendFile(address, only, words);
  }
  const delivery = await courier.send(address, words);
  if (delivery.kind !== 'sent') return delivery;
  for (const file of files) {
    const sent = await courier.sendFile(address, file, { html: '', keyboard: [] });
    if (sent.kind !== 'sent') await courier.send(address, outgoing(fileNotSent(), delivery.messageId));
  }
  return delivery;
}

/** The same for an answer: where its one file is refused, the words come alone, since somebody waits for them. */
export async function postAnswer(
  courier: Courier,
  address: Address,
  answer: { readonly message: Message; readonly replyTo: number },
): Promise<Delivery> {
  const delivery = await post(courier, address, answer);
  if (delivery.kind !== 'refused' || answer.message.files === undefined) return delivery;
  const alone = await courier.send(address, outgoing(answer.message, answer.replyTo));
  if (alone.kind === 'sent') await courier.send(address, outgoing(fileNotSent(), alone.messageId));
  return alone;
}
