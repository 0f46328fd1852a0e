import type { View } from './action.js';
import type { Button } from './message.js';
import { viewAction } from './lines.js';

/** Lines on one screen; each is short enough that so many always fit a message. */
const PAGE_SIZE = 8;

export interface Page<Entry> {
  readonly entries: readonly Entry[];
  /** From 0. */
  readonly number: number;
  readonly count: number;
}

/** One page of a list; a number past the last shows the last, for the list may have become shorter. */
export function pageOf<Entry>(entries: readonly Entry[], wanted: number): Page<Entry> {
  const count = Math.max(1, Math.ceil(entries.length / PAGE_SIZE));
  const number = Number.isInteger(wanted) ? Math.min(Math.max(wanted, 0), count - 1) : 0;
  return { entries: entries.slice(number * PAGE_SIZE, (number + 1) * PAGE_SIZE), number, count };
}

/** `‹ 2/4 ›`; nothing for a single page. */
export function pageButtons(view: View, { number, count }: Page<unknown>): readonly Button[] {
  if (count === 1) return [];
  return [
    ...(number > 0 ? [{ label: '‹', action: viewAction(view, number - 1) }] : []),
    { label: `${number + 1}/${count}`, action: { kind: 'nothing' } },
    ...(number < count - 1 ? [{ label: '›', action: viewAction(view, number + 1) }] : []),
  ];
}

/** The way back to the whole picture. */
export const overviewButton: Button = { label: 'Tình hình chung', action: viewAction({ kind: 'plan' }) };
