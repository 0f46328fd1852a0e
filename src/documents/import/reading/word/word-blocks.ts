import type { Block, Cell, Row } from '../../block.js';
import { textOfTable, isOfItsOwn } from '../nested.js';
import { atMost, UnreadableFile, WIDEST } from '../../limits.js';
import { entryOf } from '../zip-guard.js';
import { numberingOf } from './numbering.js';
import { isHiddenRow, readParagraph, unwrapped, type Surroundings } from './paragraphs.js';
import { stylesOf } from './styles.js';
import { child, elementsOf, readXml, switchOf, valueOf, type Element } from './xml.js';

// No table lies deeper in others.
const DEEPEST = 20;

/**
 * Reads the tables and paragraphs of a Word file as they are to be seen: with the numbers that Word counts, without
 * what it hides or what was deleted.
 * @throws UnreadableFile
 */
export function blocksOfWord(file: Buffer): readonly Block[] {
  const main = targetOf(file, '', 'officeDocument') ?? 'word/document.xml';
  const part = (type: string): Element | null => {
    const name = targetOf(file, main, type);
    return name === null ? null : xmlOf(file, name);
  };
  const document = xmlOf(file, main);
  const body = child(document ?? undefined, 'body');
  if (!body) throw new UnreadableFile('not-docx');
  const surroundings = { styles: stylesOf(part('styles')), numbering: numberingOf(part('numbering')) };
  return blocksIn(body, surroundings, 0);
}

function xmlOf(file: Buffer, name: string): Element | null {
  const entry = entryOf(file, name);
  return entry && readXml(entry.toString('utf8'));
}

/** What a part of the file, or the file itself, says where its part of that type stands. */
function targetOf(file: Buffer, of: string, type: string): string | null {
  const slash = of.lastIndexOf('/') + 1;
  const relations = xmlOf(file, `${of.slice(0, slash)}_rels/${of.slice(slash)}.rels`);
  const found =
    relations && elementsOf(relations).find((one) => one.attributes.get('Type')?.endsWith(`/${type}`));
  const target = found?.attributes.get('Target');
  if (target === undefined) return null;
  return target.startsWith('/') ? target.slice(1) : of.slice(0, slash) + target;
}

function blocksIn(parent: Element, surroundings: Surroundings, depth: number): readonly Block[] {
  if (depth > DEEPEST) throw new UnreadableFile('too-strange');
  return unwrapped(parent).flatMap((one): readonly Block[] => {
    if (one.name === 'tbl') return tableOf(one, surroundings, depth);
    if (one.name !== 'p') return [];
    const { text, boxes } = readParagraph(one, surroundings);
    const own: readonly Block[] = text === '' ? [] : [{ kind: 'paragraph', text }];
    return [...own, ...boxes.flatMap((box) => blocksIn(box, surroundings, depth + 1))];
  });
}

/** The table, and behind it those tables in its cells that are read by themselves: a layout table may hold the Appendix. */
function tableOf(table: Element, surroundings: Surroundings, depth: number): readonly Block[] {
  const inner: Block[] = [];
  let above: readonly Cell[] = [];
  const sources = unwrapped(table).filter((one) => one.name === 'tr' && !isHiddenRow(one));
  const columns = Math.max(0, ...sources.map((row) => cellsOf(row).length));
  const rows = sources.map((row): Row => {
    const cells: Cell[] = blanks(row, 'gridBefore');
    for (const cell of cellsOf(row)) {
      atMost(cells.length + 1, WIDEST);
      const properties = child(cell, 'tcPr');
      const across = Math.min(Number(valueOf(properties, 'gridSpan') ?? '1') || 1, WIDEST - cells.length);
      const merged = mergeOf(properties, above[cells.length], cells.at(-1));
      const { text, bold } = merged
        ? { text: '', bold: false }
        : readCell(cell, { surroundings, depth, columns, inner });
      const spread = merged?.spread ?? '';
      for (let place = 0; place < across; place += 1) {
        cells.push(
          place === 0
            ? { text, spread, merged: merged?.from ?? null, bold, numbered: false }
            : {
                text: '',
                spread: merged ? spread : text,
                merged: merged?.from === 'above' ? 'above' : 'left',
                bold: false,
                numbered: false,
              },
        );
      }
    }
    cells.push(...blanks(row, 'gridAfter').slice(0, Math.max(0, WIDEST - cells.length)));
    above = cells;
    return { cells, header: switchOf(child(row, 'trPr'), 'tblHeader') === true };
  });
  return rows.length === 0 ? [] : [{ kind: 'table', rows }, ...inner];
}

function widthOf(rows: readonly Row[]): number {
  return Math.max(0, ...rows.map(({ cells }) => cells.length));
}

function cellsOf(row: Element): readonly Element[] {
  return unwrapped(row).filter(({ name }) => name === 'tc');
}

function blanks(row: Element, name: string): Cell[] {
  const count = Math.min(Number(valueOf(child(row, 'trPr'), name) ?? '0') || 0, WIDEST);
  return Array.from({ length: count }, () => ({
    text: '',
    spread: '',
    merged: null,
    bold: false,
    numbered: false,
  }));
}

/** Of which cell this one is a part, and that one's words. */
function mergeOf(
  properties: Element | undefined,
  above: Cell | undefined,
  left: Cell | undefined,
): { readonly from: 'above' | 'left'; readonly spread: string } | null {
  const goesOn = (name: string): boolean => {
    const merge = child(properties, name);
    return merge !== undefined && (merge.attributes.get('val') ?? 'continue') === 'continue';
  };
  const wordsOf = (cell: Cell | undefined): string => (cell?.text === '' ? cell.spread : (cell?.text ?? ''));
  if (goesOn('vMerge')) return { from: 'above', spread: wordsOf(above) };
  if (goesOn('hMerge')) return { from: 'left', spread: wordsOf(left) };
  return null;
}

interface Within {
  readonly surroundings: Surroundings;
  readonly depth: number;
  readonly columns: number;
  readonly inner: Block[];
}

function readCell(
  cell: Element,
  { surroundings, depth, columns, inner }: Within,
): { text: string; bold: boolean } {
  const lines: string[] = [];
  let thin = false;
  for (const one of unwrapped(cell)) {
    if (one.name === 'tbl') {
      if (depth > DEEPEST) throw new UnreadableFile('too-strange');
      const tables = tableOf(one, surroundings, depth + 1);
      const [table] = tables;
      if (table?.kind === 'table' && isOfItsOwn(widthOf(table.rows), columns)) inner.push(...tables);
      else lines.push(...tables.map(textOfTable));
    }
    if (one.name !== 'p') continue;
    const { text, bold, boxes } = readParagraph(one, surroundings);
    lines.push(text);
    if (text !== '' && !bold) thin = true;
    inner.push(...boxes.flatMap((box) => blocksIn(box, surroundings, depth + 1)));
  }
  const text = lines.filter((line) => line !== '').join('\n');
  return { text, bold: text !== '' && !thin };
}
