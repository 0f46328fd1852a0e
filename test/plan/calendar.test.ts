import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  calendarOf,
  lastDayOnTime,
  withChanges,
  yearsOf,
  type HolidayList,
} from '../../src/plan/calendar.js';
import { addDays, day, weekdayOf, type Day } from '../../src/plan/day.js';
import { readDeadline } from '../../src/plan/read-deadline.js';
import { readHolidays } from '../../src/store/holidays-file.js';
import { effort } from '../support/effort.js';

const announced = announcedList();
const calendar = calendarOf(announced);
const NOTHING: HolidayList = { daysOff: [], workedDays: [], years: [] };

function announcedList(): HolidayList {
  const file = new URL('../../data/holidays.json', import.meta.url);
  const read = readHolidays(readFileSync(file, 'utf8'), 'holidays.json');
  if (!read.ok) throw new Error(read.faults.join('\n'));
  return read.holidays;
}

describe('the working days of 2025 to 2027', () => {
  it.each([
    ['2025-01-01', false, 'Tết Dương lịch'],
    ['2025-01-24', true, null],
    ['2025-01-25', false, 'Tết Nguyên đán'],
    ['2025-01-31', false, 'Tết Nguyên đán'],
    ['2025-02-02', false, 'Tết Nguyên đán'],
    ['2025-02-03', true, null],
    ['2025-04-07', false, 'Giỗ Tổ Hùng Vương'],
    ['2025-04-26', true, null],
    ['2025-05-02', false, 'nghỉ hoán đổi với thứ Bảy 26/04'],
    ['2025-05-05', true, null],
    ['2025-05-31', false, null],
    ['2025-09-01', false, 'Quốc khánh 2/9'],
    ['2025-09-03', true, null],
    ['2026-01-02', false, 'nghỉ hoán đổi với thứ Bảy 10/01'],
    ['2026-01-10', true, null],
    ['2026-02-13', true, null],
    ['2026-02-20', false, 'Tết Nguyên đán'],
    ['2026-02-23', true, null],
    ['2026-04-27', false, 'nghỉ bù Giỗ Tổ Hùng Vương'],
    ['2026-08-22', true, null],
    ['2026-08-31', false, 'nghỉ hoán đổi với thứ Bảy 22/08'],
    ['2026-11-24', false, 'Ngày Văn hóa Việt Nam'],
    ['2027-02-05', false, 'Tết Nguyên đán'],
    ['2027-05-03', false, 'nghỉ bù Ngày Quốc tế Lao động 1/5'],
  ] as const)('%s is worked: %s (%s)', (text, worked, name) => {
    expect(calendar.isWorkingDay(day(text))).toBe(worked);
    expect(calendar.holidayOn(day(text))?.name ?? null).toBe(name);
  });

  it('what is not announced yet is marked so', () => {
    const uncertain = announced.daysOff.filter((one) => !one.certain).map((one) => one.day.slice(0, 4));
    expect(new Set(uncertain)).toEqual(new Set(['2027']));
  });

  it('each worked Saturday stands for a weekday off of the same year', () => {
    expect(announced.workedDays).not.toEqual([]);
    for (const worked of announced.workedDays) {
      expect(weekdayOf(worked.day)).toBe(6);
      expect(calendar.hasListFor(Number(worked.day.slice(0, 4)))).toBe(true);
    }
  });

  it('the Tết leave stands between Friday 24/01 and Monday 03/02/2025', () => {
    expect(calendar.previousWorkingDay(day('2025-01-31'))).toBe('2025-01-24');
    expect(calendar.nextWorkingDay(day('2025-01-31'))).toBe('2025-02-03');
    expect(calendar.onOrBefore(day('2025-01-31'))).toBe('2025-01-24');
    expect(calendar.onOrAfter(day('2025-01-24'))).toBe('2025-01-24');
    expect(calendar.workingDaysBetween(day('2025-01-24'), day('2025-02-03'))).toBe(1);
    expect(calendar.workingDaysBetween(day('2025-02-03'), day('2025-02-03'))).toBe(0);
    expect(calendar.workingDaysBetween(day('2025-02-03'), day('2025-01-03'))).toBe(0);
  });

  it('a due day on a day off runs to the end of the next working day', () => {
    expect(lastDayOnTime(day('2025-01-31'), calendar)).toBe('2025-02-03');
    expect(lastDayOnTime(day('2025-05-31'), calendar)).toBe('2025-06-02');
    expect(lastDayOnTime(day('2025-03-31'), calendar)).toBe('2025-03-31');
  });

  it.each([2025, 2026, 2027])('“trước Tết” of %i is the last working day before the leave', (year) => {
    const leave = announced.daysOff.find(
      (one) => one.name === 'Tết Nguyên đán' && one.day.startsWith(`${year}`),
    );
    const due = readDeadline('Trước Tết Nguyên đán', year).periods[0]?.due;
    expect(due).toBe(leave && calendar.previousWorkingDay(leave.day));
  });
});

describe('a year without a list', () => {
  it('has weekends only, and says so', () => {
    expect(calendar.hasListFor(2027)).toBe(true);
    expect(calendar.hasListFor(2028)).toBe(false);
    for (let value = day('2028-01-01'); value < '2029'; value = addDays(value, 1)) {
      expect(calendar.isWorkingDay(value)).toBe(weekdayOf(value) < 6);
      expect(calendar.holidayOn(value)).toBeNull();
    }
  });
});

describe('the coordinator’s changes', () => {
  const name = 'bão số 3';

  it('make a day off or worked, and the later change of a day holds', () => {
    const off = { day: day('2025-07-22'), worked: false, name };
    const changed = calendarOf(withChanges(announced, [off]));
    expect(changed.isWorkingDay(day('2025-07-22'))).toBe(false);
    expect(changed.holidayOn(day('2025-07-22'))).toMatchObject({ name, certain: true });
    expect(changed.nextWorkingDay(day('2025-07-21'))).toBe('2025-07-23');
    const back = calendarOf(withChanges(announced, [off, { ...off, worked: true }]));
    expect(back.isWorkingDay(day('2025-07-22'))).toBe(true);
  });

  it('cancel an announced day off, and an announced worked Saturday', () => {
    const changed = calendarOf(
      withChanges(announced, [
        { day: day('2025-05-02'), worked: true, name },
        { day: day('2025-04-26'), worked: false, name },
      ]),
    );
    expect(changed.isWorkingDay(day('2025-05-02'))).toBe(true);
    expect(changed.holidayOn(day('2025-05-02'))).toBeNull();
    expect(changed.isWorkingDay(day('2025-04-26'))).toBe(false);
  });

  it('stand among the others in the order of days, whenever each was declared', () => {
    const at = (text: string, worked: boolean) => ({ day: day(text), worked, name });
    const { daysOff, workedDays } = withChanges(announced, [
      ...[at('2025-12-24', false), at('2025-01-06', false), at('2025-07-22', false)],
      ...[at('2025-12-28', true), at('2025-01-11', true), at('2025-07-26', true)],
    ]);
    const days = (list: typeof daysOff) => list.map((one) => one.day);
    expect(days(daysOff)).toHaveLength(announced.daysOff.length + 3);
    expect(days(daysOff)).toEqual(days(daysOff).toSorted());
    expect(days(workedDays)).toHaveLength(announced.workedDays.length + 3);
    expect(days(workedDays)).toEqual(days(workedDays).toSorted());
  });

  it('leave everything as announced where there are none, in the order of days', () => {
    const mixed = { ...announced, daysOff: announced.daysOff.toReversed() };
    expect(withChanges(mixed, [])).toEqual(announced);
  });

  it('make no list of a year known', () => {
    const change = { day: day('2028-01-03'), worked: false, name };
    expect(calendarOf(withChanges(announced, [change])).hasListFor(2028)).toBe(false);
  });
});

describe('any calendar', () => {
  const anyDay = fc.integer({ min: 0, max: 1_500 }).map((count) => addDays(day('2025-01-01'), count));
  const dayOff = anyDay.map((value) => ({ day: value, name: 'nghỉ', certain: true }));
  const list = fc.record({
    daysOff: fc.array(dayOff, { maxLength: 60 }),
    workedDays: fc.array(dayOff, { maxLength: 20 }),
    years: fc.constant([2025]),
  });
  const numRuns = effort(300, 20_000);

  it('finds working days only, none of them skipped', () => {
    fc.assert(
      fc.property(list, anyDay, (holidays, value) => {
        const any = calendarOf(holidays);
        const next = any.nextWorkingDay(value);
        const previous = any.previousWorkingDay(value);
        expect(any.isWorkingDay(next) && any.isWorkingDay(previous)).toBe(true);
        expect(previous < value && value < next).toBe(true);
        expect(any.workingDaysBetween(value, next)).toBe(1);
        expect(any.workingDaysBetween(previous, value)).toBe(any.isWorkingDay(value) ? 1 : 0);
      }),
      { numRuns },
    );
  });

  it('goes forth and back to the same working day, and stays on one', () => {
    fc.assert(
      fc.property(list, anyDay, (holidays, value) => {
        const any = calendarOf(holidays);
        const worked: Day = any.onOrAfter(value);
        expect(any.previousWorkingDay(any.nextWorkingDay(worked))).toBe(worked);
        expect(any.nextWorkingDay(any.previousWorkingDay(worked))).toBe(worked);
        expect(any.onOrAfter(worked)).toBe(worked);
        expect(any.onOrBefore(any.onOrBefore(value))).toBe(any.onOrBefore(value));
        expect(lastDayOnTime(value, any) >= value).toBe(true);
      }),
      { numRuns },
    );
  });

  it('counts working days so that parts add up', () => {
    fc.assert(
      fc.property(list, fc.tuple(anyDay, anyDay, anyDay), (holidays, days) => {
        const any = calendarOf(holidays);
        const [a, b, c] = days.toSorted() as [Day, Day, Day];
        const parts = any.workingDaysBetween(a, b) + any.workingDaysBetween(b, c);
        expect(parts).toBe(any.workingDaysBetween(a, c));
      }),
      { numRuns: effort(60, 2_000) },
    );
  });

  it('ends its search even where a list leaves no day to work', () => {
    const all = Array.from({ length: 1_000 }, (_, at) => addDays(day('2025-01-01'), at));
    const closed = calendarOf({
      ...NOTHING,
      daysOff: all.map((value) => ({ day: value, name: 'nghỉ', certain: true })),
    });
    expect(closed.isWorkingDay(closed.onOrAfter(day('2025-06-01')))).toBe(false);
  });

  it('knows the years of its days, the first year first and each once', () => {
    const days = ['2026-01-01', '2027-01-01', '2025-01-01', '2026-09-02'];
    const list = days.map((text) => ({ day: day(text), name: 'nghỉ', certain: true }));
    expect(yearsOf(list)).toEqual([2025, 2026, 2027]);
  });
});
