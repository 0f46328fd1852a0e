import fc from 'fast-check';
import { expect, test } from 'vitest';
import { importReportLines } from '../../../src/words/documents/import-report.js';
import { effort } from '../../support/effort.js';
import { imported } from './reading.js';

function bars(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

const HEAD = ['TT', 'Nhiệm vụ', 'Chủ trì', 'Phối hợp', 'Thời hạn'];

test('the report of a hundred tasks stays under forty lines, what must be decided first', async () => {
  const rows = Array.from({ length: 100 }, (_, at) => [
    '',
    `Rà soát nội dung ${at}`,
    [`Phòng Chuyên môn ${at}`, `Phòng A${at}; Phòng B${at}`, `Sở Nội vụ, Tài chính ${at}`, ''][at % 4] ?? '',
    '',
    ['Quý I', `khi thuận tiện ${at}`, `Cuối tháng ${(at % 12) + 1}`, '', 'Năm 2030'][at % 5] ?? '',
  ]);
  const { report } = await imported('markdown', bars([HEAD, ...rows]));
  const lines = importReportLines(report);
  expect(report.tasks + report.notUnderstood.length).toBeGreaterThan(90);
  expect(lines.length).toBeLessThan(40);
  expect(lines[2]).toMatch(/^Cần quyết định/u);
  expect(lines.some((line) => /^- \d+ số thứ tự tự động: /u.test(line))).toBe(true);
  // Every task that is doubted or to be decided is named, however many there are.
  const words = lines.join('\n');
  for (const one of [...report.doubts, ...report.decisions])
    if ('code' in one && one.code !== null)
      expect(words).toMatch(new RegExp(`(?<![\\w.])${one.code.replace(/\./gu, '\\.')}(?![\\w.]\\w)`, 'u'));
});

const bodies = fc.record({
  head: fc.constantFrom(
    'Thôn',
    'Trường Tiểu học',
    'Tổ',
    'UBND xã',
    'Phòng',
    'Sở',
    'Bộ',
    'Chi bộ',
    'Trạm Y tế xã',
    'Xóm',
  ),
  proper: fc.constantFrom(
    'Đông Hà',
    'Đông Hải',
    'Đông Hạ',
    'Hòa Bình',
    'Hoà Bính',
    'Tân Phú',
    'Tân Phước',
    'A',
    'B',
    'số 1',
    'số 2',
    '11',
    'Xuân',
    'Xuân Hòa',
  ),
});

test('two bodies whose names differ in a head word, a proper noun, a number or a letter never share a department', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(bodies, {
        minLength: 2,
        maxLength: 8,
        selector: ({ head, proper }) => `${head} ${proper}`,
      }),
      async (all) => {
        const rows = all.map(({ head, proper }, at) => [
          String(at + 1),
          'Rà soát',
          `${head} ${proper}`,
          '',
          'Quý I',
        ]);
        const { draft } = await imported('markdown', bars([HEAD, ...rows]));
        expect(new Set(draft?.tasks.map(({ lead }) => lead)).size).toBe(all.length);
      },
    ),
    { numRuns: effort(60, 2000) },
  );
});

test('a row of a plan’s table is a task, a section, a heading or named in the report', async () => {
  const cells = fc.array(
    fc.constantFrom(
      '',
      '',
      'I',
      '2',
      '2.1',
      'Rà soát văn bản',
      'CÔNG TÁC KHÁC',
      'Sở Nội vụ',
      'Quý II',
      'x',
      'Tổng cộng',
      '(*) Kinh phí',
    ),
    {
      minLength: HEAD.length,
      maxLength: HEAD.length,
    },
  );
  await fc.assert(
    fc.asyncProperty(fc.array(cells, { minLength: 1, maxLength: 10 }), async (rows) => {
      const { report } = await imported('markdown', bars([HEAD, HEAD.map(() => '---'), ...rows]));
      const words = importReportLines(report).join('\n').toLowerCase();
      for (const { place, fate } of report.rows) {
        if (['task', 'section', 'heading', 'blank', 'continuation'].includes(fate)) continue;
        expect({
          place,
          fate,
          named: new RegExp(`bảng ${place.table}, dòng (?:[\\d–]+, )*`, 'u').test(words),
        }).toMatchObject({ named: true });
      }
      // What was joined to a row above is told as well.
      const joined = report.rows.filter(({ fate }) => fate === 'continuation').length;
      if (joined > 0) expect(report.doubts.some(({ why }) => why.kind === 'joined')).toBe(true);
    }),
    { numRuns: effort(60, 2000) },
  );
});
