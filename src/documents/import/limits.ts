import type { FileFault } from '../../plan/drafting/imported.js';
import type { Block } from './block.js';

/** Thrown for a file that cannot be read; the message is for the log, `reason` for people. */
export class UnreadableFile extends Error {
  constructor(readonly reason: Exclude<FileFault, 'took-too-long' | 'failed'>) {
    super(`the file cannot be read: ${reason}`);
  }
}

/*
 * What no plan of an office holds. A file that has more is refused as that, before anybody works at it: everything
 * behind these limits takes a time that they bound, whatever a file says.
 */

/** The largest plans of ministries have some hundred rows. */
export const MOST_ROWS = 3000;
export const MOST_PARAGRAPHS = 20_000;
/** A school's plan may have a column for each week. */
export const WIDEST = 100;
export const LONGEST_CELL = 20_000;
export const MOST_TEXT = 2_000_000;
export const MOST_TASKS = 500;
export const MOST_DEPARTMENTS = 300;
/** Of all tasks together: a hundred that recur every week have five thousand. */
export const MOST_PERIODS = 6000;
/** Characters of a plan file; that of 39 tasks has 55 thousand. */
export const LONGEST_PLAN = 1_500_000;
/** Elements of a page; one with a plan of a hundred rows has four thousand. */
export const MOST_ELEMENTS = 200_000;
/** Tags of an office file, those that close among them. */
const MOST_TAGS = 400_000;
/** Below this nobody looks, and a tree is walked without running out of calls. */
const DEEPEST = 200;
/** Pages that close no tag look deeper than they are. */
const DEEPEST_UNREAD = 5000;

/** @throws UnreadableFile where there is more than a plan has */
export function atMost(count: number, most: number): void {
  if (count > most) throw new UnreadableFile('too-much');
}

/** @throws UnreadableFile where a tree is deeper than any document that people write */
export function notDeeper(depth: number): void {
  if (depth > DEEPEST) throw new UnreadableFile('too-strange');
}

/** @throws UnreadableFile where what was read is more than a plan has */
export function guardBlocks(blocks: readonly Block[]): void {
  let [rows, words] = [0, 0];
  for (const block of blocks) {
    if (block.kind === 'paragraph') words += block.text.length;
    else rows += block.rows.length;
    for (const { cells } of block.kind === 'table' ? block.rows : []) {
      for (const { text } of cells) {
        atMost(text.length, LONGEST_CELL);
        words += text.length;
      }
    }
  }
  atMost(blocks.length, MOST_PARAGRAPHS);
  atMost(rows, MOST_ROWS);
  atMost(words, MOST_TEXT);
}

const UNCLOSED = new Set('area base br col embed hr img input link meta p li td th tr dd dt'.split(' '));

/**
 * Looks at HTML before it is parsed: a parser takes the square of the depth.
 * @throws UnreadableFile where tags lie deeper in each other than people write them
 */
export function guardHtml(html: string): void {
  let depth = 0;
  for (const [, slash, name = ''] of html.matchAll(/<(\/?)([a-z][\w:]*)/giu)) {
    if (UNCLOSED.has(name.toLowerCase())) continue;
    depth = slash === '/' ? Math.max(0, depth - 1) : depth + 1;
    if (depth > DEEPEST_UNREAD) throw new UnreadableFile('too-strange');
  }
}

const [OPENS, CLOSES, SLASH, MARK, QUESTION] = [0x3c, 0x3e, 0x2f, 0x21, 0x3f];

/**
 * Looks at an office file's XML before it is parsed: Word writes neither a document type nor entities of its own.
 * @throws UnreadableFile where it has more tags than a plan, lies too deep, or declares what Word never does
 */
export function guardXml(xml: Buffer): void {
  if (xml.includes('<!DOCTYPE') || xml.includes('<!ENTITY')) throw new UnreadableFile('too-strange');
  let tags = 0;
  let depth = 0;
  for (let at = xml.indexOf(OPENS); at >= 0; at = xml.indexOf(OPENS, at + 1)) {
    const next = xml[at + 1];
    if (next === MARK || next === QUESTION) continue;
    tags += 1;
    atMost(tags, MOST_TAGS);
    if (next === SLASH) {
      depth -= 1;
      continue;
    }
    const end = xml.indexOf(CLOSES, at + 1);
    if (end < 0 || xml[end - 1] === SLASH) continue;
    depth += 1;
    notDeeper(depth);
  }
}
