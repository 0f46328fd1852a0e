import type { FoundReport, Recorded } from '../journal/recorded.js';
import type { FileToSend } from '../words/message.js';
import type { Conversation, Unattached } from '../chat/conversation.js';
import type { Day, Moment } from '../plan/day.js';
import type { HolidayList } from '../plan/calendar.js';
import type { PlanComparison } from '../plan/drafting/compare.js';
import type { FileFault, ImportReport } from '../plan/drafting/imported.js';
import type { Rolled } from '../plan/drafting/roll.js';
import type { PlanDraft } from '../plan/drafting/plan-draft.js';
import type { Department, Office, Plan } from '../plan/plan.js';
import type { Alarm } from '../features/alarms/rule.js';
import type { Letter } from '../features/letter/rule.js';
import type { LeftBefore } from '../features/opening/rule.js';
import type { Overview } from '../features/pictures/overview.js';
import type { WeeklySummary } from '../features/weekly-summary/rule.js';
import type { News } from '../journal/news.js';
import type { Fact, Happening, PersonId, Post } from '../journal/fact.js';
import type { History } from '../journal/history.js';
import type { OfficeNews } from '../journal/office-news.js';
import type { Standing } from '../journal/standing.js';

/** The only source of time in the journeys. */
export interface Clock {
  now(): Moment;
}

/** The plans that there are: the one of PLAN_FILE, and those applied in the chat. */
export interface Plans {
  readonly initial: Plan;
  /** Seen from a year that has ended: plans of later years are not in force. */
  readonly upTo?: number;
  /** What was applied under that name; another plan for one in force no more whose file is gone. */
  applied(version: string): Plan;
  /** The version's plan, or null where none is kept under that name: buttons can be forged. */
  find(version: string): Plan | null;
  /** The file of a plan that is kept here, or null. */
  textOf(plan: Plan): string | null;
  /** The same as it is written down, for whoever makes another plan of it. */
  draftOf(plan: Plan): PlanDraft | null;
  /** Reads a version that lies in the folder and was not needed at the start, such as one that was only shown. */
  recall(version: string): Promise<void>;
  /** Makes a plan file of what somebody sent: a plan file itself, or the office's own document. */
  draft(file: SentPlan): Promise<DraftedPlan>;
  /** Keeps a plan that was drafted, under a version of its own, written and fsynced. */
  keep(drafted: PlanText, isSpent?: (version: string) => boolean): Promise<KeptPlan>;
}

/** A plan file that was read, beside its text: nobody reads it a second time. */
export interface PlanText {
  readonly text: string;
  readonly plan: Plan;
}

/**
 * What a coordinator sent: a name, its bytes, and the year where he wrote one. It is plain data, since it goes into a
 * thread of its own with all that is looked up there.
 */
export interface SentPlan {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** The year that the words beside the file name, else the one in force. */
  readonly year: { readonly named: number | null; readonly present: number };
  /** The file of the plan in force: what a document does not hold is taken over from it. */
  readonly inForce: string | null;
  /** The plan of each year so far: what was sent is compared with that of its own year. */
  readonly earlier: readonly Plan[];
  /** Those of the plan in force, so that a department keeps its id. */
  readonly departments: readonly Department[];
  /** Given for a plan file that is not to be taken as it is: the plan of that year is drafted from it. */
  readonly roll?: { readonly to: number; readonly holidays: HolidayList };
}

/** A plan that was read; `report` is null for a plan file, which says all of itself. */
export type ReadDraft = PlanText & {
  readonly kind: 'read';
  /** The comparison with the plan of the same year, or null where there was none. */
  readonly comparison: PlanComparison | null;
  readonly report: ImportReport | null;
  /** Duties and targets outside the document that were taken over from the plan in force. */
  readonly carried: { readonly duties: number; readonly targets: number };
  /** The same plan of another year with what its document does not hold, moved along to its year; null without any. */
  readonly offered: (PlanText & { readonly duties: number; readonly targets: number }) | null;
  /** Of a draft that was made from an earlier plan: what was moved along, and what a person has to decide. */
  readonly rolled?: Pick<Rolled, 'moved' | 'points'>;
};

export type DraftedPlan =
  | ReadDraft
  /** The document may be the plan of each of these years, the likeliest first. */
  | { readonly kind: 'which-year'; readonly drafts: readonly ReadDraft[] }
  | { readonly kind: 'unreadable'; readonly why: FileFault }
  | { readonly kind: 'no-tasks'; readonly report: ImportReport }
  | { readonly kind: 'faulty'; readonly faults: readonly string[] };

export interface KeptPlan {
  readonly version: string;
  readonly plan: Plan;
}

/** What the machine says of itself; each of it may be unknown at the moment, which is null. */
export interface Machine {
  /** Minutes by which its clock is ahead of Telegram's, negative where it is behind. */
  clockAhead(): Promise<number | null>;
  /** Megabytes free where the journal is written. */
  freeSpace(): Promise<number | null>;
  /** Why the day's copy of the journal could not be made; null where none is missing. */
  backupFault(): string | null;
  /** A checked copy of the journal, or why there is none; null while there is no journal. */
  journalCopy(): Promise<JournalCopy | null>;
}

export type JournalCopy =
  | {
      readonly ok: true;
      readonly bytes: Uint8Array;
      readonly facts: number;
      /** The files of plans that the journal names, without which it cannot be used. */
      readonly plans: readonly { readonly name: string; readonly bytes: Uint8Array }[];
    }
  | { readonly ok: false; readonly fault: string };

/** What a rule decided: what to write down, and what to say of it. */
export interface Decision<Answer> {
  readonly facts: readonly Happening[];
  readonly answer: Answer;
}

/** Who and what caused a decision. */
export interface Cause {
  readonly by: PersonId | null;
  /** Telegram's update_id, or null. */
  readonly update: number | null;
  readonly at: Moment;
  /** When it was sent, where that was earlier. */
  readonly sent?: Moment | undefined;
}

/** The append-only record of what people did. Kept for ever. */
export interface Journal {
  /** All facts so far. A new array after every decision: identity tells whether something was added. */
  facts(): readonly Fact[];
  /**
   * Runs the rule alone (decisions queue), writes its facts to the disk (fsynced) and only then gives the answer,
   * together with the facts as written. A rule that throws writes nothing. A failed write leaves memory as it was.
   */
  decide<Answer>(
    cause: Cause,
    rule: (facts: readonly Fact[]) => Decision<Answer>,
  ): Promise<{ readonly answer: Answer; readonly facts: readonly Fact[] }>;
}

/** Where a message goes. `topic` is the forum topic of a group, where it has topics. */
export interface Address {
  readonly chat: number;
  readonly topic: number | null;
}

/** One message that the bot sends by itself, from the intention to the result. */
export interface Dispatch {
  /** At most one message for each; how it is written, `outbox/key.ts` knows. */
  readonly key: string;
  readonly address: Address;
  /** Everything that counts as sent with it, each at most once; how it is written, `journal/item-key.ts` knows. */
  readonly items: readonly string[];
  /**
   * `owed` is not begun yet; `intended` was begun, and nobody knows how it ended; `failed` is tried again at the next
   * tick; `dropped` is not (refused, unreachable, replaced by a newer one).
   */
  readonly state: 'owed' | 'intended' | 'sent' | 'failed' | 'dropped';
  /** Of `failed`: the answer was lost on the way, so that the next try may be a second copy and says so. */
  readonly perhapsSent: boolean;
  /** How often a send was begun since it was last certain that none had arrived. */
  readonly attempts: number;
  /** ISO 8601 of the last change of state. */
  readonly at: string;
  readonly messageId: number | null;
  /** Why it was dropped, or the last failure. */
  readonly reason: string | null;
}

/** Days for which the outbox remembers what was sent. */
export const OUTBOX_DAYS = 90;

/** What was sent. Pruned after 90 days, but for the newest item of each person's period. */
export interface Outbox {
  dispatches(): readonly Dispatch[];
  /** Writes the dispatch down (by its key, replacing what stood there), fsynced. */
  put(dispatch: Dispatch): Promise<void>;
  /** Forgets what is older than the ISO instant and not the newest item of a person's period. */
  prune(before: string): Promise<void>;
}

/** What the bot and each person have between them in each chat. */
export interface Conversations {
  all(): readonly Conversation[];
  /** Changes one of them, fsynced; of somebody new an empty one. The same value changes nothing. */
  change(
    of: { readonly chat: number; readonly person: PersonId },
    change: (before: Conversation) => Conversation,
  ): Promise<void>;
}

/** An update of Telegram, as it came. */
export interface KeptUpdate {
  readonly update_id: number;
}

/** What Telegram was told is read although its handler has not ended: it waits on the disk, so that no crash loses it. */
export interface Inbox {
  /** What an earlier run left, in the order in which it came. */
  readonly left: readonly KeptUpdate[];
  /** Returns once they are on the disk, fsynced. @throws where the disk does not take them. */
  keep(updates: readonly KeptUpdate[]): Promise<void>;
  /** Forgets it by its number; written down soon, since one that comes back is known by its number. */
  handled(update: number): void;
}

/** What became of a send. */
export type Delivery =
  /** `chat` is where it went: another than asked where a group became a supergroup. `topicClosed`: it fell back to the group. */
  | {
      readonly kind: 'sent';
      readonly messageId: number;
      readonly chat: number;
      readonly topicClosed: boolean;
    }
  | { readonly kind: 'unreachable'; readonly reason: 'blocked' | 'deactivated' | 'never-started' | 'removed' }
  /** Telegram says that the message itself is wrong: trying again would not help. */
  | { readonly kind: 'refused'; readonly description: string }
  /** The network, a 5xx, time ran out: to be tried again at the next tick. */
  | {
      readonly kind: 'failed';
      readonly description: string;
      /** The request had left when the connection broke: Telegram may have sent it. */
      readonly perhapsSent: boolean;
    };

/** What the bot says by itself, as values: the messenger has the words. */
export type Notice =
  | { readonly kind: 'letter'; readonly letter: Letter; readonly again: boolean }
  | { readonly kind: 'summary'; readonly summary: WeeklySummary; readonly withoutGroup: boolean }
  /** The same as a picture, right behind it. */
  | { readonly kind: 'picture'; readonly overview: Overview }
  | {
      readonly kind: 'opening';
      readonly items: readonly (Standing | null)[];
      readonly before: LeftBefore | null;
    }
  /** The plan is closed: its last figures, and how to open the next one. */
  | { readonly kind: 'closing'; readonly day: Day }
  | {
      readonly kind: 'newcomer';
      readonly name: string;
      readonly post: Post;
      /** The `enrolled` fact, for the button that takes it back. */
      readonly fact: number;
    }
  | { readonly kind: 'group-lost'; readonly title: string }
  | { readonly kind: 'alarm'; readonly alarm: Alarm }
  /** The week's copy of the journal, so that it outlives the machine. */
  | ({ readonly kind: 'weekly-copy'; readonly day: Day } & Extract<JournalCopy, { readonly ok: true }>)
  /** What one person hears of the office's arrangements: a report to confirm, a task to be in charge of. */
  | { readonly kind: 'office-news'; readonly news: OfficeNews }
  /** To whoever was told that work is late, or not done, which had been reported by then: the report was read later. */
  | { readonly kind: 'report-found'; readonly name: string; readonly found: FoundReport }
  /** What the coordinator hears at once: a difficulty, or a day of completion that makes a late report on time; and who nudged: a report of it. */
  | {
      readonly kind: 'report-told';
      readonly why: 'blocked' | 'backdated' | 'nudged';
      readonly name: string;
      readonly report: Recorded;
    }
  /** What a person sent an hour ago and what belongs to no report; `latest` is the report that he made just before. */
  | {
      readonly kind: 'unattached';
      readonly items: readonly Unattached[];
      readonly latest: { readonly fact: number; readonly task: string } | null;
    }
  /** What one person's gesture has to say to another. */
  | { readonly kind: 'news'; readonly news: News };

/** What an older message is to say from now on. */
export interface Renewed {
  readonly notice: Notice;
  readonly context: NoticeContext;
}

/** Brings a notice to a chat, whatever the means: the one door to Telegram for what nobody asked for. */
export interface Messenger {
  deliver(address: Address, notice: Notice, context: NoticeContext): Promise<Delivery>;
  /** Takes the buttons off an older message; its failure matters to nobody but the log. */
  retire(address: Address, messageId: number): Promise<void>;
  /** Puts a notice in the place of an older message. */
  revise(address: Address, messageId: number, renewed: Renewed): Promise<Delivery>;
}

/** What a text may need to know beside the notice itself. */
export interface Context {
  readonly office: Office;
  readonly history: History;
}

/** Structured lines for the operator. Never given the token or a person's words unescaped. */
export interface Log {
  info(event: string, details?: Readonly<Record<string, unknown>>): void;
  warn(event: string, details?: Readonly<Record<string, unknown>>): void;
  error(event: string, details?: Readonly<Record<string, unknown>>): void;
}

/** From what a notice is told. */
export interface NoticeContext extends Context {
  /** Whether another plan may be meant as well, so that it has to say of which it is. */
  readonly namesYear: boolean;
}

/** A message as it goes out. */
export interface Outgoing {
  readonly html: string;
  /** Rows of buttons with their data, at most 64 bytes each. */
  readonly keyboard: readonly (readonly { readonly text: string; readonly callback_data: string }[])[];
  /** The message_id that it answers, where that is still there. */
  readonly replyTo?: number;
}

/** What Telegram shows above the keyboard while something takes its time. */
export type Working = 'typing' | 'upload_document' | 'upload_photo';

/** Brings answers to a chat. What the bot says by itself goes through the messenger. */
export interface Sender {
  send(address: Address, outgoing: Outgoing): Promise<Delivery>;
  /** The caption is `outgoing.html`, at most 1024 units; it may be empty. */
  sendFile(address: Address, file: FileToSend, outgoing: Outgoing): Promise<Delivery>;
  edit(address: Address, messageId: number, outgoing: Outgoing): Promise<Delivery>;
  /** Takes the buttons off a message. */
  retire(address: Address, messageId: number): Promise<Delivery>;
  /** Shows for some seconds that something is under way. Failure is only logged. */
  working(address: Address, what: Working): Promise<void>;
  /** Ends the little clock on a pressed button, with a line of at most 200 units. Failure is only logged. */
  answerPress(press: string, text?: string, alert?: boolean): Promise<void>;
}

/** A file that somebody sent, or why there is none. */
export type Downloaded =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly why: 'too-large' | 'not-there' };

/** Lets what is owed be sent before the next full minute. */
export interface Ticker {
  /** Asks for a tick; resolves when one that began after the call has ended. Never rejects. */
  run(): Promise<void>;
  /** The same for what a report may be news for, which is the smaller part of a tick. */
  tell(): Promise<void>;
  /** Resolves when nothing is under way. */
  settled(): Promise<void>;
}
