import { request } from 'node:http';
import type { Json } from '../calls/body.js';
import type { Pool } from './pool.js';

export interface Webhook {
  readonly url: string;
  readonly secret: string | null;
}

interface WebhookSender {
  set(webhook: Webhook | null): void;
  current(): Webhook | null;
  /** Posts what waits, one after the other, until the receiver has taken all or keeps failing. */
  deliver(): Promise<void>;
}

const TRIES = 5;

/** `to` replaces the scheme and host that setWebhook was given, since nothing on loopback speaks https. */
export function createWebhookSender(pool: Pool, to: string | null): WebhookSender {
  let webhook: Webhook | null = null;
  let busy = false;
  return {
    set(given) {
      webhook = given;
    },
    current: () => webhook,
    async deliver() {
      if (busy) return;
      busy = true;
      let failures = 0;
      let next = pool.first();
      // What a failing receiver did not take comes again with the next update; Telegram also pauses in between.
      while (next && webhook && failures < TRIES) {
        const taken = await post(next, webhook, to);
        if (taken) pool.remove(next);
        failures = taken ? 0 : failures + 1;
        next = pool.first();
      }
      busy = false;
    },
  };
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
