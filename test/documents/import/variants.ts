import type { Block, Cell, Row } from '../../../src/documents/import/block.js';
import { plainCell } from '../../../src/documents/import/block.js';

/*
 * The same plan as another office would print it: other words for the columns, in another order, the heading again, an
 * index row, separators of another kind. What is read of it must not change.
 */

type Table = Extract<Block, { kind: 'table' }>;

function isPlan(block: Block): block is Table {
  return block.kind === 'table' && block.rows.length > 3;
}

function onPlan(
  change: (rows: readonly Row[]) => readonly Row[],
): (blocks: readonly Block[]) => readonly Block[] {
  return (blocks) => blocks.map((block) => (isPlan(block) ? { ...block, rows: change(block.rows) } : block));
}

const SYNONYMS: readonly (readonly [RegExp, string])[] = [
  [/^(?:STT|TT)$/u, 'Số TT'],
  [/^Tên (?:nhiệm vụ|dự án, nhiệm vụ|đề án ưu tiên)$/u, 'Nội dung công việc'],
  [/^Nội dung chính$/u, 'Hoạt động'],
  [/^(?:Cơ quan|Đơn vị) chủ trì/u, 'Đơn vị chịu trách nhiệm thực hiện'],
  [/^Cơ quan phối hợp$/u, 'Đơn vị tham gia'],
  [/^(?:Thời hạn|Thời gian)(?: .*)?$/u, 'Thời điểm hoàn thành'],
];

function renamed(cell: Cell): Cell {
  const text = SYNONYMS.reduce((label, [pattern, other]) => label.replace(pattern, other), cell.text);
  return { ...cell, text };
}

function isTitle(row: Row): boolean {
  return (
    row.cells.filter(({ text }) => text !== '' && !/^[IVX]+$/u.test(text)).length === 1 &&
    row.cells[2]?.merged !== 'above'
  );
}

function onCells(change: (text: string, at: number) => string): (rows: readonly Row[]) => readonly Row[] {
  return ([head, ...rows]) =>
    head
      ? [
          head,
          ...rows.map((row) =>
            isTitle(row)
              ? row
              : { ...row, cells: row.cells.map((cell, at) => ({ ...cell, text: change(cell.text, at) })) },
          ),
        ]
      : [];
}

function leadAt(rows: readonly Row[]): number {
  return rows[0]?.cells.findIndex(({ text }) => /chủ trì/iu.test(text)) ?? -1;
}

export const VARIANTS: Readonly<Record<string, (blocks: readonly Block[]) => readonly Block[]>> = {
  'the headings in other words': onPlan(([head, ...rows]) =>
    head ? [{ ...head, cells: head.cells.map(renamed) }, ...rows] : [],
  ),
  'the headings in capitals with numbers': onPlan(([head, ...rows]) =>
    head
      ? [
          {
            ...head,
            cells: head.cells.map((cell, at) => ({
              ...cell,
              text: `(${at + 1}) ${cell.text.toUpperCase()}`,
            })),
          },
          ...rows,
        ]
      : [],
  ),
  'the last column before the one with the leads': onPlan((rows) => {
    const lead = leadAt(rows);
    return rows.map((row) => {
      const last = row.cells.at(-1);
      // A title that reaches over all columns still does.
      if (!last || isTitle(row)) return row;
      const rest = row.cells.slice(0, -1);
      return { ...row, cells: [...rest.slice(0, lead), last, ...rest.slice(lead)] };
    });
  }),
  'the heading again under each title': onPlan((rows) => {
    const [head] = rows;
    return head
      ? rows.flatMap((row, at) => (at > 0 && isTitle(row) ? [row, { ...head, header: false }] : [row]))
      : rows;
  }),
  'an index row': onPlan(([head, ...rows]) =>
    head
      ? [head, { header: false, cells: head.cells.map((_, at) => plainCell(`(${at + 1})`)) }, ...rows]
      : [],
  ),
  'numbers with a dot': onPlan(onCells((text, at) => (at === 0 && /^\d+$/u.test(text) ? `${text}.` : text))),
  'leads on lines': onPlan((rows) => {
    const lead = leadAt(rows);
    return onCells((text, at) => (at === lead && !text.includes(':') ? text.replace(/;\s*/gu, '\n') : text))(
      rows,
    );
  }),
  'titles that are not bold': onPlan((rows) =>
    rows.map((row) => ({ ...row, cells: row.cells.map((cell) => ({ ...cell, bold: false })) })),
  ),
  'a column for notes': onPlan(([head, ...rows]) =>
    head
      ? [
          { ...head, cells: [...head.cells, plainCell('Ghi chú')] },
          ...rows.map((row) => ({
            ...row,
            cells: [
              ...row.cells,
              isTitle(row) ? { ...plainCell(''), merged: 'left' as const } : plainCell(''),
            ],
          })),
        ]
      : [],
  ),
  'a heading in two levels': onPlan(([head, ...rows]) => {
    if (!head) return [];
    const cells = head.cells.map((cell): Cell => ({ ...cell, text: '', spread: cell.text, merged: 'above' }));
    return [head, { header: false, cells }, ...rows];
  }),
};
