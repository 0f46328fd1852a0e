import { join } from 'node:path';
import { z } from 'zod';
import type { Conversations, Log } from '../ports/ports.js';
import { emptyConversation } from '../chat/conversation.js';
import type { Conversation } from '../chat/conversation.js';
import { emptyDraft, issueText, type DocumentForm } from './checked-document.js';
import { disk, type FileOperations } from './durable-file.js';
import { drafting } from './drafting.js';
import { evidence, instant, person, type Same } from './fact-schema.js';
import { openPassing } from './passing-file.js';
import { oneAtATime } from '../queue/one-at-a-time.js';

const choice = z.strictObject({
  buttons: z.array(z.string()).readonly(),
  // Files of older versions have none.
  labels: z.array(z.string()).readonly().default([]),
  tasks: z.array(z.string()).readonly(),
});

const question = z.strictObject({
  messageId: z.int(),
  subject: z.string().nullable(),
  choices: z.array(choice).readonly(),
  proposed: z.string().nullable(),
  // Files of older versions have none.
  said: z.string().nullable().default(null),
  askedAt: instant,
  state: z.enum(['open', 'passed', 'closed']),
  closedBy: z.int().nullable(),
});

const unattached = z.strictObject({
  messageId: z.int(),
  album: z.string().nullable(),
  at: instant,
  evidence,
  words: z.string(),
  takenBy: z.int().nullable(),
  notice: z.int().nullable(),
});

const reporting = z.strictObject({
  messageId: z.int(),
  album: z.string().nullable(),
  update: z.int(),
  answer: z.int().nullable(),
  at: instant,
});

const conversation = z.strictObject({
  chat: z.int(),
  person,
  questions: z.array(question).readonly(),
  unattached: z.array(unattached).readonly(),
  reports: z.array(reporting).readonly(),
  edits: z.array(z.int()).readonly(),
});

/** A field added to `Conversation` and forgotten here (or the other way round) stops the build in this line. */
export const conversationSchemaIsComplete: Same<z.output<typeof conversation>, Conversation> = true;

const conversationForm: DocumentForm<Conversation> = {
  list: 'conversations',
  version: 1,
  entry: conversation,
  migrations: new Map(),
  faultOfWhole: () => null,
};

export interface OpenedConversations {
  readonly conversations: Conversations;
  readonly close: () => Promise<void>;
}

/** Opens `conversation.json` of the data folder, or begins it. Nothing in it is precious. */
export async function openConversations(
  folder: string,
  { log, files = disk }: { readonly log: Log; readonly files?: FileOperations },
): Promise<OpenedConversations> {
  const path = join(folder, 'conversation.json');
  const lost = 'conversations not read: open questions are forgotten';
  const { entries, save } = await openPassing(path, conversationForm, { log, files, lost });
  const drafted = drafting(emptyDraft(conversationForm, conversationForm.version));
  return over(entries, (next) => save?.(drafted(next)) ?? Promise.resolve());
}

type Change = (all: readonly Conversation[]) => readonly Conversation[];

function over(
  read: readonly Conversation[],
  write: (all: readonly Conversation[]) => Promise<void>,
): OpenedConversations {
  const queue = oneAtATime();
  let all = read;
  let waiting: Change[] = [];
  let together: Promise<void> | null = null;
  const writeDown = async (): Promise<void> => {
    const changes = waiting;
    waiting = [];
    const next = changes.reduce((before, change) => change(before), all);
    if (next === all) return;
    await write(next);
    all = next;
  };
  return {
    conversations: {
      all: () => all,
      // What comes while another write is under way shares the next one, as in the outbox.
      change(of, change) {
        waiting.push((before) => changed(before, of, change));
        const write =
          together ??
          queue.run(() => {
            together = null;
            return writeDown();
          });
        together = write;
        return write;
      },
    },
    close: () => queue.close('the conversations are closed: the bot is stopping'),
  };
}

function changed(
  all: readonly Conversation[],
  of: Pick<Conversation, 'chat' | 'person'>,
  change: (before: Conversation) => Conversation,
): readonly Conversation[] {
  const at = all.findIndex(({ chat, person: who }) => chat === of.chat && who === of.person);
  const before = all[at] ?? emptyConversation(of.chat, of.person);
  const after = change(before);
  if (after === before) return all;
  return at === -1 ? [...all, checked(after)] : all.with(at, checked(after));
}

/** The conversation as a later start would read it. @throws where the schema would refuse it then. */
function checked(after: Conversation): Conversation {
  const read = conversation.safeParse(JSON.parse(JSON.stringify(after)));
  if (read.success) return read.data;
  throw new Error(`a conversation that does not fit its schema was not written: ${issueText(read.error)}`);
}
