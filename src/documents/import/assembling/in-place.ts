import { readDeadline } from '../../../plan/read-deadline.js';
import { plainCell, type Block, type Cell } from '../block.js';
import type { Role } from './column-roles.js';
import type { Layout } from './columns.js';
import { readNumber } from './numbers.js';
import { oneLine } from './printed-text.js';

/** The first figure that the cells of a column begin with: 2.1, 2.2 … say 2. */
export type Habits = ReadonlyMap<Role, string>;

const WORK: readonly Role[] = ['objective', 'assignment', 'activities'];

/** Learned from every row of the file, once for each column however many tables there are. */
export function habitsIn(blocks: readonly Block[]): (layout: Layout) => Habits {
  const known = new Map<number, string | null>();
  const figureAt = (at: number): string | null => {
    const there = known.get(at);
    if (there !== undefined) return there;
    const figure = usualFigure(blocks, at);
    known.set(at, figure);
    return figure;
  };
  return ({ columns }) => {
    const habits = new Map<Role, string>();
    for (const [at, { role }] of columns.entries()) {
      const figure = WORK.includes(role) && !habits.has(role) ? figureAt(at) : null;
      if (figure !== null) habits.set(role, figure);
    }
    return habits;
  };
}

/** What more than half of a column's cells with a figure begin with. */
function usualFigure(blocks: readonly Block[], at: number): string | null {
  const counts = new Map<string, number>();
  let all = 0;
  for (const block of blocks) {
    for (const { cells } of block.kind === 'table' ? block.rows : []) {
      const figure = figureOf(cells[at]?.text ?? '');
      if (figure === null) continue;
      counts.set(figure, (counts.get(figure) ?? 0) + 1);
      all += 1;
    }
  }
  return [...counts].find(([, count]) => count > all / 2)?.[0] ?? null;
}

function figureOf(text: string): string | null {
  return /^(\d{1,2})\.\d/u.exec(text)?.[1] ?? null;
}

type InPlace =
  | { readonly kind: 'as-printed' | 'moved'; readonly cells: readonly Cell[] }
  | { readonly kind: 'out-of-place' };

/**
 * A scan loses the empty cells of merged columns, and the row stands too far left. It is moved only where its
 * time then stands under "Thời gian" and something else says so as well; where only the first is so, no one
 * can tell whose cells these are.
 */
export function inPlace(cells: readonly Cell[], layout: Layout, habits: Habits): InPlace {
  const { columns } = layout;
  const deadlineAt = columns.findIndex(({ role }) => role === 'deadline');
  const time = cells[deadlineAt];
  if (deadlineAt < 0 || (time && (time.text !== '' || time.merged === 'above')))
    return { kind: 'as-printed', cells };
  const last = cells.findLastIndex(({ text }) => text !== '');
  const steps = deadlineAt - last;
  const printed = oneLine(cells[last]?.text ?? '');
  const isTime = steps > 0 && printed !== '' && readDeadline(printed, 2025).kind !== 'unknown';
  if (!isTime) return { kind: 'as-printed', cells };
  if (speaksForMoving(cells, layout, steps)) {
    return { kind: 'moved', cells: settled(moved(cells, steps, columns.length), layout, habits) };
  }
  // The last words are a time under another heading: cells are lost, which ones is not to be known.
  const role = columns[last]?.role;
  const lost = role === 'lead' || role === 'support' || cells.length < columns.length;
  return lost && role !== 'deliverable' ? { kind: 'out-of-place' } : { kind: 'as-printed', cells };
}

function speaksForMoving(cells: readonly Cell[], { columns }: Layout, steps: number): boolean {
  // Where the document itself says what is merged, no cell is lost.
  if (cells.some(({ merged }) => merged === 'above')) return false;
  const numberAt = columns.findIndex(({ role }) => role === 'number');
  const inNumber = oneLine(cells[numberAt]?.text ?? '');
  const token = readNumber(inNumber).kind;
  if (token === 'words') return true;
  if (token !== 'none') return false;
  const role = columns[cells.findLastIndex(({ text }) => text !== '')]?.role;
  return steps === 1 && (role === 'support' || role === 'lead');
}

function moved(cells: readonly Cell[], steps: number, width: number): readonly Cell[] {
  return [...Array.from({ length: steps }, () => plainCell('')), ...cells].slice(0, width);
}

/** After the move a text may still be beside its column: then its figure tells, 2.2 belongs under 2.1. */
function settled(cells: readonly Cell[], { columns }: Layout, habits: Habits): readonly Cell[] {
  const result = [...cells];
  for (const [at, { role }] of columns.entries()) {
    const cell = result[at];
    const figure = figureOf(cell?.text ?? '');
    if (!cell || figure === null || !WORK.includes(role) || habits.get(role) === figure) continue;
    const target = columns.findIndex((column) => habits.get(column.role) === figure);
    if (target < 0 || result[target]?.text !== '') continue;
    result[target] = cell;
    result[at] = plainCell('');
  }
  return result;
}
