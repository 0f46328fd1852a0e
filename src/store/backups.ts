import { join, resolve } from 'node:path';
import type { JournalCopy } from '../ports/ports.js';
import type { Fact } from '../journal/fact.js';
import type { Moment } from '../plan/day.js';
import { readDocument } from './checked-document.js';
import { codeOf, reasonOf } from './disk-fault.js';
import { disk, durableFile, previousOf, readIfThere, type FileOperations } from './durable-file.js';
import { plansFolder } from './data-folder.js';
import { backupsFolder, journalForm, journalPath } from './journal-form.js';

const DAILY = /^journal-\d{4}-\d{2}-\d{2}\.json$/;
const DATED = /^journal-\d{4}-\d{2}-\d{2}(?:T\d{4})?\.json$/;
const COPY = /^journal-.*\.json$/;
const DAILY_KEPT = 30;

type BackupResult =
  | { readonly ok: true; readonly file: string; readonly facts: number }
  | { readonly ok: false; readonly fault: string };

interface GoodCopy {
  readonly file: string;
  readonly facts: number;
  /** When its last fact was written, ISO 8601; null in a journal without facts. */
  readonly last: string | null;
}

/** A checked copy of the journal under the moment's name, `backups/journal-2025-03-24T0730.json`. Never pruned. */
export async function backup(folder: string, now: Moment, files = disk): Promise<BackupResult> {
  return copyJournal(folder, `journal-${now.day}T${hour(now)}.json`, files);
}

/**
 * The day's copy, `backups/journal-2025-03-24.json`, unless it is there already; the newest 30 are kept.
 * @returns null where there is nothing to do: no journal yet, or today's copy is there
 */
export async function backupDaily(folder: string, now: Moment, files = disk): Promise<BackupResult | null> {
  const name = `journal-${now.day}.json`;
  try {
    const there = await listCopies(folder, files);
    if (there.includes(name) || (await readIfThere(journalPath(folder), files)) === null) return null;
    const result = await copyJournal(folder, name, files);
    if (!result.ok) return result;
    const daily = [...there.filter((one) => DAILY.test(one)), name].sort();
    for (const old of daily.slice(0, -DAILY_KEPT)) await files.remove(join(backupsFolder(folder), old));
    return result;
  } catch (error) {
    return { ok: false, fault: `no backup could be made in ${backupsFolder(folder)}: ${reasonOf(error)}` };
  }
}

/** Whether the folder holds copies of a journal, good or not: then a missing journal.json is not a first start. */
export async function hasCopies(folder: string, files = disk): Promise<boolean> {
  const previous = await readIfThere(previousOf(journalPath(folder)), files);
  return previous !== null || (await listCopies(folder, files)).length > 0;
}

/**
 * Of the backups and `journal.json.previous`, the good one whose last fact is the newest. By content, since a copied
 * folder has new file times.
 */
export async function newestGoodBackup(folder: string, files = disk): Promise<GoodCopy | null> {
  const copies = (await listCopies(folder, files)).map((name) => join(backupsFolder(folder), name));
  let newest: GoodCopy | null = null;
  for (const file of [...copies, previousOf(journalPath(folder))]) {
    const copy = await readCopy(file, files);
    if (copy.ok && (newest === null || !isOlder(copy, newest))) {
      newest = { file: copy.file, facts: copy.facts, last: copy.last };
    }
  }
  return newest;
}

/** The command that puts a copy back, to be typed as it stands. */
export function restoreCommand(file: string): string {
  const path = resolve(file);
  const plain = /^[\w./@:+-]+$/.test(path);
  return `npm run -s cli -- restore ${plain ? path : `'${path.replaceAll("'", `'\\''`)}'`}`;
}

/** The journal as it stands on the disk, checked, with the plans that it names; null where there is none yet. */
export async function checkedJournal(folder: string, files = disk): Promise<JournalCopy | null> {
  const path = journalPath(folder);
  try {
    if ((await readIfThere(path, files)) === null) return null;
  } catch (error) {
    return { ok: false, fault: reasonOf(error) };
  }
  const copy = await readCopy(path, files);
  if (!copy.ok) return copy;
  const { bytes, facts, versions } = copy;
  const plans: { name: string; bytes: Uint8Array }[] = [];
  for (const version of versions) {
    const name = `plan-${version}.json`;
    const plan = await readIfThere(join(plansFolder(folder), name), files);
    if (plan) plans.push({ name, bytes: plan });
  }
  return { ok: true, bytes, facts, plans };
}

/** The newest of the daily copies and of those made by hand, by its name; null where there is none. */
export async function newestCopy(folder: string, files = disk): Promise<string | null> {
  return (await listCopies(folder, files)).filter((name) => DATED.test(name)).at(-1) ?? null;
}

async function copyJournal(folder: string, name: string, files: FileOperations): Promise<BackupResult> {
  const journal = journalPath(folder);
  const file = join(backupsFolder(folder), name);
  const source = await readCopy(journal, files);
  if (!source.ok) return { ok: false, fault: `${journal} is not copied: ${source.fault}` };
  try {
    await durableFile(file, files).write(source.bytes);
    // The day's copy has no predecessor of its own to keep.
    await files.remove(previousOf(file));
    const copy = await readCopy(file, files);
    if (copy.ok) return { ok: true, file, facts: copy.facts };
    // Under its name it would pass for the day's copy from then on.
    await files.remove(file);
    return { ok: false, fault: `${file} is not good: ${copy.fault}` };
  } catch (error) {
    return { ok: false, fault: `${file} could not be written: ${reasonOf(error)}` };
  }
}

export type Copy =
  | ({
      readonly ok: true;
      readonly bytes: Uint8Array;
      readonly entries: readonly Fact[];
      readonly versions: readonly string[];
    } & GoodCopy)
  | { readonly ok: false; readonly fault: string };

/** A copy of the journal, checked, or what is wrong with it. */
export async function readCopy(file: string, files: FileOperations): Promise<Copy> {
  let bytes: Uint8Array;
  try {
    bytes = await files.read(file);
  } catch (error) {
    return { ok: false, fault: reasonOf(error) };
  }
  const reading = readDocument(journalForm, bytes);
  if (reading.kind === 'bad') return { ok: false, fault: reading.where };
  const { entries } = reading;
  const named = entries.flatMap((fact) => (fact.kind === 'plan-applied' ? [fact.version] : []));
  const versions = [...new Set(named)];
  const last = entries.at(-1)?.at ?? null;
  return { ok: true, bytes, file, entries, facts: entries.length, last, versions };
}

async function listCopies(folder: string, files: FileOperations): Promise<readonly string[]> {
  try {
    return (await files.list(backupsFolder(folder))).filter((name) => COPY.test(name)).sort();
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  }
}

function isOlder(one: GoodCopy, other: GoodCopy): boolean {
  const [at, otherAt] = [instantOf(one.last), instantOf(other.last)];
  return at === otherAt ? one.facts < other.facts : at < otherAt;
}

function instantOf(iso: string | null): number {
  return iso === null ? Number.NEGATIVE_INFINITY : Date.parse(iso);
}

/** `0730` of a moment, for the names of files. */
export function hour(now: Moment): string {
  return String(Math.floor(now.minute / 60) * 100 + (now.minute % 60)).padStart(4, '0');
}
