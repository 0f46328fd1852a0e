import { readFile } from 'node:fs/promises';
import type { Fact } from '../journal/fact.js';
import { hasCopies, newestGoodBackup, restoreCommand } from './backups.js';
import { readDocument } from './checked-document.js';
import { codeOf, reasonOf } from './disk-fault.js';
import { journalForm, journalPath } from './journal-form.js';

type Inspected =
  { readonly ok: true; readonly facts: readonly Fact[] } | { readonly ok: false; readonly fault: string };

/** Reads the journal without opening it: nothing is written, and a bot may run on it meanwhile. */
export async function inspectJournal(folder: string): Promise<Inspected> {
  const path = journalPath(folder);
  let bytes: Uint8Array;
  try {
    bytes = await readFile(path);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return missing(folder, path);
    return { ok: false, fault: `${path} cannot be read: ${reasonOf(error)}` };
  }
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
