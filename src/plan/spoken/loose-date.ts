import { yearOf } from '../day.js';
import type { Day } from '../day.js';
import { dated, unclear } from './meaning.js';
import type { DayAsk, Meaning } from './meaning.js';
import { romanAt, shortMonthAt, yearAt } from './numbers.js';
import { isCounted, isMarked, isTimeLead, isUnit } from './scene.js';
import type { DayRead, Scene } from './scene.js';
import { isMark, isSlipOf, words } from './tokens.js';
import type { Spoken } from './tokens.js';

/** What may stand behind the digits of a date that stands alone. */
const isBehind = words('vì do xong rồi đã chờ nộp gửi và đến em ạ nhé nha nhá ý lý theo');
/** Numbers of papers, phones and accounts are as long as dates. */
const isNumberOf = words('số điện thoại mã khoản tk sđt cccd cmnd văn');
const MOST_YEARS_AWAY = 3;

/**
 * A date whose parts are put together in another way than people agree on: `20 3`, `20032025`, `20 t3`, `20/t3`,
 * `20,3`, `20\3`, `20/III`, `20 thág 3`. It is a day where it can be no other; else it is asked about.
 * @param day "ngày" or a word like it stands before it
 */
export function looseDate(scene: Scene, at: number, day: boolean): DayRead | null {
  if (scene.tokens[at]?.kind !== 'number') return null;
  return compact(scene, at, day) ?? apart(scene, at, day) ?? cutOff(scene, at, day);
}

/** `20032025`, `20250320`, `200325`: digits without a mark between them. */
function compact(scene: Scene, at: number, day: boolean): DayRead | null {
  const { tokens, ask } = scene;
  const digits = tokens[at]?.text ?? '';
  if (isPartOfMore(tokens, at) || isNumberOf(tokens[at - 1])) return null;
  const isLong = digits.length === 8;
  const isMeant = day || stands(scene, at);
  // "2403" and nothing else is hardly a number of anything; "2024" is a year.
  const isAlone = day || (isWhole(scene, at, at + 1) && !/^(?:19|20)/u.test(digits));
  if (!(isLong || (digits.length === 6 && isMeant) || (digits.length === 4 && isAlone))) return null;
  if (!ends(tokens, at + 1)) return null;
  const found = splits(digits, ask);
  const [only, ...others] = found;
  const next = at + 1;
  if (only?.kind === 'day' && others.length === 0 && isLong && isMeant) return { value: only, next };
  if (found.length === 0 && !day) return null;
  return { value: asked(ask, found), next };
}

function splits(digits: string, ask: DayAsk): readonly Meaning[] {
  const parts = (date: number, month: number, year: string): Meaning | null => {
    const value = year.length === 2 ? 2000 + Number(year) : Number(year);
    if (year !== '' && Math.abs(value - yearOf(ask.today)) > MOST_YEARS_AWAY) return null;
    const read = dated(ask, date, { month, year: year === '' ? null : value });
    return read.kind === 'day' ? read : null;
  };
  const number = (from: number, to: number): number => Number(digits.slice(from, to));
  const ways =
    digits.length === 8
      ? [
          parts(number(0, 2), number(2, 4), digits.slice(4)),
          parts(number(6, 8), number(4, 6), digits.slice(0, 4)),
        ]
      : [parts(number(0, 2), number(2, 4), digits.slice(4))];
  return ways.filter((one) => one !== null);
}

/** A date and its month with something else between them than a date has. */
function apart(scene: Scene, at: number, day: boolean): DayRead | null {
  const { tokens, ask } = scene;
  const date = Number(tokens[at]?.text);
  if ((tokens[at]?.text.length ?? 0) > 2 || date < 1 || date > 31 || isPartOfMore(tokens, at)) return null;
  const marks = marksAt(tokens, at + 1);
  const month = monthBehind(tokens, at + 1 + marks.length);
  if (!month || month.value < 1 || month.value > 12) return null;
  const year = yearAt(tokens, month.next, ask.today);
  const next = year?.next ?? month.next;
  const isMeant = day || stands(scene, at);
  const read = dated(ask, date, { month: month.value, year: year?.value ?? null });
  switch (month.way) {
    // "20/t3" is a date; "20 t3" may be the 20th, a Tuesday.
    case 'short':
      if (marks === '/' || marks === '-') return ends(tokens, next) ? { value: read, next } : null;
      return isMeant && marks === '' && ends(tokens, next) ? { value: asked(ask, [read]), next } : null;
    case 'slip':
      return isMeant ? { value: asked(ask, [read]), next } : null;
    case 'roman':
      return isMeant && /^[/\-.]$/u.test(marks) && ends(tokens, next)
        ? { value: asked(ask, [read]), next }
        : null;
    case 'number': {
      // "20,3" is a number as well; "ngày 20, 21/3" are two days.
      const isOdd = /^[/\\|_~*+-]{1,2}$/u.test(marks) || (marks === ',' && (day || isWhole(scene, at, next)));
      const isLoose = isOdd || (marks === '' && tokens[at + 1]?.spaced === true);
      return isLoose && isMeant && ends(tokens, next) ? { value: asked(ask, [read]), next } : null;
    }
  }
}

function marksAt(tokens: readonly Spoken[], at: number): string {
  const [one, two] = [tokens[at], tokens[at + 1]];
  if (one?.kind !== 'mark' || one.text === '\n') return '';
  return two?.kind === 'mark' && isMark(one, '/-.\\|_') && two.text === one.text
    ? one.text + two.text
    : one.text;
}

interface Behind {
  readonly value: number;
  readonly next: number;
  readonly way: 'short' | 'slip' | 'roman' | 'number';
}

function monthBehind(tokens: readonly Spoken[], at: number): Behind | null {
  const short = shortMonthAt(tokens, at);
  if (short) return { ...short, way: 'short' };
  const token = tokens[at];
  if (isSlipOf(token, 'tháng') && tokens[at + 1]?.kind === 'number') {
    return { value: Number(tokens[at + 1]?.text), next: at + 2, way: 'slip' };
  }
  const roman = token?.capital === true ? romanAt(tokens, at) : null;
  if (roman) return { ...roman, way: 'roman' };
  const isShort = token?.kind === 'number' && token.text.length <= 2;
  return isShort ? { value: Number(token.text), next: at + 1, way: 'number' } : null;
}

/** `ngày 203`: a date is marked, and this is none. */
function cutOff({ tokens, ask }: Scene, at: number, day: boolean): DayRead | null {
  const digits = tokens[at]?.text ?? '';
  if (!day || digits.length < 3 || isPartOfMore(tokens, at) || !ends(tokens, at + 1)) return null;
  return { value: unclear(ask, [], 'unread'), next: at + 1 };
}

function asked(ask: DayAsk, found: readonly Meaning[]): Meaning {
  const options = found.flatMap((one): readonly Day[] => (one.kind === 'day' ? [one.day] : one.options));
  const value = unclear(ask, options);
  return value.kind === 'unclear' && value.options.length === 0 ? unclear(ask, [], 'unread') : value;
}

/** Nothing else is said. */
function isWhole({ tokens }: Scene, at: number, next: number): boolean {
  return at === 0 && next === tokens.length;
}

/** A number that is told of the report: the text begins with it, or it stands behind what was done. */
function stands(scene: Scene, at: number): boolean {
  const { tokens } = scene;
  return (
    isMarked(scene, at) ||
    isMark(tokens[at - 1], ',;:(\n') ||
    isTimeLead(tokens[at - 1]) ||
    tokens[at - 1]?.text === 'rồi'
  );
}

function isPartOfMore(tokens: readonly Spoken[], at: number): boolean {
  const before = tokens[at - 1];
  if (before?.kind === 'number') return true;
  if (before?.kind === 'mark' && !tokens[at]?.spaced) return !isMark(before, ',;:(\n"“');
  return before?.kind === 'word' && !tokens[at]?.spaced && before.text.length < 3;
}

function ends(tokens: readonly Spoken[], at: number): boolean {
  const token = tokens[at];
  if (token === undefined || isBehind(token)) return true;
  if (token.kind === 'word') return false;
  if (token.kind === 'number' || isMark(token, '%/')) return false;
  return !(isMark(token, '.,-') && tokens[at + 1]?.kind === 'number') && !isCounted(token) && !isUnit(token);
}
