import { present } from '../ports/world.js';
import type { Message } from '../words/message.js';
import type { Fact } from '../journal/fact.js';
import { findPerson } from '../journal/people.js';
import type { ChatContext } from './feature.js';
import { joining, keeping, taken, unattachedOf } from './conversation.js';
import type { Conversation, Unattached } from './conversation.js';
import type { Incoming } from './incoming.js';
import { readsLikeReport } from './words-meant.js';
import { codesSaid } from '../speech/said-report.js';
import { conversationWith, distinctEvidence, evidenceOf } from './talk.js';
import type { Place } from './talk.js';

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
export async function gather(ctx: ChatContext, incoming: Incoming): Promise<Gathered> {
  const known = findPerson(present(ctx.world).history, incoming.person) !== undefined;
  if (!known) return { kind: 'message', incoming, more: false };
  const { album, update } = incoming;
  const conversation = conversationWith(ctx.world, placeOf(incoming));
  const ofSame = album === null ? [] : conversation.reports.filter((one) => one.album === album);
  const [report, ...others] = ofSame;
  const isAgain = ofSame.some((one) => one.update === update);
  // An item with a report of its own in its caption is that report's alone; one without joins where it is clear which.
  const isOwn = readsLikeReport(ctx, incoming) || namesTask(ctx, incoming.text);
  if (report && others.length === 0 && !isAgain && !isOwn) {
    const message = await ctx.features.addToReport(ctx, incoming, report);
    return { kind: 'joined', answer: report.answer, message };
  }
  const ofAlbum = album === null ? [] : unattachedOf(conversation, { messageId: null, album });
  const before = ofAlbum.filter(
    ({ messageId, takenBy, words }) =>
      messageId !== incoming.messageId && (takenBy === null || takenBy === update) && !namesTask(ctx, words),
  );
  return {
    kind: 'message',
    incoming: {
      ...incoming,
      evidence: distinctEvidence([...evidenceOf(before), ...incoming.evidence]),
      joined: joinedBy(ctx, conversation, incoming),
    },
    more: incoming.text === '' && before.length > 0,
  };
}

/** A caption that names other tasks than the message does. */
function namesOther(ctx: ChatContext, words: string, text: string): boolean {
  const { plan } = present(ctx.world).office;
  const written = (said: string): readonly string[] =>
    said === ''
      ? []
      : codesSaid(plan, said).map((one) => (one.kind === 'task' ? one.task.code : one.written));
  const own = written(text);
  const theirs = own.length === 0 ? [] : written(words);
  return theirs.length > 0 && !theirs.some((code) => own.includes(code));
}

/** A caption that names a task: what came with it is that task's. */
function namesTask(ctx: ChatContext, words: string): boolean {
  return words !== '' && codesSaid(present(ctx.world).office.plan, words).length > 0;
}

/** What joins the report that a message makes: what it replies to, and in private what the last hour brought. */
function joinedBy(ctx: ChatContext, conversation: Conversation, incoming: Incoming): readonly Unattached[] {
  const { repliedTo, repliedAlbum, answers, album, update, chat, messageId } = incoming;
  const now = ctx.world.clock.now().iso;
  const replied = [
    ...unattachedOf(conversation, { messageId: repliedTo, album: repliedAlbum }),
    ...unattachedOf(conversation, { messageId: answers, album: null }),
  ].filter(({ takenBy }) => takenBy === null || takenBy === update);
  const recent = chat.private ? joining(conversation, { now, update }) : [];
  // What was sent for another task waits for that task's report.
  const free = recent.filter(({ words }) => !namesOther(ctx, words, incoming.text));
  return [...new Set([...replied, ...free])].filter(
    (one) => one.messageId !== messageId && (album === null || one.album !== album),
  );
}

/** What a press takes along: what came with the command that its message answers, and in private the last hour's. */
export function joinedByPress(
  ctx: ChatContext,
  place: Place & { readonly private: boolean },
  pressed: {
    readonly update: number;
    readonly messageId: number;
    readonly command: Pick<Incoming, 'messageId' | 'album'> | null;
  },
): readonly Unattached[] {
  const conversation = conversationWith(ctx.world, place);
  const { update, command, messageId } = pressed;
  const now = ctx.world.clock.now().iso;
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
export async function settleEvidence(ctx: ChatContext, incoming: Incoming, used: boolean): Promise<Settled> {
  const { update, messageId, album, evidence, joined } = incoming;
  const { world } = ctx;
  const facts = reportsBy(world.journal.facts(), update);
  const place = placeOf(incoming);
  if (facts.length > 0) {
    const ofAlbum = unattachedOf(conversationWith(world, place), { messageId: null, album });
    const items = [...joined, ...ofAlbum].filter((item) => isIn(facts, item.evidence));
    if (items.length > 0) await take(ctx, place, { items, update });
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
export function isIn(facts: readonly WithEvidence[], evidence: Incoming['evidence']): boolean {
  const files = new Set(
    facts.flatMap((fact) => fact.evidence.flatMap((one) => (one.kind === 'document' ? [] : [one.fileId]))),
  );
  return evidence.some((one) => one.kind !== 'document' && files.has(one.fileId));
}

export async function take(
  ctx: ChatContext,
  place: Place,
  { items, update }: { readonly items: readonly Unattached[]; readonly update: number },
): Promise<void> {
  const ids = items.map(({ messageId }) => messageId);
  await ctx.world.conversations.change(place, (before) => taken(before, ids, update));
}

/** What of a document an update's assignment took. */
export function assignedBy(facts: readonly Fact[], update: number): readonly WithEvidence[] {
  return facts.flatMap((fact) =>
    fact.update === update && fact.kind === 'task-assigned' ? [{ evidence: fact.basis?.files ?? [] }] : [],
  );
}

type WithEvidence = Pick<EvidenceFact, 'evidence'>;
type EvidenceFact = Extract<Fact, { kind: 'reported' | 'supplemented' }>;

export function reportsBy(facts: readonly Fact[], update: number): readonly EvidenceFact[] {
  return facts.flatMap((fact) =>
    fact.update === update && (fact.kind === 'reported' || fact.kind === 'supplemented') ? [fact] : [],
  );
}

export function placeOf({ chat, person }: Pick<Incoming, 'chat' | 'person'>): Place {
  return { chat: chat.id, person };
}
