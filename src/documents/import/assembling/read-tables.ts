import type { Block, Row } from '../block.js';
import type { DoubtWhy } from '../../../plan/drafting/imported.js';
import { findHeading, isHeadingLike, isIndexRow, printOf, type Layout } from './columns.js';
import { withoutDitto } from './ditto.js';
import { habitsIn, type Habits } from './in-place.js';
import { numberBefore, readNumber } from './numbers.js';
import { bareRow, readRow, textOf, type ReadRow } from './read-row.js';
import { FRAME, NOTE, oneLine } from './printed-text.js';

interface ReadTables {
  readonly rows: readonly ReadRow[];
  /** Labels of the columns that no field of a plan is for. */
  readonly leftOut: readonly string[];
}

type Table = Extract<Block, { kind: 'table' }>;

interface Before {
  readonly layout: Layout | null;
  readonly paragraphs: readonly string[];
  readonly habitsOf: (layout: Layout) => Habits;
  /** What is done with tables of targets. */
  readonly targets: 'set-aside' | 'as-work';
}

/** Every row of every table, in the order of the file, each under the columns that its table names. */
export function readTables(blocks: readonly Block[]): ReadTables {
  const read = readEach(blocks, 'set-aside');
  const { rows } = read;
  // Where an office names its work so in all of its tables, that is its work.
  const isAll = rows.some(({ kind }) => kind === 'target') && !rows.some(({ kind }) => kind === 'data');
  return isAll ? readEach(blocks, 'as-work') : read;
}

function readEach(blocks: readonly Block[], targets: Before['targets']): ReadTables {
  const rows: ReadRow[] = [];
  const habitsOf = habitsIn(blocks);
  const leftOut = new Set<string>();
  let layout: Layout | null = null;
  let paragraphs: string[] = [];
  let table = 0;
  for (const block of blocks) {
    if (block.kind === 'paragraph') {
      paragraphs.push(block.text);
      continue;
    }
    table += 1;
    const read = readTable(block, table, { layout, paragraphs, habitsOf, targets });
    for (const row of read.rows) rows.push(row);
    if (!read.layout) continue;
    layout = read.layout;
    for (const { role, label } of layout.columns) if (role === 'other' && label !== '') leftOut.add(label);
    paragraphs = [];
  }
  return { rows, leftOut: [...leftOut] };
}

function readTable(
  block: Table,
  table: number,
  before: Before,
): { rows: readonly ReadRow[]; layout: Layout | null } {
  const found = findHeading(block.rows);
  const goesOn =
    !found &&
    before.layout !== null &&
    before.paragraphs.every(isBetweenPages) &&
    isAsWide(block, before.layout);
  const layout = found ? withNumbers(found.layout, block) : goesOn ? before.layout : null;
  if (!layout) {
    const rows = block.rows.map((row, at) => {
      const text = textOf(row);
      const kind = text === '' ? 'blank' : isFrame(block, text) ? 'note' : 'no-columns';
      return bareRow(kind, { table, row: at + 1 }, text);
    });
    return { rows, layout: null };
  }
  const sameColumns =
    before.layout !== null &&
    before.layout.printed.join() === layout.printed.join() &&
    before.paragraphs.every(isBetweenPages);
  const first = found ? found.at + found.depth : 0;
  const data = readData({
    habitsOf: before.habitsOf,
    block,
    table,
    layout,
    first,
    cut: sameColumns || goesOn,
    goesOn,
    aside: before.targets === 'set-aside',
  });
  const [head, ...rest] = titled(data, titleAbove(before.paragraphs));
  return {
    rows: [...preamble(block, table, found?.at ?? 0, first), ...(head ? [head, ...rest] : [])],
    layout,
  };
}

const LONGEST_FRAME = 4;

/** The letterhead above a document and the signatures below it stand in small tables. */
function isFrame({ rows }: Table, text: string): boolean {
  const isSmall = rows.length <= LONGEST_FRAME && rows.every(({ cells }) => cells.length <= LONGEST_FRAME);
  return isSmall && FRAME.test(text);
}

interface Body {
  readonly habitsOf: (layout: Layout) => Habits;
  readonly block: Table;
  readonly table: number;
  readonly layout: Layout;
  readonly first: number;
  /** A page ended just before. */
  readonly cut: boolean;
  readonly goesOn: boolean;
  /** Rows of targets are no work. */
  readonly aside: boolean;
}

function readData(body: Body): readonly ReadRow[] {
  const { block, table, first, cut, goesOn } = body;
  let current = columnsOf(body, body.layout, first);
  const doubts: readonly DoubtWhy[] = goesOn ? [{ kind: 'columns-of-table-before' }] : [];
  let afterBreak = cut;
  let headingTo = 0;
  let above: Row | undefined;
  return block.rows.slice(first).map((printed, index): ReadRow => {
    const row = withoutDitto(printed, above, current.layout);
    above = row;
    const place = { table, row: first + index + 1 };
    const text = textOf(row);
    if (text === '' && !row.cells.some((cell) => cell.numbered)) return bareRow('blank', place, '');
    if (index < headingTo) return bareRow('heading', place, text);
    if (isHeadingAgain(row, current.layout) || isIndexRow(row)) {
      afterBreak = true;
      return bareRow('heading', place, text);
    }
    const again = isHeadingLike(row)
      ? findHeading(block.rows.slice(first + index, first + index + MOST_LOOKED_AT))
      : null;
    if (again?.at === 0) {
      current = columnsOf(body, again.layout, first + index + again.depth);
      headingTo = index + again.depth;
      afterBreak = true;
      return bareRow('heading', place, text);
    }
    if (body.aside && current.layout.targets) return bareRow('target', place, text);
    const read = readRow(row, { place, ...current, afterBreak, doubts: index === 0 ? doubts : [] });
    if (read.single && NOTE.test(read.single.text)) return bareRow('note', place, text);
    afterBreak = false;
    return read;
  });
}

const MOST_LOOKED_AT = 64;

/** What the rows from a heading on are read by. */
function columnsOf(
  { habitsOf, block }: Body,
  layout: Layout,
  from: number,
): { readonly layout: Layout; readonly habits: Habits; readonly numbered: boolean } {
  const numberAt = layout.columns.findIndex(({ role }) => role === 'number');
  const numbered = block.rows.slice(from).some((row) => isNumber(row, numberAt));
  return { layout, habits: habitsOf(layout), numbered };
}

function preamble({ rows }: Table, table: number, at: number, first: number): readonly ReadRow[] {
  return rows.slice(0, first).map((row, index) => {
    const place = { table, row: index + 1 };
    const text = textOf(row);
    if (index >= at) return bareRow('heading', place, text);
    if (text === '') return bareRow('blank', place, text);
    return bareRow(
      row.cells.filter((cell) => cell.text !== '').length === 1 ? 'note' : 'no-columns',
      place,
      text,
    );
  });
}

function titled(rows: readonly ReadRow[], title: string | null): readonly ReadRow[] {
  const at = rows.findIndex(({ kind }) => kind === 'data');
  return rows.map((row, index) => (index === at ? { ...row, title } : row));
}

/** `I. CẢI CÁCH THỂ CHẾ` as one of the last two paragraphs above a table. */
function titleAbove(paragraphs: readonly string[]): string | null {
  const near = paragraphs.slice(-2).map(oneLine);
  const found = near.findLast((text) => {
    const { kind } = numberBefore(text).number;
    return text.length <= 200 && (kind === 'roman' || kind === 'letter');
  });
  return found ?? null;
}

/** Nothing but a page's number or a footnote stands between the parts of a table that a page cuts. */
function isBetweenPages(text: string): boolean {
  return /^(?:[-–\s\d]+|trang \d+.*|\d{1,2}\)? .*|[¹²³\d[(*].*)$/isu.test(text);
}

function isAsWide({ rows }: Table, { columns }: Layout): boolean {
  return (
    columns.length >= 4 &&
    rows.reduce((most, { cells }) => Math.max(most, cells.length), 0) === columns.length
  );
}

function isHeadingAgain(row: Row, { printed }: Layout): boolean {
  const print = printOf(row);
  return print !== '' && printed.includes(print);
}

function isNumber(row: Row, at: number): boolean {
  const cell = row.cells[at];
  if (!cell) return false;
  const { kind } = readNumber(oneLine(cell.text));
  return (cell.numbered && cell.text === '') || kind === 'arabic' || kind === 'full' || kind === 'small';
}

/** A column without a label whose cells are numbers is that of the numbers. */
function withNumbers(layout: Layout, { rows }: Table): Layout {
  const [first, ...others] = layout.columns;
  if (!first || layout.columns.some(({ role }) => role === 'number') || first.role !== 'other') return layout;
  const numbers = rows.filter((row) => isNumber(row, 0)).length;
  return numbers > 0 && first.label === ''
    ? { ...layout, columns: [{ ...first, role: 'number' }, ...others] }
    : layout;
}
