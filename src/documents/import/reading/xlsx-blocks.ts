import { plainCell, type Block, type Cell, type Row } from '../block.js';
import { atMost, MOST_ROWS, WIDEST } from '../limits.js';
import { tidy } from './ink.js';
import { shown } from './number-format.js';
import { readWorkbook, wordsOf, type Parts, type Sheet, type Words, type Workbook } from './workbook.js';
import { childrenAt, type XmlElement } from './xml.js';

/**
 * Reads the sheets of a workbook: each one a table, what stands above and below it as paragraphs.
 * @throws UnreadableFile where it is no workbook, or there is more than a plan has
 */
export function blocksOfXlsx(parts: Parts): readonly Block[] {
  const workbook = readWorkbook(parts);
  const sheets = workbook.sheets
    .map((sheet) => ({ name: sheet.name, rows: rowsOf(sheet, workbook) }))
    .filter(({ rows }) => rows.length > 0);
  return sheets.flatMap(({ name, rows }) => [
    ...(sheets.length > 1 && !/^(?:sheet|trang(?: tính)?)\s*\d*$/iu.test(name) ? paragraphs([name]) : []),
    ...blocksOfRows(rows),
  ]);
}

/** The names of the sheets that were left out because somebody hid them. */
export function hiddenSheetsOf(parts: Parts): readonly string[] {
  return readWorkbook(parts).hidden;
}

function paragraphs(texts: readonly string[]): readonly Block[] {
  return texts
    .map(tidy)
    .flatMap((text): readonly Block[] => (text === '' ? [] : [{ kind: 'paragraph', text }]));
}

/** A row of a table has so many cells; a title, a date and who signs have fewer. */
const FEWEST_CELLS = 3;

/** What no row of work begins with: the sign of the end, the addressees, who signs. */
const CLOSING = /^(?:\.\/\.?|nơi nhận|(?:tm|kt|tl|tuq|q)\.\s|người lập|thủ trưởng)/iu;
const NUMBERED = /^\d{1,3}(?:\.\d{1,3})*[.)]?$/u;

/** The title stands above the table on the same sheet, and what closes it below: behind an empty row, or by its words. */
function blocksOfRows(rows: readonly Row[]): readonly Block[] {
  const isOfTable = (row: Row): boolean => filled(row) >= FEWEST_CELLS;
  const firstWords = ({ cells }: Row): string => cells.find(({ text }) => text !== '')?.text ?? '';
  const first = Math.max(0, rows.findIndex(isOfTable));
  const last = rows.findLastIndex(isOfTable);
  const lastNumbered = rows.findLastIndex((row) => NUMBERED.test(firstWords(row)));
  const end = rows.findIndex(
    (row, at) =>
      (last >= 0 && at > last && filled(row) === 0) ||
      (at > Math.max(first, lastNumbered) && CLOSING.test(firstWords(row))),
  );
  const around = (some: readonly Row[]): readonly Block[] =>
    paragraphs(some.flatMap(({ cells }) => cells.map(({ text }) => text)));
  const table = rows.slice(first, end < 0 ? rows.length : end);
  return [
    ...around(rows.slice(0, first)),
    { kind: 'table', rows: table },
    ...around(rows.slice(first + table.length)),
  ];
}

function filled({ cells }: Row): number {
  return cells.filter(({ text, merged, spread }) => text !== '' || (merged === 'above' && spread !== ''))
    .length;
}

/** What stands in the cells of a sheet that have words, by row and column. */
type Grid = ReadonlyMap<number, ReadonlyMap<number, Words>>;

/** The rows from the first to the last that have words, with the columns in which words stand. */
function rowsOf({ root }: Sheet, workbook: Workbook): readonly Row[] {
  const grid = gridOf(root, workbook);
  atMost(grid.size, MOST_ROWS);
  const filledRows = [...grid.keys()].sort((one, other) => one - other);
  const columns = [...new Set([...grid.values()].flatMap((row) => [...row.keys()]))].sort(
    (one, other) => one - other,
  );
  atMost(columns.length, WIDEST);
  const merged = mergedIn(root, grid, { rows: filledRows, columns });
  return withGaps(filledRows).map((row): Row => ({
    header: false,
    cells: columns.map((column): Cell => {
      const own = grid.get(row)?.get(column);
      if (own) return { text: own.text, spread: '', merged: null, bold: own.bold, numbered: false };
      const reach = merged.get(row)?.get(column);
      if (!reach) return plainCell('');
      return { text: '', spread: reach.text, merged: reach.from, bold: reach.bold, numbered: false };
    }),
  }));
}

/** One empty row for each gap: what stands below it may be no part of the table. */
function withGaps(rows: readonly number[]): readonly number[] {
  return rows.flatMap((row, at) => {
    const above = rows[at - 1];
    return above === undefined || row === above + 1 ? [row] : [row - 1, row];
  });
}

function gridOf(root: XmlElement, workbook: Workbook): Grid {
  const grid = new Map<number, ReadonlyMap<number, Words>>();
  let row = 0;
  for (const line of childrenAt(root, 'worksheet', 'sheetData', 'row')) {
    row = Number(line.attributes.get('r') ?? row + 1);
    const cells = new Map<number, Words>();
    let column = 0;
    for (const cell of childrenAt(line, 'c')) {
      column = placeOf(cell.attributes.get('r') ?? '')?.column ?? column + 1;
      const { text, bold } = wordsIn(cell, workbook);
      const words = tidy(text);
      if (words !== '') cells.set(column, { text: words, bold });
    }
    if (cells.size > 0) grid.set(row, cells);
  }
  return grid;
}

function wordsIn(cell: XmlElement, { strings, styles, from1904 }: Workbook): Words {
  const style = styles[Number(cell.attributes.get('s') ?? 0)];
  const value = childrenAt(cell, 'v')
    .map(({ text }) => text)
    .join('');
  const plain = (text: string): Words => ({ text, bold: style?.bold ?? false });
  const rich = (words: Words | undefined): Words =>
    words ? { text: words.text, bold: words.bold || (style?.bold ?? false) } : plain('');
  switch (cell.attributes.get('t') ?? 'n') {
    case 's':
      return rich(strings[Number(value)]);
    case 'inlineStr':
      return rich(childrenAt(cell, 'is').map(wordsOf)[0]);
    case 'd':
      return plain(value.replace(/^(\d{4})-(\d\d)-(\d\d).*$/su, '$3/$2/$1'));
    case 'n': {
      const number = Number(value);
      const isNumber = value.trim() !== '' && Number.isFinite(number);
      return plain(isNumber && style ? shown(number, style.format, from1904) : value);
    }
    default:
      return plain(value);
  }
}

interface Place {
  readonly row: number;
  readonly column: number;
}

/** `C12` */
function placeOf(name: string): Place | null {
  const { letters, row } = /^(?<letters>[A-Z]{1,3})(?<row>\d{1,7})$/u.exec(name)?.groups ?? {};
  if (letters === undefined || row === undefined) return null;
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  return { row: Number(row), column };
}

interface Reach extends Words {
  readonly from: 'above' | 'left';
}

interface Shape {
  readonly rows: readonly number[];
  readonly columns: readonly number[];
}

/** The places that a merged cell reaches over, with its words. */
function mergedIn(
  root: XmlElement,
  grid: Grid,
  { rows, columns }: Shape,
): ReadonlyMap<number, ReadonlyMap<number, Reach>> {
  const merged = new Map<number, Map<number, Reach>>();
  let places = 0;
  for (const { attributes } of childrenAt(root, 'worksheet', 'mergeCells', 'mergeCell')) {
    const [from, to] = (attributes.get('ref') ?? '').split(':').map(placeOf);
    const words = from ? grid.get(from.row)?.get(from.column) : undefined;
    if (!from || !to || !words) continue;
    const own = columns.filter((column) => column >= from.column && column <= to.column);
    for (const row of rows.filter((one) => one >= from.row && one <= to.row)) {
      const reaches = merged.get(row) ?? new Map<number, Reach>();
      merged.set(row, reaches);
      places += own.length;
      atMost(places, MOST_ROWS * WIDEST);
      for (const column of own) reaches.set(column, { ...words, from: row === from.row ? 'left' : 'above' });
    }
  }
  return merged;
}
