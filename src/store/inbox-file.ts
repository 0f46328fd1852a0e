import { join } from 'node:path';
import { z } from 'zod';
import type { Inbox, KeptUpdate, Log } from '../ports/ports.js';
import { oneAtATime } from '../queue/one-at-a-time.js';
import { emptyDraft, extended, type DocumentForm } from './checked-document.js';
import { reasonOf } from './disk-fault.js';
import { disk, previousOf, type FileOperations } from './durable-file.js';
import { openPassing } from './passing-file.js';

/** Telegram may send what no schema has heard of: only the number is looked at, the rest is kept as it came. */
const update: z.ZodType<KeptUpdate> = z.looseObject({ update_id: z.int() });

const inboxForm: DocumentForm<KeptUpdate> = {
  list: 'updates',
  version: 1,
  entry: update,
  migrations: new Map(),
  faultOfWhole: () => null,
};

/** What was handled is taken out of the file no more often than this, in milliseconds, unless nothing is left in it. */
const REMOVING = 1000;

interface InboxTools {
  readonly log: Log;
  readonly files?: FileOperations;
  readonly elapsed?: (() => number) | undefined;
}

export interface OpenedInbox {
  readonly inbox: Inbox;
  readonly close: () => Promise<void>;
}

/** Opens `inbox.json` of the data folder. There is none as long as nobody had to wait. */
export async function openInbox(folder: string, tools: InboxTools): Promise<OpenedInbox> {
  const { log, files = disk, elapsed = () => performance.now() } = tools;
  const lost = 'inbox not read: messages that waited to be handled are lost';
  const path = join(folder, 'inbox.json');
  const { entries, save } = await openPassing(path, inboxForm, { log, files, lost });
  const empty = emptyDraft(inboxForm, inboxForm.version);
  const texts = new Map(entries.map((entry) => [entry.update_id, JSON.stringify(entry)]));
  const queue = oneAtATime();
  let together: Promise<void> | null = null;
  let changed = false;
  let writtenAt = -Infinity;
  const writeDown = async (): Promise<void> => {
    together = null;
    changed = false;
    try {
      if (!save) throw new Error('a damaged inbox.json is in the way');
      await save(extended(empty, [...texts.values()]));
      // Nobody's messages stay in the file before the last one either.
      if (texts.size === 0) await files.remove(previousOf(path));
    } catch (error) {
      changed = true;
      throw error;
    } finally {
      writtenAt = elapsed();
    }
  };
  // What comes while another write is under way shares the next one, as in the outbox.
  const write = (): Promise<void> => (together ??= queue.run(writeDown));
  const removed = async (): Promise<void> => {
    try {
      await write();
    } catch (error) {
      // What is handled and still stands there is handled again after a start, and known by its number.
      log.warn('inbox not written', { reason: reasonOf(error) });
    }
  };
  return {
    inbox: {
      left: entries,
      keep(updates) {
        for (const one of updates) texts.set(one.update_id, JSON.stringify(one));
        changed = true;
        return write();
      },
      handled(number) {
        if (!texts.delete(number)) return;
        changed = true;
        if (texts.size === 0 || elapsed() >= writtenAt + REMOVING) void removed();
      },
    },
    async close() {
      if (changed) await removed();
      await queue.close('the inbox is closed: the bot is stopping');
    },
  };
}
