import { TelegramError, type Telegraf } from 'telegraf';
import type { Log } from '../ports/ports.js';
import { cancelledBy } from './call-limits.js';
import type { Intake } from './intake.js';
import { wait as waitReally, within, type Wait } from './wait.js';

export interface PollingOptions {
  readonly bot: Telegraf;
  readonly intake: Intake;
  readonly log: Log;
  readonly allowedUpdates: readonly AllowedUpdate[];
  /** Telegram has said who the bot is: at the start, and anew after a conflict. */
  readonly onConnect?: () => void;
  /** Everything that waited at Telegram was read and handled: after a connection, and after each fault of a poll. */
  readonly onCaughtUp?: () => void;
  /** After every answered poll: the bot is alive. */
  readonly beat?: () => void;
  /** Another instance polls with the same token: once for each row of conflicts. */
  readonly onConflict?: () => void;
  /** How long a poll stays open without news. */
  readonly pollSeconds?: number;
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
  /** Ends the poll, waits for handlers under way and confirms what was taken, all within the grace. */
  stop(): Promise<void>;
}

/** Telegram gives no more at once. */
const LARGEST_BATCH = 100;
const GRACE = 5000;
const FIRST_PAUSE = 1000;
const LONGEST_PAUSE = 30_000;
const LONGEST_CONFLICT_PAUSE = 60_000;
/** So many good polls in a row and a conflict is over; two pollers also succeed now and then. */
const PEACE = 5;

/**
 * Fetches updates until it is stopped, whatever the network does. telegraf's own loop is not used: it ends on a 409
 * and on every error of a handler (with the batch lost), is deaf for 5 s after each fault and cannot be stopped in
 * them. An update is confirmed by the poll after its handler ended or after it was kept on the disk, so that a crash
 * brings it again.
 */
export function poll(options: PollingOptions): Polling {
  const stopping = new AbortController();
  const wait = options.wait ?? waitReally;
  const session = createSession(options, stopping.signal);
  const ended = run(session, options, stopping.signal);
  const finish = async (): Promise<void> => {
    const closed = options.intake.close();
    const end = await ended;
    await closed;
    if (end.kind === 'stopped') await session.confirm();
  };
  return {
    ended,
    async stop() {
      stopping.abort();
      await within(finish(), { milliseconds: options.grace ?? GRACE, wait });
      const handlers = options.intake.busy();
      if (handlers > 0) options.log.warn('telegram.stopped-in-the-middle', { handlers });
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
      session.fallBehind();
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
  /** One poll; what it brought is handled then, or kept. */
  next(): Promise<void>;
  /** Something may wait again: the next poll does not stay open for news. */
  fallBehind(): void;
  confirm(): Promise<void>;
}

function createSession(options: PollingOptions, signal: AbortSignal): Session {
  const { bot, intake, log, allowedUpdates, pollSeconds = 50 } = options;
  let offset: number | null = null;
  let behind = true;

  return {
    async connect() {
      bot.botInfo = await bot.telegram.getMe();
      await bot.telegram.deleteWebhook();
      intake.begin();
    },
    async next() {
      const asked = {
        timeout: behind ? 0 : pollSeconds,
        limit: LARGEST_BATCH,
        allowed_updates: allowedUpdates,
        ...(offset === null ? {} : { offset }),
      };
      const updates = await bot.telegram.callApi('getUpdates', asked, cancelledBy(signal));
      options.beat?.();
      // What the disk did not take of it comes again at the next start.
      if ((await intake.take(updates)) === 'unkept') return;
      const last = updates.at(-1);
      // Not the highest ever seen: after a quiet week Telegram begins anywhere.
      if (last) offset = last.update_id + 1;
      // A batch that is not full is all that there was.
      if (!behind || updates.length === LARGEST_BATCH) return;
      behind = false;
      void intake.settled().then(() => {
        if (!signal.aborted) options.onCaughtUp?.();
      });
    },
    fallBehind() {
      behind = true;
    },
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
