import type { Day } from './day.js';

export interface DayOff {
  readonly day: Day;
  /** `Tết Nguyên đán`, `Giỗ Tổ Hùng Vương`… as a person reads it. */
  readonly name: string;
  /** Announced, or `dự kiến` (computed from the law, not yet announced). */
  readonly certain: boolean;
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
