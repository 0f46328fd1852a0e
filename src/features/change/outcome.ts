import type { Capacity } from '../../journal/change.js';
import type { PeriodRef } from '../../journal/fact.js';
import type { Person, Prepared, Submitted } from '../../journal/history.js';
import type { Proposal, Weighed } from './rule.js';

export type ChangeOutcome =
  /** `text`: what was typed, as a question keeps it. */
  | { readonly kind: 'asked'; readonly weighed: Weighed; readonly text: string; readonly submits: boolean }
  | { readonly kind: 'recorded'; readonly proposal: Proposal; readonly fact: number; readonly as: Capacity }
  /** It waits for a leader; `leaders` are those whom a message reaches. */
  | {
      readonly kind: 'submitted';
      readonly proposal: Proposal;
      readonly fact: number;
      readonly leaders: readonly Person[];
    }
  | { readonly kind: 'gone' };

export type DecideChangeOutcome =
  | { readonly kind: 'decided'; readonly request: Prepared; readonly fact: number }
  | { readonly kind: 'decided-before'; readonly request: Prepared }
  | { readonly kind: 'reason-needed'; readonly request: Prepared }
  | { readonly kind: 'gone' };

export type SubmitOutcome =
  | {
      readonly kind: 'submitted';
      readonly of: PeriodRef;
      readonly leaders: readonly Person[];
      /** Where it had been put before them already. */
      readonly before: Submitted | null;
    }
  | { readonly kind: 'decided-before'; readonly of: PeriodRef }
  | { readonly kind: 'gone' };
