import { daysBetween } from '../plan/day.js';
import type { Day } from '../plan/day.js';
import { dayWritten } from './fact.js';
import type { Fact, FactOf, Happening } from './fact.js';
import type { History, Person } from './history.js';

type Restored = FactOf<'journal-restored'>;

/** What was known when a copy was put back. */
interface PutBack {
  readonly copy: readonly Fact[];
  /** The day in the name of the copy's file, where it has one. */
  readonly named: Day | null;
  readonly today: Day;
  /** The journal that it replaces; null where there is none, or none that can be read. */
  readonly replaced: readonly Fact[] | null;
  /** When the messages that the outbox holds were sent, ISO 8601. */
  readonly sent: readonly string[];
}

/** What the journal says of a copy that is put in its place. */
export function restoring({
  copy,
  named,
  today,
  replaced,
  sent,
}: PutBack): Extract<Happening, { kind: 'journal-restored' }> {
  const last = copy.at(-1);
  const until = last?.at ?? null;
  const since = until === null ? Infinity : Date.parse(until);
  return {
    kind: 'journal-restored',
    copy: named ?? (last ? dayWritten(last) : today),
    until,
    sentKnown: sent.some((at) => Date.parse(at) <= since),
    lost: replaced && lostOf(copy, replaced),
  };
}

/**
 * What follows the shared beginning in the journal that is replaced, and what that one had lost by earlier restorings that
 * the copy does not hold, and does not bring back either; null where the two have nothing in common, or nobody knows.
 */
function lostOf(copy: readonly Fact[], replaced: readonly Fact[]): Restored['lost'] {
  const shared = sharedBeginning(copy, replaced);
  if (shared === 0) return null;
  const gone = replaced.slice(shared);
  // Two journals of one beginning part where a copy was put back, and nowhere else.
  const hasParted = gone.length > 0 && shared < copy.length;
  if (hasParted && gone[0]?.kind !== 'journal-restored') return null;
  const own = gone.filter(({ kind }) => kind !== 'journal-restored');
  const before = gone.flatMap((fact) => (fact.kind === 'journal-restored' ? [fact.lost] : []));
  if (before.includes(null)) return null;
  const lostBefore = before.reduce((sum, lost) => sum + (lost?.facts ?? 0), 0);
  const still = Math.max(0, lostBefore - (copy.length - shared));
  const by = [
    ...own.flatMap((fact) => fact.by ?? []),
    ...(still > 0 ? before.flatMap((lost) => lost?.by ?? []) : []),
  ];
  return { facts: own.length + still, by: [...new Set(by)] };
}

/** With how many facts both begin. */
function sharedBeginning(copy: readonly Fact[], replaced: readonly Fact[]): number {
  const parting = copy.findIndex(({ id, at, kind }, place) => {
    const there = replaced[place];
    return there?.id !== id || there.at !== at || there.kind !== kind;
  });
  return parting === -1 ? copy.length : parting;
}

/** Whether nothing is missing, as far as is known. */
export function lostNothing({ lost }: Restored): boolean {
  return lost?.facts === 0;
}

/** Whether the person is asked to report again: whose facts were lost, or everybody where nobody knows whose. */
export function isAskedAgain({ lost }: Restored, { id }: Pick<Person, 'id'>): boolean {
  return lost === null || lost.by.includes(id);
}

/** Whether a report, or a corrected day, tells again what a restored journal lost: it came after, and its day lies in the loss. */
export function lossExplains(
  restores: readonly Restored[],
  { id, completedOn }: { readonly id: number; readonly completedOn: Day | null },
): boolean {
  return restores.some(
    (restored) =>
      restored.id < id &&
      !lostNothing(restored) &&
      completedOn !== null &&
      (restored.until === null || completedOn >= dayWritten({ at: restored.until })) &&
      completedOn <= dayWritten(restored),
  );
}

/**
 * Whether what was lost may have held the report, or the cause, of work that is late: it fell due in the lost time, or
 * was late already and its officer lost something. So many days after the copy was put back, it was said again or not
 * at all.
 */
export function lossMayExplain(
  { restores }: Pick<History, 'restores'>,
  { person, lastOnTime, today, days }: LateWork,
): boolean {
  return restores.some((restored) => {
    const on = dayWritten(restored);
    if (lostNothing(restored) || on < lastOnTime || daysBetween(on, today) >= days) return false;
    const fellDue = restored.until === null || dayWritten({ at: restored.until }) <= lastOnTime;
    return fellDue || isAskedAgain(restored, person);
  });
}

interface LateWork {
  readonly person: Pick<Person, 'id'>;
  readonly lastOnTime: Day;
  readonly today: Day;
  readonly days: number;
}

/** The last copy that was put back and lacks something of those days, the first and the last of them included. */
export function restoredOver(
  { restores }: Pick<History, 'restores'>,
  { from, to }: { readonly from: Day; readonly to: Day },
): Restored | null {
  const lacks = (restored: Restored): boolean =>
    !lostNothing(restored) &&
    dayWritten(restored) >= from &&
    (restored.until === null || dayWritten({ at: restored.until }) <= to);
  return restores.findLast(lacks) ?? null;
}

/** The restoring before which a number was given that the journal does not hold; null where there is none. */
export function restoredSince({ restores }: History, number: number): Restored | null {
  return restores.find(({ id }) => id > number) ?? null;
}

/** The last copy that was put back without its outbox: what was to be sent before counts as sent. */
export function restoredWithoutOutbox({ restores }: Pick<History, 'restores'>): Restored | null {
  return restores.findLast(({ sentKnown }) => !sentKnown) ?? null;
}
