import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlign,
} from 'docx';
import type { Align, PaperRow, PaperTable, Runs } from '../../words/documents/paper.js';
import { textRuns } from './lines.js';
import { millimetres } from './page.js';

const LINE = { style: BorderStyle.SINGLE, size: 4, color: '000000' };
const ALIGNMENTS: Readonly<Record<Align, (typeof AlignmentType)[keyof typeof AlignmentType]>> = {
  left: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
};

interface TableLook {
  readonly width: number;
  /** Half points. */
  readonly size: number;
}

interface CellLook {
  readonly width: number;
  readonly size: number;
  readonly align: Align;
  readonly bold?: boolean;
  readonly span?: number;
  readonly shade?: string;
}

/** A table with its header on every page; no row is torn apart. */
export function tableOf({ columns, rows }: PaperTable, { width, size }: TableLook): Table {
  const whole = columns.reduce((sum, column) => sum + column.width, 0);
  const widths = columns.map((column) => Math.round((column.width / whole) * width));
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: columns.map(({ title }, at) =>
      cell([title], { width: widths[at] ?? 0, size, align: 'center', bold: true, shade: 'E7ECF1' }),
    ),
  });
  return new Table({
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    width: { size: width, type: 'dxa' },
    borders: {
      top: LINE,
      bottom: LINE,
      left: LINE,
      right: LINE,
      insideHorizontal: LINE,
      insideVertical: LINE,
    },
    rows: [head, ...rows.map((row) => new TableRow({ cantSplit: true, children: cellsOf(row) }))],
  });

  function cellsOf(row: PaperRow): TableCell[] {
    switch (row.kind) {
      case 'band':
        return [
          cell([row.text], { width, size, align: 'left', bold: true, span: columns.length, shade: 'F4F4F4' }),
        ];
      case 'cells':
      case 'sum':
        return row.cells.map((runs, at) =>
          cell(runs, {
            width: widths[at] ?? 0,
            size,
            align: columns[at]?.align ?? 'left',
            bold: row.kind === 'sum',
          }),
        );
    }
  }
}

function cell(runs: Runs, { width, size, align, bold = false, span, shade }: CellLook): TableCell {
  return new TableCell({
    width: { size: width, type: 'dxa' },
    verticalAlign: VerticalAlign.CENTER,
    margins: { left: millimetres(1), right: millimetres(1), top: 30, bottom: 30 },
    ...(span === undefined ? {} : { columnSpan: span }),
    ...(shade === undefined ? {} : { shading: { fill: shade } }),
    children: [
      new Paragraph({
        alignment: ALIGNMENTS[align],
        spacing: { before: 0, after: 0 },
        children: textRuns(runs, { size, bold }),
      }),
    ],
  });
}
