import { basename, dirname, join } from 'node:path';
import { firstNumber, lastNumber } from '../journal/numbers.js';
import { replay } from '../journal/replay/replay.js';
import { restoring } from '../journal/restores.js';
import type { Fact } from '../journal/fact.js';
import { readDay } from '../plan/day.js';
import type { Day, Moment } from '../plan/day.js';
import type { Dispatch } from '../ports/ports.js';
import { hour, readCopy, type Copy } from './backups.js';
import { emptyDraft, extended, finished, readDocument } from './checked-document.js';
import { codeOf, reasonOf } from './disk-fault.js';
import { disk, durableFile, keepAs, readIfThere, type FileOperations } from './durable-file.js';
import { plansFolder } from './data-folder.js';
import { journalForm, journalPath } from './journal-form.js';
import { outboxForm, outboxPath } from './outbox-file.js';
import { readPlan } from './plan-file.js';
import { namedVersions } from './plan-shelf.js';

type RestoreResult =
  | {
      readonly ok: true;
      /** The copy's, without the one that says that it was put back. */
      readonly facts: number;
      /** When its last fact was written, ISO 8601; null of a copy without facts. */
      readonly until: string | null;
      /** Where the journal of before stands now, null where there was none. */
      readonly replaced: string | null;
      /** The plans that came with the copy. */
      readonly plans: readonly string[];
    }
  | { readonly ok: false; readonly fault: string };

interface Tools {
  readonly now: Moment;
  readonly files?: FileOperations;
  /** The highest number that a fact is known to have had, besides those of the two journals. */
  readonly highest?: (dispatches: readonly Dispatch[]) => Promise<number>;
}

/**
 * Puts a copy in the journal's place, after checking all of it, and writes into it that it was put back. The plans that
 * it needs are taken from beside the copy where the data folder has none. What it replaces stays as
 * `journal.replaced-<time>.json`. The caller holds the folder's lock.
 */
export async function restore(folder: string, file: string, tools: Tools): Promise<RestoreResult> {
  const { now, files = disk, highest = () => Promise.resolve(0) } = tools;
  const copy = await readCopy(file, files);
  if (!copy.ok) return notPutBack(file, copy.fault);
  const journal = journalPath(folder);
  try {
    const plans = await plansOf(folder, copy, files);
    if (!plans.ok) return notPutBack(file, plans.fault);
    const restored = await restoredFact(folder, copy, { now, files, highest });
    for (const { name, bytes } of plans.brought) {
      await durableFile(join(plansFolder(folder), name), files).write(bytes);
    }
    const replaced = await setAside(journal, now, files);
    const texts = [...copy.entries, restored].map((fact) => JSON.stringify(fact));
    const draft = extended(emptyDraft(journalForm, journalForm.version), texts);
    await durableFile(journal, files).write(finished(journalForm, draft));
    return {
      ok: true,
      facts: copy.facts,
      until: copy.last,
      replaced,
      plans: plans.brought.map(({ name }) => name),
    };
  } catch (error) {
    return { ok: false, fault: `${file} could not be put back as ${journal}: ${reasonOf(error)}` };
  }
}

type GoodCopy = Extract<Copy, { readonly ok: true }>;

function notPutBack(file: string, why: string): RestoreResult {
  return { ok: false, fault: `${file} is not put back: ${why}. Nothing was changed.` };
}

/** The fact that says so. Its number is above all that is known to have been given. */
async function restoredFact(
  folder: string,
  { file, entries }: GoodCopy,
  { now, files, highest }: Required<Tools>,
): Promise<Fact> {
  const before = await readCopy(journalPath(folder), files);
  const replaced = before.ok ? before.entries : null;
  const dispatches = await outboxThere(folder, files);
  const sent = dispatches.map(({ at }) => at);
  const happening = restoring({ copy: entries, named: dayNamed(file), today: now.day, replaced, sent });
  const known = [lastNumber(entries), lastNumber(replaced ?? []), await highest(dispatches)];
  const id = Math.max(firstNumber(now.iso), ...known.map((number) => number + 1));
  return { ...happening, id, at: now.iso, by: null, update: null };
}

/** The outbox as far as it can be read: what the start refuses it says itself. */
async function outboxThere(folder: string, files: FileOperations): Promise<readonly Dispatch[]> {
  const bytes = await readIfThere(outboxPath(folder), files);
  const reading = bytes && readDocument(outboxForm, bytes);
  return reading?.kind === 'good' ? reading.entries : [];
}

/** The day in the name of a copy: `journal-2025-03-24T0730.json`, `nhacviec-sao-luu-2025-03-21.json`. */
function dayNamed(file: string): Day | null {
  return readDay(/\d{4}-\d{2}-\d{2}/u.exec(basename(file))?.[0] ?? '');
}

type BroughtPlans =
  | { readonly ok: true; readonly brought: readonly { readonly name: string; readonly bytes: Uint8Array }[] }
  | { readonly ok: false; readonly fault: string };

/** The plans without which the copy cannot be used: those of the data folder, else those that lie where the copy does. */
async function plansOf(
  folder: string,
  { file, entries }: GoodCopy,
  files: FileOperations,
): Promise<BroughtPlans> {
  const { needed, former } = namedVersions(replay(entries));
  const brought: { name: string; bytes: Uint8Array }[] = [];
  for (const version of new Set([...needed, ...former])) {
    const name = `plan-${version}.json`;
    const kept = await readIfThere(join(plansFolder(folder), name), files);
    const bytes = await firstThere(placesBeside(file, name), files);
    if (kept && bytes && !Buffer.from(kept).equals(bytes)) return otherPlan(folder, name);
    const isNeeded = needed.includes(version);
    if (!kept && !bytes && isNeeded) return missingPlan(folder, name);
    const read = bytes && readPlan(Buffer.from(bytes).toString('utf8'), name);
    if (read?.ok === false && isNeeded) return { ok: false, fault: read.faults.join('; ') };
    if (!kept && bytes && read?.ok === true) brought.push({ name, bytes });
  }
  return { ok: true, brought };
}

function missingPlan(folder: string, name: string): BroughtPlans {
  const fault =
    `it needs ${name}, which came with it in the coordinator's chat: ` +
    `put that file into the folder of the copy, or into ${plansFolder(folder)}`;
  return { ok: false, fault };
}

function otherPlan(folder: string, name: string): BroughtPlans {
  const fault = `${name} beside it is another plan than the one in ${plansFolder(folder)}: move the wrong one away`;
  return { ok: false, fault };
}

/** Beside the copy, as the coordinator's chat has it; or in the folder of plans beside that of the backups. */
function placesBeside(file: string, name: string): readonly string[] {
  return [join(dirname(file), name), join(dirname(file), '..', 'plans', name)];
}

async function firstThere(paths: readonly string[], files: FileOperations): Promise<Uint8Array | null> {
  for (const path of paths) {
    const bytes = await readIfThere(path, files);
    if (bytes) return bytes;
  }
  return null;
}

async function setAside(journal: string, now: Moment, files: FileOperations): Promise<string | null> {
  const names = await files.list(dirname(journal));
  if (!names.includes('journal.json')) return null;
  const stem = `journal.replaced-${now.day}T${hour(now)}`;
  let name = `${stem}.json`;
  for (let count = 2; names.includes(name); count += 1) name = `${stem}-${count}.json`;
  const replaced = join(dirname(journal), name);
  // A link to nothing is not taken out of the way: what it led to may be the better journal.
  await files.target(journal);
  try {
    await files.read(journal);
    await keepAs(journal, replaced, files);
  } catch (error) {
    // A folder in its place, or a file the disk cannot read: it has no second name or copy, so it must move.
    if (codeOf(error) === 'ENOSPC') throw error;
    await files.rename(journal, replaced);
  }
  await files.syncFolder(dirname(journal));
  return replaced;
}
