import { readFile, rm, rmdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { lock, type LockOptions } from 'proper-lockfile';
import { codeOf, reasonOf } from './disk-fault.js';
import { writePrivate } from './private-file.js';
import { judge, readHolder, thisProcess, type Holder } from './holder.js';

export interface FolderLock {
  /** Gives the folder free. Harmless when the lock was lost. */
  readonly release: () => Promise<void>;
}

type Locking =
  { readonly ok: true; readonly lock: FolderLock } | { readonly ok: false; readonly fault: string };

interface LockDependencies {
  /** The lock was taken away while it was held: stop writing at once. Called once at most. */
  readonly onLost: (reason: string) => void;
  /** Milliseconds without a sign of life after which a holder that cannot be asked counts as dead; at least 2000. */
  readonly stale?: number;
}

const STALE = 10_000;

/**
 * Takes the data folder for this process alone. A lock whose process is dead is taken over at once where that can be
 * seen (same machine, same container), else when it has given no sign of life for ten seconds; until then this waits.
 */
export async function lockFolder(folder: string, dependencies: LockDependencies): Promise<Locking> {
  const patience = dependencies.stale ?? STALE;
  try {
    // Two that start together must not both clear the same dead lock away, the second one the first one's new lock.
    const leave = await lock(join(folder, 'start'), {
      lockfilePath: join(folder, 'starting.lock'),
      realpath: false,
      stale: 2000,
      retries: every(100, 3000 + patience),
      // Held for moments; the lock proper is an atomic mkdir and decides in any case.
      onCompromised: () => undefined,
    });
    try {
      return await take(folder, patience, dependencies.onLost);
    } finally {
      await leave().catch(() => undefined);
    }
  } catch (error) {
    if (codeOf(error) === 'ELOCKED') return { ok: false, fault: taken(folder, await holderOf(folder)) };
    return { ok: false, fault: `the data folder ${resolve(folder)} cannot be locked: ${reasonOf(error)}` };
  }
}

async function take(folder: string, patience: number, onLost: (reason: string) => void): Promise<Locking> {
  const holder = await holderOf(folder);
  const state = holder === null ? 'unknown' : await judge(holder);
  // A process that sleeps (a closed laptop, a debugger) gives no sign of life and still holds the folder.
  if (state === 'alive' && (await isLocked(folder))) return { ok: false, fault: taken(folder, holder) };
  if (state === 'dead') await clearAway(folder);
  let over = false;
  const options: LockOptions = {
    lockfilePath: lockPath(folder),
    realpath: false,
    stale: patience,
    update: patience / 5,
    retries: every(250, patience + 1000),
    onCompromised: (error) => {
      over = true;
      onLost(`the lock of the data folder ${resolve(folder)} was taken away: ${reasonOf(error)}`);
    },
  };
  const release = await lock(join(folder, 'bot'), options);
  await writePrivate(holderPath(folder), JSON.stringify(await thisProcess()));
  return {
    ok: true,
    lock: {
      release: async () => {
        if (over) return;
        over = true;
        await rm(holderPath(folder), { force: true });
        await release();
      },
    },
  };
}

function lockPath(folder: string): string {
  return join(folder, 'bot.lock');
}

function holderPath(folder: string): string {
  return join(folder, 'bot.lock.json');
}

async function holderOf(folder: string): Promise<Holder | null> {
  try {
    return readHolder(await readFile(holderPath(folder), 'utf8'));
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

/** The lock is a folder, since making one is atomic everywhere. */
async function clearAway(folder: string): Promise<void> {
  try {
    await rmdir(lockPath(folder));
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
  }
}

async function isLocked(folder: string): Promise<boolean> {
  try {
    await stat(lockPath(folder));
    return true;
  } catch (error) {
    return codeOf(error) !== 'ENOENT';
  }
}

function taken(folder: string, holder: Holder | null): string {
  const who = holder === null ? 'another process' : `process ${holder.pid} on ${holder.host}`;
  return `the data folder ${resolve(folder)} is in use by ${who}: a second bot on it would send everything twice. Stop that one first, or give this one a DATA_DIR of its own.`;
}

function every(interval: number, total: number): LockOptions['retries'] {
  return { retries: Math.ceil(total / interval), factor: 1, minTimeout: interval, maxTimeout: interval };
}
