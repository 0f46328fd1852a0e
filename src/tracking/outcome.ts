import type { Day } from '../plan/day.js';
import type { Period, PeriodId } from '../plan/deadline.js';
import type { DepartmentId, Target, Task } from '../plan/plan.js';
import type { Reference } from '../plan/task-code.js';
import type { Confirming, Explaining } from './decisions/explaining.js';
import type { ExtensionDeciding, ExtensionUnasked } from './decisions/extending.js';
import type { Extension, Group, LateReason, Measured, Nudge, Person } from './history.js';
import type { Nudged } from './decisions/nudging.js';
import type { Evidence, LateCause, PeriodRef, Post, ReportStatus } from './fact.js';
import type { MeasureFault } from './measure.js';
import type { Standing } from './standing.js';
import type { TargetStanding } from './targets.js';

/** One report as it was written down: what the answer names. */
export interface Recorded {
  readonly fact: number;
  readonly status: ReportStatus;
  /** As it stands after the report. */
  readonly standing: Standing;
  readonly part: DepartmentId | null;
  readonly completedOn: Day | null;
  readonly note: string;
  readonly evidence: readonly Evidence[];
}

/** Why a report of a known task is not written down, or what has to be asked first. */
export type Unrecorded =
  | { readonly kind: 'already'; readonly standing: Standing; readonly next: Period | null }
  | { readonly kind: 'which-period'; readonly task: Task; readonly open: readonly Standing[] }
  | { readonly kind: 'not-open'; readonly standing: Standing }
  | {
      readonly kind: 'which-part';
      readonly standing: Standing;
      readonly parts: readonly DepartmentId[];
      /** Whether "Tất cả" is offered; where not given, it is. */
      readonly all?: boolean;
    }
  | ClosingAsked
  | { readonly kind: 'not-yours'; readonly task: Task }
  /** No such period in this plan: an old or forged button. */
  | { readonly kind: 'gone'; readonly task: Task };

/** A task for everybody may be closed although parts are missing: the coordinator is told which and asked. */
export interface ClosingAsked {
  readonly kind: 'closing-asked';
  readonly standing: Standing;
  /** The day of completion that he named. */
  readonly on: Day | null;
}

/** What became of a report command: one answer for each task that was named. */
export type ReportOutcome =
  | { readonly kind: 'recorded'; readonly reports: readonly Recorded[]; readonly figure?: ReportedFigure }
  | {
      readonly kind: 'supplemented';
      readonly standing: Standing;
      readonly evidence: readonly Evidence[];
      readonly figure?: ReportedFigure;
    }
  | Unrecorded
  /** I.1, VII.2, 3.3: which is meant is asked. */
  | { readonly kind: 'which-task'; readonly reference: Reference }
  /** No code at all: one's open work to choose from. */
  | { readonly kind: 'no-code'; readonly open: readonly Standing[] }
  /** The period and part are those that were meant: the words that follow are for them. */
  | {
      readonly kind: 'reason-needed';
      readonly task: Task;
      readonly period: PeriodId | 'all' | null;
      readonly part: DepartmentId | 'all' | null;
    }
  /** Dated work that the plan does not call "nếu có": whether nothing arose is asked once more. */
  | {
      readonly kind: 'confirm-not-arising';
      readonly task: Task;
      readonly period: PeriodId | 'all' | null;
      readonly part: DepartmentId | 'all' | null;
    }
  | { readonly kind: 'bad-date'; readonly fault: 'future' | 'no-such-date'; readonly written: string };

/** The figure of a target that stood in a report's note. */
export type ReportedFigure =
  | { readonly kind: 'measured'; readonly standing: TargetStanding }
  /** Not written down: whose it is, or which of several, is for the person to say. */
  | { readonly kind: 'unclear'; readonly targets: readonly Target[] };

/** Why a figure of a known target is not written down. */
export type Unmeasured =
  | { readonly kind: 'not-yours'; readonly target: Target }
  | {
      readonly kind: 'unread';
      readonly target: Target;
      readonly fault: MeasureFault;
      readonly written: string;
    };

/** What became of a figure that somebody said of a target. */
export type MeasureOutcome =
  | {
      readonly kind: 'measured';
      readonly fact: number;
      /** As it stands after it. */
      readonly standing: TargetStanding;
      readonly earlier: Measured | null;
    }
  | Unmeasured
  /** A task that several targets measure, or none. */
  | { readonly kind: 'which-target'; readonly task: Task; readonly targets: readonly Target[] }
  | { readonly kind: 'unknown-target'; readonly written: string };

export type UndoOutcome =
  | {
      readonly kind: 'undone';
      readonly what: 'report' | 'supplement' | 'postponement';
      readonly periods: readonly PeriodRef[];
      /** Codes of the targets whose figures were taken back. */
      readonly targets?: readonly string[];
    }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'too-late' }
  | { readonly kind: 'confirmed' }
  | { readonly kind: 'not-yours' };

export type PostponeOutcome =
  /** `fact` is null where the same was put off till that day already. */
  | {
      readonly kind: 'postponed';
      readonly task: Task;
      readonly until: Day;
      readonly fact: number | null;
    }
  /** The due date is too near, or nobody is reminded of it. */
  | { readonly kind: 'too-near'; readonly standing: Standing }
  | { readonly kind: 'not-yours'; readonly task: Task }
  /** Nothing of it is open. */
  | { readonly kind: 'not-open'; readonly task: Task };

export type EvidenceOutcome =
  | {
      readonly kind: 'added';
      readonly standings: readonly Standing[];
      readonly evidence: readonly Evidence[];
      readonly note: string;
      /** The first `supplemented` fact, for the button that takes it back. */
      readonly fact: number;
      /** The report, for more papers. */
      readonly report: number;
    }
  /** The report was taken back, or its period opened again. */
  | { readonly kind: 'report-gone' }
  | { readonly kind: 'not-yours'; readonly task: Task }
  /** The same files are there already. */
  | { readonly kind: 'known' }
  /** "ngày 28/03" moves no day of completion. */
  | { readonly kind: 'day-stands'; readonly task: Task };

export type ReopenOutcome =
  | { readonly kind: 'reopened'; readonly standing: Standing; readonly reason: string }
  | { readonly kind: 'which-period'; readonly task: Task; readonly closed: readonly Standing[] }
  | { readonly kind: 'not-reported'; readonly task: Task }
  | { readonly kind: 'reason-needed'; readonly task: Task }
  | { readonly kind: 'code-needed'; readonly reference: Reference | null };

export type SetDateOutcome =
  | { readonly kind: 'set'; readonly task: Task; readonly due: Day; readonly earlier: Day | null }
  | { readonly kind: 'past'; readonly task: Task; readonly due: Day }
  /** Dated work keeps its printed date: it is moved by an extension only. */
  | { readonly kind: 'has-printed-date'; readonly task: Task }
  | { readonly kind: 'date-needed'; readonly task: Task; readonly written: string }
  | { readonly kind: 'code-needed'; readonly reference: Reference | null };

export type HolidayOutcome =
  | { readonly kind: 'set'; readonly day: Day; readonly worked: boolean; readonly name: string }
  | {
      readonly kind: 'listed';
      readonly days: readonly {
        readonly day: Day;
        readonly name: string;
        readonly worked: boolean;
        readonly certain: boolean;
      }[];
    }
  | { readonly kind: 'date-needed'; readonly written: string };

export type EnrolOutcome =
  | { readonly kind: 'enrolled'; readonly person: Person; readonly post: Post }
  | { readonly kind: 'held-already'; readonly post: Post }
  | { readonly kind: 'invalid' }
  | { readonly kind: 'expired' }
  | { readonly kind: 'used' };

export type InviteOutcome =
  | { readonly kind: 'invited'; readonly post: Post; readonly code: string; readonly expires: string }
  | { readonly kind: 'unknown-post'; readonly written: string };

export type RevokeOutcome =
  | { readonly kind: 'revoked'; readonly name: string; readonly post: Post }
  | { readonly kind: 'last-coordinator'; readonly name: string }
  | { readonly kind: 'gone' };

export type GroupOutcome =
  | { readonly kind: 'bound'; readonly group: Group; readonly replaced: Group | null }
  | { readonly kind: 'unbound' }
  | { readonly kind: 'not-bound' };

export type BacklogOutcome =
  | { readonly kind: 'answered'; readonly done: readonly PeriodRef[]; readonly left: readonly PeriodRef[] }
  | { readonly kind: 'answered-before' };

export type ExtensionOutcome =
  | {
      readonly kind: 'asked';
      readonly standing: Standing;
      readonly until: Day;
      readonly reason: string;
      /** Who can decide it: nobody where the one who asks is the only coordinator and no chairman is enrolled. */
      readonly deciders: readonly Person[];
    }
  | ExtensionUnasked
  | { readonly kind: 'code-needed'; readonly reference: Reference | null };

export type DecisionOutcome =
  | { readonly kind: 'decided'; readonly request: Extension }
  | Exclude<ExtensionDeciding, { readonly kind: 'decide' }>;

export type AnswerOutcome =
  | {
      readonly kind: 'answered';
      readonly report: Recorded;
      readonly words: string;
      readonly to: readonly Person[];
    }
  | { readonly kind: 'words-needed'; readonly report: Recorded }
  | { readonly kind: 'gone' };

export type NudgeOutcome =
  | {
      readonly kind: 'nudges';
      readonly nudges: readonly Nudged[];
      readonly words: string;
      /** Codes that are not one task. */
      readonly unclear: readonly Exclude<Reference, { readonly kind: 'task' }>[];
    }
  | { readonly kind: 'code-needed' };

export type NudgeAnswerOutcome =
  | { readonly kind: 'passed-on'; readonly nudge: Nudge; readonly words: string }
  | { readonly kind: 'words-needed'; readonly nudge: Nudge }
  | { readonly kind: 'gone' };

export type ReasonOutcome =
  | {
      readonly kind: 'given';
      readonly standings: readonly Standing[];
      readonly cause: LateCause;
      readonly words: string;
    }
  /** Which cause is asked first. */
  | { readonly kind: 'cause-needed'; readonly task: Task; readonly standings: readonly Standing[] }
  | Exclude<Explaining, { readonly kind: 'give' }>;

export type ConfirmOutcome =
  | { readonly kind: 'confirmed'; readonly reason: LateReason }
  | Exclude<Confirming, { readonly kind: 'confirm' }>;

/** Whoever may not do something hears what he may do instead. */
export interface Refused {
  readonly kind: 'refused';
  readonly needs: 'coordinator' | 'decider' | 'enrolment';
}
