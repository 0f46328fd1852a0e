import type { Day } from '../../plan/day.js';
import type { MovedPerson } from '../../journal/people.js';
import type { PlanComparison } from '../../plan/drafting/compare.js';
import type { FileFault, ImportReport } from '../../plan/drafting/imported.js';
import type { Department, DepartmentId, Plan, TaskCode } from '../../plan/plan.js';
import type { Person } from '../../journal/history.js';
import type { RolledFrom } from './rolled-words.js';
import type { LeftDepartment, MovedBack, Place, Settled } from './rule.js';

/** What a plan that is kept would change. */
export interface Preview {
  readonly kind: 'preview';
  /** The version under which the plan is kept. It is not in force yet. */
  readonly version: string;
  readonly plan: Plan;
  /** The comparison with the plan of the same year, or null where there was none. */
  readonly comparison: PlanComparison | null;
  /** Codes that mean another task now and have reports: the coordinator is asked what becomes of these. */
  readonly reportedBefore: readonly TaskCode[];
  /** How the document was read. It is null for a plan file, in which nothing is guessed. */
  readonly report: ImportReport | null;
  /** What was taken over from the plan in force, because the document does not hold it. */
  readonly carried: { readonly duties: number; readonly targets: number };
  /** The departments that the plan has no more: where their people go is asked. */
  readonly left: readonly LeftDepartment[];
  /** New departments without an officer. */
  readonly empty: readonly Department[];
  /** What is open and would have been due before today. */
  readonly movedBack: readonly MovedBack[];
  /** The same plan with the duties and targets of the year before, kept under a version of its own; null without any. */
  readonly offered: {
    readonly version: string;
    readonly from: number;
    readonly duties: number;
    readonly targets: number;
  } | null;
  /** Where it was drafted from an earlier plan: of which, and what is to be decided. */
  readonly rolled: RolledFrom | null;
  /** The last change of the plan with which it was compared. */
  readonly base: number;
}

/** What became of a file that the coordinator sent: what the plan would change, or why it is no plan. */
export type PlanDraftOutcome =
  | Preview
  /** The document may be the plan of each of these years: kept for each of them, the likeliest first. */
  | {
      readonly kind: 'which-year';
      readonly choices: readonly {
        readonly year: number;
        readonly version: string;
        readonly offered: string | null;
      }[];
      readonly title: string;
      readonly report: ImportReport | null;
    }
  | { readonly kind: 'unreadable'; readonly why: FileFault }
  | { readonly kind: 'no-tasks'; readonly report: ImportReport }
  | { readonly kind: 'faulty'; readonly faults: readonly string[] };

/** What became of the wish for a draft of another year. */
export type RolledOutcome =
  | PlanDraftOutcome
  /** That year has a plan by now. */
  | { readonly kind: 'in-force'; readonly plan: Plan }
  | { readonly kind: 'gone' };

export type PlanApplyOutcome =
  | {
      readonly kind: 'applied';
      readonly plan: Plan;
      readonly version: string;
      /** The fact, for the button that takes it back. */
      readonly fact: number;
      /** It is false while the year of the plan has not begun. */
      readonly inForce: boolean;
      readonly moved: readonly MovedPerson[];
      /** The departments that the plan has no more, with the people who are in them still. */
      readonly left: readonly LeftDepartment[];
      readonly empty: readonly Department[];
    }
  | { readonly kind: 'in-force'; readonly plan: Plan }
  | { readonly kind: 'settled'; readonly settled: Settled }
  /** The plan that the preview was compared with is not in force any more: what it showed is not what would change. */
  | { readonly kind: 'outdated'; readonly year: number; readonly by: Person | null; readonly on: Day }
  | { readonly kind: 'gone' };

export type PlanDropOutcome =
  { readonly kind: 'dropped' } | { readonly kind: 'settled'; readonly settled: Settled };

export type PlanRevertOutcome =
  | {
      readonly kind: 'reverted';
      readonly plan: Plan;
      readonly before: Plan | null;
      readonly moved: readonly MovedPerson[];
    }
  /** A newer plan was applied since, or this one was taken back already. */
  | { readonly kind: 'not-last' };

/** What was chosen for the people of a department that a plan has no more. */
export type PlaceOutcome =
  | {
      readonly kind: 'choosing';
      readonly version: string;
      readonly plan: Plan;
      readonly from: DepartmentId;
      /** The one person whose place is chosen; null: all of the department. */
      readonly person: Person | null;
      readonly left: LeftDepartment;
      readonly places: readonly Place[];
      /** Whether they have moved already, or will with the plan. */
      readonly inForce: boolean;
      /** Who was moved, or is to be, by this very press. */
      readonly chosen: readonly Person[];
      readonly to: DepartmentId | null;
    }
  | { readonly kind: 'gone' };
