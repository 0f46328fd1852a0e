import type { DraftDepartment, PlanDraft } from '../../../plan/drafting/plan-draft.js';

/** One thing that a coordinator puts right in a plan. A department that the plan does not have yet is added. */
export type Correction =
  /** The lead first; whoever else is named may report the row as well. */
  | { readonly kind: 'lead'; readonly code: string; readonly leads: readonly DraftDepartment[] }
  | { readonly kind: 'deadline'; readonly code: string; readonly phrase: string }
  | { readonly kind: 'title'; readonly code: string; readonly title: string }
  /** A section that the plan has, by its id, or a new one with its title. */
  | {
      readonly kind: 'section';
      readonly code: string;
      readonly section: { readonly id: string; readonly title: string };
    }
  /** The row is no task. */
  | { readonly kind: 'drop'; readonly code: string }
  | { readonly kind: 'merge'; readonly from: string; readonly into: string }
  /** One body that was several: all of them do each of its tasks, or each does its own. */
  | { readonly kind: 'split'; readonly from: string; readonly shares: readonly Share[] }
  | { readonly kind: 'rename'; readonly id: string; readonly name: string; readonly shortName: string };

/** Of a department that is split: one of the bodies that it was, and which tasks are its own. */
export interface Share {
  readonly department: DraftDepartment;
  /** `together`: it does them all with the others; the first of such bodies leads. */
  readonly codes: readonly string[] | 'together';
}

/** Why a correction is not made. The plan stays as it was. */
export type MendFault =
  | { readonly kind: 'no-task'; readonly code: string }
  | { readonly kind: 'no-department'; readonly words: string }
  | { readonly kind: 'nobody-named' }
  | { readonly kind: 'no-name'; readonly words: string }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'deadline-unread'; readonly phrase: string; readonly reason: string }
  | { readonly kind: 'title-empty' }
  | { readonly kind: 'title-long'; readonly length: number; readonly most: number }
  | { readonly kind: 'no-section'; readonly words: string }
  /** Rows of other sections would begin with the new section's number, or no code is free in it. */
  | { readonly kind: 'section-unfit'; readonly id: string; readonly code: string | null }
  | { readonly kind: 'last-task' }
  | { readonly kind: 'same-department' }
  | { readonly kind: 'one-name' }
  | { readonly kind: 'too-many-names'; readonly most: number }
  | { readonly kind: 'name-taken'; readonly name: string }
  | { readonly kind: 'name-unfit'; readonly length: number; readonly most: number }
  | { readonly kind: 'not-of-department'; readonly code: string; readonly name: string }
  | { readonly kind: 'too-many-departments'; readonly most: number };

export type Mended =
  | {
      readonly ok: true;
      readonly draft: PlanDraft;
      /** The code that the row has now, where another section gave it another. */
      readonly recoded: { readonly before: string; readonly after: string } | null;
      /** Sections that have no row any more and went with their last one. */
      readonly emptied: readonly string[];
      /** Departments that corrections had made, that nothing names any more, by their names. */
      readonly unnamed: readonly string[];
    }
  | { readonly ok: false; readonly fault: MendFault };

/** What one kind of correction makes of the plan, before what it leaves empty is cleared away. */
export type Step =
  | { readonly draft: PlanDraft; readonly recoded?: { readonly before: string; readonly after: string } }
  | { readonly fault: MendFault };
