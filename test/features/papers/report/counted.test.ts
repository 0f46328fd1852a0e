import { describe, expect, test } from 'vitest';
import { day } from '../../../../src/plan/day.js';
import { byTask } from '../../../../src/journal/views.js';
import { periodicReport } from '../../../../src/features/papers/report/rule.js';
import type { SectionReport } from '../../../../src/features/papers/report/rule.js';
import { countedWords, lateCountedWords } from '../../../../src/features/papers/report/counted-words.js';
import { readSpan, spansOfYear } from '../../../../src/features/papers/span.js';
import { journalOf, office, officer, period, reported, started, task } from '../../../support/builders.js';
import { halfYear } from '../half-year.js';

function sectionsOf(phrase: string, today: string, facts = halfYear): readonly SectionReport[] {
  const span = readSpan(phrase, office.plan);
  if (!span) throw new RangeError(`${phrase} is no period`);
  return periodicReport(office, facts, { span, today: day(today) }).sections;
}

function wordsOf(sections: readonly SectionReport[], id: string): readonly string[] {
  return sections
    .filter(({ section }) => section.id === id)
    .flatMap(({ otherwise }) => countedWords(otherwise));
}

describe('the lists of a report meet the figures above them', () => {
  const half = sectionsOf('6 tháng đầu năm', '2025-06-17');

  test('requested work, a first step and one quarter of four are listed, and said not to be counted', () => {
    expect(wordsOf(half, 'I')).toEqual([
      '(I.1b thuộc nhiệm vụ theo yêu cầu: chưa tính vào số nhiệm vụ đã hoàn thành nêu trên.)',
    ]);
    expect(wordsOf(half, 'III')).toEqual([
      '(III.2 mới hoàn thành 1/2 bước: chưa tính vào số nhiệm vụ đã hoàn thành nêu trên.)',
    ]);
    expect(wordsOf(half, 'VI')).toEqual([
      '(VI.2 mới hoàn thành 1/4 kỳ: chưa tính vào số nhiệm vụ đã hoàn thành nêu trên.)',
    ]);
    expect(wordsOf(half, 'II')).toEqual([]);
  });

  test('what was completed before the window is counted, and said not to be listed', () => {
    expect(wordsOf(sectionsOf('Quý II', '2025-06-17'), 'III')).toEqual([
      '(Số nhiệm vụ đã hoàn thành nêu trên gồm cả III.1, hoàn thành trước kỳ báo cáo.)',
    ]);
  });

  test('four quarters in four lines are one task', () => {
    const quarters = ['2025-Q1', '2025-Q2', '2025-Q3', '2025-Q4'];
    const dates = ['2025-03-31', '2025-06-30', '2025-09-30', '2025-12-10'];
    const facts = journalOf([
      started('2025-01-02'),
      officer(5, 'Đỗ Lan', 'KT'),
      ...quarters.map((id, at) => reported({ by: 5, on: dates[at] ?? '', code: 'VI.2', period: id })),
    ]);
    expect(wordsOf(sectionsOf('năm 2025', '2025-12-20', facts), 'VI')).toEqual([
      '(VI.2 được liệt kê 4 lần theo kỳ, tính là 01 nhiệm vụ.)',
    ]);
  });

  test('late requested work stands in the lists of what is late, and is said not to be counted', () => {
    const facts = journalOf([
      started('2025-01-02'),
      {
        on: day('2025-05-05'),
        by: null,
        what: {
          kind: 'date-set',
          task: task('I.1b').code,
          period: period('2025/r1'),
          due: day('2025-05-16'),
        },
      },
    ]);
    const [first] = sectionsOf('6 tháng đầu năm', '2025-06-17', facts);
    expect(lateCountedWords(first?.overdue ?? [])).toEqual([
      '(I.1b thuộc nhiệm vụ theo yêu cầu: không tính trong số nhiệm vụ có thời hạn.)',
    ]);
    const counted = first?.overdue.filter((group) => group.first.category === 'dated');
    expect(counted).toHaveLength(first?.tally?.overdue ?? -1);
  });

  test('in every report of the year, on every day of it', () => {
    for (const span of spansOfYear(office.plan)) {
      for (const today of ['2025-02-20', '2025-03-31', '2025-06-17', '2025-12-30']) {
        const { sections } = periodicReport(office, halfYear, { span, today: day(today) });
        for (const { completed, otherwise, tally } of sections) {
          const { requested, partly, before } = otherwise;
          const counted = byTask(completed).length - requested.length - partly.length + before.length;
          expect(counted).toBe(tally?.completed ?? 0);
        }
      }
    }
  });
});
