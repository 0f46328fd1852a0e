import { readFile, readlink } from 'node:fs/promises';
import { hostname } from 'node:os';
import { z } from 'zod';
import { codeOf } from './disk-fault.js';

const holderSchema = z.strictObject({
  pid: z.int().positive(),
  host: z.string(),
  /** Boot and process-id space, since every container has a process 1; null where the system tells neither. */
  space: z.string().nullable(),
  /** When the process started, in the kernel's ticks since boot: an id may be given again, this may not. */
  started: z.string().nullable(),
});

/** Who holds the lock of a data folder. */
export type Holder = z.output<typeof holderSchema>;

export function readHolder(text: string): Holder | null {
  try {
    const holder = holderSchema.safeParse(JSON.parse(text));
    return holder.success ? holder.data : null;
  } catch {
    // Cut by a crash while it was written: the lock's age decides instead.
    return null;
  }
}

/** This process, as a holder. */
export async function thisProcess(): Promise<Holder> {
  const { pid } = process;
  return { pid, host: hostname(), space: await processSpace(), started: (await processStart(pid)) ?? null };
}

/** Whether the holder's process still runs, as far as can be known from here. */
export async function judge(holder: Holder): Promise<'alive' | 'dead' | 'unknown'> {
  const space = await processSpace();
  if (space !== holder.space) return 'unknown';
  if (space === null && hostname() !== holder.host) return 'unknown';
  const started = space === null ? null : await processStart(holder.pid);
  if (started !== null) return started === holder.started ? 'alive' : 'dead';
  return exists(holder.pid) ? 'unknown' : 'dead';
}

/** Two processes that read the same here see each other's process ids; null but on Linux. */
async function processSpace(): Promise<string | null> {
  const boot = await readOrNull('/proc/sys/kernel/random/boot_id');
  const space = await readlink('/proc/self/ns/pid').catch(() => null);
  return boot === null || space === null ? null : `${boot.trim()} ${space}`;
}

/** The start of a running process; `gone` for one that has ended and was not yet collected; null where unknown. */
async function processStart(pid: number): Promise<string | null> {
  const text = await readOrNull(`/proc/${pid}/stat`);
  if (text === null) return null;
  // The second field is the program's name and may hold blanks and brackets: count from its end.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return fields[0] === 'Z' || fields[0] === 'X' ? 'gone' : (fields[19] ?? null);
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: somebody else's, but there.
    return codeOf(error) !== 'ESRCH';
  }
}

function readOrNull(path: string): Promise<string | null> {
  // Not Linux, or /proc is hidden: unknown is an answer here.
  return readFile(path, 'utf8').catch(() => null);
}
