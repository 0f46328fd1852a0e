import { addDays, lastOfMonth, mondayOf, monthOf, yearOf } from '../day.js';
import { DOUBT, NAME, PART } from '../words.js';
import { numeral, numeralInWords, placeOfThree, quarterNumber } from './numerals.js';
import { after, both, choice, digits, doubted, map, maybe, not, only, say, type Parser } from './parser.js';
import {
  monthPiece,
  months,
  partOf,
  quarterPiece,
  withYear,
  yearPiece,
  type Piece,
  type Span,
} from './piece.js';
import { dated, ofYear, relativeYear, yearDigits } from './years.js';

const value = ({ value: read }: { readonly value: number }): number => read;
const wordedMonth = map(
  only(numeralInWords, (one) => one.value <= 12 && one.printed !== 'năm'),
  value,
);
export const monthNumber: Parser<number> = choice(map(digits, value), wordedMonth);

const ROMAN_MONTHS = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii'];

/** `tháng XII`, and the `tháng l`, `tháng ll` that a scanner makes of `tháng 1`, `tháng 11`. */
const romanMonth: Parser<number> = (tokens, at) => {
  const token = tokens[at];
  if (token?.kind !== 'word') return null;
  const digitsMisread = /^[l|i]*[l|][l|i]*$/.test(token.text);
  const found = digitsMisread ? Number('1'.repeat(token.text.length)) : ROMAN_MONTHS.indexOf(token.text) + 1;
  return found >= 1 && found <= 12
    ? { value: found, next: at + 1, doubts: [DOUBT.readAsMonth(token.printed, found)] }
    : null;
};

const month: Parser<Piece> = choice(
  map(after('tháng', romanMonth), monthPiece),
  map(after('các|cả? tháng', monthNumber), monthPiece),
  map(after('t .?', map(digits, value)), monthPiece),
  // "tháng năm 2025" may be May or a slip of the pen, so only a "tháng năm" that stands alone is May.
  doubted(
    map(
      both(say('tháng năm'), not(digits), () => 5),
      monthPiece,
    ),
    DOUBT.monthFive,
  ),
);
const monthOverYear: Parser<Piece> = both(
  map(
    only(digits, (one) => one.value <= 12),
    (one) => monthPiece(one.value),
  ),
  both(say('/|.|-'), yearDigits, (_, year) => year),
  withYear,
);

const quarter: Parser<Piece> = choice(
  map(
    both(say('các|cả? quý|quí|q .|:|thứ?'), quarterNumber, (_, one) => one),
    (one) => quarterPiece(one.value),
  ),
);

export const monthOfQuarter: Parser<Piece> = both(
  both(after('tháng', placeOfThree), say('của? các? quý|quí'), (place) => place),
  quarterNumber,
  (place, one) => monthPiece(one.value >= 1 && one.value <= 4 ? one.value * 3 - 3 + place : Number.NaN),
);

const manyMonths = (first: number, last: number, name: string): Piece =>
  months(first, last, name, first === 1 ? 'opening' : 'part');
const monthsOfYear: Parser<Piece> = choice(
  both(
    choice(
      both(numeral, say('tháng đầu'), ({ value: many }) => manyMonths(1, many, NAME.firstMonths(many))),
      both(numeral, say('tháng cuối'), ({ value: many }) => manyMonths(13 - many, 12, NAME.lastMonths(many))),
      both(numeral, say('quý|quí đầu'), ({ value: many }) =>
        manyMonths(1, many * 3, NAME.firstQuarters(many)),
      ),
      both(numeral, say('quý|quí cuối'), ({ value: many }) =>
        manyMonths(13 - many * 3, 12, NAME.lastQuarters(many)),
      ),
      map(say('nửa đầu'), () => manyMonths(1, 6, NAME.half(1))),
      map(say('nửa cuối|sau'), () => manyMonths(7, 12, NAME.half(2))),
      map(say('tháng đầu tiên?'), () => monthPiece(1)),
      map(say('tháng cuối cùng?'), () => monthPiece(12)),
      map(say('quý|quí đầu tiên?'), () => quarterPiece(1)),
      map(say('quý|quí cuối cùng?'), () => quarterPiece(4)),
    ),
    ofYear,
    withYear,
  ),
  map(say('nửa năm đầu'), () => manyMonths(1, 6, NAME.half(1))),
  map(say('nửa năm cuối|sau'), () => manyMonths(7, 12, NAME.half(2))),
  // A report's own span: "báo cáo 6 tháng, 9 tháng, năm".
  both(
    only(digits, (one) => [3, 6, 9, 12].includes(one.value)),
    both(
      say('tháng'),
      not(
        choice(
          say('một|đầu|cuối|/|kể|từ'),
          map(digits, () => null),
        ),
      ),
      () => null,
    ),
    (one) => months(1, one.value, NAME.months(one.value), 'opening'),
  ),
);

const wholeYear: Parser<Piece> = choice(
  map(after('năm', yearDigits), yearPiece),
  map(relativeYear, yearPiece),
  map(after('cả|toàn|trọn|suốt năm', maybe(yearDigits)), yearPiece),
  map(yearDigits, yearPiece),
);

/** `năm` alone, which only a word or a list before it makes a whole year. */
export const bareYear: Parser<Piece> = both(
  say('năm'),
  not(
    choice(
      say('học|ngày|tháng|tuần|giờ|báo_cáo|một|/|trước|lần|ngân_sách'),
      map(numeral, () => null),
    ),
  ),
  () => yearPiece(null),
);

const inMonth =
  (from: number, to: number) =>
  (span: Span): Span => ({
    first: addDays(span.first, from - 1),
    last: Math.min(to, 31) === 31 ? span.last : addDays(span.first, to - 1),
  });
const thirdOfMonth: Parser<Piece> = choice(
  both(say('thượng tuần'), dated(month), (_, of) => partOf(of, PART.firstTenDays, inMonth(1, 10))),
  both(say('trung tuần'), dated(month), (_, of) => partOf(of, PART.secondTenDays, inMonth(11, 20))),
  both(say('hạ tuần'), dated(month), (_, of) => partOf(of, PART.lastTenDays, inMonth(21, 31))),
  both(say('nửa đầu'), dated(month), (_, of) => partOf(of, PART.firstHalf, inMonth(1, 15))),
  both(say('nửa cuối|sau'), dated(month), (_, of) => partOf(of, PART.secondHalf, inMonth(16, 31))),
);

/** `10 ngày đầu tháng 3`, `5 ngày cuối quý II`. */
const edgeDays: Parser<Piece> = choice(
  both(
    both(numeral, say('ngày đầu tiên? của|trong?'), value),
    dated(choice(monthOfQuarter, month, quarter)),
    (many, of) =>
      partOf(of, PART.firstDays(many), ({ first }) => ({ first, last: addDays(first, many - 1) })),
  ),
  both(
    both(numeral, say('ngày cuối cùng? của|trong?'), value),
    dated(choice(monthOfQuarter, month, quarter)),
    (many, of) => partOf(of, PART.lastDays(many), ({ last }) => ({ first: addDays(last, 1 - many), last })),
  ),
);

const lastSevenDays = (span: Span): Span => ({ first: addDays(span.last, -6), last: span.last });

function fullWeek(number: number): (span: Span) => Span {
  return (span) => {
    const monday = mondayOf(addDays(span.first, 6));
    const first = addDays(monday, 7 * (number - 1));
    const last = addDays(first, 6);
    return { first: first > span.last ? span.first : first, last: last > span.last ? span.last : last };
  };
}

const spanHead: Parser<Piece> = choice(monthOfQuarter, month, quarter, wholeYear, bareYear);
const week: Parser<Piece> = choice(
  both(say('tuần cuối cùng? của|trong?'), dated(spanHead), (_, of) =>
    partOf(of, PART.lastWeek, lastSevenDays),
  ),
  doubted(
    both(
      choice(
        map(
          after(
            'tuần thứ? lễ?',
            only(numeral, (one) => one.value >= 1 && one.value <= 5),
          ),
          value,
        ),
        map(say('tuần đầu tiên?'), () => 1),
      ),
      both(say('của|trong|/?'), dated(month), (_, of) => of),
      (number, of) => partOf(of, PART.week(number), fullWeek(number)),
    ),
    DOUBT.weekOfMonth,
  ),
);

/** The last day of what an office may mean by beginning and middle; always with a doubt. */
function vagueEnd(part: 'start' | 'middle', span: Span): Span {
  const first = monthOf(span.first);
  const length = monthOf(span.last) - first + 1;
  if (length === 1) return { first: span.first, last: addDays(span.first, part === 'start' ? 9 : 19) };
  const last = length === 12 ? (part === 'start' ? 3 : 6) : first + (part === 'start' ? 0 : 1);
  return { first: span.first, last: lastOfMonth(yearOf(span.first), last) };
}

const vague: Parser<Piece> = doubted(
  choice(
    both(say('đầu của?'), dated(spanHead), (_, of) =>
      partOf(of, PART.start, (span) => vagueEnd('start', span)),
    ),
    both(say('giữa của?'), dated(spanHead), (_, of) =>
      partOf(of, PART.middle, (span) => vagueEnd('middle', span)),
    ),
    both(say('cuối của?'), dated(spanHead), (_, of) => partOf(of, PART.end, (span) => span)),
  ),
  DOUBT.vague,
);

/** Everything longer than a day that has a name: `quý I/2025`, `6 tháng đầu năm`, `tuần cuối tháng 11`. */
export const span: Parser<Piece> = choice(
  thirdOfMonth,
  edgeDays,
  week,
  vague,
  dated(monthOfQuarter),
  monthOverYear,
  dated(month),
  dated(monthsOfYear),
  dated(quarter),
  wholeYear,
);
