import type { Conversations, Inbox, Journal, Log, Outbox, Plans } from '../ports/ports.js';
import type { DraftPlan } from './plan-drafting.js';
import { highestKnown } from './put-back-by-hand.js';
import { openConversations } from '../store/conversation-file.js';
import { openInbox } from '../store/inbox-file.js';
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
  readonly inbox: Inbox;
  readonly plans: Plans;
  readonly backupFault: () => string | null;
  /** The highest number that a fact was known to have before this start. */
  readonly highest: number;
  readonly close: () => Promise<void>;
}

interface StoresRequest {
  readonly initial: ShelfRequest['initial'];
  readonly log: Log;
  /** Makes a plan of what somebody sent; in a thread of its own where nothing else is given. */
  readonly draftPlan: DraftPlan | undefined;
  readonly elapsed: (() => number) | undefined;
}

/** Opens all of them, or none with every fault named. */
export async function openStores(
  folder: string,
  { initial, log, draftPlan, elapsed }: StoresRequest,
): Promise<({ readonly ok: true } & Stores) | { readonly ok: false; readonly faults: readonly string[] }> {
  const closing = new AbortController();
  const drafting = draftPlan ?? inThread;
  const draft: ShelfRequest['draft'] = (sent) => drafting(sent, closing.signal);
  const outbox = await openOutbox(folder);
  const highest = await highestKnown(folder, outbox.ok ? outbox.outbox.dispatches() : []);
  const journal = await openJournal(folder, { log, above: highest });
  const shelf = journal.ok
    ? await openShelf(folder, { initial, draft, named: namedVersions(replay(journal.journal.facts())) })
    : null;
  if (journal.ok && outbox.ok && shelf?.ok === true) {
    for (const fault of shelf.warnings) log.warn('a plan that is in force no more cannot be read', { fault });
    const talk = await openConversations(folder, { log });
    const inbox = await openInbox(folder, { log, elapsed });
    const close = async (): Promise<void> => {
      closing.abort();
      await journal.close();
      await outbox.close();
      await talk.close();
      await inbox.close();
    };
    const { backupFault } = journal;
    return {
      ok: true,
      journal: journal.journal,
      outbox: outbox.outbox,
      conversations: talk.conversations,
      inbox: inbox.inbox,
      plans: shelf.plans,
      backupFault,
      highest,
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

/** Loaded when somebody sends a plan, which happens once a year. */
const inThread: DraftPlan = async (sent, signal) => {
  const { draftInThread } = await import('./plan-thread.js');
  return draftInThread(sent, signal ? { signal } : {});
};
