import type { Day } from '../../plan/day.js';
import type { DepartmentId, Task } from '../../plan/plan.js';
import type { Reference } from '../../plan/task-code.js';
import type { Person, Verdict } from '../../journal/history.js';
import type { ClosingAsked } from '../report/ruling.js';
import type { Standing } from '../../journal/standing.js';
import type { WaitingReport } from '../../journal/views.js';

/** Somebody else decided before, or there is nothing to decide any more. */
export type Decided =
  | { readonly kind: 'decided'; readonly verdict: Verdict; readonly who: Person | null }
  | { readonly kind: 'gone' };

export type ConfirmOutcome =
  { readonly kind: 'confirmed'; readonly reports: readonly WaitingReport[] } | Decided;

export type ReturnOutcome =
  | { readonly kind: 'reason-needed'; readonly waiting: WaitingReport }
  | { readonly kind: 'returned'; readonly waiting: WaitingReport; readonly reason: string }
  | Decided;

export type CloseOutcome =
  | ClosingAsked
  | { readonly kind: 'closed'; readonly standing: Standing; readonly fact: number }
  | { readonly kind: 'closed-before'; readonly standing: Standing }
  | { readonly kind: 'gone' };

export type AssignOutcome =
  | { readonly kind: 'which-task'; readonly tasks: readonly InCharge[]; readonly page: number }
  | {
      readonly kind: 'which-person';
      readonly task: Task;
      readonly people: readonly Person[];
      readonly current: Person | null;
      readonly page: number;
    }
  | {
      readonly kind: 'assigned';
      readonly task: Task;
      /** Null where nobody is in charge any more. */
      readonly person: Person | null;
      readonly before: Person | null;
    }
  | { readonly kind: 'not-collective'; readonly task: Task }
  | { readonly kind: 'code-needed'; readonly reference: Reference | null }
  | { readonly kind: 'gone' };

export interface InCharge {
  readonly task: Task;
  readonly person: Person | null;
}

/** The people who take over the work of a department from somebody who leaves. */
export interface Heirs {
  readonly department: DepartmentId;
  /** If it is empty, the work goes to the coordinators. */
  readonly people: readonly Person[];
}

export type LeaveOutcome =
  | {
      readonly kind: 'asked';
      readonly person: Person;
      readonly open: readonly Task[];
      readonly heirs: readonly Heirs[];
    }
  | {
      readonly kind: 'left';
      readonly person: Person;
      readonly open: readonly Task[];
      readonly heirs: readonly Heirs[];
    }
  | { readonly kind: 'last-coordinator'; readonly name: string }
  | { readonly kind: 'gone' };

/** Somebody is given another department. */
export type TransferOutcome =
  /** Which of several departments the person leaves. */
  | { readonly kind: 'which-from'; readonly person: Person; readonly from: readonly DepartmentId[] }
  | { readonly kind: 'which-to'; readonly person: Person; readonly from: DepartmentId }
  | {
      readonly kind: 'moved';
      readonly person: Person;
      readonly from: DepartmentId;
      readonly to: DepartmentId;
      readonly open: readonly Task[];
      readonly heirs: readonly Heirs[];
    }
  | { readonly kind: 'gone' };

export type StandInOutcome =
  | {
      readonly kind: 'which-person';
      readonly person: Person;
      readonly people: readonly Person[];
      readonly page: number;
    }
  | {
      readonly kind: 'until-when';
      readonly person: Person;
      readonly standIn: Person;
      readonly fault: 'none' | 'no-date' | 'past' | 'far';
      readonly written: string;
    }
  | { readonly kind: 'set'; readonly person: Person; readonly standIn: Person; readonly until: Day }
  | { readonly kind: 'ended'; readonly person: Person; readonly standIn: Person | null }
  | { readonly kind: 'gone' };
