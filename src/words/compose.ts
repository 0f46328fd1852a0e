import type { Button, Message } from './message.js';
import { MESSAGE_LIMIT } from './message.js';

/** A part of a message. Only its list may be shortened; everything else is short by construction. */
export interface Block {
  readonly head: readonly string[];
  readonly list?: readonly string[];
  /** How many lines of the list are shown at most. */
  readonly cap?: number;
  /** What the rest is counted in: `việc`. */
  readonly unit?: string;
  readonly tail?: readonly string[];
  /** Its lines are ticked below one by one: none is left out to save room on a screen. */
  readonly whole?: true;
  /** A quote of which a phone shows the beginning until somebody opens it: what is not needed at once. It gives way first. */
  readonly folded?: true;
}

interface Composed {
  readonly html: string;
  /** By block: how many lines of its list are not shown. */
  readonly hidden: readonly number[];
}

/** Telegram takes a hundred buttons; a phone shows far fewer well. */
export const MOST_BUTTONS = 20;

/**
 * Puts blocks together, an empty line between them, so that the text fits Telegram's limit: where it would not,
 * the longest list loses lines, which are counted instead ("và 7 việc khác"), and what is folded before anything else.
 */
export function compose(blocks: readonly Block[], limit = MESSAGE_LIMIT): Composed {
  const shown = blocks.map((block) => Math.min(block.list?.length ?? 0, block.cap ?? Infinity));
  for (;;) {
    const html = blocks
      .map((block, at) => written(block, shown[at] ?? 0))
      .filter((words) => words !== '')
      .join('\n\n');
    const longest = longestList(blocks, shown);
    if (longest === null || visibleLength(html) <= limit) {
      return { html, hidden: blocks.map((block, at) => (block.list?.length ?? 0) - (shown[at] ?? 0)) };
    }
    shown[longest] = (shown[longest] ?? 1) - 1;
  }
}

/** A message of blocks and rows of buttons; empty rows fall away. */
export function messageOf(blocks: readonly Block[], buttons: readonly (readonly Button[])[] = []): Message {
  return { html: compose(blocks).html, buttons: buttons.filter((row) => row.length > 0) };
}

/** A message of a few lines. */
export function note(lines: readonly string[], buttons: readonly (readonly Button[])[] = []): Message {
  return messageOf([{ head: lines }], buttons);
}

export function withLine(message: Message, line: string): Message {
  const html = `${message.html}\n\n${line}`;
  return visibleLength(html) > MESSAGE_LIMIT ? message : { ...message, html };
}

/** A question that a tap answers: all its buttons are one choice. */
export function choice(lines: readonly string[], buttons: readonly (readonly Button[])[]): Message {
  const message = note(lines, buttons);
  const answers = buttons.flat().filter(({ action }) => action.kind !== 'view');
  return answers.length === 0 ? message : { ...message, choices: [{ buttons: answers }] };
}

/** The buttons in rows of that many. */
export function rowsOf(buttons: readonly Button[], width: number): readonly (readonly Button[])[] {
  const rows: Button[][] = [];
  for (let at = 0; at < buttons.length; at += width) rows.push(buttons.slice(at, at + width));
  return rows;
}

/** The length that Telegram counts: UTF-16 units, tags gone and references read. */
export function visibleLength(html: string): number {
  return html.replace(/<[^>]*>/gu, '').replace(/&(?:amp|lt|gt|quot);/gu, '.').length;
}

function written(block: Block, shown: number): string {
  const list = block.list ?? [];
  const rest = list.length - shown;
  const unit = block.unit ?? 'việc';
  const counted = rest === 0 ? [] : [shown === 0 ? `${rest} ${unit}` : `và ${rest} ${unit} khác`];
  const words = [...block.head, ...list.slice(0, shown), ...counted, ...(block.tail ?? [])].join('\n');
  if (!block.folded) return words;
  return list.length > 0 && shown === 0 ? '' : `<blockquote expandable>${words}</blockquote>`;
}

function longestList(blocks: readonly Block[], shown: readonly number[]): number | null {
  let longest: number | null = null;
  let most = 0;
  const folded = blocks.some((block, at) => block.folded && (shown[at] ?? 0) > 0);
  for (const [at, block] of blocks.entries()) {
    if (folded && !block.folded) continue;
    const length = (block.list ?? []).slice(0, shown[at] ?? 0).join('\n').length;
    if (length > most) [longest, most] = [at, length];
  }
  return longest;
}
