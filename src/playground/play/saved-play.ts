import { join } from 'node:path';
import type { Plan } from '../../plan/plan.js';
import { disk, durableFile } from '../../store/durable-file.js';
import { oneAtATime } from '../../queue/one-at-a-time.js';
import { parseJson, isJson } from '../../bot-api-double/calls/body.js';
import type { Snapshot } from '../../bot-api-double/snapshot.js';
import type { Cause } from './ledger.js';

const VERSION = 1;

/** What the playground keeps beside the bot's own files. */
export interface SavedPlay {
  readonly version: typeof VERSION;
  readonly plan: string;
  /** Milliseconds since 1970: where its clock stands. */
  readonly now: number;
  readonly double: Snapshot;
  readonly causes: readonly Cause[];
  /** By chat, the newest message that was looked at. */
  readonly read: Readonly<Record<string, number>>;
}

// After a kill the bot may have used a few numbers more than were saved; gaps harm nobody, repetitions would.
const NUMBERS_LEFT_OUT = 1000;

export interface PlayFile {
  /** Null where there is none, or one of another plan or version: a play is nothing to be kept at any cost. */
  read(plan: Plan): Promise<SavedPlay | null>;
  write(saved: Omit<SavedPlay, 'version' | 'plan'>, plan: Plan): Promise<void>;
}

export function playFile(folder: string): PlayFile {
  const file = durableFile(join(folder, 'playground.json'), disk);
  const queue = oneAtATime();
  return {
    async read(plan) {
      const bytes = await file.read();
      const value = bytes ? parseJson(Buffer.from(bytes).toString('utf8')) : undefined;
      if (!isSaved(value) || value.plan !== nameOf(plan)) return null;
      const { nextId, nextUpdateId } = value.double;
      return {
        ...value,
        double: {
          ...value.double,
          nextId: nextId + NUMBERS_LEFT_OUT,
          nextUpdateId: nextUpdateId + NUMBERS_LEFT_OUT,
        },
      };
    },
    // The page's save and the stop's may come together, and both write the same new file.
    write: (saved, plan) =>
      queue.run(() =>
        file.write(Buffer.from(JSON.stringify({ version: VERSION, plan: nameOf(plan), ...saved }))),
      ),
  };
}

function nameOf(plan: Plan): string {
  return `${plan.year} ${plan.title}`;
}

/** Its own writing, whole or not at all: what says so of itself is believed. */
function isSaved(value: unknown): value is SavedPlay {
  return (
    isJson(value) &&
    value['version'] === VERSION &&
    typeof value['now'] === 'number' &&
    isJson(value['double']) &&
    isJson(value['read']) &&
    Array.isArray(value['causes'])
  );
}
