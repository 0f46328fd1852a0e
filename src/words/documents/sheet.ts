import type { Day } from '../../plan/day.js';

/** How a state looks in the colours that offices know: green, orange, blue, red, grey. */
export type Tone = 'on-time' | 'late' | 'under-way' | 'overdue' | 'not-begun';

/** A cell of a sheet; a day stays a day, so that it can be sorted and filtered. */
export type SheetCell =
  | { readonly kind: 'text'; readonly text: string; readonly tone?: Tone; readonly centred?: true }
  | { readonly kind: 'number'; readonly value: number; readonly tone?: Tone }
  | { readonly kind: 'share'; readonly value: number }
  | { readonly kind: 'day'; readonly day: Day }
  | { readonly kind: 'empty' };

export type SheetRow =
  | { readonly kind: 'cells'; readonly cells: readonly SheetCell[] }
  | { readonly kind: 'sum'; readonly cells: readonly SheetCell[] }
  /** Over the whole width: a heading, a line of words. */
  | { readonly kind: 'band' | 'note'; readonly text: string };

export interface SheetColumn {
  readonly title: string;
  /** In characters. */
  readonly width: number;
}

/** One sheet: lines of a title, a header that stays in sight, rows. */
export interface SheetPage {
  readonly name: string;
  readonly title: string;
  readonly subtitle: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly SheetRow[];
  /** What it is printed on, lying. */
  readonly paper: 'A3' | 'A4';
  /** Whether its rows can be filtered by column. */
  readonly filtered: boolean;
}

export const empty: SheetCell = { kind: 'empty' };

export function textCell(text: string): SheetCell {
  return text === '' ? empty : { kind: 'text', text };
}
