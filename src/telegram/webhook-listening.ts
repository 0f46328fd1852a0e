import { TelegramError, type Telegraf } from 'telegraf';
import type { Update } from 'telegraf/types';
import type { Log } from '../ports/ports.js';
import { ALLOWED_UPDATES } from './handlers.js';
import type { Intake } from './intake.js';
import type { Polling, PollingEnd } from './polling.js';
import { wait, within } from './wait.js';
import { startWebhook } from './webhook.js';

interface WebhookListening {
  readonly bot: Telegraf;
  readonly intake: Intake;
  readonly url: URL;
  readonly secret: string;
  readonly port: number;
  readonly log: Log;
  /** After every update. */
  readonly beat: () => void;
  /** Telegram has said who the bot is, and was told where to call. */
  readonly onConnect: () => void;
  /** Everything that waited at Telegram's was brought and handled. */
  readonly onCaughtUp: () => void;
}

const FIRST_PAUSE = 1000;
const LONGEST_PAUSE = 30_000;
const CONNECTIONS = 10;
/** How long a stop waits, in milliseconds. */
const GRACE = 4500;
/** How often Telegram is asked, after the start, what still waits there. */
const FIRST_LOOK = 250;
const LONGEST_LOOK = 5000;
/** For some two minutes; after that nobody waits for the answer. */
const LOOKS = 30;

/**
 * Listens at once and tells Telegram where, again and again until it answers: a network that is down when the machine
 * starts is no reason to give up.
 * @throws Error when the port cannot be had
 */
export async function listenByWebhook(options: WebhookListening): Promise<Polling> {
  const { intake, url, secret, port, log, beat } = options;
  const stopping = new AbortController();
  const take = async (update: Update): Promise<void> => {
    beat();
    const taken = await intake.take([update]);
    if (taken !== 'taken') throw new Error(`update ${update.update_id}: ${taken}`);
  };
  const server = await listen();
  const stopped = new Promise<PollingEnd>((resolve) => {
    stopping.signal.addEventListener('abort', () => resolve({ kind: 'stopped' }));
  });
  return {
    ended: Promise.race([stopped, connect(options, stopping.signal).then((end) => end ?? caughtUp())]),
    async stop() {
      await within(Promise.all([server.close(), intake.close()]), { milliseconds: GRACE });
      if (intake.busy() > 0) log.warn('telegram.stopped-in-the-middle', { handlers: intake.busy() });
      stopping.abort();
    },
  };

  async function caughtUp(): Promise<PollingEnd> {
    await untilNothingWaits(options, stopping.signal);
    return stopped;
  }

  async function listen(): ReturnType<typeof startWebhook> {
    try {
      return await startWebhook({ url: url.href, secret, port, take, log });
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      throw new Error(`PORT: ${port} cannot be listened to (${why}); free it or write another`, {
        cause: error,
      });
    }
  }
}

/** Asks Telegram what waits until nothing does and what came was handled. */
async function untilNothingWaits(
  { bot, intake, log, onCaughtUp }: WebhookListening,
  signal: AbortSignal,
): Promise<void> {
  for (let look = 0; look < LOOKS && !signal.aborted; look += 1) {
    try {
      const { pending_update_count: waiting } = await bot.telegram.getWebhookInfo();
      if (waiting === 0) {
        await intake.settled();
        onCaughtUp();
        return;
      }
    } catch (error) {
      log.warn('telegram.webhook-not-asked', {
        description: error instanceof Error ? error.message : String(error),
      });
    }
    await wait(Math.min(FIRST_LOOK * 2 ** look, LONGEST_LOOK), signal);
  }
}

/** @returns null once connected or stopped */
async function connect(options: WebhookListening, signal: AbortSignal): Promise<PollingEnd | null> {
  const { bot, intake, url, secret, log, onConnect } = options;
  for (let failures = 1; !signal.aborted; failures += 1) {
    try {
      bot.botInfo = await bot.telegram.getMe();
      await bot.telegram.setWebhook(url.href, {
        secret_token: secret,
        allowed_updates: ALLOWED_UPDATES,
        max_connections: CONNECTIONS,
      });
      intake.begin();
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
