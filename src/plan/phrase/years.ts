import { DOUBT } from '../words.js';
import { after, both, choice, digits, doubted, map, maybe, not, only, say, type Parser } from './parser.js';
import { withYear, type Piece, type YearBeside } from './piece.js';

const FULL_YEAR = { from: 1990, to: 2099 };
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
  DOUBT.shortYear,
);

const shifted = (shift: number): YearBeside => ({ of: (plan) => plan + shift, digits: false });
export const relativeYear: Parser<YearBeside> = choice(
  both(
    say('năm sau_liền_kề|liền_kề_sau|sau|tới|tiếp_theo|kế_tiếp|liền_kề|liền_sau'),
    maybe(say('liền_kề|kế_tiếp? của? năm|kỳ kế_hoạch|báo_cáo')),
    () => shifted(1),
  ),
  map(say('năm nay|này|kế_hoạch'), () => shifted(0)),
);

/** `15/12 năm trước`; in "báo cáo năm trước ngày 15/12" the year is this one. */
const yearBefore: Parser<YearBeside> = both(
  say('năm trước'),
  choice(
    say('liền_kề? kỳ|năm báo_cáo'),
    not(
      choice(
        say('ngày|tháng|quý|quí|khi|khi_hết|mùng|mồng|hạn|tết|kỳ'),
        map(digits, () => null),
      ),
    ),
  ),
  () => shifted(-1),
);

/** What may follow a piece to give its year: `/2025`, `-2025`, ` năm 2025`, ` của năm sau`. */
export const yearTail: Parser<YearBeside> = choice(
  both(say('/|-|.?'), yearDigits, (_, year) => year),
  after('của|trong|/? năm', yearDigits),
  after(', năm?', yearDigits),
  after('của|trong?', choice(relativeYear, yearBefore)),
  after('/', shortYear),
);

/** A piece and the year that may stand beside it. */
export function dated(parser: Parser<Piece>): Parser<Piece> {
  return both(parser, maybe(yearTail), withYear);
}

/** `năm`, `năm sau`: the digits of a year come after. */
export const ofYear: Parser<YearBeside | null> = after(
  'của|trong?',
  choice<YearBeside | null>(
    relativeYear,
    map(say('năm'), () => null),
  ),
);
