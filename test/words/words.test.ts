import { describe, expect, test } from 'vitest';
import { day } from '../../src/plan/day.js';
import {
  clip,
  dateWords,
  escapeHtml,
  percentWords,
  periodWords,
  periodsWords,
  shortDate,
  shortWeekdayDate,
  stateWords,
  weekdayDate,
} from '../../src/words/words.js';
import { historyOf, office, officeWith, reported, standing, started, task } from '../support/builders.js';
import { standingsOf } from '../../src/journal/standing.js';

const nothing = historyOf(started('2025-01-02'));

test('dates are written as offices write them', () => {
  expect(dateWords(day('2025-03-31'))).toBe('31/03/2025');
  expect(shortDate(day('2025-03-31'), day('2025-01-01'))).toBe('31/03');
  expect(shortDate(day('2026-01-15'), day('2025-12-31'))).toBe('15/01/2026');
  expect(shortDate(day('2025-12-31'), day('2026-01-05'))).toBe('31/12/2025');
  expect(weekdayDate(day('2025-03-31'))).toBe('thứ Hai 31/03/2025');
  expect(shortWeekdayDate(day('2025-04-06'), day('2025-04-01'))).toBe('Chủ nhật 06/04');
  expect(shortWeekdayDate(day('2026-01-02'), day('2025-12-30'))).toBe('thứ Sáu 02/01/2026');
  expect(percentWords(3, 23)).toBe('13,0%');
  expect(percentWords(0, 0)).toBe('0,0%');
});

test.each([
  ['I.2', undefined, ''],
  ['VI.2', '2025-Q1', ', quý I (kỳ 1/4)'],
  ['III.2', '2025/1', ', bước 1/2'],
  ['TH.1', '2025-03', ', tháng 3'],
  ['III.3', '2025-03', ', kỳ tháng 3'],
  ['VI.4', undefined, ''],
])('the period of %s %s reads "%s"', (code, id, words) => {
  expect(periodWords(standing(nothing, '2025-03-28', { code, ...(id === undefined ? {} : { id }) }))).toBe(
    words,
  );
});

test('many periods of one task are listed, beyond four counted', () => {
  const all = standingsOf(office, nothing, task('TH.1'), day('2025-12-31'));
  expect(periodsWords(all.slice(0, 3))).toBe(', tháng 1, tháng 2, tháng 3');
  expect(periodsWords(all)).toBe(', tháng 1, tháng 2, tháng 3, tháng 4 và 8 kỳ khác');
});

describe('how a period stands', () => {
  test.each([
    ['I.2', '2025-03-10', 'còn 21 ngày'],
    ['I.2', '2025-03-24', 'còn 7 ngày'],
    ['I.2', '2025-03-25', 'còn 4 ngày làm việc'],
    ['I.2', '2025-03-28', 'còn 1 ngày làm việc'],
    ['I.2', '2025-03-31', 'hạn hôm nay'],
    ['I.2', '2025-04-01', 'quá hạn 1 ngày'],
    ['I.1c', '2025-01-24', 'còn 7 ngày'],
    ['I.1c', '2025-01-27', 'hạn vào ngày nghỉ, hết 03/02 mới tính quá hạn'],
    ['I.1c', '2025-01-31', 'hạn vào ngày nghỉ, hết 03/02 mới tính quá hạn'],
    ['I.1c', '2025-02-03', 'hạn vào ngày nghỉ, hết 03/02 mới tính quá hạn'],
    ['I.1c', '2025-02-04', 'quá hạn 1 ngày (tính từ hết 03/02 do nghỉ Tết)'],
    ['I.1c', '2025-03-28', 'quá hạn 53 ngày (tính từ hết 03/02 do nghỉ Tết)'],
    ['II.3', '2025-03-28', 'bắt đầu từ 01/10'],
  ])('%s on %s: %s', (code, on, words) => {
    expect(stateWords(office, standing(nothing, on, { code }))).toBe(words);
  });

  test('a duty due on a plain weekend says so', () => {
    const may = standing(nothing, '2025-06-03', { code: 'TH.1', id: '2025-05' });
    expect(stateWords(office, may)).toBe('quá hạn 1 ngày (tính từ hết 02/06 do hạn vào ngày nghỉ)');
  });

  test('both days are told where completion and report differ', () => {
    const history = historyOf(
      started('2025-01-02'),
      reported({ by: 1, on: '2025-04-15', code: 'III.1', completedOn: '2025-03-28' }),
    );
    expect(stateWords(office, standing(history, '2025-04-16', { code: 'III.1' }))).toBe(
      'hoàn thành 28/03, báo cáo 15/04, trước hạn',
    );
  });

  test('read strictly, "trước ngày 05/02" ends with the 4th', () => {
    const strict = officeWith((plan) => ({ ...plan, before: 'strict' }));
    const [on4] = standingsOf(strict, nothing, task('I.1a'), day('2025-02-04'));
    const [on5] = standingsOf(strict, nothing, task('I.1a'), day('2025-02-05'));
    expect(on4 && stateWords(strict, on4)).toBe('hạn hôm nay');
    expect(on5 && stateWords(strict, on5)).toBe('quá hạn 1 ngày (tính từ hết 04/02)');
  });
});

describe('text of people', () => {
  test('is escaped', () => {
    expect(escapeHtml('<b>"A" & B</b>')).toBe('&lt;b&gt;&quot;A&quot; &amp; B&lt;/b&gt;');
  });

  test('stands on one line, without controls and marks that turn the reading direction', () => {
    expect(clip('A\u0000\n\u202Eevil\u2066\tB\uD800', 50)).toBe('A evil B');
  });

  test('is cut between words, never inside a character', () => {
    expect(clip('chờ tỉnh cấp thiết bị mạng', 15)).toBe('chờ tỉnh cấp…');
    expect(clip('😀😀😀😀', 6)).toBe('😀😀…');
    expect(clip('&&&&&&&&&&', 4)).toBe('&amp;&amp;&amp;…');
  });
});
