import { DOUBT } from '../words.js';
import { roles } from './roles.js';
import { numeral, numeralInWords, placeOfThree, quarterNumber } from './numerals.js';
import {
  after,
  both,
  choice,
  digits,
  doubted,
  listOf,
  map,
  maybe,
  not,
  only,
  say,
  type Parser,
} from './parser.js';
import { dates, type DatePick, type Every } from './rule.js';

const ANY_OF = 'hàng|hằng|mỗi|từng|các|một';

/** What makes "tháng", "quý" a certain one. */
const aNumber: Parser<null> = choice(
  map(digits, () => null),
  map(quarterNumber, () => null),
  map(
    only(numeralInWords, (one) => one.printed !== 'năm'),
    () => null,
  ),
);
export const noNumber: Parser<null> = not(aNumber);
// "của tháng cuối quý I" is one month, not every month.
const noMonthOfItsOwn = not(choice(aNumber, say('cuối|đầu|giữa|thứ')));

interface Picked {
  readonly picks: readonly DatePick[];
  readonly opens: DatePick | null;
}

/** The month a date belongs to, counted from the first of its unit: 4 of a quarter is in the next quarter. */
interface Target {
  readonly unit: 'month' | 'quarter';
  readonly month: number;
}

const date: Parser<number> = map(
  both(
    maybe(say('ngày|mùng|mồng mùng|mồng?')),
    only(numeral, (one) => one.value >= 1 && one.value <= 31),
    (_, one) => one,
  ),
  (one) => one.value,
);
const edge = (words: string, pick: DatePick): Parser<Picked> =>
  map(say(words), () => ({ picks: [pick], opens: null }));
const picked: Parser<Picked> = choice<Picked>(
  both(
    date,
    both(say('-|đến|tới'), date, (_, to) => to),
    (opens, to) => ({ picks: [to], opens }),
  ),
  // From the month before on, which is where the period before has ended.
  both(
    both(date, say('của? tháng trước'), (one) => one),
    both(
      maybe(say('kỳ|tháng báo_cáo')),
      both(say('-|đến|tới'), date, (_, to) => to),
      (_, to) => to,
    ),
    (_, to) => ({ picks: [to], opens: null }),
  ),
  both(numeral, say('ngày đầu tiên?'), (many) => ({ picks: [many.value], opens: 'first' })),
  map(
    listOf(
      date,
      both(choice(say(',? và'), say(',')), maybe(roles), () => null),
    ),
    (picks) => ({ picks, opens: null }),
  ),
  doubted(edge('ngày làm_việc cuối cùng?', 'last-weekday'), DOUBT.workingDay),
  doubted(edge('ngày làm_việc đầu tiên?', 'first-weekday'), DOUBT.workingDay),
  edge('ngày cuối cùng?', 'last'),
  edge('ngày đầu tiên?', 'first'),
);

/** `sau tháng phát sinh`, `của kỳ báo cáo`: says again which next one is meant, up to the next mark. */
const explained: Parser<null> = (tokens, at) => {
  const head = tokens[at];
  if (head?.kind !== 'word' || !/^(sau|của|so|liền|kế|kể|tháng|quý|kỳ)$/.test(head.text)) return null;
  let next = at;
  for (let token = tokens[next]; token?.kind === 'word'; token = tokens[next]) {
    if (/^(và|trước|chậm|hàng|hằng)$/.test(token.text)) break;
    next += 1;
  }
  return { value: null, next, doubts: [] };
};
const nextOne = both(
  say('sau|tới|tiếp_theo|tiếp_sau|kế_tiếp|kế_sau|liền_kề|liền_sau|tiếp'),
  maybe(explained),
  () => true,
);

const quarterWord = both(
  both(say(`của|trong? ${ANY_OF}? quý|quí`), noNumber, () => null),
  maybe(nextOne),
  (_, next) => next === true,
);
const placeInQuarter: Parser<number> = after('của|trong? tháng', placeOfThree);
const notOfAnother = not(say('của? năm|quý|quí|kể'));
const target: Parser<Target> = choice<Target>(
  both(placeInQuarter, quarterWord, (place, next) => ({ unit: 'quarter', month: place + (next ? 3 : 0) })),
  doubted(
    both(
      both(placeInQuarter, notOfAnother, (place) => place),
      noNumber,
      (month) => ({ unit: 'quarter', month }),
    ),
    DOUBT.noQuarter,
  ),
  both(say(`của? ${ANY_OF}? tháng`), nextOne, () => ({ unit: 'month', month: 2 })),
  both(say(`của|trong|/? ${ANY_OF} tháng`), noNumber, () => ({ unit: 'month', month: 1 })),
  both(say('của|trong|/ tháng'), noMonthOfItsOwn, () => ({ unit: 'month', month: 1 })),
  doubted(
    both(
      say(`của|trong? ${ANY_OF}? quý|quí`),
      both(noNumber, nextOne, () => null),
      () => ({
        unit: 'quarter',
        month: 4,
      }),
    ),
    DOUBT.firstMonth,
  ),
);
const dateOfQuarter: Parser<Target> = both(say(`của|trong? ${ANY_OF} quý|quí`), noNumber, () => ({
  unit: 'quarter',
  month: 3,
}));

const opening = maybe(
  choice(
    both(maybe(say('định_kỳ')), roles, () => null),
    say('từ'),
    say('định_kỳ'),
  ),
);

const startsAtFirst = ({ picks, opens }: Picked): boolean =>
  opens === 'first' || picks[0] === 'first' || picks[0] === 'first-weekday';

function made(pick: Picked, at: Target): Every {
  return { unit: at.unit, rule: dates(pick.picks, at.month, pick.opens) };
}

const lastOf = (unit: Every['unit'], month: number, pick: DatePick = 'last'): Every => ({
  unit,
  rule: dates([pick], month),
});
const ofMonth = both(say(`của|trong? ${ANY_OF}? tháng`), noNumber, () => null);
const ofQuarter = both(say(`của|trong? ${ANY_OF}? quý|quí`), noNumber, () => null);
const ofEachMonth = both(say(`của? hàng|hằng|mỗi|từng|các tháng`), noNumber, () => null);
const ofEachQuarter = both(say(`của? hàng|hằng|mỗi|từng|các quý|quí`), noNumber, () => null);
const ofEachYear = say('của? hàng|hằng|mỗi năm');

const edges: Parser<Every> = choice<Every>(
  both(after('tuần cuối cùng?', placeInQuarter), quarterWord, (place, next): Every => ({
    unit: 'quarter',
    rule: dates(['last'], next ? place + 3 : place, 'last-week'),
  })),
  both(say('tuần cuối cùng?'), ofMonth, () => ({ unit: 'month', rule: dates(['last'], 1, 'last-week') })),
  both(say('tuần cuối cùng?'), ofQuarter, () => ({ unit: 'quarter', rule: dates(['last'], 3, 'last-week') })),
  doubted(
    both(say('tuần đầu tiên?'), ofMonth, () => lastOf('month', 1, 7)),
    DOUBT.firstWeek,
  ),
  doubted(
    both(say('tuần đầu tiên?'), ofQuarter, () => lastOf('quarter', 1, 7)),
    DOUBT.firstWeek,
  ),
  both(placeInQuarter, quarterWord, (place, next) => ({
    unit: 'quarter',
    rule: dates(['last'], next ? place + 3 : place, 'first'),
  })),
  both(say('cuối'), ofEachMonth, () => lastOf('month', 1)),
  both(say('cuối'), ofEachQuarter, () => lastOf('quarter', 3)),
  both(say('cuối'), ofEachYear, () => lastOf('year', 12)),
  doubted(
    both(say('giữa'), ofEachYear, () => lastOf('year', 6)),
    DOUBT.vague,
  ),
  doubted(
    both(say('đầu'), ofEachYear, () => lastOf('year', 3)),
    DOUBT.vague,
  ),
  doubted(
    both(say('cuối'), ofMonth, () => lastOf('month', 1)),
    DOUBT.vague,
  ),
  doubted(
    both(say('cuối'), ofQuarter, () => lastOf('quarter', 3)),
    DOUBT.vague,
  ),
  doubted(
    both(say('đầu'), ofMonth, () => lastOf('month', 1, 10)),
    DOUBT.vague,
  ),
  doubted(
    both(say('đầu'), ofQuarter, () => lastOf('quarter', 1)),
    DOUBT.vague,
  ),
  doubted(
    both(say('giữa'), ofMonth, () => lastOf('month', 1, 20)),
    DOUBT.vague,
  ),
  doubted(
    both(say('giữa'), ofQuarter, () => lastOf('quarter', 2)),
    DOUBT.vague,
  ),
);

/** `ngày 25 hàng tháng`, `ngày 15 tháng cuối quý`, `ngày 07 của tháng sau tháng phát sinh`, `tuần cuối của quý`. */
export const recurringDate: Parser<Every> = choice<Every>(
  both(
    both(opening, picked, (_, pick) => pick),
    target,
    made,
  ),
  both(
    both(
      opening,
      only(picked, ({ picks, opens }) => typeof picks[0] === 'string' || opens === 'first'),
      (_, one) => one,
    ),
    choice<Target['unit']>(
      both(ofQuarter, not(nextOne), () => 'quarter'),
      both(say('tháng'), noNumber, () => 'month'),
    ),
    (pick, unit) => made(pick, { unit, month: unit === 'quarter' && !startsAtFirst(pick) ? 3 : 1 }),
  ),
  doubted(
    both(
      both(opening, picked, (_, pick) => pick),
      dateOfQuarter,
      made,
    ),
    DOUBT.lastMonth,
  ),
  both(opening, edges, (_, one) => one),
);
