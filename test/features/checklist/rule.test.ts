import { describe, expect, test } from 'vitest';
import { missing } from '../../../src/features/checklist/rule.js';
import { checklistBlocks, checklistMessage, checklistRows } from '../../../src/features/checklist/words.js';
import type { Happening } from '../../../src/journal/fact.js';
import { calendarOf } from '../../../src/plan/calendar.js';
import { addDays, day } from '../../../src/plan/day.js';
import { realDepartments } from '../../../src/plan/plan.js';
import type { Office } from '../../../src/plan/plan.js';
import type { Entry } from '../../support/builders.js';
import { chairman, coordinator, historyOf, office, officer, started } from '../../support/builders.js';
import { seen } from '../../support/reading.js';

const TODAY = day('2025-03-20');
const officers = realDepartments(office.plan).map(({ id }, at) => officer(10 + at, `Cán bộ ${at}`, id));
const bound = said({ kind: 'group-bound', chat: -1, topic: null, title: 'BCĐ' });

function said(what: Happening): Entry {
  return { on: day('2025-03-01'), by: null, what };
}

const kinds = (
  history: ReturnType<typeof historyOf>,
  of: Office = office,
  today = TODAY,
): readonly string[] => missing(of, history, today).map(({ kind }) => kind);

test('a new office lacks people, leaders and a group, and no more than that', () => {
  expect(kinds(historyOf(started('2025-03-01'), coordinator(1, 'Hoa')))).toEqual([
    'departments',
    'leaders',
    'group',
  ]);
});

test('each step falls away when it is done, and a complete office lacks nothing', () => {
  const steps = [started('2025-03-01'), coordinator(1, 'Hoa'), ...officers];
  expect(kinds(historyOf(...steps))).toEqual(['leaders', 'group']);
  expect(kinds(historyOf(...steps, chairman(9, 'Dũng')))).toEqual(['group']);
  const complete = historyOf(...steps, chairman(9, 'Dũng'), bound);
  expect(missing(office, complete, TODAY)).toEqual([]);
  expect(checklistBlocks(office, [])).toEqual([]);
  expect(checklistRows(office, [])).toEqual([]);
  expect(seen(checklistMessage(office, []))).toContain('Đã đủ');
});

test('a group that is taken away is missing again', () => {
  const gone = said({ kind: 'group-unbound', chat: -1, why: 'asked' });
  const steps = [started('2025-03-01'), ...officers, chairman(9, 'Dũng'), bound, gone];
  expect(kinds(historyOf(...steps))).toEqual(['group']);
});

describe('the plan', () => {
  test('is missing once it is over and no other one was applied', () => {
    const history = historyOf(started('2026-11-30'), ...officers, chairman(9, 'Dũng'), bound);
    expect(kinds(history, office, day('2026-11-30'))).toEqual(['plan']);
    expect(kinds(history, office, day('2026-01-31'))).toEqual([]);
  });

  test('is there when one was applied that is to come', () => {
    const applied = said({ kind: 'plan-applied', year: 2027, version: '2027-1', renewed: [] });
    const history = historyOf(started('2026-11-30'), ...officers, chairman(9, 'Dũng'), bound, applied);
    expect(kinds(history, office, day('2026-11-30'))).toEqual([]);
  });
});

describe('the days off of a year whose list nobody has', () => {
  const bare: Office = { ...office, calendar: calendarOf({ daysOff: [], workedDays: [], years: [2025] }) };
  const people = [started('2025-03-01'), ...officers, chairman(9, 'Dũng'), bound];
  const off = (count: number): readonly Entry[] =>
    Array.from({ length: count }, (_, at) =>
      said({ kind: 'day-set', day: addDays(day('2026-01-01'), at), worked: false, name: 'Tết' }),
    );

  test('are missing from December on, until the coordinator has written a list', () => {
    expect(kinds(historyOf(...people), bare, day('2025-11-30'))).toEqual([]);
    const inDecember = (count: number): ReturnType<typeof missing> =>
      missing(bare, historyOf(...people, ...off(count)), day('2025-12-01'));
    expect(inDecember(0)).toEqual([{ kind: 'days-off', year: 2026, written: 0 }]);
    expect(seen(checklistMessage(bare, inDecember(1)))).toContain('Ngày nghỉ năm 2026: mới ghi 1 ngày');
    expect(inDecember(6)).toEqual([]);
  });
});

test('the list says each in a line, and has a tap for each', () => {
  const history = historyOf(started('2026-11-30'), coordinator(1, 'Hoa'));
  const bare: Office = { ...office, calendar: calendarOf({ daysOff: [], workedDays: [], years: [] }) };
  expect(seen(checklistMessage(bare, missing(bare, history, day('2026-11-30'))))).toMatchInlineSnapshot(`
    "Việc cần hoàn tất (5)
    • Kế hoạch: kế hoạch năm 2025 đã khép lại, chưa có kế hoạch mới.
    • Đơn vị chưa có người (5): Văn phòng – Thống kê; Văn hóa – Xã hội; Tư pháp – Hộ tịch; Bộ phận Tiếp nhận và Trả kết quả; Tài chính – Kế toán.
    • Lãnh đạo UBND: chưa có người được ghi danh.
    • Nhóm nhận tổng hợp tuần: chưa kết nối.
    • Ngày nghỉ năm 2026: chưa có danh sách; bot chỉ tính thứ Bảy, Chủ nhật.
    [Kế hoạch mới] [Mời cán bộ (5 đơn vị)]
    [Mời lãnh đạo UBND] [Kết nối nhóm]
    [Ngày nghỉ năm 2026]"
  `);
});
