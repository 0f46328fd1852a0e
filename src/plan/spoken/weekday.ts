import { addDays, weekdayOf } from '../day.js';
import type { Day } from '../day.js';
import { clear, inWeek, unclear, weekdayAlone } from './meaning.js';
import type { DayAsk, Meaning } from './meaning.js';
import { isEvening, isWeek } from './near-day.js';
import { isDayWord, isMarked, isPartOfDay, isStart, leadsToDay } from './scene.js';
import type { DayRead, Scene } from './scene.js';
import { isBreak, isMark, plainOf, words } from './tokens.js';
import type { Spoken } from './tokens.js';
import { writtenDate } from './written-date.js';

const WEEKDAYS = ['hai', 'ba', 'tư', 'năm', 'sáu', 'bảy'];
const isThu = words('thứ');
const isSunday = words('chủ');
const isSundayToo = words('nhật');
const isJust = words('vừa');
const isPast = words('rồi qua');
const isThisOne = words('này');
const isOver = words('trước');
const isComing = words('tới');
const isAfter = words('sau');
const isMore = words('nữa');
/** `lần thứ 2`, `văn bản thứ hai` count. */
const isOrdinal = words(
  'lần đợt bước kỳ kì quý người bản cái việc điểm phần tháng tuần năm mục ý bài vòng khóa khoá phiên vị nghị số tổ loại cấp ngành kế thành công họp bộ thôn',
);

/** `thứ Sáu tuần trước`, `T6`, `chủ nhật`, `thứ Sáu, ngày 28/3`: a day of the week, and the date that stands beside it. */
export function weekdayDay(scene: Scene, at: number): DayRead | null {
  const { tokens, ask } = scene;
  const named = weekdayAt(scene, at);
  if (!named) return null;
  const { weekday } = named;
  const beside = dateBeside(scene, named.next);
  if (beside?.value) {
    const { value, next } = beside;
    if (value.kind === 'unclear' || weekdayOf(value.day) === weekday) return { value, next };
    // "T6 ngày 20/3" is June, reported on a day: the date is read by itself.
    if (isShort(tokens, named.next)) return null;
    return { value: unclear(ask, [value.day, nearestTo(value.day, weekday)]), next };
  }
  const turn = weekTurn(tokens, named.next);
  if (turn) return { value: turned(ask, weekday, turn.weeks), next: turn.next };
  return named.sure ? { value: weekdayAlone(ask, weekday), next: named.next } : null;
}

/** `T6` */
function isShort(tokens: readonly Spoken[], next: number): boolean {
  return tokens[next - 2]?.text === 't';
}

/** `thứ Sáu 28/3`, `thứ Sáu, ngày 28 tháng 3`, `T6 (28/3)` */
function dateBeside(scene: Scene, at: number): DayRead | null {
  const { tokens } = scene;
  const from = isMark(tokens[at], ',(') ? at + 1 : at;
  const read = writtenDate(scene, from);
  if (!read?.value) return null;
  const closes = isMark(tokens[at], '(') && isMark(tokens[read.next], ')');
  return closes ? { ...read, next: read.next + 1 } : read;
}

function nearestTo(day: Day, weekday: number): Day {
  const after = addDays(day, (weekday - weekdayOf(day) + 7) % 7);
  const before = addDays(after, -7);
  return addDays(day, 3) >= after ? after : before;
}

function turned(ask: DayAsk, weekday: number, weeks: Weeks): Meaning {
  const { today } = ask;
  const here = inWeek(today, 0, weekday);
  const before = here < today ? here : addDays(here, -7);
  const next = here > today ? here : addDays(here, 7);
  switch (weeks) {
    case 'near':
      return clear(before);
    case 'coming':
      return clear(next);
    // "thứ Sáu trước" on a Saturday is yesterday or the Friday of the week before.
    case 'over':
      return either(ask, before, inWeek(today, -1, weekday));
    case 'after':
      return either(ask, next, inWeek(today, 1, weekday));
    default:
      return clear(inWeek(today, weeks, weekday));
  }
}

function either(ask: DayAsk, one: Day, other: Day): Meaning {
  return one === other ? clear(one) : unclear({ ...ask, direction: 'any' }, [one, other]);
}

/** `kỳ thứ 3` is no Tuesday, whatever stands behind it. */
const isPeriodWord = words('kỳ kì bước đợt lần');

interface Weekday {
  readonly weekday: number;
  readonly next: number;
  readonly sure: boolean;
}

/** How the words behind a day of the week turn it: weeks from this one, or the nearest before or behind today. */
type Weeks = number | 'near' | 'over' | 'coming' | 'after';

/** The day of the week that is named, with or without "hôm", "ngày", "sáng". */
function weekdayAt(scene: Scene, at: number): Weekday | null {
  const { tokens } = scene;
  let from = at;
  if (isPartOfDay(tokens[from])) from += 1;
  if (isDayWord(tokens[from]) || isEvening(tokens[from])) from += 1;
  const prefixed = from > at;
  const [token, second] = [tokens[from], tokens[from + 1]];
  if (isSunday(token) && isSundayToo(second)) return { weekday: 7, next: from + 2, sure: true };
  if (token?.text === 'cn') {
    // In small letters "cn" may be "công nghệ", "cá nhân".
    if (!token.capital && !prefixed && !isMarked(scene, from)) return null;
    return { weekday: 7, next: from + 1, sure: prefixed || (stands(scene, from) && isBreak(second)) };
  }
  if (token?.text === 't' && second?.kind === 'number' && !second.spaced) {
    const number = Number(second.text);
    // "T6/2025" is a month.
    const isLone = !isMark(tokens[from + 2], '/-.') || tokens[from + 3]?.kind !== 'number';
    return /^[2-7]$/u.test(second.text) && isLone
      ? { weekday: number - 1, next: from + 2, sure: prefixed || stands(scene, from) }
      : null;
  }
  if (!isThu(token) || isPeriodWord(tokens[from - 1])) return null;
  const weekday = weekdayNumber(second);
  if (weekday === null) return null;
  return { weekday, next: from + 2, sure: prefixed || isOrdinalFree(scene, from) };
}

function weekdayNumber(token: Spoken | undefined): number | null {
  if (token?.kind === 'number') return /^[2-7]$/u.test(token.text) ? Number(token.text) - 1 : null;
  const index = WEEKDAYS.findIndex((word) => word === token?.text || plainOf(word) === token?.text);
  if (token?.text === 'bẩy') return 6;
  return index < 0 ? null : index + 1;
}

/** Whether a day may stand there. */
function stands(scene: Scene, at: number): boolean {
  const before = scene.tokens[at - 1];
  return leadsToDay(before) || isStart(scene, at) || isMark(before, ',;:(\n');
}

/** Whether "thứ hai" is Monday rather than "the second". */
function isOrdinalFree(scene: Scene, at: number): boolean {
  const { tokens } = scene;
  const [before, thu, number, after] = [tokens[at - 1], tokens[at], tokens[at + 1], tokens[at + 2]];
  if (isOrdinal(before)) return false;
  if (number?.kind === 'word' && number.capital && !(before?.capital === true)) return true;
  if (after?.text === 'là' || after?.text === ':') return false;
  const leads = stands(scene, at);
  if (thu?.text === 'thứ') return leads || number?.kind === 'number' || isBreak(after);
  // Without accents: "thu tu" may be "thứ tự", "thu nam 2025" the income of a year, "thu 6 trieu" an income.
  return (
    leads && number?.text !== 'tu' && (isBreak(after) || number?.kind === 'word') && after?.kind !== 'number'
  );
}

/** Which week the words behind a day of the week name; `near` for "vừa rồi", `over` for "trước", `coming` for "tới". */
export function weekTurn(
  tokens: readonly Spoken[],
  at: number,
): { readonly next: number; readonly weeks: Weeks } | null {
  const [one, two, three] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  if (isWeek(one)) {
    if (isJust(two) && isPast(three)) return { weeks: -1, next: at + 3 };
    const weeks =
      isOver(two) || isPast(two)
        ? -1
        : isThisOne(two) || two?.text === 'nay'
          ? 0
          : isComing(two) || isAfter(two)
            ? 1
            : null;
    if (weeks === null) return null;
    return isMore(three) ? { weeks: weeks * 2, next: at + 3 } : { weeks, next: at + 2 };
  }
  if (isJust(one) && isPast(two)) return { weeks: 'near', next: at + 2 };
  if (isPast(one)) return { weeks: 'near', next: at + 1 };
  if (isThisOne(one)) return { weeks: 0, next: at + 1 };
  if (isOver(one) && isBreak(two)) return { weeks: 'over', next: at + 1 };
  if (isComing(one)) return { weeks: 'coming', next: at + 1 };
  return isAfter(one) && isBreak(two) ? { weeks: 'after', next: at + 1 } : null;
}
