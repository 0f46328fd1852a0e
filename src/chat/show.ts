import { OUTBOX_DAYS } from '../ports/ports.js';
import type { Address } from '../ports/ports.js';
import type { Action } from '../words/action.js';
import type { Message } from '../words/message.js';
import { encodeAction, settlesInPlace } from './callback-data.js';
import type { ChatContext } from './feature.js';
import { asked } from './conversation.js';
import type { PressResult } from './feature.js';
import { outgoing } from './outgoing.js';
import { postAnswer } from './post.js';
import type { Routed } from './router.js';
import type { Place } from './talk.js';
import { withCancel } from './words.js';

export interface Saying extends Omit<Routed, 'message' | 'used'> {
  readonly message: Message;
  readonly replyTo: number;
  /** Who is answered; null for somebody who is not enrolled: he is asked nothing. */
  readonly to: Place | null;
}

/** Brings an answer; one that asks something is remembered, so that the next words are understood. */
export async function say(ctx: ChatContext, address: Address, saying: Saying): Promise<number | null> {
  const message = withCancel(saying.message);
  const delivery = await postAnswer(ctx.sender, address, { message, replyTo: saying.replyTo });
  if (delivery.kind !== 'sent') return null;
  await rememberAsked(ctx, delivery.messageId, saying);
  return delivery.messageId;
}

/** Puts a message in the place of an older one; whether Telegram took it. */
export async function replace(
  ctx: ChatContext,
  { address, messageId }: { readonly address: Address; readonly messageId: number },
  saying: Omit<Saying, 'replyTo'>,
): Promise<boolean> {
  const edited = await ctx.sender.edit(address, messageId, outgoing(withCancel(saying.message)));
  if (edited.kind === 'refused') return false;
  await rememberAsked(ctx, messageId, saying);
  return true;
}

async function rememberAsked(
  { world }: ChatContext,
  messageId: number,
  { message, to, askedAt, proposed }: Omit<Saying, 'replyTo'>,
): Promise<void> {
  const choices = (message.choices ?? []).map(({ buttons, tasks = [] }) => ({
    buttons: buttons.map(({ action }) => encodeAction(action)),
    labels: buttons.map(({ label }) => label),
    tasks: [...tasks],
  }));
  if (!to || (message.asks === undefined && choices.length === 0)) return;
  await world.conversations.change(to, (before) =>
    asked(before, {
      messageId,
      subject: message.asks ? encodeAction(message.asks) : null,
      choices,
      proposed: proposed ?? null,
      said: message.said ?? null,
      askedAt: askedAt ?? world.clock.now().iso,
    }),
  );
}

/** A day less than the outbox remembers. */
const REMEMBERED_SECONDS = (OUTBOX_DAYS - 1) * 86_400;

export interface Shown {
  readonly address: Address;
  readonly messageId: number;
  /** When the message was sent, in seconds; 0 where Telegram shows it no more. */
  readonly date: number;
  readonly action: Action;
  readonly to: Place | null;
}

/**
 * A reminder is a form and is changed in place; posted summaries stand as they were sent: what their buttons answer is
 * a message of its own. Gives the message that bears the answer.
 */
export async function show(ctx: ChatContext, result: PressResult, shown: Shown): Promise<number | null> {
  if (result.kind === 'say' || result.kind === 'nothing' || result.kind === 'ticks') return null;
  const { address, messageId, date, action, to } = shown;
  if (result.kind === 'letter') {
    const changed = await ctx.sender.edit(address, messageId, outgoing(result.message));
    const { answer, also } = result;
    const isSaid = answer && (also || changed.kind !== 'sent');
    return isSaid ? say(ctx, address, { message: answer, replyTo: messageId, to }) : null;
  }
  const { message } = result;
  // Of what is older than the outbox remembers nobody knows any more what it was.
  const old = date < Date.parse(ctx.world.clock.now().iso) / 1000 - REMEMBERED_SECONDS;
  const stands =
    old ||
    ctx.world.outbox
      .dispatches()
      .some((dispatch) => dispatch.messageId === messageId && dispatch.address.chat === address.chat);
  const inPlace = result.kind === 'edit' && (!stands || settlesInPlace(action));
  if (inPlace) {
    if (await replace(ctx, { address, messageId }, { message, to })) return messageId;
    // What cannot be changed, such as a caption that would be too long, keeps no button that this press has answered.
    await ctx.sender.retire(address, messageId);
  }
  return say(ctx, address, { message, replyTo: messageId, to });
}
