import writeExcelFile from 'write-excel-file/node';
import type { CellObject, Row } from 'write-excel-file/node';
import type { SheetCell, SheetColumn, SheetPage, SheetRow, Tone } from '../../words/documents/sheet.js';
import { printing } from './print-setup.js';
import { quoted } from './quoted.js';
import { rowHeight } from './row-height.js';

const FONT = 'Times New Roman';
/** Title, subtitle, header. */
const HEAD_ROWS = 3;

const TONES: Readonly<Record<Tone, Pick<CellObject, 'backgroundColor' | 'textColor'>>> = {
  'on-time': { backgroundColor: '#E2F0D9', textColor: '#1E5B1E' },
  late: { backgroundColor: '#FCE4D0', textColor: '#9C4A00' },
  'under-way': { backgroundColor: '#DCE9F8', textColor: '#1B4F8F' },
  overdue: { backgroundColor: '#F9D5D5', textColor: '#A61C1C' },
  'not-begun': { backgroundColor: '#EDEDED', textColor: '#555555' },
};

const LINES = { borderColor: '#9A9A9A', borderStyle: 'thin' } as const;
const BODY = { ...LINES, alignVertical: 'top', wrap: true } as const;

/** The sheets as an .xlsx file: A4 or A3 landscape, a header that stays in sight, filters, days as days. */
export async function workbook(pages: readonly SheetPage[]): Promise<Uint8Array> {
  const sheets = pages.map((page) => ({
    sheet: page.name,
    data: [...headRows(page), ...page.rows.map((row) => rowOf(row, page.columns))],
    columns: page.columns.map(({ width }) => ({ width })),
    orientation: 'landscape' as const,
    stickyRowsCount: HEAD_ROWS,
    ...(page.filtered ? { stickyColumnsCount: 1 } : {}),
    showGridLines: false,
  }));
  const setups = pages.map(({ name, columns, rows, paper, filtered }) => ({
    name,
    paper,
    headRows: HEAD_ROWS,
    columns: columns.length,
    rows: rows.length,
    filtered,
  }));
  return writeExcelFile(sheets, {
    fontFamily: FONT,
    fontSize: 11,
    features: [printing(setups)],
  }).toBuffer();
}

function headRows({ title, subtitle, columns }: SheetPage): Row[] {
  const over = { columnSpan: columns.length, align: 'center', alignVertical: 'center' } as const;
  const height = rowHeight(columns.map(({ title: text, width }) => ({ text, width, bold: true })));
  return [
    [{ value: quoted(title), ...over, fontWeight: 'bold', fontSize: 14, height: 24 }],
    [{ value: quoted(subtitle), ...over, fontStyle: 'italic', height: 20 }],
    columns.map((column) => ({
      value: quoted(column.title),
      ...BODY,
      height,
      fontWeight: 'bold',
      align: 'center',
      alignVertical: 'center',
      backgroundColor: '#D9E2EC',
    })),
  ];
}

function rowOf(row: SheetRow, columns: readonly SheetColumn[]): Row {
  switch (row.kind) {
    case 'band':
      return [overAll(row.text, columns, { fontWeight: 'bold', backgroundColor: '#F2F2F2' })];
    case 'note':
      return [overAll(row.text, columns, {})];
    case 'sum':
      return cellsOf(row.cells, columns).map((cell) => ({ ...cell, fontWeight: 'bold' }));
    case 'cells':
      return cellsOf(row.cells, columns);
  }
}

function overAll(text: string, columns: readonly SheetColumn[], style: Partial<CellObject>): CellObject {
  const width = columns.reduce((sum, column) => sum + column.width, 0);
  return {
    value: quoted(text),
    ...BODY,
    columnSpan: columns.length,
    height: rowHeight([{ text, width, bold: true }]),
    ...style,
  };
}

function cellsOf(cells: readonly SheetCell[], columns: readonly SheetColumn[]): CellObject[] {
  const height = rowHeight(
    cells.map((cell, at) => ({
      text: cell.kind === 'text' ? cell.text : '',
      width: columns[at]?.width ?? 0,
    })),
  );
  return cells.map((cell) => ({ ...cellOf(cell), height }));
}

function cellOf(cell: SheetCell): CellObject {
  switch (cell.kind) {
    case 'text':
      return {
        value: quoted(cell.text),
        type: String,
        ...BODY,
        ...(cell.centred ? { align: 'center' } : {}),
        ...toneOf(cell.tone),
      };
    case 'number':
      return { value: cell.value, type: Number, ...BODY, align: 'center', ...toneOf(cell.tone) };
    case 'share':
      return { value: cell.value, type: Number, format: '0.0%', ...BODY, align: 'center' };
    case 'day':
      return {
        // A day of the sheet is a count of days: midnight UTC is the same day for every machine.
        value: new Date(`${cell.day}T00:00:00Z`),
        type: Date,
        format: 'dd/mm/yyyy',
        ...BODY,
        align: 'center',
      };
    case 'empty':
      return { value: '', type: String, ...BODY };
  }
}

function toneOf(tone: Tone | undefined): Partial<CellObject> {
  return tone === undefined ? {} : TONES[tone];
}
