import { TelegramError, type Telegraf } from 'telegraf';
import type { Update } from 'telegraf/types';
import type { Log } from '../ports/ports.js';
import { cancelledBy } from './call-limits.js';
import { inOrder } from './in-order.js';
import { wait as waitReally, type Wait } from './wait.js';

export interface PollingOptions {
  readonly bot: Telegraf;
  readonly log: Log;
  readonly allowedUpdates: readonly AllowedUpdate[];
  /** Telegram has said who the bot is: at the start, and anew after a conflict. */
  readonly onConnect?: () => void;
  /** After every answered poll: the bot is alive. */
  readonly beat?: () => void;
  /** Another instance polls with the same token: once for each row of conflicts. */
  readonly onConflict?: () => void;
  /** How long a poll stays open without news. */
  readonly pollSeconds?: number;
  /** How long, in milliseconds, the next poll waits for handlers; a slow one then goes on beside it. */
  readonly patience?: number;
  /** How long a stop waits, in milliseconds. */
  readonly grace?: number;
  readonly wait?: Wait;
}

type AllowedUpdate = NonNullable<Parameters<Telegraf['telegram']['getUpdates']>[3]>[number];

export type PollingEnd =
  | { readonly kind: 'stopped' }
  /** Telegram does not know the token: nothing helps but another one. */
  | { readonly kind: 'unauthorized'; readonly description: string };

export interface Polling {
  readonly ended: Promise<PollingEnd>;
  /** Ends the poll, waits for handlers under way and confirms what they did, all within the grace. */
  stop(): Promise<void>;
}

const GRACE = 5000;
const PATIENCE = 20_000;
const FIRST_PAUSE = 1000;
const LONGEST_PAUSE = 30_000;
const LONGEST_CONFLICT_PAUSE = 60_000;
/** So many good polls in a row and a conflict is over; two pollers also succeed now and then. */
const PEACE = 5;

/**
 * Fetches updates until it is stopped, whatever the network does. telegraf's own loop is not used: it ends on a 409
 * and on every error of a handler (with the batch lost), is deaf for 5 s after each fault and cannot be stopped in
 * them. An update is confirmed by the poll after its handler ended, so that a crash in between brings it again.
 */
export function poll(options: PollingOptions): Polling {
  const stopping = new AbortController();
  const wait = options.wait ?? waitReally;
  const session = createSession(options, stopping.signal);
  const ended = run(session, options, stopping.signal);
  const finish = async (): Promise<void> => {
    const end = await ended;
    await session.settled();
    if (end.kind === 'stopped') await session.confirm();
  };
  return {
    ended,
    async stop() {
      stopping.abort();
      const done = new AbortController();
      const finished = finish().then(() => done.abort());
      await Promise.race([finished, wait(options.grace ?? GRACE, done.signal)]);
      if (session.busy() > 0)
        options.log.warn('telegram.stopped-in-the-middle', { handlers: session.busy() });
    },
  };
}

async function run(session: Session, options: PollingOptions, signal: AbortSignal): Promise<PollingEnd> {
  const { log, onConflict, wait = waitReally } = options;
  let connected = false;
  let everConnected = false;
  let failures = 0;
  let peaceful = PEACE;
  while (!signal.aborted) {
    try {
      if (!connected) {
        await session.connect();
        options.onConnect?.();
      }
      connected = true;
      everConnected = true;
      await session.next();
      failures = 0;
      peaceful += 1;
    } catch (error) {
      if (isAborted(signal)) break;
      const code = error instanceof TelegramError ? error.code : null;
      const description = error instanceof Error ? error.message : String(error);
      // Telegram also answers 404 to what does not even look like a token.
      if (code === 401 || (code === 404 && !everConnected)) return { kind: 'unauthorized', description };
      failures += 1;
      const pause = pauseAfter(error, failures);
      log.warn(code === 409 ? 'telegram.conflict' : 'telegram.poll-failed', { description, failures, pause });
      if (code === 409) {
        // The other may be a webhook that somebody set: connecting takes it away.
        connected = false;
        if (peaceful >= PEACE) onConflict?.();
        peaceful = 0;
      }
      await wait(pause, signal);
    }
  }
  return { kind: 'stopped' };
}

/** Read afresh: it changes while the loop waits, which the compiler does not see. */
function isAborted(signal: AbortSignal): boolean {
  return signal.aborted;
}

function pauseAfter(error: unknown, failures: number): number {
  const code = error instanceof TelegramError ? error.code : null;
  if (error instanceof TelegramError && error.parameters?.retry_after !== undefined) {
    return error.parameters.retry_after * 1000;
  }
  const doubled = FIRST_PAUSE * 2 ** Math.min(failures - 1, 10);
  return code === 409 ? Math.min(doubled * 5, LONGEST_CONFLICT_PAUSE) : Math.min(doubled, LONGEST_PAUSE);
}

interface Session {
  connect(): Promise<void>;
  /** One poll, and its handlers as far as patience goes. */
  next(): Promise<void>;
  settled(): Promise<void>;
  busy(): number;
  confirm(): Promise<void>;
}

function createSession(options: PollingOptions, signal: AbortSignal): Session {
  const { bot, log, allowedUpdates, pollSeconds = 50, wait = waitReally } = options;
  const order = inOrder();
  const busy = new Set<Promise<void>>();
  let offset: number | null = null;

  const handle = async (update: Update): Promise<void> => {
    try {
      await order(update, () => bot.handleUpdate(update));
    } catch (error) {
      log.error('telegram.update-failed', { update: update.update_id, error });
    }
  };
  return {
    async connect() {
      bot.botInfo = await bot.telegram.getMe();
      await bot.telegram.deleteWebhook();
    },
    async next() {
      const asked = {
        timeout: pollSeconds,
        limit: 100,
        allowed_updates: allowedUpdates,
        ...(offset === null ? {} : { offset }),
      };
      const updates = await bot.telegram.callApi('getUpdates', asked, cancelledBy(signal));
      options.beat?.();
      const last = updates.at(-1);
      // Not the highest ever seen: after a quiet week Telegram begins anywhere.
      if (last) offset = last.update_id + 1;
      const batch = updates.map((update) => {
        const handled: Promise<void> = handle(update).finally(() => busy.delete(handled));
        busy.add(handled);
        return handled;
      });
      await within(batch, { wait, patience: options.patience ?? PATIENCE, signal });
    },
    async settled() {
      await Promise.all(busy);
    },
    busy: () => busy.size,
    async confirm() {
      if (offset === null) return;
      try {
        await bot.telegram.callApi('getUpdates', { offset, limit: 1, timeout: 0 });
      } catch (error) {
        // Then they come again at the next start, and are known by their ids.
        log.info('telegram.not-confirmed', { error });
      }
    },
  };
}

interface Patience {
  readonly wait: Wait;
  readonly patience: number;
  readonly signal: AbortSignal;
}

async function within(batch: readonly Promise<void>[], { wait, patience, signal }: Patience): Promise<void> {
  if (batch.length === 0) return;
  const done = new AbortController();
  const finished = Promise.all(batch).then(() => done.abort());
  await Promise.race([finished, wait(patience, AbortSignal.any([signal, done.signal]))]);
}
