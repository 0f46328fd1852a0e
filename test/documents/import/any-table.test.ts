import fc from 'fast-check';
import { expect, test } from 'vitest';
import { assemblePlan } from '../../../src/documents/import/assembling/assemble.js';
import { blocksOfHtml } from '../../../src/documents/import/reading/html-blocks.js';
import { blocksOfMarkdown } from '../../../src/documents/import/reading/markdown-blocks.js';
import { blocksOfXlsx } from '../../../src/documents/import/reading/xlsx-blocks.js';
import { markupOf } from '../../../src/documents/import/reading/zip-guard.js';
import type { Block } from '../../../src/documents/import/block.js';
import { readDeadline } from '../../../src/plan/read-deadline.js';
import { importReportLines } from '../../../src/words/documents/import-report.js';
import { readPlan } from '../../../src/store/plan-file.js';
import { effort } from '../../support/effort.js';
import { sheetsOf, xlsxOf } from '../../support/xlsx-file.js';
import { catalogue } from './reading.js';

const HEADS = ['TT', 'Mục tiêu', 'Nhiệm vụ', 'Sản phẩm', 'Đơn vị chủ trì', 'Phối hợp', 'Thời hạn', 'Ghi chú'];

const cell = fc.oneof(
  { weight: 3, arbitrary: fc.constant('') },
  fc.constantFrom('I', 'II', 'A', '1', '2', '1.1', 'a', '-', 'I.1', '12'),
  fc.constantFrom(
    'CẢI CÁCH THỂ CHẾ',
    '**Bộ máy**',
    'II. TÀI CHÍNH',
    'Rà soát văn bản',
    'kết quả rà soát',
    '2.2. Kiểm tra',
  ),
  fc.constantFrom('Phòng Kinh tế', 'VP HĐND&UBND', 'Công an xã; Phòng VH-XH', 'Tổ số hóa', 'các ngành'),
  fc.constantFrom(
    'Quý I/2026',
    'Trước ngày 05/02/2026',
    'Thường xuyên',
    'và Quý III',
    'ngày đẹp trời',
    'Hàng tháng',
  ),
  fc.string({ maxLength: 12 }).map((text) => text.replace(/[|\\\r\n\t<>*_\u2028]/gu, '')),
);
const row = fc.oneof(
  { weight: 6, arbitrary: fc.array(cell, { minLength: HEADS.length, maxLength: HEADS.length }) },
  fc.array(cell, { minLength: 1, maxLength: HEADS.length + 2 }),
  fc.constant(HEADS),
);
const rows = fc.array(row, { minLength: 1, maxLength: 14 });
const headings = fc.shuffledSubarray(HEADS, { minLength: 3 });

function asText(table: readonly (readonly string[])[]): string {
  return table.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

interface Span {
  readonly text: string;
  readonly down: number;
  readonly across: number;
}

const span = fc.record({
  text: cell,
  down: fc.constantFrom(1, 1, 1, 2, 3),
  across: fc.constantFrom(1, 1, 1, 2, 8),
});

function asHtml(table: readonly (readonly Span[])[]): string {
  const escape = (text: string): string => text.replace(/&/gu, '&amp;');
  const body = table.map((cells) => {
    const inner = cells.map(
      ({ text, down, across }) => `<td rowspan="${down}" colspan="${across}">${escape(text)}</td>`,
    );
    return `<tr>${inner.join('')}</tr>`;
  });
  const head = HEADS.map((text) => `<th>${text}</th>`).join('');
  return `<table><tr>${head}</tr>${body.join('')}</table>`;
}

/** The rules that hold for whatever was read; throws where one does not. */
function keepsItsPromises(blocks: readonly Block[]): void {
  const { draft, report } = assemblePlan(blocks, { year: 2026, catalogue });
  const tables = blocks.flatMap((block) => (block.kind === 'table' ? [block.rows] : []));

  // Each row has one fate, and each task and each row that was not understood is one of them.
  const all = tables.flatMap((one, table) => one.map((_, at) => `${table + 1}/${at + 1}`));
  expect(report.rows.map(({ place }) => `${place.table}/${place.row}`)).toEqual(all);
  const fates = (fate: string) => report.rows.filter((one) => one.fate === fate).length;
  expect(fates('task')).toBe(draft?.tasks.length ?? 0);
  expect(fates('not-understood')).toBe(report.notUnderstood.length);
  expect(importReportLines(report).length).toBeGreaterThan(0);
  if (!draft) return;

  // The draft loads: codes are unique, leads are departments, titles fit.
  const read = readPlan(JSON.stringify(draft), 'plan');
  if (!read.ok) throw new Error(read.faults.join('\n'));

  // No date that the printed words do not give: every phrase stands in the file, every date is its reading.
  const words = flat(
    tables.flatMap((one) => one.flatMap(({ cells }) => cells.map(({ text }) => text))).join(' '),
  );
  const meant = new Map<string, string | undefined>(
    draft.tasks.map((task) => [task.code, task.deadlineAs?.phrase]),
  );
  for (const { code, deadline, printed } of read.plan.tasks) {
    // A colon or a comma between cells that were put together is ours.
    for (const part of printed.deadline.split(' ')) expect(words).toContain(part.replace(/[:,]$/u, ''));
    expect({ code, due: deadline.periods }).toEqual({
      code,
      due: readDeadline(meant.get(code) ?? printed.deadline, 2026).periods,
    });
    // What is read in place of the printed words has no number that is not printed.
    if (deadline.periods.length > 0)
      for (const number of meant.get(code)?.match(/\d+/gu) ?? [])
        if (number !== '2026') expect(words).toMatch(new RegExp(`(?<!\\d)0?${number}`, 'u'));
    const asked = report.decisions.some(
      (one) => 'code' in one && one.code === code && /deadline/u.test(one.kind),
    );
    expect({ code, asked }).toEqual({ code, asked: deadline.kind === 'unknown' });
  }

  // The words of every task's row are in the plan, under whatever column, or in the report.
  const kept = flat([JSON.stringify(draft), ...importReportLines(report)].join(' '));
  for (const { place, fate } of report.rows) {
    if (fate !== 'task' && fate !== 'continuation') continue;
    const number = /^[\d.]+$/u;
    const shown = tables[place.table - 1]?.[place.row - 1]?.cells.slice(1, 7) ?? [];
    for (const { text } of shown)
      for (const word of text.match(/\p{L}{3,}/gu) ?? [])
        if (!number.test(word)) expect(kept).toContain(word);
  }
}

function flat(text: string): string {
  return text.replace(/\s+/gu, ' ').normalize('NFC');
}

test('whatever a table of bars holds, each row is accounted for, the plan loads, no date is made up', () => {
  fc.assert(
    fc.property(rows, (table) =>
      keepsItsPromises(blocksOfMarkdown(asText([HEADS, HEADS.map(() => '---'), ...table]))),
    ),
    { numRuns: effort(30, 5000) },
  );
});

test('whatever is merged in an HTML table', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(span, { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 10 }),
      (table) => keepsItsPromises(blocksOfHtml(asHtml(table))),
    ),
    { numRuns: effort(30, 5000) },
  );
});

test('whatever is merged in a sheet', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(span, { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 10 }),
      (table) => {
        const file = xlsxOf(sheetsOf(blocksOfHtml(asHtml(table))));
        keepsItsPromises(blocksOfXlsx(new Map(markupOf(file))));
      },
    ),
    { numRuns: effort(20, 3000) },
  );
});

test('whatever columns there are, and with pages between', () => {
  fc.assert(
    fc.property(headings, rows, rows, (heads, one, other) => {
      const { report } = assemblePlan(
        blocksOfMarkdown([asText([heads, ...one]), asText([heads, ...other])].join('\n\n')),
        {
          year: 2026,
          catalogue,
        },
      );
      const divided = report.rows.filter(({ place }) => place.table === 1).length;
      expect(divided).toBe(one.length + 1);
      expect(report.rows.filter(({ fate }) => fate === 'not-understood')).toHaveLength(
        report.notUnderstood.length,
      );
    }),
    { numRuns: effort(20, 3000) },
  );
});

test('whatever text it is given, it reads or lists, and never breaks', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      for (const blocks of [blocksOfMarkdown(text), blocksOfHtml(text)]) keepsItsPromises(blocks);
    }),
    { numRuns: effort(25, 5000) },
  );
});
