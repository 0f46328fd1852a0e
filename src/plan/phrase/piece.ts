import { addDays, dayOf, firstOfMonth, lastOfMonth, weekdayOf, type Day } from '../day.js';
import { NAME, PART } from '../words.js';

export interface Span {
  readonly first: Day;
  readonly last: Day;
}

/** The year that stands beside a piece, which may be told from the plan's own ("năm sau"). */
export interface YearBeside {
  readonly of: (planYear: number) => number;
  /** Printed in digits, so that the pieces beside it may share it. */
  readonly digits: boolean;
}

/** One named stretch of the calendar: a day, a month, a quarter… as printed, its year perhaps missing. */
export interface Piece {
  readonly unit: 'loose-day' | 'day' | 'part' | 'end' | 'month' | 'quarter' | 'opening' | 'year';
  readonly year: YearBeside | null;
  /** Null where the calendar has no such thing. */
  readonly spanIn: (year: number) => Span | null;
  readonly nameIn: (year: number) => string;
  /** Of a day in words (`ngày 15 tháng 3`) or a loose one (`ngày 15`): its date, for the months that follow. */
  readonly date: number | null;
  /** Of a day: its month, which a loose day before it shares. */
  readonly month: number | null;
  /** Of `ngày 20 tháng cuối quý I`: the date that the last months after it share (`6 tháng, quý III và năm`). */
  readonly lastMonthDate: number | null;
}

type Bare = Pick<Piece, 'unit' | 'spanIn' | 'nameIn'>;

function piece(bare: Bare): Piece {
  return { ...bare, year: null, date: null, month: null, lastMonthDate: null };
}

export function withYear(one: Piece, year: YearBeside | null): Piece {
  return year ? { ...one, year } : one;
}

export function months(first: number, last: number, name: string, unit: Piece['unit']): Piece {
  const possible = first >= 1 && first <= last && last <= 12;
  return piece({
    unit,
    spanIn: (year) => (possible ? { first: firstOfMonth(year, first), last: lastOfMonth(year, last) } : null),
    nameIn: () => name,
  });
}

export function monthPiece(month: number): Piece {
  return { ...months(month, month, NAME.month(month), 'month'), month };
}

export function quarterPiece(quarter: number): Piece {
  return months(quarter * 3 - 2, quarter * 3, NAME.quarter(quarter), 'quarter');
}

export function yearPiece(year: YearBeside | null): Piece {
  const bare: Bare = { ...months(1, 12, '', 'year'), nameIn: NAME.year };
  return withYear(piece(bare), year);
}

/** @param worded `ngày 15 tháng 3`, whose date the months after it share (`tháng 3, 6, 9`); `15/3` does not. */
export function dayPiece(date: number, month: number, worded = false): Piece {
  return {
    ...piece({
      unit: 'day',
      spanIn: (year) => same(dayOf(year, month, date)),
      nameIn: (year) => `${two(date)}/${two(month)}/${year}`,
    }),
    date: worded ? date : null,
    month,
  };
}

/** A date whose month stands elsewhere: `từ ngày 16 đến 31/12`, `ngày 25 hàng tháng`. */
export function looseDay(date: number): Piece {
  return { ...piece({ unit: 'loose-day', spanIn: () => null, nameIn: () => NAME.looseDay(date) }), date };
}

/** One day that is told from the span of another piece, such as its last. */
export function dayOfSpan(of: Piece, pick: (span: Span) => Day): Piece {
  return {
    ...piece({
      unit: 'day',
      spanIn: (year) => {
        const span = of.spanIn(year);
        return span && same(pick(span));
      },
      nameIn: (year) => {
        const span = of.spanIn(year);
        return span ? NAME.day(pick(span)) : of.nameIn(year);
      },
    }),
    year: of.year,
  };
}

/** A part of another piece's span (its last week, its beginning), under a name of its own. */
export function partOf(of: Piece, words: string, cut: (span: Span) => Span): Piece {
  return {
    ...piece({
      unit: words === PART.end ? 'end' : 'part',
      spanIn: (year) => {
        const span = of.spanIn(year);
        return span && cut(span);
      },
      nameIn: (year) => `${words} ${of.nameIn(year)}`,
    }),
    year: of.year,
  };
}

export function lastWeekday(span: Span): Day {
  const past = weekdayOf(span.last) - 5;
  return past > 0 ? addDays(span.last, -past) : span.last;
}

export function firstWeekday(span: Span): Day {
  const ahead = 8 - weekdayOf(span.first);
  return ahead < 3 ? addDays(span.first, ahead) : span.first;
}

function same(value: Day | null): Span | null {
  return value && { first: value, last: value };
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
