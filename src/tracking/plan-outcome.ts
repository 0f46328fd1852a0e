import type { PlanComparison } from '../plan/drafting/compare.js';
import type { FileFault, ImportReport } from '../plan/drafting/imported.js';
import type { Plan, TaskCode } from '../plan/plan.js';

/** What became of a plan that the coordinator sent: what it would change, or why it is none. */
export type PlanDraftOutcome =
  | {
      readonly kind: 'preview';
      /** Under which it is kept, in force nowhere yet. */
      readonly version: string;
      readonly plan: Plan;
      /** Against the plan of the same year, or null where there was none. */
      readonly comparison: PlanComparison | null;
      /** Codes that are another task now and have reports: what becomes of those is asked. */
      readonly reportedBefore: readonly TaskCode[];
      /** Null for a plan file, which says all of itself. */
      readonly report: ImportReport | null;
      /** Taken over from the plan in force, since the document does not hold them. */
      readonly carried: { readonly duties: number; readonly targets: number };
    }
  | { readonly kind: 'unreadable'; readonly why: FileFault }
  | { readonly kind: 'no-tasks'; readonly report: ImportReport }
  | { readonly kind: 'faulty'; readonly faults: readonly string[] };

export type PlanApplyOutcome =
  | {
      readonly kind: 'applied';
      readonly plan: Plan;
      /** For the button that takes it back. */
      readonly fact: number;
      /** False while its year has not begun. */
      readonly inForce: boolean;
    }
  | { readonly kind: 'in-force'; readonly plan: Plan }
  | { readonly kind: 'gone' };

export type PlanRevertOutcome =
  | { readonly kind: 'reverted'; readonly plan: Plan; readonly before: Plan | null }
  /** A newer one was applied since, or it was taken back already. */
  | { readonly kind: 'not-last' };
