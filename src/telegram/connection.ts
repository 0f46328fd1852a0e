import { request as requestPlain, type Agent, type IncomingMessage } from 'node:http';
import { request } from 'node:https';
import { Telegraf } from 'telegraf';
import type { Log } from '../ports/ports.js';
import { throughProxy } from './way-out.js';
import { limitCalls, type CallLimits } from './call-limits.js';
import { scrubError, type Scrub } from './scrub.js';

const CALL_LIMITS: CallLimits = { seconds: 15, pollSeconds: 65 };

export interface Connection {
  readonly token: string;
  /** Where the Bot API is, with or without a slash at its end. */
  readonly apiRoot: string;
  /** The office's way out; null or not given: straight. */
  readonly proxy?: URL | null;
  readonly limits?: CallLimits;
  readonly scrub: Scrub;
  readonly log: Log;
}

/**
 * A telegraf bot whose calls, those of its contexts too, have a time limit and leak no token. Its handlers have no
 * limit of telegraf's: who polls decides how long to wait for them. Set `net.setDefaultAutoSelectFamilyAttemptTimeout`
 * before the first call: Node 20 gives each address of a slow route 250 ms.
 */
export function createConnection(connection: Connection): Telegraf {
  const { token, apiRoot, proxy = null, limits = CALL_LIMITS, scrub, log } = connection;
  const agent = throughProxy(proxy);
  const bot = new Telegraf(token, {
    telegram: { apiRoot: withSlash(apiRoot), webhookReply: false },
    handlerTimeout: Infinity,
  });
  goThrough(bot.telegram, agent);
  limitCalls(bot.telegram, limits, scrub);
  // telegraf makes a client of its own for every update, unlimited like the first.
  bot.use((ctx, next) => {
    goThrough(ctx.telegram, agent);
    limitCalls(ctx.telegram, limits, scrub);
    return next();
  });
  // Without this telegraf prints the update and throws, which ends polling and loses the batch.
  bot.catch((error, ctx) => {
    log.error('telegram.handler-failed', { update: ctx.update.update_id, error: scrubError(error, scrub) });
  });
  return bot;
}

/**
 * The time on Telegram's clock, by the Date header of a request that needs no token; null where it cannot be had.
 * Precise to a second or two, which is enough to see a clock that is minutes off (docs/delivery.md, 11).
 */
export async function readServerTime(
  { apiRoot, proxy = null }: Pick<Connection, 'apiRoot' | 'proxy'>,
  seconds: number,
): Promise<Date | null> {
  const agent = throughProxy(proxy);
  try {
    const signal = AbortSignal.timeout(seconds * 1000);
    const answer = await answerOf(new URL(withSlash(apiRoot)), { method: 'HEAD', signal, agent });
    answer.resume();
    const milliseconds = Date.parse(answer.headers.date ?? '');
    return Number.isNaN(milliseconds) ? null : new Date(milliseconds);
  } catch {
    // No network is no news of the clock; whoever polls says that the network is gone.
    return null;
  }
}

interface Asking {
  readonly method: 'HEAD' | 'GET';
  readonly signal: AbortSignal;
  readonly agent: Agent | undefined;
}

/**
 * The beginning of an answer. Not by `fetch`: that loads a client of its own, which costs a start more than all of
 * telegraf, and knows no proxy.
 */
export function answerOf(url: URL, asking: Asking): Promise<IncomingMessage> {
  const ask = url.protocol === 'http:' ? requestPlain : request;
  return new Promise((resolve, reject) => {
    ask(url, asking, resolve).on('error', reject).end();
  });
}

/** telegraf takes an agent for https alone, and gives a client of its own to every update. */
function goThrough(telegram: Telegraf['telegram'], agent: Agent | undefined): void {
  if (!agent) return;
  const { options } = telegram;
  if (options.agent !== agent) Object.assign(options, { agent });
}

/** telegraf resolves its paths against the root, and would drop a last folder that has no slash. */
function withSlash(apiRoot: string): string {
  return apiRoot.endsWith('/') ? apiRoot : `${apiRoot}/`;
}
