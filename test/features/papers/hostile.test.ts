import mammoth from 'mammoth';
import readExcelFile from 'read-excel-file/node';
import { expect, test } from 'vitest';
import { reportFile, tablePaper, urgingFile } from '../../../src/features/papers/flow.js';
import type { PaperSource } from '../../../src/features/papers/flow.js';
import { department, journalOf, office, officer, reported, started } from '../../support/builders.js';
import { moment } from '../../support/office.js';
import { span } from './sources.js';

/** What XML cannot hold, what it takes for its own, what a spreadsheet might reckon, and what turns lines around. */
const HOSTILE = '=cmd|"/C calc"!A1 <w:t>&amp;]]> \u0000\u0008\uFFFE\u202E\uD800 😀 Ứ';

const source: PaperSource = {
  office: {
    ...office,
    plan: { ...office.plan, office: `Xã ${HOSTILE}`, committee: HOSTILE, title: HOSTILE },
  },
  facts: journalOf([
    started('2025-01-02'),
    officer(1, HOSTILE, 'VPTK'),
    reported({ by: 1, on: '2025-03-05', code: 'III.1', note: HOSTILE, documents: ['45/KH-UBND'] }),
    reported({
      by: 1,
      on: '2025-02-05',
      code: 'I.2',
      status: 'blocked',
      note: `${HOSTILE}${'x'.repeat(9000)}`,
    }),
  ]),
  now: moment('2025-06-17 08:00'),
};

test('words of people cannot break a workbook nor become a formula', async () => {
  const { file } = await tablePaper(source, null);
  const [sheet] = await readExcelFile(Buffer.from(file.bytes));
  const row = sheet?.data.find(([code]) => code === 'III.1');
  expect(row?.join('\n')).toMatch(/^'=cmd\|"\/C calc"!A1 <w:t>&amp;\]\]> +😀 Ứ$/mu);
});

test('words of people cannot break a paper', async () => {
  const report = await reportFile(source, span('6 tháng đầu năm'));
  const letter = await urgingFile(source, department('VPTK'));
  for (const bytes of [report.bytes, letter?.bytes ?? new Uint8Array()]) {
    const { value } = await mammoth.extractRawText({ buffer: Buffer.from(bytes) });
    expect(value).toMatch(/<w:t>&amp;\]\]> +😀 Ứ/u);
    expect(value).not.toMatch(/[\p{Cs}\p{Cf}\p{Cn}]|(?![\n\t])\p{Cc}/u);
  }
});
