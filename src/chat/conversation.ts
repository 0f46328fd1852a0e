import type { Evidence, PersonId } from '../journal/fact.js';

/** One message of the bot that asks one person something. */
export interface Question {
  readonly messageId: number;
  /** The action that takes the words of the answer, as button data; null where only buttons answer. */
  readonly subject: string | null;
  /** Each choice that the message offers; one is gone when it is answered. */
  readonly choices: readonly Choice[];
  /** Words that the person said and that are recorded only after a yes. */
  readonly proposed: string | null;
  /** What the person had said that the question is about, as far as its answer needs it. */
  readonly said: string | null;
  /** ISO 8601. The hour for loose words begins here. */
  readonly askedAt: string;
  /** `open`: loose words may answer it. `passed`: only a reply or its own button. `closed`: nothing. */
  readonly state: 'open' | 'passed' | 'closed';
  /** The update that answered or cancelled it: the same update, given again, is handled in the same way. */
  readonly closedBy: number | null;
}

/** Buttons of which one answers; `tasks` are the codes that such a button speaks for, where it names none itself. */
export interface Choice {
  readonly buttons: readonly string[];
  /** What each of the buttons says: whoever types it has pressed it. */
  readonly labels: readonly string[];
  readonly tasks: readonly string[];
}

/** Something that a person sent without saying which task it belongs to. */
export interface Unattached {
  readonly messageId: number;
  readonly album: string | null;
  /** ISO 8601. */
  readonly at: string;
  readonly evidence: readonly Evidence[];
  /** Its caption. */
  readonly words: string;
  /** The update whose report took it; null while it waits. */
  readonly takenBy: number | null;
  /** The message that said that it is attached to nothing; 0 where that could not be sent, null while unsaid. */
  readonly notice: number | null;
}

/** A message of the person that reported something: later items of its album join it, its edits are not read. */
export interface Reporting {
  readonly messageId: number;
  readonly album: string | null;
  readonly update: number;
  /** The bot's answer; null where none was sent. */
  readonly answer: number | null;
  readonly at: string;
}

/** What the bot and one person have between them in one chat. Nothing here is precious. */
export interface Conversation {
  readonly chat: number;
  readonly person: PersonId;
  /** In the order of asking. */
  readonly questions: readonly Question[];
  readonly unattached: readonly Unattached[];
  readonly reports: readonly Reporting[];
  /** Edited messages whose sender was told that edits are not read. */
  readonly edits: readonly number[];
}

const HOUR = 3_600_000;
/** After so many days nobody replies to a question any more. */
const KEPT_DAYS = 14;
const MOST_KEPT = 50;

/** Whether no more than an hour has passed between two instants of ISO 8601. */
function isOfThisHour(at: string, now: string): boolean {
  return Date.parse(now) - Date.parse(at) <= HOUR;
}

export function emptyConversation(chat: number, person: PersonId): Conversation {
  return { chat, person, questions: [], unattached: [], reports: [], edits: [] };
}

/** The conversation with one more question; an older one is over for loose words. */
export function asked(
  conversation: Conversation,
  question: Pick<Question, 'messageId' | 'subject' | 'choices' | 'proposed' | 'said' | 'askedAt'>,
): Conversation {
  const asksWords = question.subject !== null;
  const others = conversation.questions.filter(({ messageId }) => messageId !== question.messageId);
  return {
    ...conversation,
    questions: [
      ...(asksWords ? others.map(passed) : others),
      { ...question, state: 'open' as const, closedBy: null },
    ].slice(-MOST_KEPT),
  };
}

function passed(question: Question): Question {
  return question.state === 'open' && question.subject !== null ? { ...question, state: 'passed' } : question;
}

/** Whether some question still waits for loose words. */
export function waitsForWords(conversation: Conversation): boolean {
  return conversation.questions.some(({ state, subject }) => state === 'open' && subject !== null);
}

/** No question takes loose words any more. */
export function overForWords(conversation: Conversation): Conversation {
  return { ...conversation, questions: conversation.questions.map(passed) };
}

/** The same for a press: the question of the pressed message itself stays as it is. */
export function overButFor(conversation: Conversation, messageId: number): Conversation {
  const questions = conversation.questions.map((one) => (one.messageId === messageId ? one : passed(one)));
  return { ...conversation, questions };
}

/** The question of a message is answered or cancelled by that update. */
export function closed(conversation: Conversation, messageId: number, update: number): Conversation {
  return {
    ...conversation,
    questions: conversation.questions.map((one) =>
      one.messageId === messageId && one.state !== 'closed'
        ? { ...one, state: 'closed', closedBy: update }
        : one,
    ),
  };
}

/** All questions with that subject are answered by the update: the same was asked again in other words. */
export function answered(conversation: Conversation, subject: string, update: number): Conversation {
  const ids = conversation.questions.filter((one) => one.subject === subject).map((one) => one.messageId);
  return ids.reduce((before, messageId) => closed(before, messageId, update), conversation);
}

/** The question is taken back, and with it the same question asked in other words. */
export function cancelled(
  conversation: Conversation,
  { messageId, subject }: Pick<Question, 'messageId' | 'subject'>,
  update: number,
): Conversation {
  const own = closed(conversation, messageId, update);
  return subject === null ? own : answered(own, subject, update);
}

/** One choice of a message is answered, the others stay; without any left the question is closed. */
export function answeredChoice(
  conversation: Conversation,
  { messageId, data, update }: { readonly messageId: number; readonly data: string; readonly update: number },
): Conversation {
  const question = questionAt(conversation, messageId);
  if (!question) return conversation;
  const choices = question.choices.filter(({ buttons }) => !buttons.includes(data));
  if (choices.length === 0) return closed(conversation, messageId, update);
  const questions = conversation.questions.map((one) => (one === question ? { ...one, choices } : one));
  return { ...conversation, questions };
}

export function questionAt(conversation: Conversation, messageId: number): Question | null {
  return conversation.questions.find((one) => one.messageId === messageId) ?? null;
}

/** Whether this update may answer the question, apart from the rights and facts of the moment. */
export function isAnswerable(question: Question, update: number): boolean {
  return question.state !== 'closed' || question.closedBy === update;
}

/** The question of a message, be it for words or for a tap, that can still be answered or taken back. */
export function questionOfMessage(
  conversation: Conversation,
  { messageId, update }: { readonly messageId: number; readonly update: number },
): Question | null {
  const question = questionAt(conversation, messageId);
  return question && isAnswerable(question, update) ? question : null;
}

/** The question that a reply to a message answers. */
export function questionReplied(
  conversation: Conversation,
  place: { readonly messageId: number; readonly update: number },
): Question | null {
  const question = questionOfMessage(conversation, place);
  return question && question.subject !== null ? question : null;
}

/** The question that loose words may answer: the newest, as long as it is open and not an hour old. */
export function questionForWords(
  conversation: Conversation,
  { now, update }: { readonly now: string; readonly update: number },
): Question | null {
  const newest = conversation.questions.findLast(({ subject }) => subject !== null);
  if (!newest) return null;
  if (newest.closedBy === update) return newest;
  return newest.state === 'open' && isOfThisHour(newest.askedAt, now) ? newest : null;
}

/** The question that "thôi" takes back: the newest of any kind that is open and not an hour old. */
export function questionToCancel(
  conversation: Conversation,
  { now, update }: { readonly now: string; readonly update: number },
): Question | null {
  const newest = conversation.questions.at(-1);
  if (!newest) return null;
  if (newest.closedBy === update) return newest;
  return newest.state === 'open' && isOfThisHour(newest.askedAt, now) ? newest : null;
}

/** What waits and is young enough to join the next report by itself, or joined the report of this very update. */
export function joining(
  conversation: Conversation,
  { now, update }: { readonly now: string; readonly update: number },
): readonly Unattached[] {
  return conversation.unattached.filter(
    ({ at, takenBy }) => takenBy === update || (takenBy === null && isOfThisHour(at, now)),
  );
}

/** What waits for more than an hour and was not told of. */
export function forgotten(conversation: Conversation, now: string): readonly Unattached[] {
  return conversation.unattached.filter(
    ({ at, takenBy, notice }) => takenBy === null && notice === null && !isOfThisHour(at, now),
  );
}

/** What of the unattached belongs to a message: sent with it, in its album, or told of by it. */
export function unattachedOf(
  conversation: Conversation,
  { messageId, album }: { readonly messageId: number | null; readonly album: string | null },
): readonly Unattached[] {
  return conversation.unattached.filter(
    (one) =>
      (messageId !== null && (one.messageId === messageId || one.notice === messageId)) ||
      (album !== null && one.album === album),
  );
}

/** Keeps what was sent; the same message is kept once. */
export function keeping(conversation: Conversation, sent: Unattached): Conversation {
  const others = conversation.unattached.filter(({ messageId }) => messageId !== sent.messageId);
  return { ...conversation, unattached: [...others, sent].slice(-MOST_KEPT) };
}

/** The message of the bot by a reply to which what was sent joins a report. */
export function told(conversation: Conversation, messages: readonly number[], notice: number): Conversation {
  const unattached = conversation.unattached.map((one) =>
    messages.includes(one.messageId) ? { ...one, notice } : one,
  );
  return { ...conversation, unattached };
}

/** What joined the report of an update waits no more. */
export function taken(conversation: Conversation, messages: readonly number[], update: number): Conversation {
  const unattached = conversation.unattached.map((one) =>
    messages.includes(one.messageId) && one.takenBy === null ? { ...one, takenBy: update } : one,
  );
  return { ...conversation, unattached };
}

/** Remembers which message reported; the same update, given again, is remembered once. */
export function withReport(conversation: Conversation, report: Reporting): Conversation {
  const others = conversation.reports.filter(({ update }) => update !== report.update);
  return { ...conversation, reports: [...others, report] };
}

/** Remembers that the sender of a message was told that edits are not read. */
export function editTold(conversation: Conversation, messageId: number): Conversation {
  return { ...conversation, edits: [...conversation.edits, messageId].slice(-MOST_KEPT) };
}

/** Without what is too old to matter. The same value where nothing is. */
export function pruned(conversation: Conversation, now: string): Conversation {
  const limit = Date.parse(now) - KEPT_DAYS * 24 * HOUR;
  const isRecent = (at: string): boolean => Date.parse(at) >= limit;
  const questions = conversation.questions.filter(({ askedAt }) => isRecent(askedAt));
  const unattached = conversation.unattached.filter(({ at }) => isRecent(at));
  const reports = conversation.reports.filter(({ at }) => isRecent(at)).slice(-MOST_KEPT);
  const same =
    questions.length === conversation.questions.length &&
    unattached.length === conversation.unattached.length &&
    reports.length === conversation.reports.length;
  return same ? conversation : { ...conversation, questions, unattached, reports };
}
