import { describe, expect, it } from 'vitest';
import { calendarOf, type HolidayList } from '../../src/plan/calendar.js';
import { day } from '../../src/plan/day.js';
import { mergeHolidays, readHolidays } from '../../src/store/holidays-file.js';

const entry = (value: string, more: object = {}): object => ({
  day: value,
  name: 'nghỉ',
  source: 'thông báo',
  certain: true,
  ...more,
});

function faultsOf(value: unknown): readonly string[] {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const read = readHolidays(text, 'holidays.json');
  return read.ok ? [] : read.faults;
}

function listOf(value: object): HolidayList {
  const read = readHolidays(JSON.stringify(value), 'holidays.json');
  if (!read.ok) throw new Error(read.faults.join('\n'));
  return read.holidays;
}

describe('a list of days off', () => {
  it('is read with its years, or with those of its days', () => {
    expect(listOf({ years: [2025, 2026], daysOff: [entry('2025-04-07')] }).years).toEqual([2025, 2026]);
    expect(listOf({ daysOff: [entry('2026-01-01'), entry('2025-04-07')] }).years).toEqual([2025, 2026]);
    expect(listOf({})).toEqual({ daysOff: [], workedDays: [], years: [] });
  });

  it.each(['2025-02-29', '2025-13-01', '31/12/2025', '2025-1-1', '', 'mai'])('refuses “%s”', (value) => {
    expect(faultsOf({ daysOff: [entry(value)] })).toEqual([
      'holidays.json: daysOff[0].day: write a real date as 2025-04-07',
    ]);
  });

  it('names every fault at once, each with its place and its mend, doubles too', () => {
    const faults = faultsOf({
      daysOff: [
        entry('2025-04-31'),
        entry('2025-04-07'),
        entry('2025-04-07'),
        entry('2025-05-01', { name: '' }),
      ],
      workedDays: [entry('2025-04-07')],
    });
    expect(faults).toEqual([
      'holidays.json: daysOff[0].day: write a real date as 2025-04-07',
      'holidays.json: daysOff[3].name: say what the day is',
      'holidays.json: 2025-04-07 stands twice; leave one of the two',
    ]);
  });

  it('refuses what it does not know, and says where JSON is broken', () => {
    expect(faultsOf({ dayOff: [] })).toHaveLength(1);
    expect(faultsOf({ daysOff: [entry('2025-04-07', { worked: true })] })[0]).toContain('daysOff[0]');
    expect(faultsOf([])[0]).toContain('holidays.json: the whole file');
    expect(faultsOf('{\n"daysOff": [,]}')[0]).toMatch(/^holidays\.json: line 2, column 13: /);
    expect(faultsOf('')[0]).toContain('holidays.json: line 1, column 1');
  });
});

describe('an office’s own list over the announced one', () => {
  const base = listOf({
    years: [2025],
    daysOff: [entry('2025-05-01'), entry('2025-05-02')],
    workedDays: [entry('2025-04-26')],
  });

  it('adds days and years, and leaves the others', () => {
    const merged = mergeHolidays(base, listOf({ daysOff: [entry('2028-01-03')] }));
    expect(merged.daysOff.map((one) => one.day)).toEqual(['2025-05-01', '2025-05-02', '2028-01-03']);
    expect(merged.years).toEqual([2025, 2028]);
  });

  it('cancels a day off by naming it worked, and a worked day by naming it off', () => {
    const own = listOf({ daysOff: [entry('2025-04-26')], workedDays: [entry('2025-05-02')] });
    const calendar = calendarOf(mergeHolidays(base, own));
    expect(calendar.isWorkingDay(day('2025-05-02'))).toBe(true);
    expect(calendar.isWorkingDay(day('2025-04-26'))).toBe(false);
    expect(calendar.isWorkingDay(day('2025-05-01'))).toBe(false);
  });

  it('gives a day a new name', () => {
    const own = listOf({ daysOff: [entry('2025-05-01', { name: 'Quốc tế Lao động', certain: false })] });
    const off = calendarOf(mergeHolidays(base, own)).holidayOn(day('2025-05-01'));
    expect(off).toMatchObject({ name: 'Quốc tế Lao động', certain: false });
  });
});

it('a byte-order mark, with which editors on Windows begin a file, is no reason to stop', () => {
  const text = JSON.stringify({ daysOff: [entry('2025-04-07')] });
  for (const mark of ['\uFEFF', '\uFEFF\uFEFF']) {
    expect(readHolidays(`${mark}${text}`, 'holidays.json')).toEqual(readHolidays(text, 'holidays.json'));
  }
});
