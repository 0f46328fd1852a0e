import type { Fact } from '../journal/fact.js';
import { hasCopies, newestGoodBackup, restoreCommand } from './backups.js';
import { readDocument } from './checked-document.js';
import { reasonOf } from './disk-fault.js';
import { disk, readIfThere } from './durable-file.js';
import { journalForm, journalPath } from './journal-form.js';

type Inspected =
  { readonly ok: true; readonly facts: readonly Fact[] } | { readonly ok: false; readonly fault: string };

/** Reads the journal without opening it: nothing is written, and a bot may run on it meanwhile. */
export async function inspectJournal(folder: string): Promise<Inspected> {
  const path = journalPath(folder);
  let bytes: Uint8Array | null;
  try {
    bytes = await readIfThere(path, disk);
  } catch (error) {
    return { ok: false, fault: `${path} cannot be read: ${reasonOf(error)}` };
  }
  if (bytes === null) return missing(folder, path);
  const reading = readDocument(journalForm, bytes);
  if (reading.kind !== 'bad') return { ok: true, facts: reading.entries };
  return { ok: false, fault: `${path} is not used: ${reading.where}${await mendOf(folder)}` };
}

/** No journal is a first start, unless copies of one are there: then the bot does not begin from empty. */
async function missing(folder: string, path: string): Promise<Inspected> {
  if (!(await hasCopies(folder))) return { ok: true, facts: [] };
  return { ok: false, fault: `${path} is missing, but copies of it are there${await mendOf(folder)}` };
}

async function mendOf(folder: string): Promise<string> {
  const copy = await newestGoodBackup(folder);
  return copy ? `; the newest good copy is put back with: ${restoreCommand(copy.file)}` : '';
}
