import { dayOf, monthOf, yearOf } from '../day.js';
import type { Day } from '../day.js';
import { clear, dateAlone, dated, unclear } from './meaning.js';
import type { DayAsk, Meaning } from './meaning.js';
import {
  isMonthWord,
  isMoonMonth,
  isThis,
  isLast,
  isNext,
  monthAt,
  numberAt,
  numberInWords,
} from './numbers.js';
import type { Read } from './numbers.js';
import { continues, digitsDate } from './digits-date.js';
import { looseDate } from './loose-date.js';
import { isOfTheMoon } from './moon.js';
import { isCounted, isDayOrEvening, isDayWord, isEarlyDate, isMarked, isPartOfDay, isUnit } from './scene.js';
import type { DayRead, Scene } from './scene.js';
import { isBreak, isMark, words } from './tokens.js';

interface Prefix {
  readonly next: number;
  /** "ngày", "hôm", "mùng": a number behind it is a date. */
  readonly day: boolean;
  readonly early: boolean;
  readonly part: boolean;
}

const isEach = words('mỗi hàng hằng');
const isSpan = words('trong của cả các suốt mấy mỗi');
const isAnd = words('và với');
const isUntil = words('đến tới');

/** `ngày 28/3`, `28 tháng 3 năm 2025`, `mùng 3`, `ngày hai mươi tám tháng ba`, `tháng 3 ngày 28`, `ngày 28`. */
export function writtenDate(scene: Scene, at: number): DayRead | null {
  const prefix = prefixAt(scene, at);
  const read =
    dateAt(scene, prefix.next, prefix) ??
    (prefix.next === at ? monthFirst(scene, at) : null) ??
    withoutMonth(scene, prefix);
  return read && lunar(scene, read, { at, early: prefix.early });
}

function prefixAt({ tokens }: Scene, at: number): Prefix {
  let next = at;
  const takes = (is: (token: (typeof tokens)[number] | undefined) => boolean): boolean => {
    const taken = is(tokens[next]);
    if (taken) next += 1;
    return taken;
  };
  const part = takes(isPartOfDay);
  const day = takes(isDayWord) || takes(isDayOrEvening);
  const early = takes(isEarlyDate);
  return { next, day: day || early, early, part };
}

/** A date with its month. */
function dateAt(scene: Scene, at: number, prefix: Pick<Prefix, 'day' | 'early'>): DayRead | null {
  const { tokens } = scene;
  if (tokens[at]?.kind === 'number') {
    const digits = digitsDate(scene, at, prefix.day);
    if (digits) return digits;
  }
  return withMonthWord(scene, at, prefix.day) ?? looseDate(scene, at, prefix.day);
}

function withMonthWord(scene: Scene, at: number, day: boolean): DayRead | null {
  const { tokens, ask } = scene;
  const date = numberAt(tokens, at);
  if (!date || continues(tokens, at)) return null;
  // "20-thg3", "20/tháng 3"
  const isJoined = isMark(tokens[date.next], '/-.') && !tokens[date.next + 1]?.spaced;
  const place = isJoined ? date.next + 1 : date.next;
  if (!isMonthWord(tokens[place])) return null;
  const month = monthAt(tokens, place, ask.today);
  if (!month) {
    // "ngày 20 tháng", and no month behind it.
    return day && !isJoined ? { value: maybe(ask, dateAlone(ask, date.value)), next: place + 1 } : null;
  }
  const { value, next } = month;
  if (isJoined && (date.value < 1 || date.value > 31 || value.month < 1 || value.month > 12)) return null;
  const isTurn = isThis(tokens[place + 1]) || isLast(tokens[place + 1]) || isNext(tokens[place + 1]);
  const marked = day || isMarked(scene, at);
  // "6 tháng này", "3 tháng 1 lần", "6 tháng năm 2025" and "trong 3 tháng 1, 2, 3" tell how long.
  const isLength =
    !day &&
    (isSpan(tokens[at - 1]) ||
      (value.year === null && isCounted(tokens[next])) ||
      (date.value <= 12 && isTurn) ||
      (date.value <= 12 && tokens[place + 1]?.text === 'năm' && value.year !== null) ||
      (!marked && (date.value < 1 || date.value > 31 || value.month > 12)));
  if (isLength) return { value: null, next: place + 1 };
  const said = dated(ask, date.value, value);
  // The twelfth and the first month have names of the moon's calendar, which is not reckoned with.
  return { value: isMoonMonth(tokens, place) ? maybe(ask, said) : said, next };
}

/** `tháng 3, ngày 28` */
function monthFirst({ tokens, ask }: Scene, at: number): DayRead | null {
  const month = monthAt(tokens, at, ask.today);
  if (!month) return null;
  const from = isMark(tokens[month.next], ',') ? month.next + 1 : month.next;
  const date = isDayWord(tokens[from]) ? numberAt(tokens, from + 1) : null;
  if (!date || isMark(tokens[date.next], '/') || isMonthWord(tokens[date.next])) return null;
  return { value: dated(ask, date.value, month.value), next: date.next };
}

function withoutMonth(scene: Scene, prefix: Prefix): DayRead | null {
  const { ask } = scene;
  const { early } = prefix;
  const date = dateNumber(scene, prefix);
  if (!date) return null;
  const other = joined(scene, date.next);
  if (!other) {
    if (!isSaidAlone(scene, prefix, date)) return null;
    const alone = dateAlone(ask, date.value);
    return { value: early && date.value > 10 ? maybe(ask, alone) : alone, next: date.next };
  }
  const { day, isEnd } = other;
  const first = dayOf(yearOf(day), monthOf(day), date.value);
  if (isEnd) return { value: first === null ? dateAlone(ask, date.value) : clear(first), next: date.next };
  return { value: unclear(ask, [first, day]), next: other.next };
}

function dateNumber({ tokens }: Scene, { next: at, day, early, part }: Prefix): Read<number> | null {
  if (!day && !part) return null;
  if (tokens[at]?.kind === 'number') return numberAt(tokens, at);
  const said = numberInWords(tokens, at);
  // "ngày một tốt hơn", "ngày hai lần"
  return said && day && (early || said.value >= 10) ? said : null;
}

function isSaidAlone(scene: Scene, prefix: Prefix, date: Read<number>): boolean {
  const { tokens, plain } = scene;
  const after = tokens[date.next];
  const isAmount =
    isUnit(after) ||
    (isMark(after, '%/:') && !after?.spaced) ||
    (isMark(after, ',.') && tokens[date.next + 1]?.kind === 'number' && !tokens[date.next + 1]?.spaced) ||
    (after?.kind === 'word' && !after.spaced);
  if (isAmount) return false;
  if (!prefix.day)
    return (
      isBreak(after) && tokens[prefix.next - 1]?.text !== 'sang' && tokens[prefix.next - 1]?.text !== 'toi'
    );
  const word = prefix.next - (prefix.early ? 2 : 1);
  const before = tokens[word - 1];
  if (isEach(before) || (before?.kind === 'number' && !isMark(tokens[word - 2], '.'))) return false;
  // In a text with accents "ngay" is "at once".
  return plain || tokens[word]?.text !== 'ngay';
}

interface Joined extends Pick<DayRead, 'next'> {
  readonly day: Day;
  /** The first day of a span: "ngày 27 đến 28/3". */
  readonly isEnd: boolean;
}

/** The date behind "ngày 27 và", "ngày 27 đến": the month of the first is that of the second. */
function joined(scene: Scene, at: number): Joined | null {
  const { tokens, ask } = scene;
  const isEnd = isUntil(tokens[at]) || isMark(tokens[at], '-');
  if (!isEnd && !isAnd(tokens[at]) && !isMark(tokens[at], ',&')) return null;
  const from = isDayWord(tokens[at + 1]) ? at + 2 : at + 1;
  const read = dateAt(scene, from, { day: true, early: false });
  if (read?.value?.kind === 'day') return { day: read.value.day, isEnd, next: read.next };
  if (isEnd || !isAnd(tokens[at])) return null;
  const second = numberAt(tokens, from);
  const alone =
    second && tokens[from]?.kind === 'number' && !isCounted(tokens[second.next])
      ? dateAlone(ask, second.value)
      : null;
  const option: Day | undefined = alone?.kind === 'day' ? alone.day : alone?.options[0];
  return second && option !== undefined ? { day: option, isEnd, next: second.next } : null;
}

/** What may be meant, and is asked about. */
function maybe(ask: DayAsk, said: Meaning): Meaning {
  return unclear(ask, said.kind === 'day' ? [said.day] : said.options, 'unread');
}

/** The calendar of the moon is not reckoned with: its days are asked about, without a guess. */
function lunar(scene: Scene, read: DayRead, { at, early }: { at: number; early: boolean }): DayRead {
  const { tokens, ask } = scene;
  if (read.value === null) return read;
  const moon = isOfTheMoon(tokens, { from: at, to: read.next, early });
  return moon === null ? read : { value: unclear(ask, [], 'unread'), next: moon };
}
