import type { Capacity } from '../../journal/change.js';
import type { PeriodRef } from '../../journal/fact.js';
import type { Person, Prepared, Submitted } from '../../journal/history.js';
import type { Meanwhile } from '../../journal/meanwhile.js';
import type { Proposal, Weighed } from './weighed.js';

export type ChangeOutcome =
  | {
      readonly kind: 'asked';
      readonly weighed: Weighed;
      /** What was typed, as a question keeps it. */
      readonly text: string;
      readonly submits: boolean;
      /** The last fact that is known now. */
      readonly seen: number;
      /** What has become another since it was shown. */
      readonly since: readonly Meanwhile[];
    }
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
  /** What happened since it was put before him is told first; `seen`: the last fact that is known now. */
  | {
      readonly kind: 'meanwhile';
      readonly request: Prepared;
      readonly since: readonly Meanwhile[];
      readonly seen: number;
    }
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
