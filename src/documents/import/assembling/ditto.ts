import type { Row } from '../block.js';
import type { Layout } from './columns.js';
import { oneLine } from './printed-text.js';

/** "nt", "-nt-", "như trên", or the marks that say the same. */
const DITTO = /^[-–"“”'.\s]*(?:n\.?t|như trên)[-–"“”'.\s]*$|^["“”″〃]+$/iu;
const TOLD = new Set(['lead', 'support', 'deadline', 'lead-and-support']);

/** What a cell of names or times only points to above is part of the cell above, as if the paper had merged them. */
export function withoutDitto(row: Row, above: Row | undefined, { columns }: Layout): Row {
  const points = (at: number): boolean =>
    TOLD.has(columns[at]?.role ?? '') && DITTO.test(oneLine(row.cells[at]?.text ?? ''));
  if (!above || !row.cells.some((_, at) => points(at))) return row;
  const cells = row.cells.map((cell, at) => {
    const other = above.cells[at];
    const spread = other?.text === '' ? other.spread : (other?.text ?? '');
    return points(at) && spread !== '' ? { ...cell, text: '', spread, merged: 'above' as const } : cell;
  });
  return { ...row, cells };
}
