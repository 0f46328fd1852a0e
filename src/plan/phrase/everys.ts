import { DOUBT } from '../words.js';
import { roles, timeOfDay } from './roles.js';
import { numeral, type Numeral } from './numerals.js';
import { both, choice, digits, doubted, listOf, map, maybe, not, only, say, type Parser } from './parser.js';
import { noNumber, recurringDate } from './recurring-dates.js';
import type { Every, Unit } from './rule.js';

const plain = (unit: Unit): Every => ({ unit, rule: null });
const announcesDate = choice<unknown>(say('ngày|tháng|khi|hết|mùng|mồng|thời_điểm'), digits);
// "báo cáo năm trước ngày 15/12" is of this year, "báo cáo năm trước" of the last.
const notTheSchoolYear = not(
  choice(
    say('học|ngân_sách|tiếp|sau|nay'),
    both(say('trước'), not(announcesDate), () => null),
  ),
);
const unitWord: Parser<Unit> = choice<Unit>(
  both(say('ngày'), not(say('làm|lễ|nghỉ|cuối|đầu')), () => 'day'),
  both(say('tuần'), not(say('thứ|cuối|đầu|lễ')), () => 'week'),
  both(say('tháng'), not(say('cuối|đầu|thứ|sau|tiếp|tới|năm_sau')), () => 'month'),
  both(say('quý|quí'), not(say('cuối|đầu|sau|tiếp|tới')), () => 'quarter'),
  both(say('năm'), notTheSchoolYear, () => 'year'),
);
const oneUnit: Parser<Unit> = both(unitWord, noNumber, (unit) => unit);

const unitOfMonths = new Map<number, Unit>([
  [1, 'month'],
  [3, 'quarter'],
  [6, 'half'],
  [12, 'year'],
]);
const spanOfMonths: Parser<Unit> = choice<Unit>(
  (tokens, at) => {
    const match = both(numeral, say('tháng'), (one) => unitOfMonths.get(one.value) ?? null)(tokens, at);
    return match?.value ? { ...match, value: match.value } : null;
  },
  map(say('nửa|bán_niên năm?'), () => 'half'),
);
const halfUnit = both(spanOfMonths, not(say('đầu|cuối|kể|từ|sau|tiếp')), (unit) => unit);

const each = choice(say('định_kỳ? theo? hàng|hằng|mỗi|từng'), say('định_kỳ theo?'), say('theo từng?'));
const reporting = say('báo_cáo|thống_kê|tổng_hợp|sơ_kết|tổng_kết|giao_ban|công_khai');
// "mỗi quý 01 hội nghị": the number counts meetings, it does not name the quarter.
const eachOne = both(say('định_kỳ? theo? hàng|hằng|mỗi|từng'), choice(halfUnit, unitWord), (_, unit) => unit);
const named: Parser<Unit> = choice<Unit>(
  eachOne,
  both(each, choice(halfUnit, oneUnit), (_, unit) => unit),
  both(
    reporting,
    choice(
      oneUnit,
      only(halfUnit, (unit) => unit !== 'month'),
    ),
    (_, unit) => unit,
  ),
  both(
    say('tất_cả|cả? các'),
    both(oneUnit, say('trong? năm'), (unit) => unit),
    (_, unit) => unit,
  ),
  both(say('tất_cả|cả? bốn quý'), noNumber, () => 'quarter'),
  both(
    both(
      maybe(say('cả')),
      only(digits, (one) => one.value === 4),
      () => null,
    ),
    both(say('quý|quí'), not(say('đầu|cuối')), () => null),
    () => 'quarter',
  ),
  map(say('thường_niên'), () => 'year'),
);

/** The units after the first stand bare: `hàng tháng, quý, 6 tháng và năm`. */
const gap = choice(say(',|; và?'), say('và|/|-'));
const more = choice<Unit>(
  named,
  oneUnit,
  both(halfUnit, not(say('(')), (unit) => unit),
);
const units: Parser<readonly Unit[]> = choice<readonly Unit[]>(
  both(named, maybe(both(gap, listOf(more, gap), (_, list) => list)), (first, rest) => [
    first,
    ...(rest ?? []),
  ]),
  only(
    listOf(choice<Unit>(oneUnit, halfUnit), gap),
    (list) => list.length > 1 && !list.every((unit) => unit === 'year'),
  ),
);

const times = say('lần|đợt|kỳ|báo_cáo|cuộc|phiên');
interface Frequency {
  readonly unit: Unit;
  readonly count: number;
}
const counted = (unit: Unit, one: Numeral | null): Frequency => ({ unit, count: one?.value ?? 1 });
const isOne = (one: Numeral): boolean => one.value === 1;
const anyUnit: Parser<Unit> = choice<Unit>(
  spanOfMonths,
  both(maybe(only(numeral, isOne)), choice<Unit>(oneUnit, unitWord), (_, unit) => unit),
);
const unitThenTimes = both(maybe(each), anyUnit, (_, unit) => unit);
const frequency: Parser<Frequency> = choice<Frequency>(
  both(
    both(unitThenTimes, say('/'), (unit) => unit),
    both(maybe(numeral), times, (one) => one),
    counted,
  ),
  both(
    unitThenTimes,
    both(numeral, times, (one) => one),
    counted,
  ),
  both(
    both(numeral, times, (one) => one),
    both(choice(say('/'), say('trong? mỗi|một|hàng|hằng'), say('trong')), anyUnit, (_, unit) => unit),
    (one, unit) => counted(unit, one),
  ),
);

/** `02 lần/năm` is half-yearly, with a doubt, since the two days are not printed. */
const often: Parser<Every> = (tokens, at) => {
  const match = frequency(tokens, at);
  if (!match) return null;
  const { unit, count } = match.value;
  const finer =
    unit === 'year'
      ? new Map<number, Unit>([
          [2, 'half'],
          [4, 'quarter'],
          [12, 'month'],
        ]).get(count)
      : null;
  const sure = count === 1 || unit === 'day';
  return {
    ...match,
    value: plain(finer ?? unit),
    doubts: sure ? match.doubts : [...match.doubts, DOUBT.countOnly],
  };
};

const ANY_UNIT = 'ngày|tuần|tháng|quý|quí|năm';
const severalUnits = both(
  choice(
    map(
      only(numeral, (one) => one.value > 1),
      () => null,
    ),
    say('nửa'),
  ),
  say(ANY_UNIT),
  () => null,
);
/** `2 tháng/lần`, `định kỳ 10 ngày`, `01 lần/02 năm`: a cycle that the calendar of a plan does not have. */
export const oddCycle: Parser<null> = choice(
  both(
    both(maybe(each), severalUnits, () => null),
    both(
      maybe(say('/')),
      both(maybe(numeral), times, () => null),
      () => null,
    ),
    () => null,
  ),
  both(
    choice(each, say('cứ')),
    both(severalUnits, not(say('đầu|cuối')), () => null),
    () => null,
  ),
  both(
    numeral,
    both(say('lần|đợt|kỳ /|trong?'), severalUnits, () => null),
    () => null,
  ),
);

const weekdayNumber: Parser<number> = choice(
  map(
    both(
      say('thứ'),
      only(numeral, (one) => one.value >= 2 && one.value <= 7),
      (_, one) => one.value - 1,
    ),
    (weekday) => weekday,
  ),
  map(say('chủ_nhật|cn'), () => 7),
);
const shortWeekday: Parser<number> = both(
  say('t'),
  only(digits, (one) => one.value >= 2 && one.value <= 7),
  (_, one) => one.value - 1,
);
const everyWeek = choice(
  say('của? hàng|hằng|mỗi|các tuần'),
  both(say('trong|của? tuần'), not(say('cuối|đầu|thứ')), () => null),
);
const onWeekday = (weekday: number): Every => ({ unit: 'week', rule: { kind: 'weekday', weekday } });
const headOfWeekday = maybe(
  choice(
    both(maybe(roles), say('ngày|sáng|chiều|trưa'), () => null),
    map(roles, () => null),
  ),
);
const weekly: Parser<Every> = choice<Every>(
  both(headOfWeekday, both(choice(weekdayNumber, shortWeekday), everyWeek, onWeekday), (_, one) => one),
  both(say('cuối'), say('hàng|hằng|mỗi tuần'), () => plain('week')),
  doubted(
    both(say('cuối tuần'), maybe(say('hàng|hằng tuần')), () => onWeekday(5)),
    DOUBT.endOfWeek,
  ),
);

// "tháng thứ hai", "lần thứ 3": no weekdays.
const COUNTED_BY_ORDINALS = new Set([
  'tháng',
  'quý',
  'quí',
  'tuần',
  'ngày',
  'năm',
  'lần',
  'đợt',
  'kỳ',
  'bước',
  'họp',
]);

const weekdayAlone: Parser<number> = both(
  headOfWeekday,
  both(weekdayNumber, not(say('của? tuần|tháng')), (weekday) => weekday),
  (_, weekday) => weekday,
);

/** A weekday with nothing that says every week. */
export const bareWeekday: Parser<number> = (tokens, at) => {
  const previous = tokens[at - 1];
  const isOrdinal = previous?.kind === 'word' && COUNTED_BY_ORDINALS.has(previous.text);
  return isOrdinal ? null : weekdayAlone(tokens, at);
};

/** `trước 9 giờ sáng hàng ngày`: the hour would otherwise stand alone. */
const daily: Parser<Every> = choice<Every>(
  both(
    both(maybe(roles), timeOfDay, () => null),
    say('hàng|hằng|mỗi ngày'),
    () => plain('day'),
  ),
  both(maybe(roles), say('cuối? hàng|hằng|mỗi ngày'), () => plain('day')),
  map(say('cuối ngày'), () => plain('day')),
);

/** Whatever comes back by itself, with the day it is due where one is printed. */
export const recurring: Parser<readonly Every[]> = choice<readonly Every[]>(
  map(choice(recurringDate, weekly, often, daily), (one) => [one]),
  map(units, (list) => list.map(plain)),
);
