import { defaultTreeAdapter, parse, parseFragment, type DefaultTreeAdapterTypes } from 'parse5';
import type { Block, Cell, Row } from '../block.js';
import { atMost, guardHtml, MOST_ELEMENTS, notDeeper, WIDEST } from '../limits.js';
import { inkOf, isHidden, type Ink } from './ink.js';
import { isOfItsOwn } from './nested.js';

type Node = DefaultTreeAdapterTypes.ChildNode;
type Parent = DefaultTreeAdapterTypes.ParentNode;
type Element = DefaultTreeAdapterTypes.Element;

const LONGEST_MERGE = 2000;
const FLOWING = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'li', 'pre', 'caption', 'dt', 'dd']);
const UNSEEN = new Set(['script', 'style', 'head', 'template', 'noscript']);

/**
 * Reads the tables and paragraphs of an HTML document or of a piece of one.
 * @throws UnreadableFile where there is more than a plan has, or it lies deeper
 */
export function blocksOfHtml(html: string): readonly Block[] {
  guardHtml(html);
  const blocks: Block[] = [];
  const options = { treeAdapter: fewElements() };
  const root: Parent = /<(?:html|body)\b/iu.test(html) ? parse(html, options) : parseFragment(html, options);
  guardTree(root);
  collect(root.childNodes, blocks);
  return blocks;
}

/** Tags that nobody closed are opened again in each paragraph: of few tags a parser makes millions of elements. */
function fewElements(): typeof defaultTreeAdapter {
  let count = 0;
  return {
    ...defaultTreeAdapter,
    createElement(...element) {
      count += 1;
      atMost(count, MOST_ELEMENTS);
      return defaultTreeAdapter.createElement(...element);
    },
  };
}

/** What walks the tree below calls itself, and looks into what holds a table once for each level. */
function guardTree(root: Parent): void {
  const waiting: { readonly node: Parent; readonly depth: number }[] = [{ node: root, depth: 0 }];
  for (let one = waiting.pop(); one; one = waiting.pop()) {
    const depth = one.depth + 1;
    notDeeper(depth);
    for (const node of one.node.childNodes) if (isElement(node)) waiting.push({ node, depth });
  }
}

function collect(nodes: readonly Node[], blocks: Block[]): void {
  let loose: Node[] = [];
  const flush = (): void => {
    addParagraph(blocks, inkOf(loose));
    loose = [];
  };
  for (const node of nodes) {
    if (!isElement(node) || isInline(node)) {
      loose.push(node);
      continue;
    }
    flush();
    if (UNSEEN.has(node.tagName) || isHidden(node)) continue;
    if (node.tagName === 'table') addTable(blocks, node);
    else if (FLOWING.has(node.tagName) && !holdsTable(node)) addParagraph(blocks, inkOf([node]));
    else collect(node.childNodes, blocks);
  }
  flush();
}

function addParagraph(blocks: Block[], { text }: Ink): void {
  if (text !== '') blocks.push({ kind: 'paragraph', text });
}

interface Source {
  readonly element: Element;
  readonly header: boolean;
}

function addTable(blocks: Block[], table: Element): void {
  const sources: Source[] = [];
  rowsOf(table, false, sources);
  const rows = gridOf(sources);
  if (rows.length > 0) blocks.push({ kind: 'table', rows });
  for (const { element } of sources)
    for (const cell of cellsOf(element))
      if (holdsOwnTable(cell, widthOf(sources))) collect(cell.childNodes, blocks);
}

function rowsOf(parent: Element, header: boolean, into: Source[]): void {
  for (const child of parent.childNodes) {
    if (!isElement(child)) continue;
    if (isHidden(child)) continue;
    if (child.tagName === 'tr') into.push({ element: child, header: header || isAllHeads(child) });
    else if (['thead', 'tbody', 'tfoot'].includes(child.tagName))
      rowsOf(child, child.tagName === 'thead', into);
  }
}

function isAllHeads(row: Element): boolean {
  const cells = cellsOf(row);
  return cells.length > 1 && cells.every((cell) => cell.tagName === 'th');
}

function cellsOf(row: Element): readonly Element[] {
  return row.childNodes.filter(isElement).filter(({ tagName }) => tagName === 'td' || tagName === 'th');
}

interface Reach {
  readonly rowsLeft: number;
  readonly spread: string;
}

/** Lays cells into a grid: what a cell reaches over is marked as part of it. */
function gridOf(sources: readonly Source[]): readonly Row[] {
  let above: readonly (Reach | undefined)[] = [];
  const width = widthOf(sources);
  return sources.map(({ element, header }) => {
    const cells: Cell[] = [];
    const reaches: (Reach | undefined)[] = [];
    const takeMerged = (): void => {
      for (let reach = above[cells.length]; reach; reach = above[cells.length]) {
        reaches[cells.length] = reach.rowsLeft > 1 ? { ...reach, rowsLeft: reach.rowsLeft - 1 } : undefined;
        cells.push({ text: '', spread: reach.spread, merged: 'above', bold: false, numbered: false });
      }
    };
    const sourceCells = cellsOf(element);
    atMost(sourceCells.length, WIDEST);
    for (const source of sourceCells) {
      takeMerged();
      const { text, bold, numbered } = inkOf(holdsOwnTable(source, width) ? [] : source.childNodes);
      const down = spanOf(source, 'rowspan', LONGEST_MERGE);
      const across = spanOf(source, 'colspan', WIDEST);
      for (let place = 0; place < across && cells.length < WIDEST; place += 1) {
        if (down > 1) reaches[cells.length] = { rowsLeft: down - 1, spread: text };
        cells.push(
          place === 0
            ? { text, spread: '', merged: null, bold, numbered }
            : { text: '', spread: text, merged: 'left', bold, numbered: false },
        );
      }
    }
    takeMerged();
    above = reaches;
    return { cells, header };
  });
}

function spanOf(cell: Element, name: string, most: number): number {
  const value = Number(cell.attrs.find((one) => one.name === name)?.value ?? '1');
  return Number.isInteger(value) && value > 1 ? Math.min(value, most) : 1;
}

function widthOf(sources: readonly Source[]): number {
  return Math.max(0, ...sources.map(({ element }) => cellsOf(element).length));
}

/** A layout table may hold the Appendix; any other table in a cell is its text. */
function holdsOwnTable(cell: Element, columnsAround: number): boolean {
  return tablesIn(cell).some((table) => {
    const sources: Source[] = [];
    rowsOf(table, false, sources);
    return isOfItsOwn(widthOf(sources), columnsAround);
  });
}

function tablesIn(element: Element): readonly Element[] {
  const tables: Element[] = [];
  const waiting: Element[] = [element];
  for (let one = waiting.pop(); one; one = waiting.pop()) {
    for (const child of one.childNodes) {
      if (!isElement(child)) continue;
      if (child.tagName === 'table') tables.push(child);
      else waiting.push(child);
    }
  }
  return tables;
}

function holdsTable(element: Element): boolean {
  return tablesIn(element).length > 0;
}

const INLINE = new Set(
  'a abbr b bdi bdo br cite code del em font i img ins kbd mark o:p q s samp small span strike strong sub sup tt u var wbr'.split(
    ' ',
  ),
);

function isInline(element: Element): boolean {
  return INLINE.has(element.tagName) && !holdsTable(element);
}

function isElement(node: Node): node is Element {
  return 'tagName' in node;
}
