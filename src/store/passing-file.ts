import type { Log } from '../ports/ports.js';
import type { DocumentForm, Draft } from './checked-document.js';
import { reasonOf } from './disk-fault.js';
import { openDocument } from './document-file.js';
import type { FileOperations } from './durable-file.js';

interface Passing {
  readonly log: Log;
  readonly files: FileOperations;
  /** The line of the log for a file that cannot be read: what is lost with it. */
  readonly lost: string;
}

interface PassingFile<Entry> {
  readonly entries: readonly Entry[];
  /** @throws where the disk does not take it. Null where a damaged file is in the way. */
  readonly save: ((draft: Draft) => Promise<void>) | null;
}

/**
 * Opens a file of the data folder for which no start is stopped, or begins it: one that cannot be read is kept under
 * another name, the log says what is lost, and the bot begins without it.
 */
export async function openPassing<Entry>(
  path: string,
  form: DocumentForm<Entry>,
  { log, files, lost }: Passing,
): Promise<PassingFile<Entry>> {
  const first = await openDocument(path, form, files);
  if (first.kind === 'fault') {
    log.error(lost, { where: first.where });
    try {
      const target = await files.target(path);
      await files.rename(target, `${target}.damaged`);
    } catch (error) {
      log.error('a damaged file was not set aside', { path, reason: reasonOf(error) });
    }
  }
  const opening = first.kind === 'fault' ? await openDocument(path, form, files) : first;
  if (opening.kind === 'fault') return { entries: [], save: null };
  return { entries: opening.kind === 'read' ? opening.entries : [], save: opening.file.save };
}
