import { addDays, dateOf, dayOf, lastOfMonth, mondayOf, monthOf, weekdayOf, yearOf } from '../day.js';
import type { Day } from '../day.js';

export interface DayAsk {
  readonly today: Day;
  /** A report's day lies behind, a date that is asked for lies ahead. */
  readonly direction: 'past' | 'future' | 'any';
}

/** `span`: a whole month, quarter or year, which may name a period as well. */
export type WhyUnclear = 'no-such-date' | 'several' | 'unread' | 'span';

/** What words that mark a day say of it. */
export type Meaning =
  | { readonly kind: 'day'; readonly day: Day }
  | {
      readonly kind: 'unclear';
      /** What it may be, in the order of the calendar: four at most, perhaps none. */
      readonly options: readonly Day[];
      readonly why: WhyUnclear;
    };

const MOST_OPTIONS = 4;

export function clear(day: Day): Meaning {
  return { kind: 'day', day };
}

/** Of what may be meant, only what lies in the direction is offered. */
export function unclear(ask: DayAsk, options: readonly (Day | null)[], why: WhyUnclear = 'several'): Meaning {
  const { today, direction } = ask;
  const fitting = options.filter(
    (one): one is Day =>
      one !== null && (direction === 'any' || (direction === 'past' ? one <= today : one >= today)),
  );
  const inOrder = [...new Set(fitting)].sort();
  return {
    kind: 'unclear',
    options: direction === 'past' ? inOrder.slice(-MOST_OPTIONS) : inOrder.slice(0, MOST_OPTIONS),
    why,
  };
}

/** A date without a year may be so many days back in the year before. */
const MOST_DAYS_BACK = 90;
/** A date without a year that lies more than half a year behind is the next year's, where a day ahead is asked for. */
const HALF_A_YEAR = 180;

/**
 * The day of date and month. Without a year it is this year's, but for two turns of the year: in January a report's
 * 31/12 is the day a few weeks ago, and in November an asked-for 15/01 is the day in a few weeks.
 */
export function dated(
  ask: DayAsk,
  date: number,
  { month, year }: { month: number; year: number | null },
): Meaning {
  const day = dayOf(year ?? yearOf(ask.today), month, date);
  const other = year === null ? otherYear(ask, { day, month, date }) : null;
  const meant = other ?? day;
  if (meant !== null) return clear(meant);
  const inYear = year === null || year < 1900 ? yearOf(ask.today) : year;
  if (month > 12 && date <= 12 && month <= 31)
    return unclear(ask, [dayOf(inYear, date, month)], 'no-such-date');
  if (month < 1 || month > 12) return unclear(ask, [], 'no-such-date');
  const last = lastOfMonth(inYear, month);
  const near = date > dateOf(last) && date <= 31 ? [last, addDays(last, 1)] : [dayOf(inYear, month, date)];
  return unclear(ask, near, 'no-such-date');
}

function otherYear(
  { today, direction }: DayAsk,
  { day, month, date }: { readonly day: Day | null; readonly month: number; readonly date: number },
): Day | null {
  if (direction === 'past') {
    if (day !== null && day <= today) return null;
    const before = dayOf(yearOf(today) - 1, month, date);
    return before !== null && before >= addDays(today, -MOST_DAYS_BACK) ? before : null;
  }
  const after = dayOf(yearOf(today) + 1, month, date);
  if (day !== null) return day < addDays(today, -HALF_A_YEAR) ? after : null;
  return direction === 'future' && after !== null && after <= addDays(today, HALF_A_YEAR) ? after : null;
}

/** A report on the 3rd of "ngày 28" means the month before; one on the 25th might as well be a slip. */
const LATELY = 15;

/** `ngày 28`, whose month is not said. */
export function dateAlone(ask: DayAsk, date: number): Meaning {
  const { today, direction } = ask;
  if (date < 1 || date > 31) return unclear(ask, [], 'no-such-date');
  const before = inMonth(today, -1, date);
  const now = inMonth(today, 0, date);
  const after = inMonth(today, 1, date);
  switch (direction) {
    case 'past':
      if (now !== null && now <= today) return clear(now);
      return before !== null && before >= addDays(today, -LATELY)
        ? clear(before)
        : unclear(ask, [before ?? inMonth(today, -2, date)]);
    case 'future': {
      const ahead = now !== null && now >= today ? now : after;
      return ahead === null ? unclear(ask, [lastOf(today, 1)], 'no-such-date') : clear(ahead);
    }
    case 'any':
      return now === null ? unclear(ask, [before, after]) : clear(now);
  }
}

function inMonth(today: Day, months: number, date: number): Day | null {
  const { year, month } = monthFrom(today, months);
  return dayOf(year, month, date);
}

function lastOf(today: Day, months: number): Day {
  const { year, month } = monthFrom(today, months);
  return lastOfMonth(year, month);
}

function monthFrom(today: Day, months: number): { readonly year: number; readonly month: number } {
  const count = yearOf(today) * 12 + monthOf(today) - 1 + months;
  return { year: Math.floor(count / 12), month: (count % 12) + 1 };
}

/** The day of the week in the week that lies so many weeks from the present one. */
export function inWeek(today: Day, weeks: number, weekday: number): Day {
  return addDays(mondayOf(today), weeks * 7 + weekday - 1);
}

/** A day of the week that stands alone is the nearest in the direction; today's own may be that of a week away. */
export function weekdayAlone(ask: DayAsk, weekday: number): Meaning {
  const { today, direction } = ask;
  const here = inWeek(today, 0, weekday);
  switch (direction) {
    case 'past':
      if (here === today) return unclear(ask, [addDays(today, -7), today]);
      return clear(here < today ? here : addDays(here, -7));
    case 'future':
      if (here === today) return unclear(ask, [today, addDays(today, 7)]);
      return clear(here > today ? here : addDays(here, 7));
    case 'any':
      return clear(here);
  }
}

/** The days from Monday to Friday of a span, which needs no list of holidays. */
export function weekdaysIn(from: Day, to: Day): readonly Day[] {
  const days: Day[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) if (weekdayOf(day) < 6) days.push(day);
  return days;
}

/** The last working days before today, or the next ones after it. */
export function daysNear(ask: DayAsk): readonly Day[] {
  const { today, direction } = ask;
  return direction === 'future'
    ? weekdaysIn(addDays(today, 1), addDays(today, 7)).slice(0, MOST_OPTIONS)
    : weekdaysIn(addDays(today, -7), addDays(today, -1)).slice(-MOST_OPTIONS);
}
