import type { Day } from '../day.js';
import { DOUBT } from '../words.js';
import { numeral } from './numerals.js';
import { after, both, choice, digits, doubted, map, maybe, not, only, say, type Parser } from './parser.js';
import {
  dayOfSpan,
  dayPiece,
  firstWeekday,
  lastWeekday,
  looseDay,
  withYear,
  type Piece,
  type Span,
} from './piece.js';
import { bareYear, monthNumber, monthOfQuarter, span } from './spans.js';
import { yearDigits, yearTail } from './years.js';

const small = only(digits, (one) => one.printed.length <= 2);
const dateNumber: Parser<number> = map(small, (one) => one.value);

/** `ngày`, `mùng`, or nothing where a word before it has said that a date follows. */
const dayHead: Parser<null> = choice(say('các? ngày mùng|mồng|:?'), say('mùng|mồng'));

const numericDay = (date: number, month: number): Piece => dayPiece(date, month);
const wordedDay = (date: number, month: number): Piece => dayPiece(date, month, true);

const sameSign = (sign: string): Parser<Piece> =>
  both(both(dateNumber, after(sign, dateNumber), numericDay), after(sign, yearDigits), withYear);

const slashed = both(both(dateNumber, after('/', dateNumber), numericDay), maybe(yearTail), withYear);
const mixed = (sign: string, allowed: (date: number) => boolean): Parser<Piece> =>
  both(
    both(only(dateNumber, allowed), after(sign, dateNumber), numericDay),
    after('/', yearDigits),
    withYear,
  );
const mixedSigns = choice(
  mixed('.', () => true),
  mixed('-', (date) => date > 12),
  doubted(
    mixed('-', () => true),
    DOUBT.dayOrMonths,
  ),
);
const worded: Parser<Piece> = choice(
  doubted(
    both(both(dateNumber, after('tháng', monthNumber), numericDay), after('tháng', yearDigits), withYear),
    DOUBT.monthForYear,
  ),
  both(
    both(
      map(numeral, (one) => one.value),
      after('của? các? tháng', monthNumber),
      wordedDay,
    ),
    maybe(yearTail),
    withYear,
  ),
);

// "10-15 tháng 11" is a range of days.
const monthAfterDash = only(dateNumber, (month) => month <= 12);

/** `30-9`, `20.7`: a date only where a word before it says so. */
const signedShort = both(
  both(dateNumber, choice(after('.', dateNumber), after('-', monthAfterDash)), numericDay),
  both(not(say('/|tháng')), maybe(yearTail), (_, year) => year),
  withYear,
);

const full: Parser<Piece> = choice(sameSign('/'), sameSign('.'), sameSign('-'), slashed, mixedSigns, worded);
const loose: Parser<Piece> = map(
  only(numeral, (one) => one.value >= 1 && one.value <= 31 && one.printed !== 'năm'),
  (one) => looseDay(one.value),
);

const edge = (words: string, pick: (one: Span) => Day): Parser<Piece> =>
  both(say(words), choice(span, bareYear), (_, of) => dayOfSpan(of, pick));
const edgeOfSpan: Parser<Piece> = choice(
  doubted(edge('ngày làm_việc cuối cùng? của|trong?', lastWeekday), DOUBT.workingDay),
  doubted(edge('ngày làm_việc đầu tiên? của|trong?', firstWeekday), DOUBT.workingDay),
  edge('ngày cuối cùng? của|trong?', (one) => one.last),
  edge('ngày đầu tiên? của|trong?', (one) => one.first),
);

/** `ngày 15 tháng cuối quý II`. */
const dayOfNamedMonth: Parser<Piece> = both(
  both(dateNumber, say('của?'), (date) => date),
  both(monthOfQuarter, maybe(yearTail), withYear),
  (date, of) => {
    if (of.month === null) return of;
    const lastMonthDate = of.month % 3 === 0 ? date : null;
    return { ...withYear(dayPiece(date, of.month), of.year), lastMonthDate };
  },
);

/** A day that nothing announces: `31/05/2025`, `ngày 5 tháng 6`. A date alone needs its head. */
export const day: Parser<Piece> = choice(
  edgeOfSpan,
  both(dayHead, choice(dayOfNamedMonth, full, signedShort, loose), (_, piece) => piece),
  full,
);

/** A day after a word such as `trước`, which stands for the head: `trước 30-9`. */
export const announcedDay: Parser<Piece> = choice(day, dayOfNamedMonth, signedShort);

/** A date alone after such a word: `từ 16 đến 31/12`. */
export const looseDate: Parser<Piece> = loose;
