import { monthOf, yearOf } from '../day.js';
import type { Day } from '../day.js';
import { isMark, plainOf, words } from './tokens.js';
import type { Spoken } from './tokens.js';

/** What was read at a place, and where the text goes on. */
export interface Read<Value> {
  readonly value: Value;
  readonly next: number;
}

const UNITS: ReadonlyMap<string, number> = new Map(
  [
    ...['một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'].map(
      (word, at) => [word, at + 1] as const,
    ),
    ...([
      ['tư', 4],
      ['bẩy', 7],
    ] as const),
  ].flatMap(([word, value]) => [[word, value] as const, [plainOf(word), value] as const]),
);
/** What counts behind "mười" and "mươi". Five is "lăm" there: "mười năm 2025" is October of a year. */
const LATE_UNITS: ReadonlyMap<string, number> = new Map([
  ...[...UNITS].filter(([, value]) => value !== 5),
  ['mốt', 1],
  ['lăm', 5],
  ['lam', 5],
  ['nhăm', 5],
  ['nham', 5],
]);
const isTen = words('mười');
const isTens = words('mươi');
const isTwentyOdd = words('hăm');

/** A whole number up to 99 in digits or in words. */
export function numberAt(tokens: readonly Spoken[], at: number): Read<number> | null {
  const token = tokens[at];
  if (token?.kind !== 'number') return numberInWords(tokens, at);
  return token.text.length <= 2 ? { value: Number(token.text), next: at + 1 } : null;
}

export function numberInWords(tokens: readonly Spoken[], at: number): Read<number> | null {
  const late = (place: number): number => wordValue(LATE_UNITS, tokens[place]);
  if (isTen(tokens[at])) return { value: 10 + late(at + 1), next: late(at + 1) > 0 ? at + 2 : at + 1 };
  if (isTwentyOdd(tokens[at]) && late(at + 1) > 0) return { value: 20 + late(at + 1), next: at + 2 };
  const unit = wordValue(UNITS, tokens[at]);
  if (unit === 0) return null;
  if (isTens(tokens[at + 1])) {
    return { value: unit * 10 + late(at + 2), next: late(at + 2) > 0 ? at + 3 : at + 2 };
  }
  return { value: unit, next: at + 1 };
}

function wordValue(known: ReadonlyMap<string, number>, token: Spoken | undefined): number {
  return token?.kind === 'word' ? (known.get(token.text) ?? 0) : 0;
}

export const isMonthWord = words('tháng thg th');
export const isQuarterWord = words('quý quí');
export const isYearWord = words('năm');
export const isThis = words('này nay');
export const isLast = words('trước rồi qua ngoái');
export const isNext = words('sau tới');
const isJanuary = words('giêng');
const isDecember = words('chạp');
const isJust = words('vừa');

const ROMAN = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii'];

/** `I` to `XII`; "III.3" is a code. */
export function romanAt(tokens: readonly Spoken[], at: number): Read<number> | null {
  if (isMark(tokens[at + 1], '.') && tokens[at + 2]?.kind === 'number' && !tokens[at + 2]?.spaced)
    return null;
  const number = ROMAN.indexOf(tokens[at]?.text ?? '') + 1;
  return number > 0 ? { value: number, next: at + 1 } : null;
}

export interface Month {
  readonly month: number;
  /** Null where none is said. */
  readonly year: number | null;
}

/** `tháng 3`, `thg 3`, `tháng ba`, `tháng giêng`, `tháng này`, `tháng trước`; with its year where one is said. */
export function monthAt(tokens: readonly Spoken[], at: number, today: Day): Read<Month> | null {
  if (!isMonthWord(tokens[at])) return null;
  const from = isMark(tokens[at + 1], '.') && tokens[at]?.text !== 'tháng' ? at + 2 : at + 1;
  const moved = turnAt(tokens, from);
  // Without accents "thang sau" is the next month as well as June: the next month is said more often.
  if (moved) {
    const month = monthOf(today) + moved.value;
    const over = month < 1 ? -1 : month > 12 ? 1 : 0;
    return { value: { month: month - 12 * over, year: yearOf(today) + over }, next: moved.next };
  }
  const number = isJanuary(tokens[from])
    ? { value: 1, next: from + 1 }
    : isDecember(tokens[from])
      ? { value: 12, next: from + 1 }
      : (numberAt(tokens, from) ?? (tokens[from]?.capital === true ? romanAt(tokens, from) : null));
  if (number === null) return null;
  const year = yearAt(tokens, number.next, today);
  return { value: { month: number.value, year: year?.value ?? null }, next: year?.next ?? number.next };
}

/** `T3`: a month, or a day of the week. */
export function shortMonthAt(tokens: readonly Spoken[], at: number): Read<number> | null {
  const number = tokens[at + 1];
  if (tokens[at]?.text !== 't' || number?.kind !== 'number' || number.spaced || number.text.length > 2)
    return null;
  const value = Number(number.text);
  return value >= 1 && value <= 12 ? { value, next: at + 2 } : null;
}

/** `tháng giêng`, `tháng chạp`: of a day, a month of the moon's calendar. */
export function isMoonMonth(tokens: readonly Spoken[], at: number): boolean {
  return isMonthWord(tokens[at]) && (isJanuary(tokens[at + 1]) || isDecember(tokens[at + 1]));
}

/** `này`, `trước`, `vừa rồi`, `sau`, `tới`: which one of weeks, months and years, counted from the present. */
export function turnAt(tokens: readonly Spoken[], at: number): Read<-1 | 0 | 1> | null {
  if (isThis(tokens[at])) return { value: 0, next: at + 1 };
  if (isJust(tokens[at]) && isLast(tokens[at + 1])) return { value: -1, next: at + 2 };
  if (isLast(tokens[at])) return { value: -1, next: at + 1 };
  return isNext(tokens[at]) ? { value: 1, next: at + 1 } : null;
}

const FARTHEST_BARE_YEAR = 5;

/** `năm 2025`, `năm nay`, `/2025`, `-2025`, `, 2025`, `2025` behind a month. A bare number must be a year near by. */
export function yearAt(tokens: readonly Spoken[], at: number, today: Day): Read<number> | null {
  const number = (place: number): number =>
    tokens[place]?.kind === 'number' && /^\d{4}$/u.test(tokens[place].text) ? Number(tokens[place].text) : 0;
  if (isYearWord(tokens[at])) {
    if (number(at + 1) > 0) return { value: number(at + 1), next: at + 2 };
    const turn = turnAt(tokens, at + 1);
    return turn ? { value: yearOf(today) + turn.value, next: turn.next } : null;
  }
  const place = isMark(tokens[at], '/-.,') ? at + 1 : at;
  if (number(place) > 0 && Math.abs(number(place) - yearOf(today)) <= FARTHEST_BARE_YEAR) {
    return { value: number(place), next: place + 1 };
  }
  const short = tokens[at + 1];
  const isShort = isMark(tokens[at], '/') && short?.kind === 'number' && /^\d\d$/u.test(short.text);
  return isShort ? { value: 2000 + Number(short.text), next: at + 2 } : null;
}
