import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import readExcelFile from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { reportFile, tablePaper, urgingFile } from '../../../src/features/papers/flow.js';
import { department } from '../../support/builders.js';
import { findProgram } from '../../support/programs.js';
import { sourceAt, span } from './sources.js';

/*
 * Whether another office program opens the papers, and what stands on which page. LibreOffice turns all of them into
 * PDF in one run; poppler reads those. The machine may lack the typeface that the papers are set in, so nothing here
 * depends on how wide its letters are.
 */
const run = promisify(execFile);
const OPENED = 'how another office program opens the papers';
const soffice = findProgram('LibreOffice', OPENED);
const pdftotext = findProgram('pdftotext', OPENED);
const NAMES = ['report', 'letter', 'table'] as const;

describe.runIf(soffice !== null && pdftotext !== null)('papers that LibreOffice opens', () => {
  let folder: string;
  const pages = new Map<string, readonly string[]>();

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'nhacviec-papers-'));
    const source = sourceAt('2025-06-17 08:00');
    const [report, letter, table] = await Promise.all([
      reportFile(source, span('6 tháng đầu năm')),
      urgingFile(source, department('VPTK')),
      tablePaper(source, null),
    ]);
    const files = [
      ['report.docx', report.bytes],
      ['letter.docx', letter?.bytes ?? new Uint8Array()],
      ['table.xlsx', table.file.bytes],
    ] as const;
    await Promise.all(files.map(([name, bytes]) => writeFile(join(folder, name), bytes)));
    await run(soffice ?? '', [
      `-env:UserInstallation=file://${join(folder, 'profile')}`,
      ...['--headless', '--convert-to', 'pdf', '--outdir', folder],
      ...files.map(([name]) => join(folder, name)),
    ]);
    for (const name of NAMES) pages.set(name, await pagesOf(name));
  }, 120_000);

  afterAll(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  async function pagesOf(name: string): Promise<readonly string[]> {
    const pdf = join(folder, `${name}.pdf`);
    expect((await readFile(pdf)).subarray(0, 4).toString()).toBe('%PDF');
    const { stdout } = await run(pdftotext ?? '', ['-layout', pdf, '-']);
    return stdout.split('\f').slice(0, -1);
  }

  function page(name: (typeof NAMES)[number], at: number): string {
    return pages.get(name)?.at(at) ?? '';
  }

  test('the report begins with the nation’s name and no number, and numbers its other pages', () => {
    expect(page('report', 0).trimStart()).toMatch(/^(?:ỦY BAN|CỘNG HÒA)/u);
    const others = pages.get('report')?.slice(1, appendixFrom()) ?? [];
    expect(others.map(numberOn)).toEqual(others.map((_, at) => at + 2));
  });

  test('the Appendix numbers its pages from 1', () => {
    const own = pages.get('report')?.slice(appendixFrom()) ?? [];
    expect(own.map(numberOn)).toEqual(own.map((_, at) => at + 1));
  });

  function appendixFrom(): number {
    return pages.get('report')?.findIndex((text) => /\n\s*Phụ lục\n/u.test(text)) ?? -1;
  }

  function numberOn(text: string): number {
    return Number(text.trimStart().split('\n')[0]);
  }

  test('nobody signs a page that has nothing else on it', () => {
    const signing = pages.get('report')?.find((text) => text.includes('TM. ỦY BAN NHÂN DÂN'));
    expect(signing).toContain('Trên đây là báo cáo');
  });

  test('the Appendix begins on a page of its own, with its header on each', () => {
    const from = appendixFrom();
    expect(from).toBeGreaterThan(3);
    for (const text of pages.get('report')?.slice(from) ?? []) expect(text).toMatch(/TT\s+Nhiệm vụ/u);
  });

  test('the letter says on its first page what it is about, and to whom', () => {
    expect(page('letter', 0)).toContain('V/v đôn đốc');
    expect(page('letter', 0)).toContain('Kính gửi: Văn phòng – Thống kê');
  });

  test('no text of the table is cut: each word of its cells is printed', async () => {
    const sheets = await readExcelFile(await readFile(join(folder, 'table.xlsx')));
    const cells = sheets.flatMap(({ data }) => data.flat().filter((cell) => typeof cell === 'string'));
    const [wanted, printed] = [cells.join('\n'), (pages.get('table') ?? []).join('\n')].map(counted);
    const cut = [...(wanted ?? [])].filter(([word, times]) => (printed?.get(word) ?? 0) < times);
    expect(cut).toEqual([]);
  });

  /** How often each word stands in a text. */
  function counted(text: string): ReadonlyMap<string, number> {
    const words = text.match(/[\p{L}\d]+/gu) ?? [];
    return words.reduce((all, word) => all.set(word, (all.get(word) ?? 0) + 1), new Map<string, number>());
  }

  test('the table prints as wide as its pages, the header on each', () => {
    const tracking = (pages.get('table') ?? []).filter((text) => text.includes('Người báo'));
    expect(tracking.length).toBeGreaterThan(2);
    expect(tracking.length).toBeLessThan(12);
    for (const text of tracking) expect(text).toMatch(/TT|Mã/u);
    expect((pages.get('table') ?? []).join('\n')).toContain(
      'THỐNG KÊ KẾT QUẢ THỰC HIỆN NHIỆM VỤ CÓ THỜI HẠN NĂM 2025',
    );
  });
});
