import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Block } from '../../../src/documents/import/block.js';
import { UnreadableFile } from '../../../src/documents/import/limits.js';
import { blocksOf } from '../../../src/documents/import/reading/file-blocks.js';
import { numberFormat, shown } from '../../../src/documents/import/reading/number-format.js';
import { draftPlan } from '../../../src/service/plan-drafting.js';
import { importReportLines } from '../../../src/words/documents/import-report.js';
import { effort } from '../../support/effort.js';
import { sheetsOf, xlsxOf } from '../../support/xlsx-file.js';
import type { CellOf, SheetOf } from '../../support/xlsx-file.js';
import { importedPlan, lines, seedPlan } from './reading.js';
import { seedAsWord } from './seed-docx.js';

const HEADS = ['TT', 'Nhiệm vụ', 'Đơn vị chủ trì', 'Phối hợp', 'Thời gian'];

function blocksIn(...sheets: readonly SheetOf[]): Promise<readonly Block[]> {
  return blocksOf('xlsx', xlsxOf(sheets));
}

/** The words of the first table, row by row. */
async function wordsIn(...sheets: readonly SheetOf[]): Promise<readonly (readonly string[])[]> {
  const table = (await blocksIn(...sheets)).find((block) => block.kind === 'table');
  return table?.rows.map(({ cells }) => cells.map(({ text }) => text)) ?? [];
}

async function planIn(...sheets: readonly SheetOf[]): ReturnType<typeof importedPlan> {
  return importedPlan('xlsx', xlsxOf(sheets), 2026);
}

test('the plan as Excel has it, with merged cells, gives every code, lead, support and deadline', async () => {
  const word = await blocksOf('docx', await seedAsWord(seedPlan));
  const { plan, report } = await importedPlan('xlsx', xlsxOf(sheetsOf(word)), 2025);
  expect(lines(plan)).toEqual(lines(seedPlan));
  expect(report.notUnderstood).toEqual([]);
});

test('what somebody hid is not read, and is named', async () => {
  const hidden = {
    name: 'Danh mục <cũ>',
    state: 'hidden',
    rows: [HEADS, ['1', 'Việc cũ', 'Văn phòng', '', 'Quý I']],
  } as const;
  const bytes = xlsxOf([{ rows: [HEADS, ['1', 'Ban hành kế hoạch', 'Văn phòng', '', 'Quý I']] }, hidden]);
  const drafted = await draftPlan({
    ...{ name: 'ke-hoach.xlsx', bytes, year: { named: 2026, present: 2026 } },
    ...{ inForce: null, earlier: [], departments: [] },
  });
  if (drafted.kind !== 'read' || !drafted.report) throw new Error(drafted.kind);
  expect(drafted.plan.tasks.map(({ title }) => title)).toEqual(['Ban hành kế hoạch']);
  expect(drafted.report.hiddenSheets).toEqual(['Danh mục <cũ>']);
  expect(importReportLines(drafted.report)).toContain(
    'Trang tính ẩn, không đọc (1): “Danh mục <cũ>”. Nếu cần, đề nghị bỏ ẩn rồi gửi lại.',
  );
});

describe('a sheet', () => {
  test('with a title above its table, empty rows and columns, and a signature below', async () => {
    const { plan, report } = await planIn({
      rows: [
        [null, 'UBND XÃ THẠCH HÀ', null, null, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'],
        [],
        [null, { bold: 'KẾ HOẠCH' }],
        [null, 'Cải cách hành chính xã Thạch Hà năm 2026'],
        [null, '(Kèm theo Kế hoạch số 12/KH-UBND ngày 05/01/2026)'],
        [],
        [null, ...HEADS],
        [null, 'I', { bold: 'CẢI CÁCH THỂ CHẾ' }],
        [null, { number: 1 }, 'Rà soát văn bản', 'Phòng Kinh tế', null, 'Quý I'],
        [],
        [null, { number: 2 }, 'Kiểm tra', 'Công an xã', null, 'Quý II'],
        [],
        [null, 'Nơi nhận:', null, null, 'TM. ỦY BAN NHÂN DÂN'],
        [null, '- Như trên;', null, null, 'CHỦ TỊCH'],
      ],
      merges: ['B3:F3', 'B4:F4', 'C8:F8'],
    });
    expect(plan.title).toBe('Kế hoạch cải cách hành chính xã Thạch Hà năm 2026');
    expect(plan.office).toBe('Xã Thạch Hà');
    expect(plan.tasks.map(({ code, title, lead }) => `${code} ${title} ${lead}`)).toEqual([
      'I.1 Rà soát văn bản PKT',
      'I.2 Kiểm tra CA',
    ]);
    expect(report.notUnderstood).toEqual([]);
  });

  test.each([
    ['./.', [[null, './.']]],
    [
      'addressees',
      [
        ['Nơi nhận:', null, null, 'TM. ỦY BAN NHÂN DÂN'],
        ['- Như trên;', null, null, 'CHỦ TỊCH'],
      ],
    ],
    ['three who sign', [['Người lập biểu', null, 'Trưởng phòng', null, 'Chủ tịch']]],
  ])('that is closed by %s right below its last row makes no work of that', async (_, closing) => {
    const { plan, report } = await planIn({
      rows: [HEADS, ['1', 'Rà soát văn bản', 'Phòng Kinh tế', '', 'Quý I'], ...closing],
    });
    expect(plan.tasks.map(({ title }) => title)).toEqual(['Rà soát văn bản']);
    expect(report.doubts.filter(({ why }) => why.kind === 'joined')).toEqual([]);
  });

  test('whose lead and time are merged over several tasks gives them to each', async () => {
    const { plan } = await planIn({
      rows: [
        HEADS,
        ['1', 'Rà soát văn bản', 'Phòng Kinh tế', '', 'Quý I'],
        ['2', 'Kiểm tra'],
        ['3', 'Báo cáo', 'Công an xã', '', 'Quý II'],
      ],
      merges: ['C2:C3', 'E2:E3'],
    });
    expect(plan.tasks.map(({ lead, deadline }) => [lead, deadline.periods[0]?.due])).toEqual([
      ['PKT', '2026-03-31'],
      ['PKT', '2026-03-31'],
      ['CA', '2026-06-30'],
    ]);
  });

  test('whose days are numbers with a format gives the days that a person sees', async () => {
    const { plan } = await planIn({
      rows: [
        HEADS,
        [{ number: 1 }, 'Rà soát', 'Phòng Kinh tế', '', { number: 46112, format: 'dd/mm/yyyy' }],
        [{ number: 2 }, 'Kiểm tra', 'Phòng Kinh tế', '', { number: 46112, format: 14 }],
        [
          { number: 3 },
          'Họp',
          'Phòng Kinh tế',
          '',
          { number: 46112.75, format: '[$-42A]dddd, dd mmmm yyyy hh:mm' },
        ],
        [{ number: 4 }, 'Báo cáo', 'Phòng Kinh tế', '', { number: 46112, format: '"Tháng "mm/yyyy' }],
        [{ number: 5 }, 'Tổng kết', 'Phòng Kinh tế', '', { raw: '<c t="d"><v>2026-03-31T00:00:00</v></c>' }],
      ],
    });
    expect(
      plan.tasks.map(({ printed, deadline }) => [printed.deadline, deadline.periods.at(-1)?.due]),
    ).toEqual([
      ['31/03/2026', '2026-03-31'],
      ['31/03/2026', '2026-03-31'],
      ['31/03/2026', '2026-03-31'],
      ['Tháng 03/2026', '2026-03-31'],
      ['31/03/2026', '2026-03-31'],
    ]);
  });

  test('of another calendar, which Excel for the Mac had, gives the same days', async () => {
    const rows: SheetOf['rows'] = [HEADS, ['1', 'Họp', 'Phòng Kinh tế', '', { number: 44650, format: 14 }]];
    const { plan } = await importedPlan('xlsx', xlsxOf([{ rows }], '<workbookPr date1904="1"/>'), 2026);
    expect(plan.tasks[0]?.printed.deadline).toBe('31/03/2026');
  });

  const CELLS: readonly (readonly [string, CellOf, string])[] = [
    ['words in runs without how they are spoken', { runs: ['Rà ', 'soát'] }, 'Rà soát'],
    ['words in the cell itself', { raw: '<c t="inlineStr"><is><t>Rà soát</t></is></c>' }, 'Rà soát'],
    ['what a formula gives', { raw: '<c t="str"><f>A1&amp;B1</f><v>Rà soát</v></c>' }, 'Rà soát'],
    ['decomposed letters', 'Ra\u0300 soa\u0301t', 'Rà soát'],
    ['lines and needless spaces', 'Rà  soát_x000D_\n  văn bản ', 'Rà soát\nvăn bản'],
    ['a whole number', { number: 12 }, '12'],
    ['a number with its noise', { number: 1.1000000000000001 }, '1.1'],
    ['a percentage', { number: 0.955, format: '0.0%' }, '95.5%'],
    ['decimals', { number: 1.1, format: '0.00' }, '1.10'],
    ['words around a number', { number: 3, format: '"NV "0' }, 'NV 3'],
    ['an error', { raw: '<c t="e"><v>#REF!</v></c>' }, '#REF!'],
    ['a number without a style', { raw: '<c s="99"><v>7</v></c>' }, '7'],
    ['what is no number', { raw: '<c><v>NaN</v></c>' }, 'NaN'],
  ];

  test.each(CELLS)('gives %s as a person sees it', async (_, cell, seen) => {
    expect(
      (
        await wordsIn({
          rows: [
            ['x', 'y', 'z'],
            [cell, 'b', 'c'],
          ],
        })
      )[1]?.[0],
    ).toBe(seen);
  });

  test('with names of places and prefixes as other programs write them', async () => {
    const raw = (name: string, text: string): CellOf => ({
      raw: `<c r="${name}" t="inlineStr"><is><t>${text}</t></is></c>`,
    });
    const rows = await wordsIn({ rows: [[raw('B1', 'a'), raw('D1', 'b'), raw('AA1', 'c')]] });
    expect(rows).toEqual([['a', 'b', 'c']]);
  });
});

describe('several sheets', () => {
  const task = (text: string): SheetOf['rows'] => [HEADS, ['1', text, 'Phòng Kinh tế', '', 'Quý I']];

  test('are read one after another, and those that somebody hid are not', async () => {
    const { plan } = await planIn(
      { name: 'I. Thể chế', rows: task('Rà soát văn bản') },
      { name: 'Danh mục', rows: [['a', 'b', 'c']], state: 'hidden' },
      { name: 'Bản cũ', rows: task('Việc cũ'), state: 'veryHidden' },
      { name: 'II. Thủ tục hành chính', rows: task('Niêm yết thủ tục') },
    );
    expect(plan.tasks.map(({ code, title }) => `${code} ${title}`)).toEqual([
      'I.1 Rà soát văn bản',
      'II.1 Niêm yết thủ tục',
    ]);
  });

  test('without words are none', async () => {
    expect(await blocksIn({ rows: [] }, { rows: [[null, '  ']] })).toEqual([]);
  });
});

test.each([
  ['dd/mm/yyyy;@', 46112, '31/03/2026'],
  ['m/d/yy h:mm', 46112.5, '31/03/2026'],
  ['h:mm', 0.5, '0.5'],
  ['[h]:mm:ss', 1.5, '1.5'],
  ['yyyy', 46112, '2026'],
  ['d/m', 46112, '31/03'],
  ['"Quý I/"yyyy', 46112, 'Quý I/2026'],
  ['[Red]0', 5, '5'],
  ['#,##0.00', 1234.5, '1234.50'],
  ['0_);(0)', 5, '5'],
  ['@', 5, '5'],
  ['General', 5, '5'],
  ['dd/mm/yyyy', -1, '-1'],
  ['dd/mm/yyyy', 1e12, '1000000000000'],
])('the format %s shows %d as %s', (code, value, seen) => {
  expect(shown(value, numberFormat(164, code), false)).toBe(seen);
});

test.each([
  ['no zip', Buffer.from('Kính gửi'), 'not-xlsx'],
  ['an old workbook under a new name', Buffer.from('d0cf11e0a1b11ae1'.padEnd(80, '0'), 'hex'), 'not-xlsx'],
  [
    'a workbook with a password',
    Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('EncryptedPackage', 'utf16le')]),
    'encrypted',
  ],
  ['a Word file under its name', await seedAsWord(seedPlan), 'not-xlsx'],
])('%s is told as what it is', async (_, file, reason) => {
  await expect(blocksOf('xlsx', file)).rejects.toMatchObject({ reason });
});

test('a workbook with a damaged byte is read or refused, and nothing else', async () => {
  const whole = xlsxOf([{ rows: [HEADS, ['1', 'Họp', 'Phòng Kinh tế', '', 'Quý I']], merges: ['A1:B1'] }]);
  await fc.assert(
    fc.asyncProperty(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
      const damaged = Buffer.from(whole);
      damaged[at] = (damaged[at] ?? 0) ^ change;
      const outcome = await blocksOf('xlsx', damaged).catch((error: unknown) => error);
      expect(Array.isArray(outcome) || outcome instanceof UnreadableFile).toBe(true);
    }),
    { numRuns: effort(200, 5000) },
  );
});

test('half a workbook is refused, wherever it ends', async () => {
  const whole = xlsxOf([{ rows: [HEADS] }]);
  for (const part of [0.1, 0.5, 0.9, 0.99]) {
    const half = whole.subarray(0, Math.floor(whole.length * part));
    await expect(blocksOf('xlsx', half)).rejects.toMatchObject({ reason: 'not-xlsx' });
  }
});
