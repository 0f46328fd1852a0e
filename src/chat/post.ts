import type { Address, Delivery, Sender } from '../ports/ports.js';
import { CAPTION_LIMIT } from '../words/message.js';
import type { Message } from '../words/message.js';
import { fileNotSent } from './notices.js';
import { outgoing } from './outgoing.js';

/**
 * Brings a message with its files: one file bears the words as its caption where they fit, several follow in their
 * order. What became of the words is the result; a file behind them that Telegram does not take is told.
 */
export async function post(
  sender: Sender,
  address: Address,
  { message, replyTo }: { readonly message: Message; readonly replyTo?: number },
): Promise<Delivery> {
  const { files = [], html } = message;
  const [only, ...others] = files;
  const words = outgoing(message, replyTo);
  // Entities make HTML longer than what Telegram counts, never shorter.
  if (only && others.length === 0 && html.length <= CAPTION_LIMIT) {
    return sender.sendFile(address, only, words);
  }
  const delivery = await sender.send(address, words);
  if (delivery.kind !== 'sent') return delivery;
  for (const file of files) {
    const sent = await sender.sendFile(address, file, { html: '', keyboard: [] });
    if (sent.kind !== 'sent') await sender.send(address, outgoing(fileNotSent(), delivery.messageId));
  }
  return delivery;
}

/** The same for an answer: where its one file is refused, the words come alone, since somebody waits for them. */
export async function postAnswer(
  sender: Sender,
  address: Address,
  answer: { readonly message: Message; readonly replyTo: number },
): Promise<Delivery> {
  const delivery = await post(sender, address, answer);
  if (delivery.kind !== 'refused' || answer.message.files === undefined) return delivery;
  const alone = await sender.send(address, outgoing(answer.message, answer.replyTo));
  if (alone.kind === 'sent') await sender.send(address, outgoing(fileNotSent(), alone.messageId));
  return alone;
}
