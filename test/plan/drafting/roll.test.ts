import { describe, expect, test } from 'vitest';
import { calendarOf } from '../../../src/plan/calendar.js';
import { rollPlan } from '../../../src/plan/drafting/roll.js';
import { shifted } from '../../../src/plan/drafting/years.js';
import { rolledLines } from '../../../src/features/plan-change/rolled-words.js';
import { loadHolidays, loadPlanFile } from '../../../src/store/office-files.js';
import { draftOf, planOf, type Line } from './plans.js';

const holidays = await loadHolidays('no-such-folder');
if (!holidays.ok) throw new Error(holidays.faults.join('\n'));
const calendar = calendarOf(holidays.holidays);

function rolled(deadline: string, text = 'Rà soát văn bản của xã') {
  const line: Line = { code: 'I.1', text, deadline };
  return rollPlan(draftOf(2026, [line]), 2027, calendar);
}

describe('years in the words move along', () => {
  test.each([
    ['Quý I/2026', 'Quý I/2027'],
    ['Trước ngày 05/02/2026', 'Trước ngày 05/02/2027'],
    ['15.6.26', '15.6.27'],
    ['Tháng 12/2025 đến tháng 3/2026', 'Tháng 12/2026 đến tháng 3/2027'],
    ['Hàng tháng', 'Hàng tháng'],
    ['Kế hoạch năm 2026 của xã', 'Kế hoạch năm 2027 của xã'],
  ])('%s → %s', (before, after) => {
    expect(shifted(before, { from: 2026, to: 2027 })).toBe(after);
  });

  test.each([
    'Quyết định số 45/QĐ-UBND ngày 05/02/2026',
    'Nghị định 54/2026/NĐ-CP',
    'giai đoạn 2026-2030',
    'năm 2021',
    '2026,5 tỷ đồng',
  ])('%s stays', (text) => {
    expect(shifted(text, { from: 2026, to: 2027 })).toBe(text);
  });
});

describe('what a person has to decide is listed', () => {
  test('a day that was set for the old year', () => {
    const { points, moved } = rolled('Trước ngày 05/02/2026');
    expect(moved).toEqual([{ code: 'I.1', before: 'Trước ngày 05/02/2026', after: 'Trước ngày 05/02/2027' }]);
    expect(points).toContainEqual({
      kind: 'date',
      code: 'I.1',
      before: 'Trước ngày 05/02/2026',
      phrase: 'Trước ngày 05/02/2027',
    });
  });

  test('a document of the old year, in the work too', () => {
    const { points, draft } = rolled('Quý I', 'Thực hiện Kế hoạch số 12/KH-UBND ngày 05/01/2026 năm 2026');
    expect(points).toContainEqual({ kind: 'document', code: 'I.1', document: '12/KH-UBND ngày 05/01/2026' });
    expect(draft.tasks[0]?.text).toBe('Thực hiện Kế hoạch số 12/KH-UBND ngày 05/01/2026 năm 2027');
  });

  test('a span of years that is over', () => {
    expect(rolled('Quý I', 'Chương trình giai đoạn 2021-2026').points).toContainEqual({
      kind: 'span-over',
      code: 'I.1',
      span: '2021-2026',
    });
  });

  test('a due day on a day off, with the last day on time', () => {
    expect(rolled('Quý I').points.filter(({ kind }) => kind === 'day-off')).toEqual([]);
    expect(rolled('Quý II').points.filter(({ kind }) => kind === 'day-off')).toEqual([]);
    expect(rolled('Ngày 02/9/2026').points).toContainEqual(
      expect.objectContaining({ kind: 'day-off', due: '2027-09-02' }),
    );
  });

  test('a phrase that nobody can read, and a 29/02 that the new year does not have', () => {
    expect(rolled('ngày đẹp trời').points.map(({ kind }) => kind)).toEqual(['unknown']);
    const leap = rollPlan(
      draftOf(2028, [{ code: 'I.1', text: 'Họp', deadline: '29/02/2028' }]),
      2029,
      calendar,
    );
    expect(leap.points.map(({ kind }) => kind)).toEqual(['no-holidays', 'unknown']);
  });

  test('every point has words that name its task', () => {
    const { length } = rolledLines(rolled('Trước ngày 05/02/2026', 'Theo 12/KH-UBND ngày 05/01/2026'));
    expect(length).toBeGreaterThan(5);
  });
});

test('the draft loads, and its due days are those of a year before', async () => {
  const read = await loadPlanFile(null);
  if (!read.ok) throw new Error(read.faults.join('\n'));
  const { draft, points } = rollPlan(read.file, 2027, calendar);
  const [before, after] = [planOf(read.file), planOf(draft)];
  expect(after.title).toBe('Kế hoạch cải cách hành chính xã Cẩm Nhượng năm 2027');
  expect(after.tasks.map(dues(2027))).toEqual(before.tasks.map(dues(2025)));
  expect(points.filter(({ kind }) => kind === 'differs')).toEqual([]);
  expect(points).toContainEqual({ kind: 'targets', count: 21 });
});

function dues(year: number) {
  return ({ code, deadline }: { code: string; deadline: { periods: readonly { due: string }[] } }): string =>
    [code, ...deadline.periods.map(({ due }) => due.replace(String(year), 'year'))].join(' ');
}
