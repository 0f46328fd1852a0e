import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { PrintedRow, Task } from '../../src/plan/plan.js';
import { readPlan } from '../../src/store/plan-file.js';
import { leaveOut } from '../support/programs.js';

/*
 * The plan file was made from a scan. Where the scan is at hand, this rebuilds codes, leads, deadlines and every
 * printed cell from it by a small parser that shares nothing with the program, and compares.
 */
const SCAN = new URL('../../../shared/plan/ke-hoach-cchc-2025.md', import.meta.url);
const READING = new URL('../../../shared/plan/reading.md', import.meta.url);
const there = existsSync(SCAN) && existsSync(READING);

const read = readPlan(readFileSync(new URL('../../data/plan-2025.json', import.meta.url), 'utf8'), 'plan');
if (!read.ok) throw new Error(read.faults.join('\n'));
const { plan } = read;
const appendix = plan.tasks.filter((task) => task.origin === 'appendix');

if (!there) leaveOut('the plan file against the scan', '../shared/plan');

describe.runIf(there)('the scan of the plan', () => {
  const scan = there ? readFileSync(SCAN, 'utf8').normalize('NFC') : '';
  const reading = there ? readFileSync(READING, 'utf8').normalize('NFC') : '';
  const words = plain(scan);
  const rebuilt = there ? tasksOfTheScan(scan) : [];

  test('prints the header of the Appendix 14 times and 39 tasks', () => {
    expect(scan.split('\n').filter((line) => line.startsWith('TT\t'))).toHaveLength(14);
    expect(rebuilt.map(({ code }) => code)).toEqual(appendix.map(({ code }) => code));
  });

  test('gives every task the lead of the plan file', () => {
    expect(rebuilt.map(({ code, lead }) => `${code} ${lead}`)).toEqual(
      appendix.map(({ code, lead }) => `${code} ${lead}`),
    );
  });

  test('gives every task the printed deadline of the plan file', () => {
    expect(rebuilt.map(({ code, printed }) => `${code} ${printed.deadline}`)).toEqual(
      appendix.map(({ code, deadline }) => `${code} ${deadline.printed}`),
    );
  });

  test('holds every printed cell of the Appendix, letter for letter', () => {
    expect(Object.fromEntries(rebuilt.map(({ code, printed }) => [code, printed]))).toEqual(
      Object.fromEntries(appendix.map(({ code, printed }) => [code, printed])),
    );
  });

  test('holds every cell of the duties of the body, every title of a section and the title', () => {
    const cells = plan.tasks
      .filter((task) => task.origin === 'duty')
      .flatMap(({ printed }) => COLUMNS.map((column) => printed[column]));
    for (const cell of [...cells, ...plan.sections.map(({ title }) => title)]) expect(words).toContain(cell);
    expect(words.toLowerCase().replaceAll(' ', '')).toContain(plan.title.toLowerCase().replaceAll(' ', ''));
  });

  test('holds every word that data/README.md says is left as printed', () => {
    const readme = readFileSync(new URL('../../data/README.md', import.meta.url), 'utf8');
    const [, table = ''] = /## Words left as printed\n([^]*)/.exec(readme) ?? [];
    const printed = table.split('\n').flatMap((line) => line.split('|')[2]?.trim() ?? []);
    expect(printed.length).toBeGreaterThan(15);
    for (const one of printed.slice(2)) expect(words).toContain(one);
  });

  test('is read row by row as it was agreed: words, support, kind and due days', () => {
    const rows = [...reading.matchAll(/^\| ((?:[IVX]+|TH)\.[\d.]+[a-z]?) \|(.*)\|$/gm)].map((match) => ({
      code: match[1] ?? '',
      cells: (match[2] ?? '').split('|').map((cell) => cell.trim()),
    }));
    const agreed = rows.filter(({ cells }) => cells.length === 6);
    expect(agreed).toHaveLength(39);
    expect(agreed.map(({ code, cells }) => `${code} ${[cells[1], cells[5]].join(' – ')}`)).toEqual(
      appendix.map((task) => `${task.code} ${task.text} – ${kindAndDues(task)}`),
    );
    expect(agreed.map(({ cells }) => (cells[3] === '(ô trống)' ? '' : cells[3]?.toLowerCase()))).toEqual(
      appendix.map(({ support }) => support.toLowerCase()),
    );
    const codes = [...reading.matchAll(/^\| (CT\.[\d.]+) \| ([^|]+) \|/gm)].map((match) => [
      match[1],
      match[2],
    ]);
    expect(plan.targets.map(({ code, where }) => [code, where])).toEqual(codes);
  });
});

interface ScannedTask {
  readonly code: string;
  readonly lead: string;
  readonly printed: PrintedRow;
}

function kindAndDues({ deadline }: Task): string {
  const dues = deadline.periods.map(({ due }) => due).join(', ');
  return dues === '' ? deadline.kind : `${deadline.kind}: ${dues}`;
}

function plain(text: string): string {
  return text
    .replace(/<sup>.*?<\/sup>/g, '')
    .replace(/<\/?b>/g, '')
    .replace(/<[^>]+>|\*/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

interface Draft {
  /** Section and row, `VII.2.` and so on for a numbered part; tasks of one row share it. */
  readonly row: string;
  /** Columns 1 to 7; a cell cut by a page has several pieces. */
  readonly columns: string[][];
}

const COLUMNS = [
  'objective',
  'assignment',
  'activities',
  'deliverable',
  'lead',
  'support',
  'deadline',
] as const;
const OBJECTIVE = 0;
const ASSIGNMENT = 1;
const ACTIVITIES = 2;
const DEADLINE = 6;

function tasksOfTheScan(scan: string): readonly ScannedTask[] {
  const drafts: Draft[] = [];
  let section = '';
  let row = '';
  for (const line of scan.split('\n')) {
    const [number = '', ...rest]: readonly string[] = line.split('\t').map(plain);
    if (rest.length !== 8 || number === 'TT') continue;
    if (line.includes('<b>') && rest.slice(1).every((cell) => cell === '')) {
      if (/^[IVX]+$/.test(number)) section = number;
      else if (number !== '') section += `.${number}`;
      continue;
    }
    const [columns, itsNumber] = straightened(number, rest);
    if (itsNumber !== '') row = `${section}.${itsNumber}`;
    addRow(drafts, row, columns, itsNumber !== '');
  }
  return named(drafts);
}

/** A row with its deadline in column 6 and nothing in 7 stands one cell too far left. */
function straightened(number: string, rest: readonly string[]): [columns: string[], number: string] {
  const shifted = rest[DEADLINE - 1] !== '' && rest[DEADLINE] === '';
  if (!shifted) return [rest.slice(0, 7), number];
  const columns = [number, ...rest.slice(0, 6)];
  // What stands first in such a row is the assignment: the objective is merged with the row above.
  if (columns[OBJECTIVE]?.startsWith('2.') && columns[ASSIGNMENT] === '') columns.splice(0, 2, '', number);
  return [columns, ''];
}

function addRow(drafts: Draft[], row: string, columns: readonly string[], begins: boolean): void {
  const above = drafts.at(-1);
  if (columns[DEADLINE] === '') {
    columns.forEach((cell, index) => above?.columns[index]?.push(cell));
    return;
  }
  const own = columns.map((cell) => [cell]);
  if (above && !begins && columns[OBJECTIVE]) {
    // Under a page cut one row may both continue the task above and hold one: its own activities begin at a number.
    const [, before = '', after = ''] = /^(.*?)\s*(\d+\.\d+ .*)$/.exec(columns[ACTIVITIES] ?? '') ?? [];
    above.columns[OBJECTIVE]?.push(columns[OBJECTIVE]);
    above.columns[ACTIVITIES]?.push(before);
    own[OBJECTIVE] = [''];
    own[ACTIVITIES] = [after];
  }
  drafts.push({ row, columns: own });
}

function named(drafts: readonly Draft[]): readonly ScannedTask[] {
  let lead = '';
  return drafts.map((draft, index) => {
    const sameRow = drafts.filter(({ row }) => row === draft.row);
    const letter = sameRow.length === 1 ? '' : 'abcdef'.charAt(sameRow.indexOf(draft));
    const printed = Object.fromEntries(
      COLUMNS.map((column, place) => [column, (draft.columns[place] ?? []).join(' ').trim()]),
    ) as unknown as PrintedRow;
    // An empty cell is merged with the row above.
    lead = printed.lead === '' && index > 0 ? lead : leadOf(printed.lead);
    return { code: draft.row + letter, lead, printed };
  });
}

function leadOf(printed: string): string {
  const leads: readonly (readonly [RegExp, string])[] = [
    [/^văn phòng – th[ốô]ng kê$/i, 'VPTK'],
    [/^(văn hóa – xã hội|công chức vhxh)$/i, 'VHXH'],
    [/^tư pháp( – hộ tịch)?$/i, 'TPHT'],
    [/^bộ phận tiếp nhận và trả kết quả(,.*)?$/i, 'BPMC'],
    [/^công chức kế toán$/i, 'KT'],
    [/^cbcc$/i, 'CBCC'],
    [/^các ngành /i, 'NGANH'],
  ];
  return leads.find(([pattern]) => pattern.test(printed))?.[1] ?? `? ${printed}`;
}
