import type { Block, Cell, Row } from '../block.js';
import { atMost, MOST_PARAGRAPHS, MOST_ROWS, MOST_TEXT, WIDEST } from '../limits.js';
import { blocksOfHtml } from './html-blocks.js';

const PIPE_LINE = /^\s*\|.*\||^[^|]*\|[^|]*\|/u;
const DIVIDER = /^\s*\|?(?:\s*:?-{2,}:?\s*\|)+\s*(?::?-{2,}:?\s*)?\|?\s*$/u;
const FEWEST_TABS = 2;

/**
 * Reads Markdown or plain text: tables with bars, tables with tabs (as copied from a spreadsheet or a scan),
 * tables in HTML, and the paragraphs around them.
 * @throws UnreadableFile where there is more than a plan has
 */
export function blocksOfMarkdown(text: string): readonly Block[] {
  const lines = text.split(/\r\n|[\n\r\u2028]/u);
  atMost(text.length, MOST_TEXT);
  atMost(lines.length, MOST_PARAGRAPHS);
  for (const line of lines) atMost(line.split(/[|\t]/u, WIDEST + 1).length, WIDEST);
  const blocks: Block[] = [];
  for (let at = 0; at < lines.length;) {
    const taken = tableOfHtml(lines, at) ?? tableOfLines(lines, at) ?? paragraphOf(lines, at);
    blocks.push(...taken.blocks);
    at += taken.lines;
  }
  return blocks;
}

interface Taken {
  readonly blocks: readonly Block[];
  readonly lines: number;
}

function tableOfHtml(lines: readonly string[], at: number): Taken | null {
  if (!/^\s*<table\b/iu.test(lines[at] ?? '')) return null;
  let open = 0;
  for (let last = at; last < lines.length; last += 1) {
    const line = lines[last] ?? '';
    open += (line.match(/<table\b/giu) ?? []).length - (line.match(/<\/table>/giu) ?? []).length;
    if (open <= 0 || last === lines.length - 1) {
      const count = last - at + 1;
      return { blocks: blocksOfHtml(lines.slice(at, at + count).join('\n')), lines: count };
    }
  }
  return null;
}

function tableOfLines(lines: readonly string[], at: number): Taken | null {
  const [isRow, cellsOf] = PIPE_LINE.test(lines[at] ?? '')
    ? ([(line: string) => PIPE_LINE.test(line), pipeCells] as const)
    : ([(line: string) => tabsOf(line) >= FEWEST_TABS, tabCells] as const);
  let count = 0;
  while (count < lines.length - at && isRow(lines[at + count] ?? '')) count += 1;
  if (count === 0) return null;
  atMost(count, MOST_ROWS);
  const rows = lines.slice(at, at + count).flatMap((line, index, all): readonly Row[] => {
    if (DIVIDER.test(line)) return [];
    return [{ cells: cellsOf(line).map(cellOf), header: DIVIDER.test(all[index + 1] ?? '') }];
  });
  return { blocks: rows.length > 0 ? [{ kind: 'table', rows }] : [], lines: count };
}

function paragraphOf(lines: readonly string[], at: number): Taken {
  const line = (lines[at] ?? '').replace(/^\s*#{1,6}\s+/u, '');
  const blocks = blocksOfHtml(marksAsTags(line));
  return { blocks: blocks.filter(({ kind }) => kind === 'paragraph'), lines: 1 };
}

function tabsOf(line: string): number {
  return line.split('\t').length - 1;
}

function tabCells(line: string): readonly string[] {
  return line.split('\t');
}

function pipeCells(line: string): readonly string[] {
  const inner = line
    .trim()
    .replace(/^\|/u, '')
    .replace(/(?<!\\)\|$/u, '');
  return inner.split(/(?<!\\)\|/u).map((cell) => cell.replaceAll('\\|', '|'));
}

function cellOf(source: string): Cell {
  const [block, ...others] = blocksOfHtml(`<table><tr><td>${marksAsTags(source)}</td></tr></table>`);
  const cell = block?.kind === 'table' && others.length === 0 ? block.rows[0]?.cells[0] : undefined;
  return cell ?? { text: source.trim(), spread: '', merged: null, bold: false, numbered: false };
}

/** Only what looks like a tag of text stays one: `< 90%` is words. */
function marksAsTags(source: string): string {
  return source
    .replace(/<(?!\/?(?:b|strong|i|em|u|br|p|sup|sub|span|font|ol|ul|li|div|del|s)\b[^<>]*>)/giu, '&lt;')
    .replace(/\*\*(?=\S)(.+?)\*\*/gu, '<b>$1</b>')
    .replace(/__(?=\S)(.+?)__/gu, '<b>$1</b>')
    .replace(/(?<![\p{L}\d*])\*(?=[^\s*])([^*]+?)\*(?![\p{L}\d*])/gu, '<i>$1</i>');
}
