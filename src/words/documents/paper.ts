/** A piece of a line. A gap is what the bot cannot know: a person fills it in before signing. */
export type Run =
  | string
  | { readonly kind: 'gap'; readonly text: string }
  | { readonly kind: 'bold'; readonly text: string }
  | { readonly kind: 'italic'; readonly text: string };

export type Runs = readonly Run[];

export type Align = 'left' | 'center' | 'right';

export interface PaperColumn {
  readonly title: string;
  /** Its share of the table's width. */
  readonly width: number;
  readonly align: Align;
}

export interface PaperTable {
  readonly columns: readonly PaperColumn[];
  readonly rows: readonly PaperRow[];
}

export type PaperRow =
  | { readonly kind: 'cells'; readonly cells: readonly Runs[] }
  /** A sum, in bold. */
  | { readonly kind: 'sum'; readonly cells: readonly Runs[] }
  /** A heading over the whole width. */
  | { readonly kind: 'band'; readonly text: string };

/** What stands in the body of a paper, one below the other. */
export type PaperBlock =
  | { readonly kind: 'part'; readonly text: string }
  | { readonly kind: 'section'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly runs: Runs }
  /** What the items after it are. */
  | { readonly kind: 'lead'; readonly text: string }
  | { readonly kind: 'item'; readonly runs: Runs }
  | { readonly kind: 'caption'; readonly text: string }
  | { readonly kind: 'table'; readonly table: PaperTable };

/** The head of a paper: what it is called, or what a letter is about; and to whom it goes, a line each. */
type PaperHead = { readonly about: readonly string[]; readonly to: readonly Runs[] } & (
  { readonly kind: 'named'; readonly name: string } | { readonly kind: 'letter' }
);

/** A paper of a Vietnamese office, in the parts that Nghị định 30/2020/NĐ-CP names. */
export interface OfficialPaper {
  /** The office above the one that issues it, where its name stands in the head. */
  readonly superior: string | null;
  /** The office that issues it, a line each. */
  readonly authority: readonly string[];
  readonly symbol: Runs;
  readonly placeAndDay: Runs;
  readonly head: PaperHead;
  readonly body: readonly PaperBlock[];
  readonly recipients: readonly Runs[];
  /** The signer's authority and post, a line each. */
  readonly signer: readonly string[];
  readonly signature: Runs;
  /** A table on pages of its own, landscape, which are numbered from 1. */
  readonly appendix: PaperAppendix | null;
}

export interface PaperAppendix {
  readonly title: readonly string[];
  readonly note: Runs;
  readonly table: PaperTable;
}

/** `[… cơ quan bổ sung: số văn bản …]` */
export function gap(what: string): Run {
  return { kind: 'gap', text: `[… cơ quan bổ sung: ${what} …]` };
}

/** A gap that is plain from where it stands: a number, a day. */
export const blank: Run = { kind: 'gap', text: '[…]' };

/** `[… Ủy ban nhân dân tỉnh …]`: a proposal that a person takes or replaces. */
export function proposed(what: string): Run {
  return { kind: 'gap', text: `[… ${what} …]` };
}

/** Whose name stands under the signature. */
export const nameGap: Run = { kind: 'gap', text: '[… họ và tên …]' };
