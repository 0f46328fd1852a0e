import type { Deadline } from './deadline.js';
import { meaningOf, type Meaning } from './phrase/meaning.js';
import { spot } from './phrase/spot.js';
import { normalise, tokensOf } from './phrase/tokens.js';
import { NOT_READ } from './words.js';

// No cell of a plan is longer; what is was scanned into one by mistake.
const LONGEST = 500;

/**
 * Reads a deadline phrase as Vietnamese offices print it.
 * @param phrase as printed, any letter case, spacing, composed or decomposed Unicode
 * @param year the plan's year: what a date without a year means
 * @returns the reading; `unknown` with a reason where it is not certain, never a guess. The reason stands
 * among the doubts as well, so that whoever lists the doubts of a plan misses nothing
 */
export function readDeadline(phrase: string, year: number): Deadline {
  const text = normalise(phrase);
  const meaning: Meaning =
    text.length > LONGEST
      ? { kind: 'not-read', reason: NOT_READ.tooLong(LONGEST) }
      : meaningOf(spot(tokensOf(text)), year);
  switch (meaning.kind) {
    case 'read':
      return { printed: phrase, ...meaning.reading, reason: null };
    case 'not-read': {
      const { reason } = meaning;
      return { printed: phrase, kind: 'unknown', periods: [], doubts: [reason], reason };
    }
  }
}
