import { addDays, weekdayOf, yearOf, type Day } from './day.js';

export interface DayOff {
  readonly day: Day;
  /** `Tết Nguyên đán`, `Giỗ Tổ Hùng Vương`… as a person reads it. */
  readonly name: string;
  /** Announced, or `dự kiến` (computed from the law, not yet announced). */
  readonly certain: boolean;
}

/** A Saturday (or Sunday) that is worked in exchange for a weekday off. */
type WorkedDay = DayOff;

/** What the announcements say, day by day. Weekends are off without being listed. */
export interface HolidayList {
  readonly daysOff: readonly DayOff[];
  readonly workedDays: readonly WorkedDay[];
  /** The years whose list is known; for any other only weekends are off. */
  readonly years: readonly number[];
}

/** A day that the coordinator declares off or worked, whatever the list says. */
interface CalendarChange {
  readonly day: Day;
  readonly worked: boolean;
  readonly name: string;
}

/** Working days of Vietnamese civil servants. Built by `calendarOf`; all its questions are pure. */
export interface Calendar {
  isWorkingDay(value: Day): boolean;
  /** The first working day after the day. */
  nextWorkingDay(value: Day): Day;
  /** The last working day before the day. */
  previousWorkingDay(value: Day): Day;
  /** The day itself where it is worked, else the next working day. */
  onOrAfter(value: Day): Day;
  /** The day itself where it is worked, else the working day before. */
  onOrBefore(value: Day): Day;
  /** Working days after `from` up to and with `to`; 0 where `to` is not after `from`. */
  workingDaysBetween(from: Day, to: Day): number;
  /** The named holiday of a day off, or null for a plain weekend or a working day. */
  holidayOn(value: Day): DayOff | null;
  /** False where no list of holidays is known for the year: then only weekends are off (fail open). */
  hasListFor(year: number): boolean;
}

const SATURDAY = 6;

// A list that leaves no working day in sight is a fault of its data; the search must end all the same.
const LONGEST_REST = 366;

/**
 * The calendar that a list of days off and worked days makes.
 * A day that is in both is worked: an exchange is announced after the holiday it changes.
 */
export function calendarOf(list: HolidayList): Calendar {
  const off = new Map(list.daysOff.map((one) => [one.day, one]));
  const worked = new Set(list.workedDays.map((one) => one.day));
  const years = new Set(list.years);

  const isWorkingDay = (value: Day): boolean =>
    worked.has(value) || (!off.has(value) && weekdayOf(value) < SATURDAY);
  const search = (from: Day, step: 1 | -1): Day => {
    let value = from;
    for (let count = 0; count < LONGEST_REST && !isWorkingDay(value); count += 1) {
      value = addDays(value, step);
    }
    return value;
  };

  return {
    isWorkingDay,
    nextWorkingDay: (value) => search(addDays(value, 1), 1),
    previousWorkingDay: (value) => search(addDays(value, -1), -1),
    onOrAfter: (value) => search(value, 1),
    onOrBefore: (value) => search(value, -1),
    workingDaysBetween: (from, to) => {
      let count = 0;
      for (let value = addDays(from, 1); value <= to; value = addDays(value, 1)) {
        if (isWorkingDay(value)) count += 1;
      }
      return count;
    },
    holidayOn: (value) => (worked.has(value) ? null : (off.get(value) ?? null)),
    hasListFor: (year) => years.has(year),
  };
}

/**
 * The list as the coordinator's changes make it; of two changes of a day the later holds.
 * A change makes no year known: whether the announced list is there does not depend on it.
 */
export function withChanges(list: HolidayList, changes: readonly CalendarChange[]): HolidayList {
  const latest = new Map(changes.map((change) => [change.day, change]));
  const changed = (wanted: boolean): readonly DayOff[] =>
    [...latest.values()]
      .filter((change) => change.worked === wanted)
      .map(({ day, name }) => ({ day, name, certain: true }));
  const untouched = (days: readonly DayOff[]): readonly DayOff[] =>
    days.filter((one) => !latest.has(one.day));
  return {
    daysOff: inOrder([...untouched(list.daysOff), ...changed(false)]),
    workedDays: inOrder([...untouched(list.workedDays), ...changed(true)]),
    years: list.years,
  };
}

/**
 * The last day on which work due that day is on time: a due day on a day off runs to the end of the
 * next working day (Bộ luật Dân sự 2015, Điều 148).
 */
export function lastDayOnTime(due: Day, calendar: Calendar): Day {
  return calendar.onOrAfter(due);
}

/** The years that any of the days belongs to, for a list that is put together by hand. */
export function yearsOf(days: readonly DayOff[]): readonly number[] {
  return [...new Set(days.map((one) => yearOf(one.day)))].sort((a, b) => a - b);
}

function inOrder(days: readonly DayOff[]): readonly DayOff[] {
  return [...days].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}
