import type { PlanComparison } from '../../plan/drafting/compare.js';
import type { FileFault, ImportReport } from '../../plan/drafting/imported.js';
import type { Plan, TaskCode } from '../../plan/plan.js';

/** What became of a file that the coordinator sent: what the plan would change, or why it is no plan. */
export type PlanDraftOutcome =
  | {
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
    }
  | { readonly kind: 'unreadable'; readonly why: FileFault }
  | { readonly kind: 'no-tasks'; readonly report: ImportReport }
  | { readonly kind: 'faulty'; readonly faults: readonly string[] };

export type PlanApplyOutcome =
  | {
      readonly kind: 'applied';
      readonly plan: Plan;
      /** The fact, for the button that takes it back. */
      readonly fact: number;
      /** It is false while the year of the plan has not begun. */
      readonly inForce: boolean;
    }
  | { readonly kind: 'in-force'; readonly plan: Plan }
  | { readonly kind: 'gone' };

export type PlanRevertOutcome =
  | { readonly kind: 'reverted'; readonly plan: Plan; readonly before: Plan | null }
  /** A newer plan was applied since, or this one was taken back already. */
  | { readonly kind: 'not-last' };
