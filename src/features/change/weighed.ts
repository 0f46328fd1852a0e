import type { Basis, Change } from '../../journal/change.js';
import type { Halt } from '../../journal/changes.js';
import type { Person, Prepared } from '../../journal/history.js';
import type { Standing } from '../../journal/standing.js';
import type { Day } from '../../plan/day.js';
import type { DepartmentId, Task } from '../../plan/plan.js';
import type { UnclearDay } from '../../plan/said-day.js';
import type { What } from '../../words/action.js';

/** What is odd about a change: it is said, and recorded all the same where that is wanted. */
export type Odd =
  | { readonly kind: 'past' }
  /** The work is on time until the next working day. */
  | { readonly kind: 'day-off'; readonly until: Day }
  | { readonly kind: 'far' }
  /** Nobody is reminded of the plan after that day. */
  | { readonly kind: 'after-plan'; readonly last: Day }
  | { readonly kind: 'completed' }
  | { readonly kind: 'nobody'; readonly department: DepartmentId }
  /** It counts from today, whatever day was typed. */
  | { readonly kind: 'from-today'; readonly day: Day }
  /** A day that was typed changes nothing here. */
  | { readonly kind: 'day-unused'; readonly day: Day }
  /** Another change of it waits for a leader. */
  | { readonly kind: 'submitted'; readonly request: Prepared }
  /** It is stopped or paused now: what becomes of that is said. */
  | { readonly kind: 'halted'; readonly halt: Halt; readonly today: Day }
  /** Days, lengths of time and departments that only the reason keeps. */
  | { readonly kind: 'unread'; readonly written: readonly string[] };

/** A change as it was understood, and what it leads to. */
export interface Proposal {
  readonly task: Task;
  readonly change: Change;
  readonly reason: string;
  readonly basis: Basis | null;
  /** What of the task is not over, before the change and after it. */
  readonly before: readonly Standing[];
  readonly after: readonly Standing[];
  readonly odd: readonly Odd[];
  /** The next day on which somebody is reminded of it; null where nobody will be. */
  readonly reminder: Day | null;
  /** Who hears of it. */
  readonly told: readonly Person[];
}

/** What a wish comes to. */
export type Weighed =
  | { readonly kind: 'proposed'; readonly proposal: Proposal }
  /** The person is asked what is to be changed. */
  | { readonly kind: 'what-needed'; readonly task: Task; readonly halt: Halt | null; readonly reason: string }
  | {
      readonly kind: 'which-period';
      readonly task: Task;
      readonly open: readonly Standing[];
      readonly day: Day | null;
    }
  | {
      readonly kind: 'day-needed';
      readonly task: Task;
      readonly what: What;
      readonly standing: Standing | null;
      readonly unclear: UnclearDay | null;
      /** A day that cannot be the end of a pause. */
      readonly past: Day | null;
    }
  /** The words may mean one or the other. */
  | {
      readonly kind: 'either';
      readonly task: Task;
      readonly whats: readonly What[];
      readonly day: Day | null;
    }
  | {
      readonly kind: 'department-needed';
      readonly task: Task;
      readonly written: string;
      /** Of several that were named one is asked for. */
      readonly named: readonly DepartmentId[];
    }
  | { readonly kind: 'dates-unread'; readonly task: Task; readonly phrase: string; readonly why: string }
  | {
      readonly kind: 'no-date';
      readonly task: Task;
      readonly why: 'continuous' | 'requested';
      readonly day: Day | null;
    }
  | { readonly kind: 'nothing-open'; readonly task: Task }
  | { readonly kind: 'not-halted'; readonly task: Task }
  | { readonly kind: 'same'; readonly task: Task; readonly standing: Standing | null }
  /** Every department has its own part of it. */
  | { readonly kind: 'shared'; readonly task: Task }
  | { readonly kind: 'closed'; readonly task: Task; readonly on: Day };
