import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import ICAL from 'ical.js';
import mammoth from 'mammoth';
import readExcelFile from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { silentLog } from '../../src/ports/memory.js';
import { runCommand } from '../../src/commands/command-line.js';
import { openJournal } from '../../src/store/journal-file.js';
import { reported } from '../support/builders.js';
import { compiled } from '../support/compiled.js';
import { moment } from '../support/office.js';
import { openProgram } from './program.js';
import type { Finished, Program } from './program.js';

const built = await compiled();
let program: Program;

beforeAll(async () => {
  program = await openProgram(built);
  await mkdir(program.dataDir);
  const opened = await openJournal(program.dataDir, { log: silentLog });
  if (!opened.ok) throw new Error(opened.fault);
  const { what } = reported({ by: 1, on: '2025-03-12', code: 'III.1', documents: ['45/KH-UBND'] });
  const cause = { by: null, update: null, at: moment('2025-03-12 09:00') };
  await opened.journal.decide(cause, () => ({ facts: [what], answer: null }));
  await opened.close();
});

afterAll(async () => {
  await program.close();
});

async function exported(
  name: string,
  ...options: readonly string[]
): Promise<{ readonly finished: Finished; readonly bytes: Buffer }> {
  const out = join(program.dataDir, '..', name);
  const finished = await program.cli(['export', ...options, '--out', out]);
  expect(finished).toEqual({ status: 0, out: `${out}\n`, error: '' });
  return { finished, bytes: await readFile(out) };
}

describe('export', () => {
  test('writes the tracking table, by what is in the journal', async () => {
    const { bytes } = await exported('table.xlsx', '--format', 'xlsx');
    const [sheet] = await readExcelFile(bytes);
    expect(sheet?.data.find(([code]) => code === 'III.1')).toContain('45/KH-UBND');
  });

  test('writes the report of a period', async () => {
    const { bytes } = await exported('report.docx', '--format', 'docx', '--period', 'Quý I/2025');
    const { value } = await mammoth.extractRawText({ buffer: bytes });
    expect(value).toContain('Quý I năm 2025');
    expect(value).toContain('(Kế hoạch số 45/KH-UBND ngày […])');
  });

  test('writes a letter to a department that is late', async () => {
    const { bytes } = await exported('letter.docx', '--format', 'docx', '--urge', 'kt');
    const { value } = await mammoth.extractRawText({ buffer: bytes });
    expect(value).toContain('Kính gửi: Tài chính – Kế toán');
  });

  test('writes the calendar of all or of one department', async () => {
    const events = async (...more: readonly string[]): Promise<number> => {
      const { bytes } = await exported('dates.ics', '--format', 'ics', ...more);
      return new ICAL.Component(ICAL.parse(bytes.toString()) as unknown[]).getAllSubcomponents('vevent')
        .length;
    };
    expect(await events()).toBeGreaterThan(await events('--department', 'KT'));
  });

  test('without --out it takes a name that a person can keep', async () => {
    const finished = await program.cli(['export', '--format', 'docx', '--period', '6 tháng đầu năm']);
    expect(finished).toEqual({ status: 0, out: 'Bao-cao-CCHC-6-thang-dau-nam-2025.docx\n', error: '' });
    expect(existsSync(join(program.dataDir, '..', 'Bao-cao-CCHC-6-thang-dau-nam-2025.docx'))).toBe(true);
  });

  test.each([
    [['--format', 'pdf'], '--format xlsx, docx or ics'],
    [[], '--format xlsx, docx or ics'],
    [['--format', 'docx', '--period', 'Quý I/2031'], '"Quý I/2025"'],
    [['--format', 'xlsx', '--urge', 'KT'], '--urge goes with --format docx'],
    [
      ['--format', 'docx', '--urge', 'KT', '--period', 'Quý I'],
      '--period goes with the table and the report',
    ],
    [['--format', 'docx', '--department', 'KT'], '--department goes with --format ics'],
    [['--format', 'ics', '--department', 'CBCC'], 'there is no department CBCC; there are VPTK'],
    [['--format', 'ics', 'more'], 'export takes no more'],
  ])('%j is wrong usage, and says what would be right', async (options, words) => {
    const said = { out: '', error: '' };
    const status = await runCommand(['export', ...options], {
      environment: { DATA_DIR: program.dataDir },
      now: () => new Date('2025-06-17T01:00:00Z'),
      input: Readable.from([]),
      out: (text) => (said.out += text),
      error: (text) => (said.error += text),
    });
    expect({ status, out: said.out }).toEqual({ status: 2, out: '' });
    expect(said.error).toContain(words);
  });

  test('where it cannot write it says so', async () => {
    const out = join(program.dataDir, 'none', 'table.xlsx');
    expect(await program.cli(['export', '--format', 'xlsx', '--out', out])).toMatchObject({
      status: 1,
      out: '',
    });
  });

  test('changes nothing in the data folder', async () => {
    const before = await readdir(program.dataDir);
    const journal = await readFile(join(program.dataDir, 'journal.json'));
    await exported('table.xlsx', '--format', 'xlsx');
    expect(await readdir(program.dataDir)).toEqual(before);
    expect(await readFile(join(program.dataDir, 'journal.json'))).toEqual(journal);
  });
});
