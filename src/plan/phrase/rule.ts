import { addDays, dayOf, firstOfMonth, lastOfMonth, type Day } from '../day.js';
import { firstWeekday, lastWeekday } from './piece.js';

export type Unit = 'day' | 'week' | 'month' | 'quarter' | 'half' | 'year';

/** A date within a month that is told each time anew. */
export type DatePick = number | 'last' | 'last-week' | 'first' | 'last-weekday' | 'first-weekday';

/** On which days recurring work is due. */
export type Rule =
  | {
      readonly kind: 'dates';
      readonly picks: readonly DatePick[];
      /** Counted from the first month of the unit, 1; 4 of a quarter is the next quarter's first. */
      readonly month: number;
      /** Where the phrase gives a span (`từ ngày 20 đến ngày 25 hàng tháng`): its first date. */
      readonly opens: DatePick | null;
    }
  | { readonly kind: 'weekday'; readonly weekday: number };

export interface Every {
  readonly unit: Unit;
  readonly rule: Rule | null;
}

/** The picked day of a month; months past December are the next year's. A date the month lacks gives its last day. */
export function pickedDay(year: number, month: number, pick: DatePick): Day {
  const over = Math.floor((month - 1) / 12);
  const within = month - over * 12;
  const span = { first: firstOfMonth(year + over, within), last: lastOfMonth(year + over, within) };
  if (typeof pick === 'number') return dayOf(year + over, within, pick) ?? span.last;
  switch (pick) {
    case 'first':
      return span.first;
    case 'last':
      return span.last;
    case 'last-week':
      return addDays(span.last, -6);
    case 'first-weekday':
      return firstWeekday(span);
    case 'last-weekday':
      return lastWeekday(span);
  }
}

export function dates(picks: readonly DatePick[], month: number, opens: DatePick | null = null): Rule {
  return { kind: 'dates', picks, month, opens };
}
