import { readFileSync } from 'node:fs';
import { calendarOf } from '../../src/plan/calendar.js';
import type { HolidayList } from '../../src/plan/calendar.js';
import { day, instantAt, momentIn } from '../../src/plan/day.js';
import type { Moment } from '../../src/plan/day.js';
import type { Office, Plan } from '../../src/plan/plan.js';
import { readHolidays } from '../../src/store/holidays-file.js';
import { readPlan } from '../../src/store/plan-file.js';

export const ZONE = 'Asia/Ho_Chi_Minh';

/** The plan of 2025 and the announced days off, as the program itself reads them. */
export const plan: Plan = realPlan();
export const holidays: HolidayList = realHolidays();
export const office: Office = { plan, calendar: calendarOf(holidays) };

/** `2025-03-24 07:30`, on the plan's clock. */
export function moment(local: string): Moment {
  const [date = '', time = '07:30'] = local.split(' ');
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return momentIn(ZONE, instantAt(ZONE, day(date), hours * 60 + minutes));
}

function realPlan(): Plan {
  const read = readPlan(dataFile('plan-2025.json'), 'plan-2025.json');
  if (!read.ok) throw new RangeError(read.faults.join('\n'));
  return read.plan;
}

function realHolidays(): HolidayList {
  const read = readHolidays(dataFile('holidays.json'), 'holidays.json');
  if (!read.ok) throw new RangeError(read.faults.join('\n'));
  return read.holidays;
}

function dataFile(name: string): string {
  return readFileSync(new URL(`../../data/${name}`, import.meta.url), 'utf8');
}
