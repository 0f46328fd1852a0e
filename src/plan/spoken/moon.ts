import { isBreak, isMark, words } from './tokens.js';
import type { Spoken, WordTest } from './tokens.js';

const isMoon = words('âm');
const isMoonInAccents = (token: Spoken | undefined): boolean => token?.text === 'âm';
const isCalendar = words('lịch');
const isShort = words('al âl');
const isTet = words('tết');
/** "âm thanh", "âm nhạc", "âm tính" */
const isOtherWord = words('thanh nhạc tính li ly mưu nhu vang hưởng');

/** Days that are called after the moon's date on which they fall. */
const FEASTS: readonly { readonly date: string; readonly is: readonly [WordTest, WordTest] }[] = [
  { date: '10/3', is: [words('giỗ'), words('tổ')] },
  { date: '10/3', is: [words('hùng'), words('vương')] },
  { date: '15/1', is: [words('nguyên'), words('tiêu')] },
  { date: '5/5', is: [words('đoan'), words('ngọ')] },
  { date: '15/7', is: [words('vu'), words('lan')] },
  { date: '15/8', is: [words('trung'), words('thu')] },
  { date: '23/12', is: [words('ông'), words('táo công')] },
];
/** How far behind a date its calendar or its feast may be named. */
const NEAR = 7;

interface Written {
  readonly from: number;
  readonly to: number;
  /** "mùng", "mồng" */
  readonly early: boolean;
}

/** Where the words of a date end that is one of the moon's calendar; null where nothing says that it is. */
export function isOfTheMoon(tokens: readonly Spoken[], { from, to, early }: Written): number | null {
  const at = isMark(tokens[to], '(,-') ? to + 1 : to;
  const named = calendarEnd(tokens, at, early);
  if (named !== null) return named;
  const before = [tokens[from - 2], tokens[from - 1]];
  const isLed = (isCalendar(before[0]) && isMoon(before[1])) || (isMoon(before[0]) && isCalendar(before[1]));
  if (isLed || (isShort(before[1]) && before[1]?.capital === true)) return to;
  const date = numbersOf(tokens, from, to);
  // "29/1 Tết Nguyên đán" is a day of the ordinary calendar.
  if (isTet(tokens[to]) && (early || !date.includes('/'))) return to + 1;
  for (let place = to; place < to + NEAR && tokens[place] && !isMark(tokens[place], '\n;'); place += 1) {
    const [one, two] = [tokens[place], tokens[place + 1]];
    const isNamed = (isMoon(one) && isCalendar(two)) || (isCalendar(one) && isMoon(two));
    if (isNamed || FEASTS.some((feast) => feast.date === date && feast.is[0](one) && feast.is[1](two)))
      return to;
    if (early && isTet(one)) return to;
  }
  return null;
}

function calendarEnd(tokens: readonly Spoken[], at: number, early: boolean): number | null {
  const [one, two] = [tokens[at], tokens[at + 1]];
  if ((isMoon(one) && isCalendar(two)) || (isCalendar(one) && isMoon(two))) return at + 2;
  if (isShort(one) && (one?.capital === true || isBreak(two))) return at + 1;
  const isAlone = isMoonInAccents(one) ? !isOtherWord(two) : isMoon(one) && (early || isBreak(two));
  return isAlone ? at + 1 : null;
}

/** `10/3` of "mùng 10/3" and of "ngày 10 tháng 3"; a date with its year is one of the ordinary calendar. */
function numbersOf(tokens: readonly Spoken[], from: number, to: number): string {
  return tokens
    .slice(from, to)
    .flatMap(({ kind, text }) => (kind === 'number' ? [String(Number(text))] : []))
    .join('/');
}
