import type { Conversations, DraftedPlan, Journal, Log, Outbox, Plans, SentPlan } from '../ports/ports.js';
import type { ReadDocument } from './plan-drafting.js';
import { openConversations } from '../store/conversation-file.js';
import { openJournal } from '../store/journal-file.js';
import { openOutbox } from '../store/outbox-file.js';
import { namedVersions, openShelf } from '../store/plan-shelf.js';
import type { ShelfRequest } from '../store/plan-shelf.js';
import { replay } from '../journal/replay/replay.js';

/** What the bot keeps in its data folder. */
export interface Stores {
  readonly journal: Journal;
  readonly outbox: Outbox;
  readonly conversations: Conversations;
  readonly plans: Plans;
  readonly backupFault: () => string | null;
  readonly close: () => Promise<void>;
}

interface StoresRequest {
  readonly initial: ShelfRequest['initial'];
  readonly log: Log;
  readonly readDocument: ReadDocument | undefined;
}

/** Opens all of them, or none with every fault named. */
export async function openStores(
  folder: string,
  { initial, log, readDocument }: StoresRequest,
): Promise<({ readonly ok: true } & Stores) | { readonly ok: false; readonly faults: readonly string[] }> {
  const draft = async (file: SentPlan): Promise<DraftedPlan> => {
    // Loaded when somebody sends a plan, which happens once a year.
    const { draftPlan } = await import('./plan-drafting.js');
    return draftPlan(file, readDocument);
  };
  const journal = await openJournal(folder, { log });
  const outbox = await openOutbox(folder);
  const shelf = journal.ok
    ? await openShelf(folder, { initial, draft, named: namedVersions(replay(journal.journal.facts())) })
    : null;
  if (journal.ok && outbox.ok && shelf?.ok === true) {
    for (const fault of shelf.warnings) log.warn('a plan that is in force no more cannot be read', { fault });
    const talk = await openConversations(folder, { log });
    const close = async (): Promise<void> => {
      await journal.close();
      await outbox.close();
      await talk.close();
    };
    const { backupFault } = journal;
    return {
      ok: true,
      journal: journal.journal,
      outbox: outbox.outbox,
      conversations: talk.conversations,
      plans: shelf.plans,
      backupFault,
      close,
    };
  }
  if (journal.ok) await journal.close();
  if (outbox.ok) await outbox.close();
  return {
    ok: false,
    faults: [
      ...(journal.ok ? [] : [journal.fault]),
      ...(outbox.ok ? [] : [outbox.fault]),
      ...(shelf?.ok === false ? shelf.faults : []),
    ],
  };
}
