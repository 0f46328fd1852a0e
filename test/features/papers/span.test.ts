import { describe, expect, test } from 'vitest';
import { day } from '../../../src/plan/day.js';
import { currentSpan, nextUntil, readSpan, spanId, spansOfYear } from '../../../src/features/papers/span.js';
import { reportFileName } from '../../../src/features/papers/file-names.js';
import { nextSpanWords, spanLabel, spanWords } from '../../../src/features/papers/span-words.js';
import { office } from '../../support/builders.js';

describe('the period of a report', () => {
  test.each([
    ['Quý I/2025', '2025-01-01', '2025-03-31', '2024-12-15', '2025-03-14'],
    ['quý 2', '2025-04-01', '2025-06-30', '2025-03-15', '2025-06-14'],
    ['Tháng 3', '2025-03-01', '2025-03-31', '2025-02-15', '2025-03-14'],
    ['tháng 01/2025', '2025-01-01', '2025-01-31', '2024-12-15', '2025-01-14'],
    ['6 tháng đầu năm', '2025-01-01', '2025-06-30', '2024-12-15', '2025-06-14'],
    ['6 tháng cuối năm', '2025-07-01', '2025-12-31', '2025-06-15', '2025-12-14'],
    ['9 tháng', '2025-01-01', '2025-09-30', '2024-12-15', '2025-09-14'],
    ['năm', '2025-01-01', '2025-12-31', '2024-12-15', '2025-12-14'],
    ['Năm 2025', '2025-01-01', '2025-12-31', '2024-12-15', '2025-12-14'],
  ])('%s is %s to %s, its figures those of %s to %s', (phrase, from, to, dataFrom, dataTo) => {
    expect(readSpan(phrase, office.plan)).toMatchObject({ from, to, dataFrom, dataTo });
  });

  test.each(['', 'quý 5', 'quý I/2026', 'hàng tháng', 'trước ngày 05/02/2025', 'tháng 2 và 3', 'sớm'])(
    '“%s” is none of 2025',
    (phrase) => {
      expect(readSpan(phrase, office.plan)).toBeNull();
    },
  );

  test('is read again from what its button says, and has a name of its own', () => {
    const spans = spansOfYear(office.plan);
    expect(spans).toHaveLength(20);
    for (const span of spans) expect(readSpan(spanLabel(span), office.plan)).toEqual(span);
    expect(new Set(spans.map(spanId)).size).toBe(20);
    expect(new Set(spans.map((span) => reportFileName(office.plan, span))).size).toBe(20);
  });

  test('leaves no day of the year in no month’s window, and none in two', () => {
    const months = spansOfYear(office.plan).filter(({ kind }) => kind === 'month');
    expect(months).toHaveLength(12);
    for (const [at, { dataFrom }] of months.slice(1).entries()) {
      expect(Date.parse(dataFrom) - Date.parse(months[at]?.dataTo ?? '')).toBe(86_400_000);
    }
  });

  test('of a plan that is about anything else closes with its last day, and begins with its first', () => {
    const subject = { name: 'chuyển đổi số', short: 'chuyển đổi số' };
    const spans = spansOfYear({ ...office.plan, subject });
    expect(spans).not.toEqual([]);
    for (const { from, to, dataFrom, dataTo } of spans) {
      expect([dataFrom, dataTo]).toEqual([from, to]);
    }
  });

  test.each([
    ['2024-12-20', 'q1'],
    ['2025-03-20', 'q1'],
    ['2025-04-01', 'h1'],
    ['2025-08-31', 'q3'],
    ['2025-11-30', 'y0'],
    ['2026-01-20', 'y0'],
  ])('on %s the report in turn is %s', (today, id) => {
    expect(spanId(currentSpan(office.plan, day(today)))).toBe(id);
  });

  test.each([
    ['Quý I', 'Quý I năm 2025', 'Quý II năm 2025', '2025-06-30', 'Bao-cao-CCHC-Quy-I-2025.docx'],
    ['tháng 12', 'tháng 12 năm 2025', 'năm 2026', '2025-12-31', 'Bao-cao-CCHC-Thang-12-2025.docx'],
    [
      '6 tháng đầu năm',
      '6 tháng đầu năm 2025',
      '6 tháng cuối năm 2025',
      '2025-12-31',
      'Bao-cao-CCHC-6-thang-dau-nam-2025.docx',
    ],
    [
      '9 tháng',
      '9 tháng đầu năm 2025',
      'Quý IV năm 2025',
      '2025-12-31',
      'Bao-cao-CCHC-9-thang-dau-nam-2025.docx',
    ],
    ['năm', 'năm 2025', 'năm 2026', '2025-12-31', 'Bao-cao-CCHC-Nam-2025.docx'],
  ])('%s is named, and so is what comes after it', (phrase, words, next, until, file) => {
    const span = readSpan(phrase, office.plan);
    if (!span) throw new Error(`${phrase} is not read`);
    expect([
      spanWords(span),
      nextSpanWords(span),
      nextUntil(span),
      reportFileName(office.plan, span),
    ]).toEqual([words, next, until, file]);
  });
});
