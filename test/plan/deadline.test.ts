import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { DeadlineKind } from '../../src/plan/deadline.js';
import { readDeadline } from '../../src/plan/read-deadline.js';
import { PHRASES, type Row } from './phrases.js';

const KINDS: readonly DeadlineKind[] = [
  'before',
  'date',
  'window',
  'milestones',
  'daily',
  'weekly',
  'monthly',
  'quarterly',
  'half-yearly',
  'yearly',
  'ongoing',
  'on-request',
  'relative',
  'mixed',
  'unknown',
];

const MORE = new URL('more-phrases.tsv', import.meta.url);

/** Phrases of one reading share a line, a bar between them. */
function morePhrases(): readonly Row[] {
  const [, ...lines] = readFileSync(MORE, 'utf8').trimEnd().split('\n');
  return lines.flatMap((line) => {
    const [kind = '', dues = '', doubt = '', phrases = ''] = line.split('\t');
    return phrases.split(' | ').map((phrase): Row => {
      const row = [phrase, kindOf(kind), dues] as const;
      return doubt === 'doubt' ? [...row, 'doubt'] : row;
    });
  });
}

function kindOf(printed: string): DeadlineKind {
  const kind = KINDS.find((one) => one === printed);
  if (!kind) throw new Error(`no kind of deadline is called ${printed}`);
  return kind;
}

/** All due days, or of more than four the first, the last and their number. */
function duesOf(phrase: string, year = 2025): string {
  const dues = readDeadline(phrase, year).periods.map((period) => period.due);
  if (dues.length <= 4) return dues.join(' ');
  return `${String(dues[0])} … ${String(dues.at(-1))} (${dues.length})`;
}

function check([phrase, kind, dues, doubt]: Row): void {
  const read = readDeadline(phrase, 2025);
  expect(read.kind).toBe(kind);
  expect(duesOf(phrase)).toBe(dues);
  expect(read.doubts.length > 0, read.doubts.join(' ')).toBe(doubt === 'doubt');
  expect(read.reason === null).toBe(kind !== 'unknown');
}

const ALL_MONTHS = '2025-01-31 … 2025-12-31 (12)';
const ALL_QUARTERS = '2025-03-31 2025-06-30 2025-09-30 2025-12-31';

// The printed deadlines of the plan and what its agreed reading makes of them.
const APPENDIX: readonly (readonly [codes: string, ...Row])[] = [
  ['I.1a', 'Trước ngày 05/02/2025', 'before', '2025-02-05'],
  ['I.1b', 'Theo yêu cầu của huyện', 'on-request', ''],
  ['I.1c', 'Tháng 01/2025', 'window', '2025-01-31'],
  ['I.1d, I.3, II.1, III.3–III.9…', 'Thường xuyên', 'ongoing', ''],
  ['I.2', 'Quý I năm 2025', 'window', '2025-03-31'],
  ['I.4a', 'Quý II, III/2025', 'window', '2025-09-30'],
  ['I.4b, I.5, I.6, IV.1, V.2a…', 'Năm 2025', 'window', '2025-12-31'],
  ['II.2b', 'Theo yêu cầu của cấp trên', 'on-request', ''],
  ['II.3', 'Quý IV', 'window', '2025-12-31'],
  ['III.1', 'Quý I/2025', 'window', '2025-03-31'],
  [
    'III.2',
    'Ban hành kế hoạch; tổ chức thực hiện vào quý I và báo cáo kết quả vào quý III',
    'milestones',
    '2025-03-31 2025-09-30',
  ],
  ['VI.1', 'Hoàn thành trong tháng 1/2025', 'window', '2025-01-31'],
  ['VI.2', 'Theo quý', 'quarterly', ALL_QUARTERS],
  ['VI.3', 'Theo kế hoạch của cấp trên', 'on-request', ''],
  ['VI.4', 'Hàng Năm', 'yearly', '2025-12-31'],
  ['TH.1', 'định kỳ hàng tháng', 'monthly', ALL_MONTHS],
  ['TH.2', 'định kỳ vào ngày 25 hàng tháng', 'monthly', '2025-01-25 … 2025-12-25 (12)'],
  ['TH.3', 'theo quý, 6 tháng, năm', 'quarterly', ALL_QUARTERS],
];

describe('the deadlines of the plan itself', () => {
  for (const [codes, ...row] of APPENDIX) {
    it(`${codes}: “${row[0]}” is read as agreed`, () => check(row));
  }
});

describe('other phrases of the same sort', () => {
  for (const row of [...PHRASES, ...morePhrases()])
    it(`“${row[0]}” is ${row[1]} ${row[2]}`, () => check(row));
});

describe('the periods of a reading', () => {
  const periods = (phrase: string, year = 2025): readonly string[] =>
    readDeadline(phrase, year).periods.map(({ id, label, opens, due }) => `${id} ${label}: ${opens}–${due}`);

  it('a window opens on its first day, a date on the first day of the plan’s year', () => {
    expect(periods('Quý II, III/2025')).toEqual(['2025 quý II–III: 2025-04-01–2025-09-30']);
    expect(periods('Trước ngày 05/02/2025')).toEqual(['2025 đến 05/02/2025: 2025-01-01–2025-02-05']);
    expect(periods('Năm 2025')).toEqual(['2025 năm 2025: 2025-01-01–2025-12-31']);
    expect(periods('Từ ngày 16 đến 31/12')).toEqual(['2025 16/12–31/12/2025: 2025-12-16–2025-12-31']);
  });

  it('each step opens on the first day of its own span', () => {
    expect(periods('Ban hành kế hoạch; tổ chức thực hiện vào quý I và báo cáo kết quả vào quý III')).toEqual([
      '2025/1 bước 1: 2025-01-01–2025-03-31',
      '2025/2 bước 2: 2025-07-01–2025-09-30',
    ]);
  });

  it('recurring work opens on the day after the period before was due, the first on 1 January', () => {
    expect(periods('trước ngày 20 tháng cuối quý')).toEqual([
      '2025-Q1 quý I: 2025-01-01–2025-03-20',
      '2025-Q2 quý II: 2025-03-21–2025-06-20',
      '2025-Q3 quý III: 2025-06-21–2025-09-20',
      '2025-Q4 quý IV: 2025-09-21–2025-12-20',
    ]);
    expect(periods('chậm nhất ngày 07 của tháng sau').at(-1)).toBe('2025-12 tháng 12: 2025-12-08–2026-01-07');
    expect(periods('Sơ kết 6 tháng, tổng kết năm')).toEqual([
      '2025-H1 6 tháng đầu năm: 2025-01-01–2025-06-30',
      '2025-H2 6 tháng cuối năm: 2025-07-01–2025-12-31',
    ]);
    expect(periods('thứ tư hàng tuần').slice(0, 2)).toEqual([
      '2025-W01 tuần đến 01/01: 2025-01-01–2025-01-01',
      '2025-W02 tuần đến 08/01: 2025-01-02–2025-01-08',
    ]);
  });

  it('the plan’s year is what a missing year means, a leap year’s February included', () => {
    expect(duesOf('Trước ngày 15/6', 2026)).toBe('2026-06-15');
    expect(duesOf('Tháng 2', 2028)).toBe('2028-02-29');
    expect(duesOf('29/02', 2028)).toBe('2028-02-29');
    expect(periods('Quý I', 2027)).toEqual(['2027 quý I: 2027-01-01–2027-03-31']);
    expect(readDeadline('Năm 2025', 2026).kind).toBe('unknown');
  });

  it('a doubt quotes what was misread, a reason what was not understood', () => {
    expect(readDeadline('Qúy II/2025', 2025).doubts).toEqual(['Đọc “Qúy” là “quý”.']);
    expect(readDeadline('31/11', 2025).reason).toBe('Không có “31/11” trên lịch.');
    expect(readDeadline('cấp', 2025).reason).toBe('Không thấy thời hạn trong “cấp”.');
    expect(readDeadline('trong năm 2024', 2025).reason).toContain('năm 2024');
    expect(readDeadline('', 2025).reason).toBe('Ô thời hạn để trống: chưa quy định thời hạn.');
  });
});
