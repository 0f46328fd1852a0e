import { monthOf, yearOf } from '../day.js';
import type { Day } from '../day.js';
import { isQuarterWord, isYearWord, numberAt, romanAt, turnAt, yearAt } from './numbers.js';
import type { Read } from './numbers.js';
import { isCounted } from './scene.js';
import { shortUnitAt } from './short-unit.js';
import { isBreak, isMark, words } from './tokens.js';
import type { Spoken } from './tokens.js';

export type Named =
  /** So many months of the plan's year: a month, a quarter, the first nine months. */
  | { readonly kind: 'months'; readonly first: number; readonly count: number }
  | { readonly kind: 'week'; readonly number: number }
  /** `kỳ 2`, `kỳ 2/4` */
  | { readonly kind: 'ordinal'; readonly number: number }
  | { readonly kind: 'last' }
  /** `kỳ này`, `kỳ trước` */
  | { readonly kind: 'turn'; readonly turn: -1 | 0 | 1 };

export interface PeriodName {
  /** In the order in which they are named; none where all are asked for. */
  readonly named: readonly Named[];
  /** All, or all within what is named: `tất cả các kỳ`, `cả quý I`. */
  readonly all: boolean;
  /** How many there are of them, where that is said: `cả 4 quý`, `kỳ 2/4`. */
  readonly of: number | null;
  readonly year: number | null;
  readonly next: number;
}

export interface PeriodScene {
  readonly tokens: readonly Spoken[];
  readonly today: Day;
  /** The places of the words that say a day. */
  readonly isDay: ReadonlySet<number>;
}

type Unit = 'month' | 'quarter' | 'week' | 'step';

const isMonth = words('tháng thg');
/** Of a length only: "TH 5" is a code. */
const isMonths = words('tháng thg th');
export const isWeek = words('tuần');
export const isPeriod = words('kỳ kì bước');
/** "họp lần 2", "đợt 2" of something else: only in front or behind a report's word. */
const isTurn = words('đợt lần');
const isPartWord = words('phần');
const isStageWord = words('giai');
const isStageWordToo = words('đoạn');
export const isReported = words('xong thành cáo kỳ kì');
export const isOtherPeriod = words('định thời học nhiệm cùng');
const isFirst = words('đầu');
const isEnd = words('cuối');
const isAnd = words('và với');
const isUpTo = words('đến tới');
export const isEach = words('mỗi hàng hằng từng');
const isAll = words('cả đủ');
const isSeveral = words('các mọi những');
const isEvery = words('tất');
const isEntire = words('toàn');
const isSet = words('bộ');
const isOf = words('của trong');
export const isOrdinal = words('thứ');
export const isHalf = words('nửa');
const ROMAN = ['i', 'ii', 'iii', 'iv'];
const ROMAN_QUARTERS = ROMAN.map((number) => `q${number}`);

/** The name of a period, or of several: `tháng 1, 2`, `quý I và quý II`, `6 tháng đầu năm`, `tất cả các kỳ`. */
export function periodName(scene: PeriodScene, at: number): PeriodName | null {
  return (
    everything(scene, at) ??
    someMonths(scene, at) ??
    halfYear(scene, at) ??
    wholeYear(scene, at) ??
    listed(scene, at)
  );
}

/** `tất cả`, `tất cả các kỳ`, `các kỳ`, `cả 4 quý`, `cả năm`, `cả quý I` */
function everything(scene: PeriodScene, at: number): PeriodName | null {
  const { tokens } = scene;
  const lead = leadAt(tokens, at);
  if (!lead) return null;
  const { next: from, several } = lead;
  const within = someMonths(scene, from) ?? listed(scene, from);
  // "các tháng 1, 2" are these two; "cả quý I" is all that lies in it.
  if (within) return { ...within, all: !several };
  const count = numberAt(tokens, from);
  const unit = count?.next ?? from;
  const all = { named: [], all: true, of: count?.value ?? null };
  if (isUnitWord(tokens[unit])) {
    const inner = isOf(tokens[unit + 1]) ? unit + 2 : unit + 1;
    const quarter =
      isQuarterWord(tokens[inner]) || isHalf(tokens[inner])
        ? (halfYear(scene, inner) ?? listed(scene, inner))
        : null;
    return quarter
      ? { ...quarter, all: true }
      : { ...all, ...(yearOrNone(scene, inner) ?? { year: null, next: unit + 1 }) };
  }
  const year = several ? null : yearOrNone(scene, from);
  if (year) return { ...all, of: null, ...year };
  return lead.whole && !several && count === null && isBreak(tokens[from])
    ? { ...all, year: null, next: from }
    : null;
}

interface Lead {
  readonly next: number;
  /** "tất cả", "toàn bộ" */
  readonly whole: boolean;
  /** "các" */
  readonly several: boolean;
}

function leadAt(tokens: readonly Spoken[], at: number): Lead | null {
  const whole =
    (isEvery(tokens[at]) && isAll(tokens[at + 1])) || (isEntire(tokens[at]) && isSet(tokens[at + 1]));
  const next = whole ? at + 2 : isAll(tokens[at]) ? at + 1 : at;
  if (isSeveral(tokens[next])) return { next: next + 1, whole, several: true };
  return next > at ? { next, whole, several: false } : null;
}

function yearOrNone(
  { tokens, today }: PeriodScene,
  at: number,
): { readonly year: number | null; readonly next: number } | null {
  if (!isYearWord(tokens[at]) && !isMark(tokens[at], '/')) return null;
  const year = yearAt(tokens, at, today);
  if (year) return { year: year.value, next: year.next };
  return isYearWord(tokens[at]) ? { year: null, next: at + 1 } : null;
}

export function isUnitWord(token: Spoken | undefined): boolean {
  return isMonth(token) || isQuarterWord(token) || isPeriod(token) || isTurn(token);
}

/** `6 tháng đầu năm`, `6 tháng cuối năm`, `9 tháng`, `3 tháng đầu năm 2025` */
function someMonths({ tokens, today }: PeriodScene, at: number): PeriodName | null {
  const count = numberAt(tokens, at);
  if (!count || ![3, 6, 9, 12].includes(count.value) || !isMonths(tokens[count.next])) return null;
  const turn = count.next + 1;
  const end = isEnd(tokens[turn]);
  const from = end || isFirst(tokens[turn]) ? turn + 1 : turn;
  const year = yearAt(tokens, from, today);
  const next = year?.next ?? (isYearWord(tokens[from]) ? from + 1 : from);
  // "6 tháng qua", "3 tháng 1 lần" and "9 tháng nữa" are lengths.
  if (next === turn && !isBreak(tokens[next])) return null;
  const first = end ? 13 - count.value : 1;
  return {
    named: [{ kind: 'months', first, count: count.value }],
    all: false,
    of: null,
    year: year?.value ?? null,
    next,
  };
}

/** `nửa đầu năm`, `nửa cuối năm`, `nửa năm đầu` */
function halfYear({ tokens, today }: PeriodScene, at: number): PeriodName | null {
  if (!isHalf(tokens[at])) return null;
  const [one, two] = [tokens[at + 1], tokens[at + 2]];
  const part = isYearWord(one) ? two : one;
  if (!(isYearWord(one) || isYearWord(two)) || !(isFirst(part) || isEnd(part))) return null;
  const year = isYearWord(two) ? yearAt(tokens, at + 2, today) : null;
  const named: Named = { kind: 'months', first: isEnd(part) ? 7 : 1, count: 6 };
  return { named: [named], all: false, of: null, year: year?.value ?? null, next: year?.next ?? at + 3 };
}

/** `năm 2025` */
function wholeYear({ tokens, today }: PeriodScene, at: number): PeriodName | null {
  const year = isYearWord(tokens[at]) ? yearAt(tokens, at, today) : null;
  return (
    year && {
      named: [{ kind: 'months', first: 1, count: 12 }],
      all: false,
      of: null,
      year: year.value,
      next: year.next,
    }
  );
}

/** No year has more weeks. */
const MOST_NAMES = 53;

/** `tháng 1`, `T1-T3`, `quý I và quý II`, `bước 1, 2`, `kỳ 2/4` */
function listed(scene: PeriodScene, at: number): PeriodName | null {
  const { tokens, today } = scene;
  const first = oneOf(scene, at, null);
  if (!first || isEach(tokens[at - 1])) return null;
  const named = [first.value.named];
  let { next } = first;
  let year = first.value.year;
  while (named.length < MOST_NAMES) {
    const more = another(scene, next, first.value.unit);
    if (!more) break;
    named.push(...between(named.at(-1), more.value.named, more.value.range));
    next = more.next;
    year = more.value.year ?? year;
  }
  const behind = year === null && first.value.unit !== 'step' ? yearAt(tokens, next, today) : null;
  return { named, all: false, of: first.value.of, year: behind?.value ?? year, next: behind?.next ?? next };
}

interface One {
  readonly named: Named;
  readonly unit: Unit;
  readonly of: number | null;
  readonly year: number | null;
}

function another(scene: PeriodScene, at: number, unit: Unit): Read<One & { readonly range: boolean }> | null {
  const { tokens } = scene;
  const range = isMark(tokens[at], '-') || isUpTo(tokens[at]);
  if (!range && !isMark(tokens[at], ',;&+') && !isAnd(tokens[at])) return null;
  const from = isMark(tokens[at], ',;') && isAnd(tokens[at + 1]) ? at + 2 : at + 1;
  const more = oneOf(scene, from, unit);
  return more?.value.unit === unit ? { value: { ...more.value, range }, next: more.next } : null;
}

/** `tháng 1-3` are three months. */
function between(last: Named | undefined, named: Named, range: boolean): readonly Named[] {
  if (!range || last?.kind !== named.kind) return [named];
  if (last.kind === 'months' && named.kind === 'months' && last.count === named.count) {
    const steps = Math.floor((named.first - last.first) / named.count);
    return steps < 1
      ? [named]
      : Array.from({ length: steps }, (_, at) => ({ ...last, first: last.first + (at + 1) * last.count }));
  }
  if (last.kind !== 'ordinal' || named.kind !== 'ordinal' || named.number <= last.number) return [named];
  return Array.from({ length: named.number - last.number }, (_, at) => ({
    ...named,
    number: last.number + at + 1,
  }));
}

/** @param known the unit of the names before it, which need not be said again */
function oneOf(scene: PeriodScene, at: number, known: Unit | null): Read<One> | null {
  const { tokens, today, isDay } = scene;
  const roman = ROMAN_QUARTERS.indexOf(tokens[at]?.text ?? '') + 1;
  if (roman > 0 && !isDay.has(at)) return withYear(scene, 'quarter', { value: roman, next: at + 1 });
  const said = unitAt(scene, at);
  const unit = said?.value ?? known;
  if (unit === null || isDay.has(at)) return null;
  const from = said?.next ?? at;
  // "6 tháng qua" is a length.
  const turn = said && tokens[at - 1]?.kind !== 'number' ? turnAt(tokens, from) : null;
  if (turn)
    return unit === 'week'
      ? null
      : { value: { unit, of: null, ...turned(unit, turn.value, today) }, next: turn.next };
  // "bước đầu thuận lợi" is no first step.
  const ends = isBreak(tokens[from + 1]) || isYearWord(tokens[from + 1]) || isReported(tokens[from + 1]);
  if (unit === 'step' && said && ends && (isFirst(tokens[from]) || isEnd(tokens[from]))) {
    const named: Named = isEnd(tokens[from]) ? { kind: 'last' } : { kind: 'ordinal', number: 1 };
    return { value: { named, unit, of: null, year: null }, next: from + 1 };
  }
  const place = said ? behindUnit(tokens, from, unit) : from;
  if (unit === 'quarter' && said && (isFirst(tokens[place]) || isEnd(tokens[place]))) {
    const value = isEnd(tokens[place]) ? 4 : 1;
    return withYear(scene, unit, { value, next: place + 1 });
  }
  const number = isDay.has(place) ? null : numberOf(tokens, place, unit);
  if (!number || isAmount(scene, number.next, unit)) return null;
  return withYear(scene, unit, number);
}

/** "quý: 1", "quý số 1", "tháng thứ 2" */
function behindUnit(tokens: readonly Spoken[], at: number, unit: Unit): number {
  const isNumbered = (place: number): boolean => numberOf(tokens, place, unit) !== null;
  if (!isMark(tokens[at], ':.-#(') && !isOrdinal(tokens[at]) && !isNumberWord(tokens[at])) return at;
  return isNumbered(at + 1) ? at + 1 : at;
}

const isNumberWord = words('số');

function isAmount({ tokens, isDay }: PeriodScene, at: number, unit: Unit): boolean {
  const after = tokens[at];
  if (isDay.has(at)) return false;
  if (isMark(after, '%') || (after?.kind === 'word' && !after.spaced)) return true;
  if (isMark(after, '/') && tokens[at + 1]?.kind === 'word') return true;
  const isName = (isMonth(after) || isQuarterWord(after) || isPeriod(after)) && unit !== 'week';
  return isCounted(after) && !isName;
}

function withYear(
  { tokens, today }: PeriodScene,
  unit: Unit,
  { value: number, next }: Read<number>,
): Read<One> | null {
  if (unit === 'step') {
    const of = isMark(tokens[next], '/') ? numberAt(tokens, next + 1) : null;
    const named: Named = { kind: 'ordinal', number };
    return { value: { named, unit, of: of?.value ?? null, year: null }, next: of?.next ?? next };
  }
  const hasYear =
    isYearWord(tokens[next]) ||
    isMark(tokens[next], '/') ||
    (isMark(tokens[next], '-.') && tokens[next + 1]?.text.length === 4);
  const year = hasYear ? yearAt(tokens, next, today) : null;
  if (isMark(tokens[next], '/') && year === null) return null;
  const named: Named =
    unit === 'week'
      ? { kind: 'week', number }
      : unit === 'month'
        ? { kind: 'months', first: number, count: 1 }
        : { kind: 'months', first: number * 3 - 2, count: 3 };
  return { value: { named, unit, of: null, year: year?.value ?? null }, next: year?.next ?? next };
}

/** `tháng`, `T` of T1, `quý`, `Q` of Q1, `kỳ`, `bước`, `kỳ báo cáo tháng` */
function unitAt(scene: PeriodScene, at: number): Read<Unit> | null {
  const { tokens } = scene;
  const [before, token, after] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  if (isMonth(token)) return { value: 'month', next: at + 1 };
  if (isQuarterWord(token)) return { value: 'quarter', next: at + 1 };
  if (isWeek(token)) return { value: 'week', next: at + 1 };
  if (isPeriod(token) && !isOtherPeriod(before))
    return { value: 'step', next: isOrdinal(after) ? at + 2 : at + 1 };
  const leads = at === 0 || isBreak(before) || isReported(before);
  // "phần Một cửa" is a department's part.
  const isPart = (isPartWord(token) || token?.text === 'b') && after?.kind === 'number';
  const isStage = isStageWord(token) && isStageWordToo(after);
  if (leads && isPart) return { value: 'step', next: at + 1 };
  if (leads && isStage) return { value: 'step', next: at + 2 };
  if (isTurn(token) && leads) return { value: 'step', next: isOrdinal(after) ? at + 2 : at + 1 };
  return shortUnitAt(tokens, at, leads);
}

function numberOf(tokens: readonly Spoken[], at: number, unit: Unit): Read<number> | null {
  const token = tokens[at];
  if (unit === 'quarter') {
    const roman = ROMAN.indexOf(token?.text ?? '') + 1;
    if (roman > 0) return { value: roman, next: at + 1 };
    if (token?.text === 'nhất' || token?.text === 'nhat') return { value: 1, next: at + 1 };
    return numberAt(tokens, at);
  }
  const roman = unit === 'week' ? null : romanAt(tokens, at);
  if (roman) return roman;
  if (unit === 'month' && token?.text === 'giêng') return { value: 1, next: at + 1 };
  if (unit === 'month' && token?.text === 'chạp') return { value: 12, next: at + 1 };
  return numberAt(tokens, at);
}

function turned(unit: Unit, turn: -1 | 0 | 1, today: Day): Pick<One, 'named' | 'year'> {
  const length = unit === 'month' ? 1 : unit === 'quarter' ? 3 : 0;
  if (length === 0) return { named: { kind: 'turn', turn }, year: null };
  const count = yearOf(today) * 12 + Math.floor((monthOf(today) - 1) / length) * length + turn * length;
  return { named: { kind: 'months', first: (count % 12) + 1, count: length }, year: Math.floor(count / 12) };
}
