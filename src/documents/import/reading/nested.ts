import type { Block } from '../block.js';

const FEWEST_COLUMNS = 3;
const LAYOUT_COLUMNS = 2;

/** A table in a cell is read by itself where it is an Appendix that a frame of one or two columns lays out. */
export function isOfItsOwn(columns: number, columnsAround: number): boolean {
  return columns >= FEWEST_COLUMNS && columnsAround <= LAYOUT_COLUMNS;
}

/** A small table as the text of the cell in which it stands: a line for each row. */
export function textOfTable(block: Block): string {
  if (block.kind === 'paragraph') return block.text;
  const lines = block.rows.map(({ cells }) =>
    cells
      .map(({ text }) => text.replace(/\n/gu, ' '))
      .filter((text) => text !== '')
      .join(' '),
  );
  return lines.filter((line) => line !== '').join('\n');
}
