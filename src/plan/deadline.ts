import type { Day } from './day.js';
import { meaningOf, type Meaning } from './phrase/meaning.js';
import { spot } from './phrase/spot.js';
import { normalise, tokensOf } from './phrase/tokens.js';
import { NOT_READ } from './words.js';

// No cell of a plan is longer; what is was scanned into one by mistake.
const LONGEST = 500;

/** `2025` (the only one), `2025/1` (a step), `2025-Q1`, `2025-H1`, `2025-03`: begins with the plan's year, so never means another plan's. */
export type PeriodId = string & { readonly __brand: 'PeriodId' };

/** One occurrence of a task. `due` is the last day on time as printed, before any rule about days off. */
export interface Period {
  readonly id: PeriodId;
  readonly label: string;
  readonly opens: Day;
  readonly due: Day;
}

export type DeadlineKind =
  | 'before'
  | 'date'
  | 'window'
  | 'milestones'
  | 'daily'
  | 'weekly'
  | 'monthly'
  | 'quarterly'
  | 'half-yearly'
  | 'yearly'
  | 'ongoing'
  | 'on-request'
  | 'relative'
  | 'mixed'
  | 'unknown';

/** How a printed deadline is read. No periods for daily, ongoing, on-request, relative and unknown. */
export interface Deadline {
  /** The phrase, letter for letter. */
  readonly printed: string;
  readonly kind: DeadlineKind;
  readonly periods: readonly Period[];
  /** What is read but should be looked at by a person; Vietnamese, since it quotes and explains the phrase. */
  readonly doubts: readonly string[];
  /** Of `unknown` only: what was not understood. */
  readonly reason: string | null;
}

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
