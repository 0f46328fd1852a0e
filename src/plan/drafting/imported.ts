import type { PlanDraft } from './plan-draft.js';

/** Where a row stands: the tables of a file and the rows of a table are counted from 1. */
export interface Place {
  readonly table: number;
  readonly row: number;
}

/** What became of a row. Every row of every table has one: nothing is left out in silence. */
export type RowFate = 'heading' | 'section' | 'task' | 'continuation' | 'note' | 'blank' | 'not-understood';

export type NotUnderstoodWhy =
  | 'no-columns'
  | 'no-work'
  | 'nothing-above'
  | 'cells-out-of-place'
  | 'too-many-cells'
  | 'heading-of-nothing'
  | 'total'
  | 'target'
  | 'number';

export interface NotUnderstood {
  readonly place: Place;
  readonly text: string;
  readonly why: NotUnderstoodWhy;
}

/** Read, but a person should look at it. */
export type DoubtWhy =
  | { readonly kind: 'cells-moved' }
  | { readonly kind: 'joined' }
  | { readonly kind: 'joined-and-own' }
  | { readonly kind: 'lead-from-above'; readonly lead: string }
  /** The row names nobody; the title above does. */
  | { readonly kind: 'lead-from-title'; readonly lead: string }
  | { readonly kind: 'lead-similar'; readonly printed: string; readonly lead: string }
  | { readonly kind: 'leads'; readonly printed: string; readonly lead: string }
  /** One name or several, nobody can tell from the words alone. */
  | { readonly kind: 'leads-unclear'; readonly printed: string; readonly read: number }
  | { readonly kind: 'number-given' }
  | { readonly kind: 'number-twice' }
  | { readonly kind: 'number-shortened' }
  | { readonly kind: 'columns-of-table-before' }
  /** Two columns could name the work, or say when it is to be done. */
  | { readonly kind: 'work-column'; readonly label: string; readonly other: string }
  | { readonly kind: 'deadline-column'; readonly label: string; readonly other: string }
  /** So could who leads. */
  | { readonly kind: 'lead-column'; readonly label: string; readonly other: string }
  /** Its table speaks of targets. */
  | { readonly kind: 'target-as-task'; readonly label: string }
  | { readonly kind: 'marks'; readonly phrase: string }
  | { readonly kind: 'start-left-out'; readonly text: string }
  | { readonly kind: 'deadline-above'; readonly phrase: string }
  | { readonly kind: 'deadline'; readonly phrase: string; readonly words: string }
  /** A bare number under "Tháng", or a day of a school year, read as the phrase beside it. */
  | { readonly kind: 'deadline-as'; readonly printed: string; readonly phrase: string }
  | { readonly kind: 'number-unread'; readonly text: string }
  | { readonly kind: 'section-id'; readonly id: string; readonly title: string }
  /** A line that nothing but its place makes the title of what follows. */
  | { readonly kind: 'title-guessed'; readonly title: string }
  /** A word beside a title that belongs to no row of work. */
  | { readonly kind: 'stray-words'; readonly title: string; readonly words: string }
  | { readonly kind: 'title-year'; readonly title: string };

export interface Doubt {
  readonly place: Place | null;
  readonly code: string | null;
  readonly why: DoubtWhy;
}

/** What only a person can say. */
export type Decision =
  | { readonly kind: 'deadline'; readonly code: string; readonly phrase: string; readonly reason: string }
  | { readonly kind: 'no-deadline'; readonly code: string }
  | { readonly kind: 'lead'; readonly code: string }
  | {
      readonly kind: 'department';
      readonly id: string;
      readonly name: string;
      readonly tasks: readonly string[];
    }
  | { readonly kind: 'office' }
  | { readonly kind: 'title' }
  | { readonly kind: 'itself'; readonly code: string }
  | { readonly kind: 'targets' };

export interface ImportReport {
  readonly tasks: number;
  readonly sections: number;
  readonly rows: readonly { readonly place: Place; readonly fate: RowFate }[];
  readonly notUnderstood: readonly NotUnderstood[];
  readonly doubts: readonly Doubt[];
  readonly decisions: readonly Decision[];
  /** Labels of the columns that no field of a plan is for. */
  readonly leftOut: readonly string[];
  /** The sheets of a workbook that somebody hid, and that were not read. */
  readonly hiddenSheets?: readonly string[];
}

/** A plan file that loads, or null where no row could be read as a task. */
export interface Imported {
  readonly draft: PlanDraft | null;
  readonly report: ImportReport;
}

/** Why a file gave nothing at all. */
export type FileFault =
  | 'not-docx'
  | 'not-xlsx'
  /** In bytes, packed or unpacked. */
  | 'too-large'
  /** In rows, cells and words. */
  | 'too-much'
  | 'too-strange'
  | 'encrypted'
  | 'encoding'
  | 'took-too-long'
  | 'failed';

/** What a file is whose form is none that can be read: an older office file, a scan, … */
export type UnreadForm = 'text' | 'sheet' | 'pdf' | 'picture' | 'archive' | 'other';
