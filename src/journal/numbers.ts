import type { Fact } from './fact.js';

/** Before this instant no journal was opened that numbers its facts by time. */
const FIRST_INSTANT = Date.parse('2025-01-01T00:00:00Z');

/** Over its whole life no journal writes as many facts a second. */
const NUMBERS_A_SECOND = 1000;

/**
 * The least number for what a journal writes that is opened at that time. Every opening begins above all that was given
 * before, so no number is ever given twice: not after a copy was put back, be it by the command or by hand, and not by
 * another journal of the same bot. What names a fact means that fact, or nothing. Journals of older versions counted
 * 1, 2, 3… and are read as they are.
 */
export function firstNumber(at: string): number {
  const seconds = Math.floor((Date.parse(at) - FIRST_INSTANT) / 1000);
  // A time that cannot be read is refused with its fact.
  return seconds > 0 ? seconds * NUMBERS_A_SECOND + 1 : 1;
}

/** The highest number of the facts; 0 where there is none. */
export function lastNumber(facts: readonly Fact[]): number {
  return facts.at(-1)?.id ?? 0;
}

/** The facts up to that one, with it. The same list where it is the last. */
export function factsUntil(facts: readonly Fact[], id: number): readonly Fact[] {
  return id >= lastNumber(facts) ? facts : facts.slice(0, countBelow(facts, id + 1));
}

/** The facts that were written before that one. */
export function factsBefore(facts: readonly Fact[], id: number): readonly Fact[] {
  return facts.slice(0, countBelow(facts, id));
}

/** Numbers grow with the journal, so their place is found by halving. */
function countBelow(facts: readonly Fact[], id: number): number {
  let [from, to] = [0, facts.length];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((facts[middle]?.id ?? Infinity) < id) from = middle + 1;
    else to = middle;
  }
  return from;
}
