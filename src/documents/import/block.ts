/** One cell of a grid: a cell that spans several places stands in each of them, its text only in the first. */
export interface Cell {
  /** Its own words, a line for each paragraph; empty where the cell is part of one above or to the left. */
  readonly text: string;
  /** Of a merged place: the words of the cell that reaches over it. */
  readonly spread: string;
  readonly merged: 'above' | 'left' | null;
  /** All of its words are bold. */
  readonly bold: boolean;
  /** The word processor numbers it by itself: the number is not among the words. */
  readonly numbered: boolean;
}

export interface Row {
  readonly cells: readonly Cell[];
  /** The document itself calls it a heading of the columns. */
  readonly header: boolean;
}

/** What a file holds, in its order: tables, and the paragraphs around them. */
export type Block =
  | { readonly kind: 'table'; readonly rows: readonly Row[] }
  | { readonly kind: 'paragraph'; readonly text: string };

/** A cell that reaches nowhere. */
export function plainCell(text: string, bold = false): Cell {
  return { text, spread: '', merged: null, bold, numbered: false };
}
