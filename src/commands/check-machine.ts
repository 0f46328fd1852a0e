import { momentIn, yearOf } from '../plan/day.js';
import { CLOCK_MINUTES, LEAST_MEGABYTES } from '../features/alarms/rule.js';
import { newestCopy } from '../store/backups.js';
import { nearestThere } from '../store/data-folder.js';
import { reasonOf } from '../store/disk-fault.js';
import { freeMegabytes } from '../store/free-space.js';
import { readServerTime } from '../telegram/connection.js';
import { dayWritten } from '../journal/fact.js';
import type { Fact } from '../journal/fact.js';
import type { Call } from './call.js';

export interface Line {
  readonly what: string;
  readonly ok: boolean;
  readonly words: string;
  /** Nothing is wrong with the installation, and yet somebody has to do something. */
  readonly next?: true;
}

/** The clock against Telegram's, the room on the disk, the newest daily copy. */
export async function checkMachine(call: Call, facts: readonly Fact[]): Promise<readonly Line[]> {
  return [await checkClock(call), await checkDisk(call), await checkBackup(call, facts)];
}

/** This year's days off, and from December on next year's. */
export function checkHolidays(years: readonly number[], today: Parameters<typeof yearOf>[0]): Line {
  const what = 'holidays';
  const wanted = [yearOf(today), ...(today.slice(5, 7) === '12' ? [yearOf(today) + 1] : [])];
  const lacking = wanted.filter((year) => !years.includes(year));
  return lacking.length === 0
    ? { what, ok: true, words: `known for ${years.join(', ')}` }
    : {
        what,
        ok: false,
        words: `no list for ${lacking.join(', ')}, so only weekends are off; write holidays.json into the data folder`,
      };
}

async function checkClock({ config, surroundings }: Call): Promise<Line> {
  const what = 'clock';
  const now = surroundings.now();
  const here = momentIn(config.timeZone, now).iso;
  const theirs = await readServerTime(config, 10);
  if (!theirs) {
    return {
      what,
      ok: config.token === null,
      words: `${here}; Telegram was not reached, so it is not compared`,
    };
  }
  const minutes = Math.abs(theirs.getTime() - now.getTime()) / 60_000;
  const off = minutes > CLOCK_MINUTES;
  const words = off
    ? `${here} is ${minutes.toFixed(0)} minutes from Telegram's; set the machine's clock`
    : here;
  return { what, ok: !off, words };
}

async function checkDisk({ config }: Call): Promise<Line> {
  const what = 'disk';
  const megabytes = await freeMegabytes(await nearestThere(config.dataDir));
  if (megabytes === null) return { what, ok: true, words: 'the system does not say how much is free' };
  return megabytes < LEAST_MEGABYTES
    ? { what, ok: false, words: `${megabytes} MB free; make room for at least ${LEAST_MEGABYTES} MB` }
    : { what, ok: true, words: `${megabytes} MB free` };
}

async function checkBackup({ config }: Call, facts: readonly Fact[]): Promise<Line> {
  const what = 'backup';
  const [first, last] = [facts[0], facts.at(-1)];
  let newest: string | null;
  try {
    newest = await newestCopy(config.dataDir);
  } catch (error) {
    return { what, ok: false, words: `the copies cannot be looked at: ${reasonOf(error)}` };
  }
  // The first copy is made before the first write of a day that finds a journal.
  const wanted = first && last && dayWritten(first) < dayWritten(last) ? dayWritten(last) : null;
  if (wanted !== null && (newest === null || newest < `journal-${wanted}`)) {
    const there = newest === null ? 'none is there' : `the newest is ${newest}`;
    const words = `${there}, though the journal was written on ${wanted}; look for backup-failed in the log, and make one with the subcommand backup`;
    return { what, ok: false, words };
  }
  if (newest !== null) return { what, ok: true, words: `the newest is ${newest}` };
  const words = first ? 'none yet; the bot makes one a day' : 'none yet: nothing to copy';
  return { what, ok: true, words };
}
