import { addEvidence } from '../app/evidence.js';
import { recordedOf } from '../app/tell.js';
import { present } from '../app/world.js';
import { joining, keeping, taken, unattachedOf } from '../chat/conversation.js';
import type { Conversation, Reporting, Unattached } from '../chat/conversation.js';
import { conversationWith, distinctEvidence, evidenceOf } from '../chat/talk.js';
import type { Place } from '../chat/talk.js';
import { reportAnswer } from '../texts/answers.js';
import { evidenceAnswer } from '../texts/answers/papers.js';
import type { Message } from '../texts/message.js';
import type { Fact } from '../tracking/fact.js';
import { dayOfFact, periodKey } from '../tracking/history.js';
import type { Recorded } from '../tracking/outcome.js';
import { findPerson } from '../tracking/people.js';
import type { Desk } from './desk.js';
import type { Incoming } from './incoming.js';

/** A message together with what was sent before it, or that its album's report is made already. */
export type Gathered =
  | {
      readonly kind: 'message';
      readonly incoming: Incoming;
      /** One more of an album without words. */
      readonly more: boolean;
    }
  | { readonly kind: 'joined'; readonly answer: number | null; readonly message: Message | null };

/**
 * The items of an album come in messages of their own, in any order: all of them are the evidence of the one that has
 * the command. What came before it waits, what comes after it is added to its report. So does a photo, a file, a video
 * or a voice message that came without a code: it joins the next report.
 */
export async function gather(desk: Desk, incoming: Incoming): Promise<Gathered> {
  const known = findPerson(present(desk.world).history, incoming.person) !== undefined;
  if (!known) return { kind: 'message', incoming, more: false };
  const { album, update } = incoming;
  const conversation = conversationWith(desk.world, placeOf(incoming));
  const report = album === null ? undefined : conversation.reports.find((one) => one.album === album);
  if (report && report.update !== update) return join(desk, incoming, report);
  const ofAlbum = album === null ? [] : unattachedOf(conversation, { messageId: null, album });
  const before = ofAlbum.filter(({ messageId }) => messageId !== incoming.messageId);
  return {
    kind: 'message',
    incoming: {
      ...incoming,
      evidence: distinctEvidence([...evidenceOf(before), ...incoming.evidence]),
      joined: joinedBy(desk, conversation, incoming),
    },
    more: incoming.text === '' && before.length > 0,
  };
}

/** What joins the report that a message makes: what it replies to, and in private what the last hour brought. */
function joinedBy(desk: Desk, conversation: Conversation, incoming: Incoming): readonly Unattached[] {
  const { repliedTo, repliedAlbum, answers, album, update, chat, messageId } = incoming;
  const now = desk.world.clock.now().iso;
  const replied = [
    ...unattachedOf(conversation, { messageId: repliedTo, album: repliedAlbum }),
    ...unattachedOf(conversation, { messageId: answers, album: null }),
  ].filter(({ takenBy }) => takenBy === null || takenBy === update);
  const recent = chat.private ? joining(conversation, { now, update }) : [];
  return [...new Set([...replied, ...recent])].filter(
    (one) => one.messageId !== messageId && (album === null || one.album !== album),
  );
}

/** What a press takes along: what came with the command that its message answers, and in private the last hour's. */
export function joinedByPress(
  desk: Desk,
  place: Place & { readonly private: boolean },
  pressed: {
    readonly update: number;
    readonly messageId: number;
    readonly command: Pick<Incoming, 'messageId' | 'album'> | null;
  },
): readonly Unattached[] {
  const conversation = conversationWith(desk.world, place);
  const { update, command, messageId } = pressed;
  const now = desk.world.clock.now().iso;
  const own = [
    ...(command ? unattachedOf(conversation, command) : []),
    ...unattachedOf(conversation, { messageId, album: null }),
  ].filter(({ takenBy }) => takenBy === null || takenBy === update);
  return [...new Set([...own, ...(place.private ? joining(conversation, { now, update }) : [])])];
}

/** What became of what was sent. */
export interface Settled {
  /** What joined the report. */
  readonly joined: readonly Unattached[];
  /** What the message brought and no report took: it waits from now on. */
  readonly kept: Incoming['evidence'];
}

/** After the handling: what a report took waits no more, what none took waits from now on. */
export async function settleEvidence(desk: Desk, incoming: Incoming, used: boolean): Promise<Settled> {
  const { update, messageId, album, evidence, joined } = incoming;
  const { world } = desk;
  const facts = reportsBy(world.journal.facts(), update);
  const place = placeOf(incoming);
  if (facts.length > 0) {
    const ofAlbum = unattachedOf(conversationWith(world, place), { messageId: null, album });
    const items = [...joined, ...ofAlbum].filter((item) => isIn(facts, item.evidence));
    if (items.length > 0) await take(desk, place, { items, update });
    return { joined: joined.filter((item) => items.includes(item)), kept: [] };
  }
  if (used || evidence.length === 0 || isIn(newest(world.journal.facts(), incoming.person), evidence)) {
    return { joined: [], kept: [] };
  }
  const at = world.clock.now().iso;
  const words = incoming.text;
  await world.conversations.change(place, (before) =>
    keeping(before, { messageId, album, at, evidence, words, takenBy: null, notice: null }),
  );
  return { joined: [], kept: evidence };
}

/** So many facts back a person may send the same file once more. */
const NEWEST = 200;

function newest(facts: readonly Fact[], person: Incoming['person']): readonly EvidenceFact[] {
  return facts
    .slice(-NEWEST)
    .flatMap((fact) =>
      fact.by === person && (fact.kind === 'reported' || fact.kind === 'supplemented') ? [fact] : [],
    );
}

/** Whether one of the files stands in the facts. */
function isIn(facts: readonly EvidenceFact[], evidence: Incoming['evidence']): boolean {
  const files = new Set(
    facts.flatMap((fact) => fact.evidence.flatMap((one) => (one.kind === 'document' ? [] : [one.fileId]))),
  );
  return evidence.some((one) => one.kind !== 'document' && files.has(one.fileId));
}

export async function take(
  desk: Desk,
  place: Place,
  { items, update }: { readonly items: readonly Unattached[]; readonly update: number },
): Promise<void> {
  const ids = items.map(({ messageId }) => messageId);
  await desk.world.conversations.change(place, (before) => taken(before, ids, update));
}

/** A later item of an album whose command has reported: it is added, and the answer says so in its own place. */
async function join(desk: Desk, incoming: Incoming, report: Reporting): Promise<Gathered> {
  const { world } = desk;
  const facts = reportsBy(world.journal.facts(), report.update);
  const [first] = facts;
  const nothing: Gathered = { kind: 'joined', answer: null, message: null };
  if (!first) return nothing;
  const papers = { report: first.id, text: '', evidence: incoming.evidence };
  const outcome = await addEvidence(world, { person: incoming.person, update: incoming.update }, papers);
  if (outcome.kind !== 'added') return nothing;
  if (first.kind === 'supplemented') {
    const later = supplementedSince(world.journal.facts(), first);
    const evidence = distinctEvidence([...first.evidence, ...later, ...outcome.evidence]);
    return { kind: 'joined', answer: report.answer, message: evidenceAnswer({ ...outcome, evidence }) };
  }
  return { kind: 'joined', answer: report.answer, message: answerNow(desk, facts, incoming) };
}

/** What the same person added to the same report after a supplement. */
function supplementedSince(
  facts: readonly Fact[],
  { id, task, period, part, by }: Extract<Fact, { kind: 'supplemented' }>,
): Incoming['evidence'] {
  return facts.flatMap((fact) =>
    fact.kind === 'supplemented' &&
    fact.id > id &&
    fact.by === by &&
    fact.task === task &&
    fact.period === period &&
    fact.part === part
      ? fact.evidence
      : [],
  );
}

/** The answer to a report as it would be said now, with the evidence that came since. */
function answerNow(desk: Desk, facts: readonly Fact[], { chat, person }: Incoming): Message | null {
  const { office, history } = present(desk.world);
  const [first] = facts;
  if (!first) return null;
  const today = dayOfFact(first);
  const recorded = recordedOf({ office, history }, facts, today).map((one): Recorded => {
    const ref = { task: one.standing.task.code, period: one.standing.period.id };
    const report = history.reports.get(periodKey(ref))?.find(({ fact }) => fact === one.fact);
    return report ? { ...one, evidence: report.evidence } : one;
  });
  const tasks = [...new Set(recorded.map(({ standing }) => standing.task.code))];
  const outcomes = tasks.map((code) => ({
    kind: 'recorded' as const,
    reports: recorded.filter(({ standing }) => standing.task.code === code),
  }));
  const name = chat.private ? null : (findPerson(history, person)?.name ?? null);
  return reportAnswer(office, outcomes, { today, name, history });
}

type EvidenceFact = Extract<Fact, { kind: 'reported' | 'supplemented' }>;

export function reportsBy(facts: readonly Fact[], update: number): readonly EvidenceFact[] {
  return facts.flatMap((fact) =>
    fact.update === update && (fact.kind === 'reported' || fact.kind === 'supplemented') ? [fact] : [],
  );
}

export function placeOf({ chat, person }: Pick<Incoming, 'chat' | 'person'>): Place {
  return { chat: chat.id, person };
}
