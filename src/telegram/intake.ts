import type { Update } from 'telegraf/types';
import type { Inbox } from '../ports/ports.js';
import { createLanes, isPending, type Entry, type LanesOptions } from './lanes.js';
import { isUpdate } from './raw-update.js';
import { wait as waitReally, within, type Wait } from './wait.js';

interface IntakeOptions extends LanesOptions {
  readonly inbox: Inbox;
  readonly wait?: Wait;
}

/**
 * `failed`: a handler broke, so that Telegram should bring it again; `unkept`: neither handled nor on the disk, since
 * the bot is stopping.
 */
type Taken = 'taken' | 'failed' | 'unkept';

/** Where updates wait for their handlers: each person's in order, in a line of that person's own. */
export interface Intake {
  /** Lets handlers begin, with what an earlier run left: the bot is connected. */
  begin(): void;
  /** Resolves when each was handled or is on the disk: then Telegram may be told that they were read. */
  take(updates: readonly Update[]): Promise<Taken>;
  /** Resolves when everything was handled that has come by now. */
  settled(): Promise<void>;
  /** Handlers under way. */
  busy(): number;
  /** Lets no handler begin any more; resolves when those under way have ended. What waits stays on the disk. */
  close(): Promise<void>;
}

/** So long, in milliseconds, handlers have before what they have not handled goes to the disk. */
const PATIENCE = 250;
/** When the disk took nothing it is asked again, unless the handlers come first. */
const AGAIN = 2000;
/** With so many of all people waiting nothing more is fetched. */
const MOST_WAITING = 5000;

/**
 * Nobody waits for another: whatever holds up one person's handler (a chat under 429, a send that hangs, five hundred
 * commands), the next updates are fetched and others are answered. getUpdates shows only a hundred beyond the oldest
 * that was not confirmed, so what waits for longer is confirmed and kept on the disk instead.
 */
export function createIntake(options: IntakeOptions): Intake {
  const { inbox, log, wait = waitReally } = options;
  const lanes = createLanes(options, inbox.handled);
  const closing = new AbortController();
  const patiently = (work: Promise<unknown>, milliseconds: number): Promise<void> =>
    within(work, { milliseconds, wait, signal: closing.signal });
  const secure = async (entries: readonly Entry[], patience: number): Promise<boolean> => {
    if (entries.length === 0) return true;
    for (let pause = patience; ; pause = AGAIN) {
      await patiently(Promise.all(entries.map(({ done }) => done)), pause);
      const left = entries.filter((entry) => isPending(entry) && !entry.kept);
      if (left.length === 0) return true;
      try {
        await inbox.keep(left.map(({ update }) => update));
        for (const entry of left) keptNow(entry);
        return true;
      } catch (error) {
        log.warn('telegram.not-kept', { updates: left.length, error });
        if (closing.signal.aborted) return false;
      }
    }
  };
  for (const update of inbox.left) if (isUpdate(update)) keptNow(lanes.enter(update));
  return {
    begin: lanes.begin,
    async take(updates) {
      const entries = updates.flatMap((update) => lanes.enterUnlessFull(update) ?? []);
      const [slow, others] = [
        entries.filter(({ lane }) => lane.slow),
        entries.filter(({ lane }) => !lane.slow),
      ];
      const secured = await Promise.all([secure(slow, 0), secure(others, PATIENCE)]);
      if (secured.includes(false)) return 'unkept';
      while (lanes.size() >= MOST_WAITING && !closing.signal.aborted) await patiently(lanes.next(), AGAIN);
      return entries.some(({ state }) => state === 'failed') ? 'failed' : 'taken';
    },
    settled: lanes.settled,
    busy: lanes.busy,
    close() {
      closing.abort();
      return lanes.close();
    },
  };
}

function keptNow(entry: Entry): void {
  entry.kept = true;
  if (isPending(entry)) entry.lane.slow = true;
}
