import type { Address } from '../app/ports.js';
import { OUTBOX_DAYS } from '../app/tick.js';
import { asked } from '../chat/conversation.js';
import type { Place } from '../chat/talk.js';
import { choicesOf, withCancel } from '../chat/words.js';
import type { Message } from '../texts/message.js';
import type { Effect } from './buttons.js';
import { encodeAction } from './callback-data.js';
import type { Courier } from './courier.js';
import type { Desk } from './desk.js';
import type { Menus } from './menus.js';
import { postAnswer } from './post.js';
import { outgoing } from './render.js';
import type { Routed, Router } from './router.js';

export interface Hands {
  readonly desk: Desk;
  readonly courier: Courier;
  readonly router: Router;
  readonly menus: Menus;
}

export interface Saying extends Omit<Routed, 'message' | 'used'> {
  readonly message: Message;
  readonly replyTo: number;
  /** Who is answered; null for somebody who is not enrolled: he is asked nothing. */
  readonly to: Place | null;
}

/** Brings an answer; one that asks something is remembered, so that the next words are understood. */
export async function say(hands: Hands, address: Address, saying: Saying): Promise<number | null> {
  const message = withCancel(saying.message);
  const delivery = await postAnswer(hands.courier, address, { message, replyTo: saying.replyTo });
  if (delivery.kind !== 'sent') return null;
  await rememberAsked(hands.desk, delivery.messageId, saying);
  return delivery.messageId;
}

/** Puts a message in the place of an older one; whether Telegram took it. */
export async function replace(
  hands: Hands,
  { address, messageId }: { readonly address: Address; readonly messageId: number },
  saying: Omit<Saying, 'replyTo'>,
): Promise<boolean> {
  const edited = await hands.courier.edit(address, messageId, outgoing(withCancel(saying.message)));
  if (edited.kind === 'refused') return false;
  await rememberAsked(hands.desk, messageId, saying);
  return true;
}

async function rememberAsked(
  { world }: Desk,
  messageId: number,
  { message, to, askedAt, proposed }: Omit<Saying, 'replyTo'>,
): Promise<void> {
  const choices = choicesOf(message, encodeAction);
  if (!to || (message.asks === undefined && choices.length === 0)) return;
  await world.conversations.change(to, (before) =>
    asked(before, {
      messageId,
      subject: message.asks ? encodeAction(message.asks) : null,
      choices,
      proposed: proposed ?? null,
      askedAt: askedAt ?? world.clock.now().iso,
    }),
  );
}

/** What is settled by a tap says so in its own place, though the bot sent it by itself. */
const SETTLING: ReadonlySet<string> = new Set([
  'backlog',
  'revoke',
  'office',
  'decide-extension',
  'confirm-reason',
  'attach',
]);

/** A day less than the outbox remembers. */
const REMEMBERED_SECONDS = (OUTBOX_DAYS - 1) * 86_400;

export interface Shown {
  readonly address: Address;
  readonly messageId: number;
  /** When the message was sent, in seconds; 0 where Telegram shows it no more. */
  readonly date: number;
  readonly action: string;
  readonly to: Place | null;
}

/**
 * A reminder is a form and is changed in place; posted summaries stand as they were sent: what their buttons answer is
 * a message of its own. Gives the message that bears the answer.
 */
export async function show(hands: Hands, effect: Effect, shown: Shown): Promise<number | null> {
  if (effect.kind === 'say' || effect.kind === 'nothing') return null;
  const { address, messageId, date, action, to } = shown;
  const { desk, courier } = hands;
  if (effect.kind === 'letter') {
    const changed = await courier.edit(address, messageId, outgoing(effect.message));
    const { answer, also } = effect;
    const isSaid = answer && (also || changed.kind !== 'sent');
    return isSaid ? say(hands, address, { message: answer, replyTo: messageId, to }) : null;
  }
  const { message } = effect;
  // Of what is older than the outbox remembers nobody knows any more what it was.
  const old = date < Date.parse(desk.world.clock.now().iso) / 1000 - REMEMBERED_SECONDS;
  const stands =
    old ||
    desk.world.outbox
      .dispatches()
      .some((dispatch) => dispatch.messageId === messageId && dispatch.address.chat === address.chat);
  const inPlace = effect.kind === 'edit' && (!stands || SETTLING.has(action));
  if (inPlace && (await replace(hands, { address, messageId }, { message, to }))) return messageId;
  return say(hands, address, { message, replyTo: messageId, to });
}
