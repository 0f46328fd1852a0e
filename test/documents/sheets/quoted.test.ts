import fc from 'fast-check';
import readExcelFile from 'read-excel-file/node';
import { describe, expect, test } from 'vitest';
import { quoted } from '../../../src/documents/sheets/quoted.js';
import { workbook } from '../../../src/documents/sheets/workbook.js';

const FORMULAS = [
  ...[
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\n=1',
    ' =1',
    '\u00a0=1',
    '\u200b=1',
    '\ufeff=1',
    '＝1',
    '－2',
    '＠x',
  ],
  ...["=cmd|'/C calc'!A0", '=HYPERLINK("http://x";"y")', '-2+3+cmd', '\tvăn bản', '\rvăn bản'],
];
const PLAIN = ['', 'III.1', 'Kế hoạch = hướng dẫn', '– chưa có', '5 - 7', 'a@b.vn', '(=1)', "'=1", '100%'];

describe('a text that a spreadsheet would take for a formula', () => {
  test.each(FORMULAS)('is quoted: %j', (text) => {
    expect(quoted(text)).toBe(`'${text}`);
  });

  test.each(PLAIN)('is not %j', (text) => {
    expect(quoted(text)).toBe(text);
  });

  test('stands quoted in every place of the sheet: title, subtitle, header, band, note, cell', async () => {
    const bytes = await workbook([
      {
        name: 'Trang',
        title: '=title',
        subtitle: '+subtitle',
        columns: [{ title: '-column', width: 20 }],
        paper: 'A4',
        filtered: false,
        rows: [
          { kind: 'band', text: '@band' },
          { kind: 'note', text: '=note' },
          { kind: 'cells', cells: [{ kind: 'text', text: '=cell' }] },
          { kind: 'sum', cells: [{ kind: 'text', text: '@sum' }] },
        ],
      },
    ]);
    const [sheet] = await readExcelFile(Buffer.from(bytes));
    const cells = (sheet?.data ?? []).flat().filter((cell) => cell !== null);
    expect(cells).toEqual(["'=title", "'+subtitle", "'-column", "'@band", "'=note", "'=cell", "'@sum"]);
  });

  test('never begins a cell, whatever somebody wrote', () => {
    fc.assert(
      fc.property(fc.constantFrom(...'=+-@\t\r\n ', ''), fc.string(), (first, rest) => {
        expect(quoted(first + rest)).not.toMatch(/^[=+\-@\t\r\n]/u);
      }),
    );
  });
});
