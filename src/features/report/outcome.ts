import type { Recorded } from '../../journal/recorded.js';
import type { Day } from '../../plan/day.js';
import type { PeriodId } from '../../plan/deadline.js';
import type { DepartmentId, Target, Task, TaskCode } from '../../plan/plan.js';
import type { UnclearDay } from '../../plan/said-day.js';
import type { Reference } from '../../plan/task-code.js';
import type { Confirming, Explaining } from '../late-reason/rule.js';
import type { ExtensionDeciding, ExtensionUnasked } from '../extension/rule.js';
import type { Extension, Group, LateReason, Measured, Nudge, Person } from '../../journal/history.js';
import type { Nudged } from '../nudge/rule.js';
import type { Evidence, LateCause, PeriodRef, PersonId, Post, ReportStatus } from '../../journal/fact.js';
import type { Undoing } from '../undo/rule.js';
import type { MeasureFault } from '../target/measure.js';
import type { DayFault } from './note.js';
import type { DayCorrecting, OtherDay } from './corrected-day.js';
import type { Unrecorded } from './ruling.js';
import type { SaidReport } from '../../speech/said-report.js';
import type { Standing } from '../../journal/standing.js';
import type { TargetStanding } from '../../journal/targets.js';
import type { TaskGroup } from '../../journal/views.js';

/** What became of a report command. Each task that was named has an outcome of its own. */
export type ReportOutcome =
  | { readonly kind: 'recorded'; readonly reports: readonly Recorded[]; readonly figure?: ReportedFigure }
  | {
      readonly kind: 'supplemented';
      readonly standing: Standing;
      readonly evidence: readonly Evidence[];
      readonly note: string;
      /** The first `supplemented` fact, for the button that takes it back. */
      readonly fact: number;
      readonly days: readonly OtherDay[];
      readonly figure?: ReportedFigure;
    }
  | Unrecorded
  /** The code stands for several tasks (I.1, VII.2, 3.3): the person is asked which one he means. */
  | { readonly kind: 'which-task'; readonly reference: Reference }
  /** No code was given: the person chooses from his open work. */
  | { readonly kind: 'no-code'; readonly open: readonly Standing[] }
  /** The reason is asked for that period and part. */
  | {
      readonly kind: 'reason-needed';
      readonly task: Task;
      /** Further codes of the same report: words alone could not be recorded for all of them. */
      readonly others: readonly string[];
      readonly period: PeriodId | 'all' | null;
      readonly part: DepartmentId | 'all' | null;
    }
  /** Whether nothing arose is asked once more, because the plan does not say "nếu có" of this dated work. */
  | {
      readonly kind: 'confirm-not-arising';
      readonly task: Task;
      readonly period: PeriodId | 'all' | null;
      readonly part: DepartmentId | 'all' | null;
    }
  | DayAsked
  /** Nothing is written down: of some of it no status is clear. */
  | {
      readonly kind: 'what-is-meant';
      readonly said: readonly SaidReport[];
      /** What a button, or the message replied to, named. */
      readonly about: About | null;
    };

/** A day of completion is marked that is not read, or that cannot be. */
export interface DayAsked {
  readonly kind: 'bad-date';
  readonly fault: DayFault;
  readonly written: string;
  /** The days that it may be. */
  readonly options: readonly Day[];
  /** The tasks whose completion it is, and what a button named of them. */
  readonly tasks: readonly Task[];
  readonly about: About | null;
  readonly chosen: ReportStatus | null;
}

/** What a button, or the message that is replied to, names of a report. */
export interface About {
  readonly tasks: readonly Task[];
  readonly period: PeriodId | 'all' | null;
  readonly part: DepartmentId | 'all' | null;
}

/** The figure of a target that stood in a report's note. */
export type ReportedFigure =
  | { readonly kind: 'measured'; readonly standing: TargetStanding }
  /** It was not written down: the person has to say of which target it is. */
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
      /** The target after the figure. */
      readonly standing: TargetStanding;
      readonly earlier: Measured | null;
    }
  | Unmeasured
  /** Several targets measure the task, or none. */
  | { readonly kind: 'which-target'; readonly task: Task; readonly targets: readonly Target[] }
  | { readonly kind: 'unknown-target'; readonly written: string };

export type UndoOutcome =
  | {
      readonly kind: 'undone';
      readonly what:
        'report' | 'closing' | 'day' | 'supplement' | 'difficulty' | 'postponement' | 'change' | 'prepared';
      readonly periods: readonly PeriodRef[];
      /** What others added to the reports that were taken back: it stays. */
      readonly kept: readonly KeptSupplement[];
      /** The tasks of the decisions that were taken back. */
      readonly tasks?: readonly TaskCode[];
      /** Codes of the targets whose figures were taken back. */
      readonly targets?: readonly string[];
    }
  | Exclude<Undoing, { readonly kind: 'undo' }>;

export interface KeptSupplement {
  readonly by: PersonId | null;
  readonly evidence: readonly Evidence[];
  readonly note: string;
}

export type CorrectionOutcome =
  | {
      readonly kind: 'corrected';
      readonly fact: number;
      /** The period after the correction. */
      readonly standing: Standing;
      readonly parts: readonly DepartmentId[];
      readonly from: Day;
      readonly on: Day;
      /** Whether a coordinator hears of it. */
      readonly told: boolean;
    }
  | Exclude<DayCorrecting, { readonly kind: 'correct' }>;

export type PostponeOutcome =
  /** `fact` is null where the reminder was put off till that day already. */
  | {
      readonly kind: 'postponed';
      readonly task: Task;
      readonly until: Day;
      readonly fact: number | null;
    }
  /** The due date is too near, or nobody is reminded of the period. */
  | { readonly kind: 'too-near'; readonly standing: Standing }
  | { readonly kind: 'not-yours'; readonly task: Task }
  /** Nothing of the task is open. */
  | { readonly kind: 'not-open'; readonly task: Task };

export type EvidenceOutcome =
  | {
      readonly kind: 'added';
      readonly standings: readonly Standing[];
      readonly evidence: readonly Evidence[];
      readonly note: string;
      /** The first `supplemented` fact, for the button that takes it back. */
      readonly fact: number;
      /** The report to which more papers can be added. */
      readonly report: number;
      readonly days: readonly OtherDay[];
    }
  /** The report was taken back, or its period opened again. */
  | { readonly kind: 'report-gone' }
  | { readonly kind: 'not-yours'; readonly task: Task }
  /** The report has the same files already. */
  | { readonly kind: 'known' }
  /** Words that name a day and bring nothing else: the day is another than that of the report, or the same. */
  | { readonly kind: 'day-stands'; readonly task: Task; readonly days: readonly OtherDay[] };

export type ReopenOutcome =
  | { readonly kind: 'reopened'; readonly standing: Standing; readonly reason: string }
  | { readonly kind: 'which-period'; readonly task: Task; readonly closed: readonly Standing[] }
  | { readonly kind: 'not-reported'; readonly task: Task }
  | { readonly kind: 'reason-needed'; readonly task: Task }
  | { readonly kind: 'code-needed'; readonly reference: Reference | null };

export type SetDateOutcome =
  | { readonly kind: 'set'; readonly task: Task; readonly due: Day; readonly earlier: Day | null }
  /** It has a date, and a leader decides about another one. */
  | { readonly kind: 'for-leader'; readonly task: Task; readonly due: Day }
  | { readonly kind: 'past'; readonly task: Task; readonly due: Day }
  /** Nobody would be reminded of it: the plan is closed then, or years away where the year was mistyped. */
  | { readonly kind: 'too-far'; readonly task: Task; readonly due: Day; readonly latest: Day }
  | { readonly kind: 'closed'; readonly task: Task; readonly on: Day }
  /** Dated work keeps its printed date. Only an extension moves it. */
  | { readonly kind: 'has-printed-date'; readonly task: Task }
  | {
      readonly kind: 'date-needed';
      readonly task: Task;
      readonly unclear: UnclearDay | null;
      readonly written: string;
    }
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
  | { readonly kind: 'date-needed'; readonly unclear: UnclearDay | null; readonly written: string };

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
      /** Who can decide it. It is nobody where the only coordinator asks and no chairman is enrolled. */
      readonly deciders: readonly Person[];
    }
  | ExtensionUnasked
  /** Without any code the person chooses from his open work. */
  | {
      readonly kind: 'code-needed';
      readonly reference: Reference | null;
      readonly open: readonly TaskGroup[];
    };

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
      /** Whether somebody is told who may confirm it. */
      readonly told: boolean;
    }
  /** The cause is asked first. */
  | { readonly kind: 'cause-needed'; readonly task: Task; readonly standings: readonly Standing[] }
  | Exclude<Explaining, { readonly kind: 'give' }>;

export type ConfirmOutcome =
  | { readonly kind: 'confirmed'; readonly reason: LateReason }
  | Exclude<Confirming, { readonly kind: 'confirm' }>;
