import { addEvidence } from '../app/evidence.js';
import { assignPapers, holdPapers, papersHeld } from '../app/papers.js';
import type { HeldPapers, Holder } from '../app/papers.js';
import { present } from '../app/world.js';
import { reportAnswer } from '../texts/answers.js';
import { evidenceAnswer } from '../texts/answers/papers.js';
import type { Message } from '../texts/message.js';
import type { Evidence, Fact } from '../tracking/fact.js';
import { dayOfFact, periodKey } from '../tracking/history.js';
import type { Recorded } from '../tracking/outcome.js';
import { findPerson } from '../tracking/people.js';
import { recordedOf } from '../tracking/recorded.js';
import type { Desk } from './desk.js';
import type { Chat, Incoming } from './incoming.js';

/** A message together with the rest of its album, or that its album's report is made already. */
export type Gathered =
  | {
      readonly kind: 'message';
      readonly incoming: Incoming;
      /** One more of an album without words. */ readonly more: boolean;
    }
  | { readonly kind: 'joined'; readonly answer: number | null; readonly message: Message | null };

/**
 * The items of an album come in messages of their own, in any order: all of them are the papers of the one that has
 * the command. What came before it waits, what comes after it is added to its report.
 */
export async function gather(desk: Desk, incoming: Incoming): Promise<Gathered> {
  const known = findPerson(present(desk.world).history, incoming.person) !== undefined;
  const { album, repliedAlbum } = incoming;
  const replied = repliedAlbum === null ? [] : heldIn(desk, albumOf(incoming.chat, repliedAlbum));
  if (album === null || !known) {
    return { kind: 'message', incoming: withEvidence(incoming, replied), more: false };
  }
  const holder = albumOf(incoming.chat, album);
  const held = await holdPapers(desk.world, holder, incoming.evidence);
  if (held.update !== null && held.update !== incoming.update) return join(desk, incoming, held);
  const more = incoming.text === '' && held.evidence.length > incoming.evidence.length;
  return { kind: 'message', incoming: withEvidence(incoming, [...held.evidence, ...replied]), more };
}

/**
 * After the answer: what the message reported owns its album from now on; what it only asked for leaves the papers
 * waiting for the button.
 */
export async function settlePapers(
  desk: Desk,
  incoming: Incoming,
  answer: { readonly id: number | null; readonly hasButtons: boolean },
): Promise<void> {
  const { album, chat, update, evidence, messageId } = incoming;
  if (evidence.length === 0) return;
  const { world } = desk;
  const reported = reportsBy(world.journal.facts(), update).length > 0;
  if (reported && album !== null)
    await assignPapers(world, albumOf(chat, album), { update, answer: answer.id });
  if (!reported && answer.hasButtons) {
    await holdPapers(world, { chat: chat.id, kind: 'message', id: messageId }, evidence);
  }
}

/** The papers that wait for a button under the answer to that command. */
export function waitingPapers(
  desk: Desk,
  command: Pick<Incoming, 'chat' | 'messageId' | 'album' | 'evidence'>,
): readonly Evidence[] {
  const { chat, album, messageId } = command;
  const waiting = heldIn(desk, { chat: chat.id, kind: 'message', id: messageId });
  const ofAlbum = album === null ? [] : heldIn(desk, albumOf(chat, album));
  return distinct([...waiting, ...ofAlbum, ...command.evidence]);
}

/** A button reported what the album's command had asked for: what still comes of the album is added. */
export async function assignAlbum(
  desk: Desk,
  { chat, album }: Pick<Incoming, 'chat' | 'album'>,
  { update, answer }: { readonly update: number; readonly answer: number | null },
): Promise<void> {
  if (album === null || reportsBy(desk.world.journal.facts(), update).length === 0) return;
  await assignPapers(desk.world, albumOf(chat, album), { update, answer });
}

async function join(desk: Desk, incoming: Incoming, held: HeldPapers): Promise<Gathered> {
  const { world } = desk;
  const facts = held.update === null ? [] : reportsBy(world.journal.facts(), held.update);
  const [first] = facts;
  const nothing: Gathered = { kind: 'joined', answer: null, message: null };
  if (!first) return nothing;
  const papers = { report: first.id, text: '', evidence: incoming.evidence };
  const outcome = await addEvidence(world, { person: incoming.person, update: incoming.update }, papers);
  if (outcome.kind !== 'added') return nothing;
  if (first.kind === 'supplemented') {
    const evidence = distinct([...first.evidence, ...held.evidence]);
    return { kind: 'joined', answer: held.answer, message: evidenceAnswer({ ...outcome, evidence }) };
  }
  return { kind: 'joined', answer: held.answer, message: answerNow(desk, facts, incoming) };
}

/** The answer to a report as it would be said now, with the papers that came since. */
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

function reportsBy(
  facts: readonly Fact[],
  update: number,
): readonly Extract<Fact, { kind: 'reported' | 'supplemented' }>[] {
  return facts.flatMap((fact) =>
    fact.update === update && (fact.kind === 'reported' || fact.kind === 'supplemented') ? [fact] : [],
  );
}

function heldIn(desk: Desk, holder: Holder): readonly Evidence[] {
  return papersHeld(desk.world, holder)?.evidence ?? [];
}

function albumOf(chat: Chat, album: string): Holder {
  return { chat: chat.id, kind: 'album', id: album };
}

function withEvidence(incoming: Incoming, more: readonly Evidence[]): Incoming {
  return { ...incoming, evidence: distinct([...more, ...incoming.evidence]) };
}

function distinct(evidence: readonly Evidence[]): readonly Evidence[] {
  const byKey = new Map(
    evidence.map((one) => [one.kind === 'document' ? `${one.kind} ${one.number}` : one.fileId, one]),
  );
  return [...byKey.values()];
}
