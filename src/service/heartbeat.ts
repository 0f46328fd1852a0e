import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Log } from '../ports/ports.js';
import { writePrivate } from '../store/private-file.js';
import { UPDATE_HOURS } from '../features/alarms/rule.js';

interface HeartbeatTools {
  readonly log: Log;
  readonly now: () => Date;
  /** Milliseconds that only go forward, however the clock is set. */
  readonly elapsed?: (() => number) | undefined;
  /** False with a webhook: nobody polls, whoever listens hears, and a quiet weekend is no outage. */
  readonly polls?: boolean;
  /** The last number of the journal: the tick's file bears it, so that the next start misses what a copy lacks. */
  readonly lastNumber?: () => number;
  /** Telegram is heard again after longer than it keeps what people sent. */
  readonly onLongSilence: (since: Date, hours: number) => void;
}

export interface Heartbeat {
  tick(): void;
  poll(): void;
  /** The bot stops of its own accord: what it heard and wrote last is on the disk. */
  rest(): Promise<void>;
}

const HOUR = 3_600_000;
const POLL = 'alive-poll';
export const TICK = 'alive-tick';
/** Milliseconds between two beats of a file: what looks at them counts in minutes. */
const BEAT = 5000;

/**
 * Two files whose times say that the tick and the poll still run: what the health check looks at. The poll's bears its
 * own time as well, so that the next start knows for how long nothing was heard.
 */
export async function createHeartbeat(folder: string, tools: HeartbeatTools): Promise<Heartbeat> {
  const { log, now, elapsed = () => performance.now(), polls = true, lastNumber, onLongSilence } = tools;
  const write = async (name: string): Promise<void> => {
    try {
      const number = name === TICK && lastNumber ? `${lastNumber()}\n` : '';
      await writePrivate(join(folder, name), `${now().toISOString()}\n${number}`);
    } catch (error) {
      log.warn('heartbeat not written', {
        name,
        error: error instanceof Error ? error.message : String(error),
      });
    }
  };
  const touched = new Map<string, number>();
  const touch = (name: string): void => {
    const at = elapsed();
    if (at - (touched.get(name) ?? -Infinity) < BEAT) return;
    touched.set(name, at);
    void write(name);
  };
  let heard = await lastHeard(join(folder, POLL));
  let heardAt: number | null = null;
  const poll = (): void => {
    const at = elapsed();
    const silent = heardAt === null ? now().getTime() - (heard ?? now()).getTime() : at - heardAt;
    if (heard && silent > UPDATE_HOURS * HOUR) onLongSilence(heard, Math.floor(silent / HOUR));
    heard = now();
    heardAt = at;
    touch(POLL);
  };
  return {
    poll,
    tick() {
      touch(TICK);
      if (!polls && heardAt !== null) poll();
    },
    async rest() {
      await write(TICK);
      if (heardAt !== null) await write(POLL);
    },
  };
}

/** When the poll of an earlier run beat last; null where there was none. */
async function lastHeard(file: string): Promise<Date | null> {
  try {
    const heard = new Date((await readFile(file, 'utf8')).trim());
    return Number.isNaN(heard.getTime()) ? null : heard;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
