import type { Day } from '../plan/day.js';
import type { PeriodId } from '../plan/deadline.js';
import type { TaskCode } from '../plan/plan.js';
import type { PersonId } from '../tracking/fact.js';

/** What a button does of the coordinator's arrangements: all of it in private, and only for him. */
export type OfficeAction =
  /** Says yes to a report that waits, or to all that its gesture reported. */
  | { readonly kind: 'confirm'; readonly report: number; readonly all: boolean }
  /** Says no; the reason is asked. */
  | { readonly kind: 'return'; readonly report: number }
  /** Closes a task for everybody whatever is missing; without a day it is asked first. */
  | { readonly kind: 'close'; readonly task: TaskCode; readonly period: PeriodId; readonly on: Day | null }
  /** Shows whom a task may be given to; without a task, which tasks there are. */
  | { readonly kind: 'choose-lead'; readonly task: TaskCode | null; readonly page: number }
  | { readonly kind: 'assign'; readonly task: TaskCode; readonly person: PersonId | null }
  | { readonly kind: 'people'; readonly page: number }
  | { readonly kind: 'person'; readonly person: PersonId }
  /** Takes somebody out of the office: first asks, then does it. */
  | { readonly kind: 'leave'; readonly person: PersonId; readonly sure: boolean }
  /** Asks who stands in for a person, then until when. */
  | {
      readonly kind: 'stand-in';
      readonly person: PersonId;
      readonly standIn: PersonId | null;
      readonly page: number;
    }
  | { readonly kind: 'end-stand-in'; readonly person: PersonId };
