import { request } from 'node:http';
import type { Json } from '../calls/body.js';
import type { Pool } from './pool.js';

export interface Webhook {
  readonly url: string;
  readonly secret: string | null;
  /** How many requests may be under way at once. */
  readonly connections: number;
}

interface WebhookSender {
  set(webhook: Webhook | null): void;
  current(): Webhook | null;
  /** Posts what waits, until the receiver has taken all or keeps failing. */
  deliver(): void;
}

const TRIES = 5;

/**
 * As Telegram does it: the updates of one chat one after the other, those of different chats side by side. `to` replaces
 * the scheme and host that setWebhook was given, since nothing on loopback speaks https.
 */
export function createWebhookSender(pool: Pool, to: string | null): WebhookSender {
  let webhook: Webhook | null = null;
  const busy = new Set<number>();
  const work = async (chat: number): Promise<void> => {
    const ofChat = (update: Json): boolean => chatOf(update) === chat;
    busy.add(chat);
    let failures = 0;
    let next = pool.first(ofChat);
    // What a failing receiver did not take comes again with the next update; Telegram also pauses in between.
    while (next && webhook && failures < TRIES) {
      const taken = await post(next, webhook, to);
      if (taken) pool.remove(next);
      failures = taken ? 0 : failures + 1;
      next = pool.first(ofChat);
    }
    busy.delete(chat);
    if (failures < TRIES) deliver();
  };
  const deliver = (): void => {
    while (webhook && busy.size < webhook.connections) {
      const next = pool.first((update) => !busy.has(chatOf(update)));
      if (!next) return;
      void work(chatOf(next));
    }
  };
  return {
    set(given) {
      webhook = given;
    },
    current: () => webhook,
    deliver,
  };
}

/** Where it was said or pressed; 0 where an update of no known shape says nothing of it. */
function chatOf(update: Json): number {
  const [content] = Object.entries(update).flatMap(([name, value]) => (name === 'update_id' ? [] : [value]));
  const place = field(content, 'message') ?? content;
  const id = field(field(place, 'chat'), 'id') ?? field(field(content, 'from'), 'id');
  return typeof id === 'number' ? id : 0;
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? Object.getOwnPropertyDescriptor(value, name)?.value
    : undefined;
}

function post(update: Json, webhook: Webhook, to: string | null): Promise<boolean> {
  const url = new URL(webhook.url);
  const target = to === null ? url : new URL(url.pathname + url.search, to);
  if (target.protocol !== 'http:') return Promise.resolve(false);
  const body = Buffer.from(JSON.stringify(update));
  return new Promise((resolve) => {
    const secret = webhook.secret === null ? {} : { 'x-telegram-bot-api-secret-token': webhook.secret };
    const headers = { 'content-type': 'application/json', 'content-length': body.length, ...secret };
    const sent = request(target, { method: 'POST', headers }, (answer) => {
      const code = answer.statusCode ?? 0;
      answer.resume();
      answer.on('end', () => resolve(code >= 200 && code < 300));
      answer.on('error', () => resolve(false));
    });
    sent.on('error', () => resolve(false));
    sent.end(body);
  });
}
