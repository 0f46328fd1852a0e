import { DOUBT } from '../words.js';
import { after, choice, digits, map, only, say, type Match, type Parser } from './parser.js';
import type { Token } from './tokens.js';

export interface Numeral {
  readonly value: number;
  /** The digits as printed, or the words in lower case. */
  readonly printed: string;
}

const UNITS = new Map(
  Object.entries({
    một: 1,
    mốt: 1,
    nhất: 1,
    hai: 2,
    nhì: 2,
    ba: 3,
    bốn: 4,
    tư: 4,
    năm: 5,
    lăm: 5,
    nhăm: 5,
    sáu: 6,
    bảy: 7,
    bẩy: 7,
    tám: 8,
    chín: 9,
  }),
);
const AFTER_TEN_ONLY = new Set(['mốt', 'lăm', 'nhăm']);
const ROMAN = ['i', 'ii', 'iii', 'iv'];
// The letters that scanners and foreign keyboards put for the roman I, all in lower case.
const LOOKS_LIKE_ROMAN_ONE = /[1l|!іι]/g;

/** `một` to `ba mươi mốt`, exact accents: `sau` is never `sáu`, `nam` never five. */
export const numeralInWords: Parser<Numeral> = (tokens, at) => {
  const first = textAt(tokens, at);
  if (first === 'mười') {
    const unit = UNITS.get(textAt(tokens, at + 1)) ?? 0;
    return found(tokens, at, unit > 0 ? 2 : 1, 10 + unit);
  }
  const unit = UNITS.get(first);
  if (unit === undefined || AFTER_TEN_ONLY.has(first)) return null;
  if (textAt(tokens, at + 1) !== 'mươi') return found(tokens, at, 1, unit);
  const rest = UNITS.get(textAt(tokens, at + 2)) ?? 0;
  return found(tokens, at, rest > 0 ? 3 : 2, unit * 10 + rest);
};

export const numeral: Parser<Numeral> = choice<Numeral>(digits, numeralInWords);

/** Which month of a quarter: `đầu tiên`, `thứ hai`, `thứ 3`, `giữa`, `cuối cùng`. */
export const placeOfThree: Parser<number> = choice<number>(
  map(
    after(
      'thứ',
      only(numeral, (one) => one.value >= 1 && one.value <= 3),
    ),
    (one) => one.value,
  ),
  map(say('đầu tiên?'), () => 1),
  map(say('giữa'), () => 2),
  map(say('cuối cùng?'), () => 3),
);

/** A quarter's number: roman, arabic or in words; any other number too, so that `quý V` is named as impossible. */
export const quarterNumber: Parser<Numeral> = (tokens, at) => {
  const token = tokens[at];
  if (token?.kind !== 'word') return digits(tokens, at);
  const exact = ROMAN.indexOf(token.text) + 1;
  if (exact > 0) return found(tokens, at, 1, exact);
  if (/^[ivx]{1,5}$/.test(token.text)) return found(tokens, at, 1, Number.NaN);
  const mended = ROMAN.indexOf(token.text.replace(LOOKS_LIKE_ROMAN_ONE, 'i')) + 1;
  if (mended > 0) {
    const doubts = [DOUBT.readAsRoman(token.printed, mended)];
    return { value: { value: mended, printed: token.printed }, next: at + 1, doubts };
  }
  return token.text === 'năm' ? null : numeralInWords(tokens, at);
};

function textAt(tokens: readonly Token[], at: number): string {
  const token = tokens[at];
  return token?.kind === 'word' ? token.text : '';
}

function found(tokens: readonly Token[], at: number, length: number, value: number): Match<Numeral> {
  const words = Array.from({ length }, (_, index) => textAt(tokens, at + index));
  return { value: { value, printed: words.join(' ') }, next: at + length, doubts: [] };
}
