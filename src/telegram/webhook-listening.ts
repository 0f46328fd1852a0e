import { TelegramError, type Telegraf } from 'telegraf';
import type { Log } from '../ports/ports.js';
import { ALLOWED_UPDATES } from './handlers.js';
import type { Polling, PollingEnd } from './polling.js';
import { wait } from './wait.js';
import { startWebhook } from './webhook.js';

interface WebhookListening {
  readonly bot: Telegraf;
  readonly url: URL;
  readonly secret: string;
  readonly port: number;
  readonly log: Log;
  /** After every update. */
  readonly beat: () => void;
  /** Telegram has said who the bot is, and was told where to call. */
  readonly onConnect: () => void;
}

const FIRST_PAUSE = 1000;
const LONGEST_PAUSE = 30_000;
const CONNECTIONS = 10;

/**
 * Listens at once and tells Telegram where, again and again until it answers: a network that is down when the machine
 * starts is no reason to give up.
 * @throws Error when the port cannot be had
 */
export async function listenByWebhook(options: WebhookListening): Promise<Polling> {
  const { bot, url, secret, port, log, beat } = options;
  const stopping = new AbortController();
  const handle = async (update: Parameters<typeof bot.handleUpdate>[0]): Promise<void> => {
    beat();
    await bot.handleUpdate(update);
  };
  const server = await listen();
  const stopped = new Promise<PollingEnd>((resolve) => {
    stopping.signal.addEventListener('abort', () => resolve({ kind: 'stopped' }));
  });
  return {
    ended: Promise.race([stopped, connect(options, stopping.signal).then((end) => end ?? stopped)]),
    async stop() {
      await server.close();
      stopping.abort();
    },
  };

  async function listen(): ReturnType<typeof startWebhook> {
    try {
      return await startWebhook({ url: url.href, secret, port, handle, log });
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      throw new Error(`PORT: ${port} cannot be listened to (${why}); free it or write another`, {
        cause: error,
      });
    }
  }
}

/** @returns null once connected or stopped */
async function connect(options: WebhookListening, signal: AbortSignal): Promise<PollingEnd | null> {
  const { bot, url, secret, log, onConnect } = options;
  for (let failures = 1; !signal.aborted; failures += 1) {
    try {
      bot.botInfo = await bot.telegram.getMe();
      await bot.telegram.setWebhook(url.href, {
        secret_token: secret,
        allowed_updates: ALLOWED_UPDATES,
        max_connections: CONNECTIONS,
      });
      onConnect();
      return null;
    } catch (error) {
      const description = error instanceof Error ? error.message : String(error);
      const code = error instanceof TelegramError ? error.code : null;
      // Telegram also answers 404 to what does not even look like a token.
      if (code === 401 || code === 404) return { kind: 'unauthorized', description };
      const pause = Math.min(FIRST_PAUSE * 2 ** (failures - 1), LONGEST_PAUSE);
      log.warn('telegram.webhook-not-set', { description, failures, pause });
      await wait(pause, signal);
    }
  }
  return null;
}
