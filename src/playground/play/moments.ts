import { addDays, firstOfMonth, instantAt, mondayOf, yearOf } from '../../plan/day.js';
import type { Day } from '../../plan/day.js';
import type { Office, Plan } from '../../plan/plan.js';
import { closingDay } from '../../features/weekly-summary/rule.js';
import type { SummaryTime } from '../../features/weekly-summary/rule.js';
import type { Calendar } from '../../plan/calendar.js';
import { lastDayOf } from '../../journal/closing.js';

/** A moment as the clock of the playground can be put to it. */
export interface Stop {
  readonly day: Day;
  /** Minutes since midnight. */
  readonly minute: number;
}

export interface Hours {
  readonly timeZone: string;
  readonly remindAt: number;
  readonly summaryAt: SummaryTime;
}

/** The playground begins before office hours of the first working day of the plan's year. */
export function firstStop(plan: Plan, calendar: Calendar): Stop {
  return { day: calendar.onOrAfter(firstOfMonth(plan.year, 1)), minute: 7 * 60 };
}

/** The last day that can be played: the plan is closed then, and has said so. */
export function lastStop({ plan, calendar }: Office, { remindAt }: Hours): Stop {
  return { day: calendar.onOrAfter(addDays(lastDayOf(plan), 1)), minute: remindAt };
}

export function isBefore(one: Stop, other: Stop): boolean {
  return one.day < other.day || (one.day === other.day && one.minute < other.minute);
}

export function instantOf(hours: Hours, { day, minute }: Stop): Date {
  return instantAt(hours.timeZone, day, minute);
}

/** The next moment at which something can become due: letters on a working day, and the summary of its week. */
export function nextDue(office: Office, hours: Hours, now: Stop): Stop {
  const { remindAt, summaryAt } = hours;
  for (let { day } = now; ; day = addDays(day, 1)) {
    if (!office.calendar.isWorkingDay(day)) continue;
    const closes = closingDay(office, mondayOf(day), summaryAt.weekday) === day;
    const minutes = closes ? [remindAt, summaryAt.minute] : [remindAt];
    const minute = minutes
      .sort((one, other) => one - other)
      .find((one) => isBefore(now, { day, minute: one }));
    if (minute !== undefined) return { day, minute };
  }
}

/** The morning of the next working day; of this day where it is still to come. */
export function nextMorning({ calendar }: Office, { remindAt }: Hours, now: Stop): Stop {
  const today = { day: now.day, minute: remindAt };
  if (calendar.isWorkingDay(now.day) && isBefore(now, today)) return today;
  return { day: calendar.nextWorkingDay(now.day), minute: remindAt };
}

/** When the next week is summed up. */
export function nextSummary(office: Office, { summaryAt }: Hours, now: Stop): Stop {
  for (let monday = mondayOf(now.day); ; monday = addDays(monday, 7)) {
    const day = closingDay(office, monday, summaryAt.weekday);
    const stop = day === null ? null : { day, minute: summaryAt.minute };
    if (stop && isBefore(now, stop)) return stop;
  }
}

/** The days of the plan's year, first to last. */
export function daysOfYear(year: number): readonly Day[] {
  const days: Day[] = [];
  for (let day = firstOfMonth(year, 1); yearOf(day) === year; day = addDays(day, 1)) days.push(day);
  return days;
}
