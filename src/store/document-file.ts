import { basename, dirname, join } from 'node:path';
import { Low } from 'lowdb';
import {
  emptyDraft,
  extended,
  finished,
  readDocument,
  type DocumentForm,
  type Draft,
} from './checked-document.js';
import { reasonOf } from './disk-fault.js';
import { durableFile, readIfThere, type FileOperations } from './durable-file.js';

/** What stands at a path. `missing` is no fault here: whether a file may be missing is for the caller to say. */
type Opening<Entry> =
  | { readonly kind: 'read'; readonly entries: readonly Entry[]; readonly file: DocumentFile }
  | { readonly kind: 'missing'; readonly file: DocumentFile }
  | { readonly kind: 'fault'; readonly where: string };

/** A checked document on the disk, as it was read. */
export interface DocumentFile {
  readonly draft: Draft;
  /** Returns once the draft is on the disk. @throws an Error that says what is wrong and what to do. */
  save(draft: Draft): Promise<void>;
}

/** Reads and checks the file; one of an older version is brought to this one on the disk, the old kept beside it. */
export async function openDocument<Entry>(
  path: string,
  form: DocumentForm<Entry>,
  files: FileOperations,
): Promise<Opening<Entry>> {
  // lowdb keeps the default object where the adapter finds no file, so its identity says that there was none.
  const nothing = new Uint8Array();
  const low = new Low<Uint8Array>(durableFile(path, files), nothing);
  try {
    await low.read();
  } catch (error) {
    return { kind: 'fault', where: `it cannot be read: ${reasonOf(error)}` };
  }
  const save = async (draft: Draft): Promise<void> => {
    low.data = finished(form, draft);
    try {
      await low.write();
    } catch (error) {
      const told = `${path} could not be written, so nothing was recorded: ${reasonOf(error)}`;
      throw new Error(told, { cause: error });
    }
  };
  const empty = emptyDraft(form, form.version);
  if (low.data === nothing) return { kind: 'missing', file: { draft: empty, save } };
  const reading = readDocument(form, low.data);
  if (reading.kind === 'bad') return { kind: 'fault', where: reading.where };
  const draft = extended(
    empty,
    reading.entries.map((entry) => JSON.stringify(entry)),
  );
  if (reading.version < form.version) {
    try {
      await keepOldVersion(path, { bytes: low.data, version: reading.version }, files);
      await save(draft);
    } catch (error) {
      return {
        kind: 'fault',
        where: `it could not be brought to version ${form.version}: ${reasonOf(error)}`,
      };
    }
  }
  return { kind: 'read', entries: reading.entries, file: { draft, save } };
}

/** `journal.v0.json` beside `journal.json`; never over another one of that name. */
async function keepOldVersion(
  path: string,
  old: { readonly bytes: Uint8Array; readonly version: number },
  files: FileOperations,
): Promise<void> {
  const name = basename(path, '.json');
  for (let attempt = 1; ; attempt += 1) {
    const suffix = attempt === 1 ? '' : `-${attempt}`;
    const beside = join(dirname(path), `${name}.v${old.version}${suffix}.json`);
    const there = await readIfThere(beside, files);
    if (there === null) {
      await durableFile(beside, files).write(old.bytes);
      return;
    }
    // A start that died between keeping and migrating left the same copy.
    if (Buffer.from(there).equals(old.bytes)) return;
  }
}
