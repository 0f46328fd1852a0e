import type { DepartmentId, Task } from '../../plan/plan.js';
import type { Day } from '../../plan/day.js';
import type { Period, PeriodId } from '../../plan/deadline.js';
import type { Evidence, Happening, ReportStatus, StageReached } from '../../journal/fact.js';
import type { History } from '../../journal/history.js';
import type { Reporter } from '../../journal/rights.js';
import type { Standing } from '../../journal/standing.js';
import type { OtherDay } from './corrected-day.js';

/** What a person wants to report of one task. */
export interface ReportWish {
  readonly task: Task;
  /** Null is the one that is open, `all` every open one, and an id that one, even if it opens later (by a button). */
  readonly period: PeriodId | 'all' | null;
  /**
   * Null is the part of the reporter's own department, `all` every part that is missing and his to report. When the
   * coordinator says `all`, he closes the period.
   */
  readonly part: DepartmentId | 'all' | null;
  readonly status: ReportStatus;
  /** Of work under way alone. */
  readonly stage?: StageReached | null;
  readonly note: string;
  readonly evidence: readonly Evidence[];
  readonly completedOn: Day | null;
  /** A button named both period and day, so that a day before the date of a request was set is meant. */
  readonly sure?: boolean;
}

/** Why a report of a known task is not written down, or what has to be asked first. */
export type Unrecorded =
  | Already
  | {
      readonly kind: 'which-period';
      readonly task: Task;
      readonly open: readonly Standing[];
      /** The day of completion that lies in several of them, where one was said. */
      readonly on: Day | null;
    }
  /** A decision has stopped the task: nothing of it is to be reported. */
  | { readonly kind: 'stopped'; readonly standing: Standing }
  | { readonly kind: 'not-open'; readonly standing: Standing; readonly status: ReportStatus }
  | {
      readonly kind: 'before-opening';
      readonly task: Task;
      /** Null of work on request of which nothing stands yet. */
      readonly standing: Standing | null;
      readonly opens: Day;
      readonly on: Day;
      /** The period that had begun by then. */
      readonly earlier: Standing | null;
      readonly part: DepartmentId | 'all' | null;
      readonly status: ReportStatus;
    }
  | {
      readonly kind: 'which-part';
      readonly standing: Standing;
      /** Further periods that the same answer is for. */
      readonly others: readonly Standing[];
      readonly parts: readonly DepartmentId[];
      /** Whether "Tất cả" is offered. It is where nothing is said here. */
      readonly all?: boolean;
    }
  | ClosingAsked
  | { readonly kind: 'not-yours'; readonly task: Task }
  /** The plan has no such period: the button is an old or a forged one. */
  | { readonly kind: 'gone'; readonly task: Task };

export interface Already {
  readonly kind: 'already';
  readonly standing: Standing;
  readonly next: Period | null;
  readonly status: ReportStatus;
  /** Days of completion that the report names and the record does not have. */
  readonly days: readonly OtherDay[];
}

/** The coordinator wants to close a task for everybody although parts are missing: he is told which, and asked. */
export interface ClosingAsked {
  readonly kind: 'closing-asked';
  readonly standing: Standing;
  /** The day of completion that he named. */
  readonly on: Day | null;
}

/** What a report does, before it is written down. */
export type Ruling =
  | { readonly kind: 'record'; readonly facts: readonly Happening[] }
  | {
      readonly kind: 'supplement';
      readonly standing: Standing;
      readonly facts: readonly Happening[];
      readonly days: readonly OtherDay[];
    }
  | Unrecorded;

export interface RuleRequest extends Reporter {
  readonly wish: ReportWish;
  /** ISO 8601. */
  readonly now: string;
}

/** A request of somebody who may report the task. */
export interface Permitted extends RuleRequest {
  /** Whether he may report every department's part. */
  readonly forAll: boolean;
  readonly history: History;
}
