import type { Json } from '../calls/body.js';
import { refusal } from '../calls/parameters.js';
import { createPool, type NumberedUpdate, type Pool } from './pool.js';
import { createWebhookSender, type Webhook } from './webhook.js';

interface PollRequest {
  readonly offset: number;
  readonly limit: number;
  readonly seconds: number;
  readonly allowed: readonly string[] | null;
  /** Called with what withdraws the poll, for when the caller hangs up. */
  readonly onHangUp: (withdraw: () => void) => void;
}

export interface UpdateQueue {
  /** Gives the update its id and hands it to whoever listens. The id, or null where allowed_updates drops it. */
  push(kind: string, content: Json): number | null;
  redeliver(updateId: number): void;
  setNextId(id: number): void;
  nextId(): number;
  /** @throws Refusal 409 while a webhook is set. A poll that is still open gets the 409 of the newer one. */
  poll(asked: PollRequest): Promise<readonly Json[]>;
  setWebhook(webhook: Webhook | null, allowed: readonly string[] | null): void;
  webhook(): Webhook | null;
  pending(): number;
  idle(): Promise<void>;
  /** Everything that was ever pushed. */
  all(): readonly Json[];
  clear(): void;
  close(): void;
}

const NOT_BY_DEFAULT = new Set(['chat_member', 'message_reaction', 'message_reaction_count']);

/** The updates of one bot: numbered, held until confirmed by the next offset, given by long poll or webhook. */
export function createUpdateQueue(webhookTo: string | null): UpdateQueue {
  const pool = createPool();
  const poller = createPoller(pool);
  const sender = createWebhookSender(pool, webhookTo);
  const past: NumberedUpdate[] = [];
  let nextId = 100_001;
  let allowed: readonly string[] = [];
  const hand = (update: NumberedUpdate, again: boolean): void => {
    pool.add(update, again);
    if (sender.current()) sender.deliver();
    else poller.serve();
  };
  return {
    push(kind, content) {
      const wanted = allowed.length > 0 ? allowed.includes(kind) : !NOT_BY_DEFAULT.has(kind);
      if (!wanted) return null;
      const update = { update_id: nextId, [kind]: content };
      nextId += 1;
      past.push(update);
      hand(update, false);
      return update.update_id;
    },
    redeliver(updateId) {
      const update = past.find((one) => one.update_id === updateId);
      if (!update) throw new Error(`no update ${updateId} was ever given`);
      hand(update, true);
    },
    setNextId(id) {
      nextId = id;
    },
    nextId: () => nextId,
    poll(asked) {
      if (sender.current()) {
        throw refusal(
          409,
          "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
        );
      }
      if (asked.allowed) allowed = asked.allowed;
      return poller.open(asked);
    },
    setWebhook(webhook, allowedUpdates) {
      sender.set(webhook);
      if (allowedUpdates) allowed = allowedUpdates;
      sender.deliver();
    },
    webhook: () => sender.current(),
    pending: () => pool.size(),
    idle: () => pool.empty(),
    all: () => past,
    clear: () => pool.clear(),
    close() {
      sender.set(null);
      poller.close();
    },
  };
}

interface Poller {
  open(asked: PollRequest): Promise<readonly Json[]>;
  serve(): void;
  close(): void;
}

interface OpenPoll {
  readonly answer: (updates: readonly Json[]) => void;
  readonly refuse: (reason: Error) => void;
  readonly limit: number;
  readonly timer: NodeJS.Timeout;
}

function createPoller(pool: Pool): Poller {
  let current: OpenPoll | null = null;
  const end = (): OpenPoll | null => {
    const ended = current;
    if (ended) clearTimeout(ended.timer);
    current = null;
    return ended;
  };
  return {
    open({ offset, limit, seconds, onHangUp }) {
      end()?.refuse(
        refusal(
          409,
          'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
        ),
      );
      pool.confirm(offset);
      if (pool.size() > 0 || seconds <= 0) return Promise.resolve(pool.batch(limit));
      return new Promise((answer, refuse) => {
        const timer = setTimeout(() => end()?.answer([]), seconds * 1000);
        const mine: OpenPoll = { answer, refuse, limit, timer };
        current = mine;
        onHangUp(() => {
          if (current === mine) end();
        });
      });
    },
    serve() {
      const waiting = pool.size() > 0 ? end() : null;
      waiting?.answer(pool.batch(waiting.limit));
    },
    close: () => end()?.answer([]),
  };
}

export function readAllowed(value: unknown): readonly string[] | null {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : null;
}
