import type { Address, Delivery, Dispatch, Messenger, Notice } from '../ports/ports.js';
import { isYearsTurn } from '../ports/earlier-plan.js';
import { present } from '../ports/world.js';
import type { World } from '../ports/world.js';
import { withoutPerson } from '../journal/item-key.js';
import { writeKey } from './key.js';
import type { OutboxKey } from './key.js';
import { learn } from './learn.js';
import { isUncertain, readSent } from './sent.js';
import type { SentBook } from './sent.js';

/** A message that the bot sends by itself, and under which keys it is remembered. */
export interface Sending {
  /** At most one message for it. */
  readonly key: OutboxKey;
  readonly address: Address;
  readonly notice: Notice;
  /** What counts as sent with it. */
  readonly items?: readonly string[];
  /** A message of another key that may have arrived held the same. */
  readonly perhapsSent?: boolean;
  /** The message whose place it takes, instead of being one of its own. */
  readonly instead?: number;
}

/**
 * Writes the intention down, sends, writes the result down (docs/delivery.md, promises 2 and 3). Never throws for what Telegram or the network do: one failure stops nobody else.
 * @param sent the outbox as the caller has read it, where it sends many
 */
export function notify(world: World, sending: Sending, sent?: SentBook): Promise<Delivery> {
  const running = underWay.get(world.messenger) ?? new Map<string, Promise<Delivery>>();
  underWay.set(world.messenger, running);
  // A handler and the tick may owe the same at once: the second waits for the first instead of sending again.
  const key = writeKey(sending.key);
  const known = running.get(key);
  if (known) return known;
  const delivery = send(world, sending, sent).finally(() => running.delete(key));
  running.set(key, delivery);
  return delivery;
}

const underWay = new WeakMap<Messenger, Map<string, Promise<Delivery>>>();

async function send(world: World, sending: Sending, sent?: SentBook): Promise<Delivery> {
  const { outbox, clock } = world;
  const earlier = (sent ?? readSent(outbox.dispatches())).dispatch(sending.key);
  const attempts = (earlier?.attempts ?? 0) + 1;
  const dispatch = {
    key: writeKey(sending.key),
    address: sending.address,
    items: sending.items ?? [],
    attempts,
    messageId: null,
    reason: null,
  };
  const perhapsSent = sending.perhapsSent === true || (earlier !== undefined && isUncertain(earlier));
  await outbox.put({ ...dispatch, state: 'intended', perhapsSent, at: clock.now().iso });
  const delivery = await deliver(world, sending);
  const isCertain = delivery.kind === 'failed' && !delivery.perhapsSent;
  await outbox.put({
    ...dispatch,
    ...resultOf(delivery),
    ...(isCertain && { attempts: 0 }),
    at: clock.now().iso,
  });
  const details = {
    key: dispatch.key,
    result: delivery.kind,
    why: dispatch.items.map(withoutPerson),
    attempts,
  };
  if (delivery.kind === 'sent') world.log.info('delivered', details);
  else world.log.warn('not delivered', { ...details, reason: reasonOf(delivery) });
  await learn(world, sending.address, delivery);
  return delivery;
}

/** A message that cannot even be put into words is one person's failure, not everybody's. */
async function deliver(world: World, { address, notice, instead }: Sending): Promise<Delivery> {
  try {
    const context = { ...present(world), namesYear: isYearsTurn(world) };
    if (instead !== undefined) {
      return await world.messenger.revise(address, instead, { notice, context });
    }
    return await world.messenger.deliver(address, notice, context);
  } catch (error) {
    const description = error instanceof Error ? error.message : String(error);
    return { kind: 'failed', description, perhapsSent: false };
  }
}

function resultOf(delivery: Delivery): Pick<Dispatch, 'state' | 'messageId' | 'reason' | 'perhapsSent'> {
  const nothing = { messageId: null, reason: reasonOf(delivery), perhapsSent: false };
  switch (delivery.kind) {
    case 'sent':
      return { ...nothing, state: 'sent', messageId: delivery.messageId };
    case 'unreachable':
    case 'refused':
      return { ...nothing, state: 'dropped' };
    case 'failed':
      return { ...nothing, state: 'failed', perhapsSent: delivery.perhapsSent };
  }
}

function reasonOf(delivery: Delivery): string | null {
  switch (delivery.kind) {
    case 'sent':
      return null;
    case 'unreachable':
      return delivery.reason;
    case 'refused':
    case 'failed':
      return delivery.description;
  }
}

/** Writes down that a message is owed to a chat; whoever posts its kind sends it. What stands under that key stays as it is. */
export async function owe(world: World, key: OutboxKey, address: Address): Promise<void> {
  if (readSent(world.outbox.dispatches()).dispatch(key)) return;
  await world.outbox.put({
    key: writeKey(key),
    address,
    items: [],
    state: 'owed',
    perhapsSent: false,
    attempts: 0,
    at: world.clock.now().iso,
    messageId: null,
    reason: null,
  });
}
