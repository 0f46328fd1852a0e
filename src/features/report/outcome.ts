import type { Recorded } from '../../journal/recorded.js';
import type { Day } from '../../plan/day.js';
import type { PeriodId } from '../../plan/deadline.js';
import type { DepartmentId, Target, Task } from '../../plan/plan.js';
import type { Reference } from '../../plan/task-code.js';
import type { Confirming, Explaining } from '../late-reason/rule.js';
import type { ExtensionDeciding, ExtensionUnasked } from '../extension/rule.js';
import type { Extension, Group, LateReason, Measured, Nudge, Person } from '../../journal/history.js';
import type { Nudged } from '../nudge/rule.js';
import type { Evidence, LateCause, PeriodRef, Post } from '../../journal/fact.js';
import type { MeasureFault } from '../target/measure.js';
import type { Unrecorded } from './rule.js';
import type { Standing } from '../../journal/standing.js';
import type { TargetStanding } from '../../journal/targets.js';

/** What became of a report command. Each task that was named has an outcome of its own. */
export type ReportOutcome =
  | { readonly kind: 'recorded'; readonly reports: readonly Recorded[]; readonly figure?: ReportedFigure }
  | {
      readonly kind: 'supplemented';
      readonly standing: Standing;
      readonly evidence: readonly Evidence[];
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
  | { readonly kind: 'bad-date'; readonly fault: 'future' | 'no-such-date'; readonly written: string };

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
    }
  /** The report was taken back, or its period opened again. */
  | { readonly kind: 'report-gone' }
  | { readonly kind: 'not-yours'; readonly task: Task }
  /** The report has the same files already. */
  | { readonly kind: 'known' }
  /** A supplement with "ngày 28/03" does not change the day of completion. */
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
  /** Dated work keeps its printed date. Only an extension moves it. */
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
      /** Who can decide it. It is nobody where the only coordinator asks and no chairman is enrolled. */
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
  /** The cause is asked first. */
  | { readonly kind: 'cause-needed'; readonly task: Task; readonly standings: readonly Standing[] }
  | Exclude<Explaining, { readonly kind: 'give' }>;

export type ConfirmOutcome =
  | { readonly kind: 'confirmed'; readonly reason: LateReason }
  | Exclude<Confirming, { readonly kind: 'confirm' }>;
