import { addDays, lastOfMonth, mondayOf, monthOf, yearOf } from '../day.js';
import { numeral, numeralInWords, quarterNumber } from './numerals.js';
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
  type YearBeside,
} from './piece.js';

const FULL_YEAR = { from: 1990, to: 2099 };
const VAGUE = 'Mốc ước chừng, không ghi ngày cụ thể: cần xem lại.';
const WEEK_OF_MONTH = 'Tuần trong tháng hiểu là tuần tròn từ thứ Hai đến Chủ nhật: cần xem lại.';

export const yearDigits: Parser<YearBeside> = map(
  only(digits, ({ value }) => value >= FULL_YEAR.from && value <= FULL_YEAR.to),
  ({ value }) => ({ of: () => value, digits: true }),
);

/** `/25`: read only where it can be nothing but the plan's year or one beside it. */
const shortYear: Parser<YearBeside> = doubted(
  map(
    only(digits, ({ printed }) => /^\d\d$/.test(printed)),
    ({ value }) => ({
      of: (plan) => (Math.abs((plan % 100) - value) <= 1 ? plan - (plan % 100) + value : Number.NaN),
      digits: true,
    }),
  ),
  'Năm chỉ ghi hai chữ số.',
);

const shifted = (shift: number): YearBeside => ({ of: (plan) => plan + shift, digits: false });
const relativeYear: Parser<YearBeside> = choice(
  both(
    say('năm sau_liền_kề|liền_kề_sau|sau|tới|tiếp_theo|kế_tiếp|liền_kề|liền_sau'),
    maybe(say('liền_kề|kế_tiếp? của? năm|kỳ kế_hoạch|báo_cáo')),
    () => shifted(1),
  ),
  map(say('năm nay|này|kế_hoạch'), () => shifted(0)),
);

/** What may follow a piece to give its year: `/2025`, `-2025`, ` năm 2025`, ` của năm sau`. */
export const yearTail: Parser<YearBeside> = choice(
  both(say('/|-|.?'), yearDigits, (_, year) => year),
  after('của|trong|/? năm', yearDigits),
  after(', năm?', yearDigits),
  after('của|trong?', relativeYear),
  after('/', shortYear),
);

function dated(parser: Parser<Piece>): Parser<Piece> {
  return both(parser, maybe(yearTail), withYear);
}

const value = ({ value: read }: { readonly value: number }): number => read;
const wordedMonth = map(
  only(numeralInWords, (one) => one.value <= 12 && one.printed !== 'năm'),
  value,
);
export const monthNumber: Parser<number> = choice(map(digits, value), wordedMonth);

const ROMAN_MONTHS = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii'];

/** `tháng XII`, and the `tháng l` that a scanner makes of `tháng 1`. */
const romanMonth: Parser<number> = (tokens, at) => {
  const token = tokens[at];
  if (token?.kind !== 'word') return null;
  const found = ROMAN_MONTHS.indexOf(token.text.replace(/[l|]/g, 'i')) + 1;
  return found > 0
    ? { value: found, next: at + 1, doubts: [`Đọc “${token.printed}” là tháng ${found}.`] }
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
    'Đọc “tháng năm” là tháng 5.',
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
    both(say('các|cả? quý|quí|q .?'), quarterNumber, (_, one) => one),
    (one) => quarterPiece(one.value),
  ),
  map(say('quý|quí đầu của? năm'), () => quarterPiece(1)),
  map(say('quý|quí cuối cùng? của? năm'), () => quarterPiece(4)),
);

export const monthOfQuarter: Parser<Piece> = both(
  choice(
    map(say('tháng đầu tiên? của? quý|quí'), () => 1),
    map(say('tháng thứ_hai|giữa|thứ_nhì của? quý|quí'), () => 2),
    map(say('tháng cuối cùng? của? quý|quí'), () => 3),
  ),
  quarterNumber,
  (place, one) => monthPiece(one.value >= 1 && one.value <= 4 ? one.value * 3 - 3 + place : Number.NaN),
);

const monthsOfYear: Parser<Piece> = choice(
  both(choice(numeral), say('tháng đầu của? năm'), (one) =>
    months(1, one.value, `${one.value} tháng đầu năm`, 'opening'),
  ),
  both(numeral, say('tháng cuối của? năm'), (one) =>
    months(13 - one.value, 12, `${one.value} tháng cuối năm`, 'part'),
  ),
  both(numeral, say('quý|quí đầu của? năm'), (one) =>
    months(1, one.value * 3, `${one.value} quý đầu năm`, 'opening'),
  ),
  both(numeral, say('quý|quí cuối của? năm'), (one) =>
    months(13 - one.value * 3, 12, `${one.value} quý cuối năm`, 'part'),
  ),
  map(say('nửa đầu năm'), () => months(1, 6, '6 tháng đầu năm', 'opening')),
  map(say('nửa năm đầu'), () => months(1, 6, '6 tháng đầu năm', 'opening')),
  map(say('nửa cuối|sau năm'), () => months(7, 12, '6 tháng cuối năm', 'part')),
  map(say('nửa năm cuối'), () => months(7, 12, '6 tháng cuối năm', 'part')),
  map(say('tháng đầu tiên? của? năm'), () => monthPiece(1)),
  map(say('tháng cuối cùng? của? năm'), () => monthPiece(12)),
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
    (one) => months(1, one.value, `${one.value} tháng`, 'opening'),
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
  both(say('thượng tuần'), dated(month), (_, of) => partOf(of, 'thượng tuần', inMonth(1, 10))),
  both(say('trung tuần'), dated(month), (_, of) => partOf(of, 'trung tuần', inMonth(11, 20))),
  both(say('hạ tuần'), dated(month), (_, of) => partOf(of, 'hạ tuần', inMonth(21, 31))),
  both(say('nửa đầu'), dated(month), (_, of) => partOf(of, 'nửa đầu', inMonth(1, 15))),
  both(say('nửa cuối|sau'), dated(month), (_, of) => partOf(of, 'nửa cuối', inMonth(16, 31))),
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
  both(say('tuần cuối cùng? của|trong?'), dated(spanHead), (_, of) => partOf(of, 'tuần cuối', lastSevenDays)),
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
      (number, of) => partOf(of, `tuần ${number}`, fullWeek(number)),
    ),
    WEEK_OF_MONTH,
  ),
);

/** The last day of what an office may mean by beginning and middle; always with a doubt. */
function vagueEnd(words: 'đầu' | 'giữa', span: Span): Span {
  const first = monthOf(span.first);
  const length = monthOf(span.last) - first + 1;
  if (length === 1) return { first: span.first, last: addDays(span.first, words === 'đầu' ? 9 : 19) };
  const last = length === 12 ? (words === 'đầu' ? 3 : 6) : first + (words === 'đầu' ? 0 : 1);
  return { first: span.first, last: lastOfMonth(yearOf(span.first), last) };
}

const vague: Parser<Piece> = doubted(
  choice(
    both(say('đầu của?'), dated(spanHead), (_, of) => partOf(of, 'đầu', (span) => vagueEnd('đầu', span))),
    both(say('giữa của?'), dated(spanHead), (_, of) => partOf(of, 'giữa', (span) => vagueEnd('giữa', span))),
    both(say('cuối của?'), dated(spanHead), (_, of) => partOf(of, 'cuối', (span) => span)),
  ),
  VAGUE,
);

/** Everything longer than a day that has a name: `quý I/2025`, `6 tháng đầu năm`, `tuần cuối tháng 11`. */
export const span: Parser<Piece> = choice(
  thirdOfMonth,
  week,
  vague,
  dated(monthOfQuarter),
  monthOverYear,
  dated(month),
  dated(monthsOfYear),
  dated(quarter),
  wholeYear,
);
