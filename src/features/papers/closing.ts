import type { Day } from '../../plan/day.js';
import type { Fact } from '../../journal/fact.js';
import { dayOfFact, periodKey } from '../../journal/fact.js';
import { replay } from '../../journal/replay/replay.js';
import type { History } from '../../journal/history.js';

/**
 * The history as a report closed on that day has it. What was completed by then counts, whenever it was reported: the
 * day of completion decides. Later corrections of that count too, and so do names; other later facts do not.
 */
export function historyAt(facts: readonly Fact[], closing: Day): History {
  const standing = new Map<string, boolean>();
  return replay(facts.filter((fact) => belongs(fact, closing, standing)));
}

/** What says later how a report of the window is to be taken, and the names of those who made it. */
const CORRECTIONS: ReadonlySet<Fact['kind']> = new Set([
  'enrolled',
  'withdrawn',
  'reopened',
  'confirmation-set',
  'confirmed',
  'returned',
  'reason-given',
  'reason-confirmed',
]);

/** @param standing by period and part: whether the newest report of it belongs */
function belongs(fact: Fact, closing: Day, standing: Map<string, boolean>): boolean {
  const inTime = dayOfFact(fact) <= closing;
  if (fact.kind === 'reported') {
    const belonging = inTime || (fact.completedOn !== null && fact.completedOn <= closing);
    standing.set(partKey(fact), belonging);
    return belonging;
  }
  if (inTime || CORRECTIONS.has(fact.kind)) return true;
  if (fact.kind === 'closed') return fact.completedOn <= closing;
  return fact.kind === 'supplemented' && standing.get(partKey(fact)) === true;
}

function partKey(fact: Extract<Fact, { kind: 'reported' | 'supplemented' }>): string {
  return `${periodKey(fact)}|${fact.part ?? ''}`;
}
