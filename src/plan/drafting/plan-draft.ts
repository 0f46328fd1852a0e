import type { SaidIssuer, Subject } from '../issuer.js';
import type { PrintedRow, Target } from '../plan.js';

export interface DraftDepartment {
  readonly id: string;
  readonly name: string;
  readonly shortName: string;
  readonly printedAs: readonly string[];
  readonly everybody?: boolean | undefined;
}

interface DraftSection {
  readonly id: string;
  readonly title: string;
  readonly appendix?: boolean | undefined;
  readonly enabled?: boolean | undefined;
}

export interface DraftTask {
  readonly code: string;
  readonly section: string;
  readonly title: string;
  readonly text: string;
  readonly deliverable: string;
  readonly lead: string;
  readonly mayAlsoReport?: readonly string[] | undefined;
  readonly support: string;
  readonly ifAny?: boolean | undefined;
  readonly deadlineAs?: { readonly phrase: string; readonly because: string } | undefined;
  readonly offsetDays?: number | undefined;
  readonly printed: PrintedRow;
}

interface DraftTarget extends Omit<Target, 'tasks' | 'lead' | 'of'> {
  readonly tasks: readonly string[];
  readonly lead?: string | undefined;
  readonly of?: Target['of'] | undefined;
}

/** The department of rows whose lead nobody knows yet. */
export const NOBODY_ID = 'CHUARO';

/** A plan as it is written down, before it is read: the plan file's own fields, dates still phrases. */
export interface PlanDraft {
  readonly year: number;
  readonly title: string;
  readonly office: string;
  readonly committee: string;
  readonly subject?: Subject | undefined;
  readonly issuer?: SaidIssuer | undefined;
  readonly itself: string | null;
  readonly before: 'careful' | 'strict';
  readonly departments: readonly DraftDepartment[];
  readonly sections: readonly DraftSection[];
  readonly tasks: readonly DraftTask[];
  readonly targets: readonly DraftTarget[];
  readonly remarks: readonly string[];
}
