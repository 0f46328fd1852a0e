import type { Day } from '../plan/day.js';
import type { DeadlineKind, Period, PeriodId } from '../plan/deadline.js';
import type { DepartmentId } from '../plan/plan.js';

/** In which capacity somebody decides. */
export type Capacity = 'leader' | 'coordinator';

/** The document on which a decision rests. */
export interface Basis {
  readonly number: string;
  readonly dated: Day | null;
}

/** What a decision changes of a task. */
export type Change =
  /** Another due day of one period. `first` is the one before any change: where a newer plan prints another, that counts. */
  | { readonly kind: 'date'; readonly period: PeriodId; readonly due: Day; readonly first: Day }
  /** Other periods from a day on: those that were due before, or were reported, stay. */
  | {
      readonly kind: 'dates';
      /** As it was said: `ngày 14 hằng tháng`. */
      readonly phrase: string;
      readonly deadline: DeadlineKind;
      readonly from: Day;
      /** What the phrase was read as, so that a later reader changes nothing of it. */
      readonly periods: readonly Period[];
      /** The first due days of those periods that had another one. */
      readonly replaced: readonly Pick<Period, 'id' | 'due'>[];
    }
  | { readonly kind: 'stop' }
  /** Nothing is late before that day, on which the work goes on. */
  | { readonly kind: 'pause'; readonly until: Day }
  /** Ends a stop or a pause. */
  | { readonly kind: 'resume' }
  /** Another department leads from a day on. `lead` is the one before. */
  | {
      readonly kind: 'hand-over';
      readonly to: DepartmentId;
      readonly from: Day;
      readonly lead: DepartmentId;
    };

export type ChangeKind = Change['kind'];

/** A change of a task of a year with why it is made. */
export interface Changing {
  readonly change: Change;
  readonly reason: string;
  readonly basis: Basis | null;
}
