import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { runCommand } from '../../src/commands/command-line.js';
import { blocksOf } from '../../src/documents/import/reading/file-blocks.js';
import { compiled } from '../support/compiled.js';
import { sheetsOf, xlsxOf } from '../support/xlsx-file.js';
import { lines, seedPlan } from '../documents/import/reading.js';
import { seedAsWord } from '../documents/import/seed-docx.js';
import { readPlan } from '../../src/store/plan-file.js';
import { openProgram } from './program.js';
import type { Program } from './program.js';

const built = await compiled();
let program: Program;

beforeAll(async () => {
  program = await openProgram(built);
});

afterAll(async () => {
  await program.close();
});

function file(name: string): string {
  return join(program.dataDir, '..', name);
}

const TABLE = `Kế hoạch cải cách hành chính xã Thạch Hà năm 2026

| TT | Nhiệm vụ | Chủ trì | Phối hợp | Thời gian |
|---|---|---|---|---|
| I | THỂ CHẾ | | | |
| 1 | Rà soát văn bản | Phòng Kinh tế | | Quý I |
| 2 | Kiểm tra | Tổ công nghệ số | | ngày đẹp trời |
| 3 | Họp | | | |
`;

describe('plan import', () => {
  test('reads a Word file into a plan file that plan list takes', async () => {
    await writeFile(file('ke-hoach.docx'), await seedAsWord(seedPlan));
    const out = file('from-word.json');
    const {
      status,
      out: report,
      error,
    } = await program.cli([...['plan', 'import', file('ke-hoach.docx'), '--year', '2025', '--out', out]]);
    expect({ status, error }).toEqual({ status: 0, error: '' });
    expect(report).toMatch(/^Đã đọc 39 nhiệm vụ, 7 mục\./u);
    const plan = readPlan(await readFile(out, 'utf8'), out);
    expect(plan.ok && lines(plan.plan)).toEqual(lines(seedPlan));
    const listed = await program.cli(['plan', 'list', '--json', '--plan', out]);
    expect(z.array(z.object({ code: z.string() })).parse(JSON.parse(listed.out))).toHaveLength(39);
  });

  test('without --out the plan alone is on stdout and the report on stderr', async () => {
    await writeFile(file('bang.md'), TABLE);
    const { status, out, error } = await program.cli(['plan', 'import', file('bang.md'), '--year', '2026']);
    expect(status).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ year: 2026, office: 'Xã Thạch Hà' });
    expect(error).toContain('Cần quyết định');
    expect(error).toContain('I.2: chưa có hạn; thời gian ghi “ngày đẹp trời”.');
    expect(error).toContain('Đơn vị mới “Tổ công nghệ số”');
    expect(error).toContain('Bảng 1, dòng 5: “3 | Họp”.');
  });

  test('a file without a task in it is a fault that lists what was not understood', async () => {
    await writeFile(file('thu.md'), '| Chỉ tiêu | Giá trị |\n|---|---|\n| Hài lòng | 95% |\n');
    const { status, out, error } = await program.cli(['plan', 'import', file('thu.md'), '--year', '2026']);
    expect({ status, out }).toEqual({ status: 1, out: '' });
    expect(error).toContain('Hài lòng | 95%');
    expect(error).toContain('thu.md: không đọc được nhiệm vụ nào từ bảng.');
  });

  test('a bad file is a fault with what to do', async () => {
    await writeFile(file('bad.docx'), 'không phải Word');
    const bad = await program.cli(['plan', 'import', file('bad.docx'), '--year', '2026']);
    expect(bad).toMatchObject({ status: 1, out: '' });
    expect(bad.error).toContain('bad.docx: không phải tệp Word .docx');
    const missing = await program.cli(['plan', 'import', file('none.docx'), '--year', '2026']);
    expect(missing).toMatchObject({ status: 1, out: '' });
  });

  test('reads an Excel file as the same table in Word', async () => {
    const sheets = sheetsOf(await blocksOf('docx', await seedAsWord(seedPlan)));
    await writeFile(file('ke-hoach.xlsx'), xlsxOf(sheets));
    const out = file('from-excel.json');
    const read = await program.cli(['plan', 'import', file('ke-hoach.xlsx'), '--year', '2025', '--out', out]);
    expect({ status: read.status, error: read.error }).toEqual({ status: 0, error: '' });
    const plan = readPlan(await readFile(out, 'utf8'), out);
    expect(plan.ok && lines(plan.plan)).toEqual(lines(seedPlan));
  });

  test.each([
    ['a.doc', 'mở bằng Word và lưu lại dạng .docx'],
    ['a.rtf', 'mở bằng Word và lưu lại dạng .docx'],
    ['a.odt', 'mở bằng Word và lưu lại dạng .docx'],
    ['a.xls', 'mở bằng Excel và lưu lại dạng .xlsx'],
    ['a.PDF', 'không đọc được tệp PDF'],
    ['a.jpg', 'không đọc được ảnh chụp'],
    ['a.zip', 'giải nén'],
    ['a', 'lưu lại dạng Word .docx hoặc Excel .xlsx'],
  ])(
    '%s is no file that is read: what to save it as is said in the words of the chat',
    async (name, words) => {
      const { status, error } = await program.cli(['plan', 'import', file(name), '--year', '2026']);
      expect(status).toBe(1);
      expect(error).toContain(`${name}: `);
      expect(error).toContain(words);
    },
  );

  test('a file that no plan is, is told as that', async () => {
    await writeFile(file('bars.txt'), 'a|b\n'.repeat(40_000));
    const { status, error } = await program.cli(['plan', 'import', file('bars.txt'), '--year', '2026']);
    expect(status).toBe(1);
    expect(error).toContain('bars.txt: tệp có quá nhiều dòng, ô hoặc chữ');
  });

  test.each([
    [['plan', 'import'], 'takes one file'],
    [['plan', 'import', 'a.docx'], '--year'],
    [['plan', 'import', 'a.docx', '--year', '20267'], '--year'],
    [['plan', 'import', 'a.docx', 'b.docx', '--year', '2026'], 'takes one file'],
    [['plan', 'roll'], '--year'],
    [['plan', 'roll', 'x', '--year', '2027'], 'takes no x'],
  ])('%j is wrong usage', async (argumentList, words) => {
    let error = '';
    const status = await runCommand(argumentList, {
      environment: {},
      now: () => new Date(0),
      input: Readable.from([]),
      out: () => undefined,
      error: (text) => (error += text),
    });
    expect(status).toBe(2);
    expect(error).toContain(words);
  });
});

describe('plan roll', () => {
  test('drafts the next year from the plan that comes with the program', async () => {
    const out = file('plan-2027.json');
    const {
      status,
      out: report,
      error,
    } = await program.cli(['plan', 'roll', '--year', '2027', '--out', out]);
    expect({ status, error }).toEqual({ status: 0, error: '' });
    expect(report).toContain('I.2: “Quý I năm 2025” → “Quý I năm 2027”');
    expect(report).toContain('I.1a: hạn gắn với ngày cụ thể');
    const listed = await program.cli(['plan', 'list', '--plan', out]);
    expect(listed.status).toBe(0);
    expect(listed.out).toContain('2027-03-31');
    expect(listed.out).not.toContain('2025-');
  });

  test('a plan of that year already is a fault', async () => {
    const { status, error } = await program.cli(['plan', 'roll', '--year', '2025']);
    expect(status).toBe(1);
    expect(error).toContain('2025');
  });
});
