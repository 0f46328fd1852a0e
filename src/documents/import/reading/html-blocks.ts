import { parse, parseFragment, type DefaultTreeAdapterTypes } from 'parse5';
import type { Block, Cell, Row } from '../block.js';
import { inkOf, type Ink } from './ink.js';

type Node = DefaultTreeAdapterTypes.ChildNode;
type Parent = DefaultTreeAdapterTypes.ParentNode;
type Element = DefaultTreeAdapterTypes.Element;

// No appendix is wider or nested deeper; a file that says so wants to exhaust the program.
const WIDEST = 60;
const DEEPEST = 200;
const LONGEST_MERGE = 2000;
const FLOWING = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'li', 'pre', 'caption', 'dt', 'dd']);
const UNSEEN = new Set(['script', 'style', 'head', 'template', 'noscript']);

/** Reads the tables and paragraphs of an HTML document or of a piece of one. */
export function blocksOfHtml(html: string): readonly Block[] {
  const blocks: Block[] = [];
  const root: Parent = /<(?:html|body)\b/iu.test(html) ? parse(html) : parseFragment(html);
  collect(root.childNodes, blocks, 0);
  return blocks;
}

function collect(nodes: readonly Node[], blocks: Block[], depth: number): void {
  if (depth > DEEPEST) return;
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
    if (UNSEEN.has(node.tagName)) continue;
    if (node.tagName === 'table') addTable(blocks, node, depth);
    else if (FLOWING.has(node.tagName) && !holdsTable(node)) addParagraph(blocks, inkOf([node]));
    else collect(node.childNodes, blocks, depth + 1);
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

function addTable(blocks: Block[], table: Element, depth: number): void {
  const sources: Source[] = [];
  rowsOf(table, false, sources);
  const rows = gridOf(sources);
  if (rows.length > 0) blocks.push({ kind: 'table', rows });
  // A table inside a cell is read by itself as well: a layout table may hold the Appendix.
  for (const { element } of sources)
    for (const cell of cellsOf(element)) if (holdsTable(cell)) collect(cell.childNodes, blocks, depth + 1);
}

function rowsOf(parent: Element, header: boolean, into: Source[]): void {
  for (const child of parent.childNodes) {
    if (!isElement(child)) continue;
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
  return sources.map(({ element, header }) => {
    const cells: Cell[] = [];
    const reaches: (Reach | undefined)[] = [];
    const takeMerged = (): void => {
      for (let reach = above[cells.length]; reach; reach = above[cells.length]) {
        reaches[cells.length] = reach.rowsLeft > 1 ? { ...reach, rowsLeft: reach.rowsLeft - 1 } : undefined;
        cells.push({ text: '', spread: reach.spread, merged: 'above', bold: false, numbered: false });
      }
    };
    for (const source of cellsOf(element)) {
      takeMerged();
      const { text, bold, numbered } = inkOf(holdsTable(source) ? [] : source.childNodes);
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

function holdsTable(element: Element): boolean {
  const waiting: Element[] = [element];
  for (let one = waiting.pop(); one; one = waiting.pop()) {
    for (const child of one.childNodes) {
      if (!isElement(child)) continue;
      if (child.tagName === 'table') return true;
      waiting.push(child);
    }
  }
  return false;
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
