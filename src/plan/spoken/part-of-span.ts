import { addDays, dateOf, dayOf, firstOfMonth, lastOfMonth, monthOf, yearOf } from '../day.js';
import type { Day } from '../day.js';
import { clear, inWeek, unclear, weekdaysIn } from './meaning.js';
import type { DayAsk, Meaning } from './meaning.js';
import { isOtherDay, isWeek } from './near-day.js';
import { isMonthWord, isQuarterWord, isYearWord, monthAt, shortMonthAt, turnAt, yearAt } from './numbers.js';
import type { Month, Read } from './numbers.js';
import { endsTime, isDayWord, isStart, leadsToDay, standsAsTime } from './scene.js';
import type { DayRead, Scene } from './scene.js';
import { words } from './tokens.js';
import type { Spoken } from './tokens.js';
import { weekTurn } from './weekday.js';

type Part = 'start' | 'middle' | 'end' | 'whole';

const isStartOf = words('đầu');
const isMiddleOf = words('giữa');
const isEndOf = words('cuối');
const isWholeOf = words('hết');
const isLastOne = words('cùng');
const isFirstOne = words('tiên');
const isOf = words('của trong');
const isWork = words('làm');
const isWorking = words('việc');
const isSeveral = words('mỗi hàng hằng từng các tháng quý quí');
const isTet = words('tết');
const ROMAN = ['i', 'ii', 'iii', 'iv'];

/** `đầu tuần`, `giữa tháng`, `cuối tháng 3`, `tuần trước`, `hết quý I`: spans of which one day is meant. */
export function partOfSpan(scene: Scene, at: number): DayRead | null {
  return dayOfMonth(scene, at) ?? partly(scene, at) ?? wholeWeek(scene, at) ?? ahead(scene, at);
}

/** `ngày cuối tháng`, `ngày làm việc cuối cùng của tháng 3`: one certain day, holidays aside. */
function dayOfMonth({ tokens, ask }: Scene, at: number): DayRead | null {
  if (!isDayWord(tokens[at])) return null;
  const working = isWork(tokens[at + 1]) && isWorking(tokens[at + 2]);
  let next = working ? at + 3 : at + 1;
  const end = isEndOf(tokens[next]);
  if (!end && !isStartOf(tokens[next])) return null;
  next += 1;
  if (isLastOne(tokens[next]) || isFirstOne(tokens[next])) next += 1;
  if (isOf(tokens[next])) next += 1;
  const said = monthSaid({ tokens, ask }, next);
  if (!said) return null;
  const pick = ({ from, to }: Span): Day => {
    const days = working ? weekdaysIn(from, to) : [from, to];
    return (end ? days.at(-1) : days[0]) ?? to;
  };
  const day = pick(said.value.span);
  const isAhead = said.value.bare && ask.direction === 'past' && day > ask.today;
  return { value: clear(isAhead ? pick(monthSpan(said.value.span.from, -1)) : day), next: said.next };
}

function partly(scene: Scene, at: number): DayRead | null {
  const { tokens, ask } = scene;
  const part = partAt(tokens[at]);
  if (part === null || (part === 'whole' && ask.direction !== 'future')) return null;
  if (isWeek(tokens[at + 1])) return partOfWeek(scene, at, part);
  const month = monthSaid(scene, at + 1);
  if (month) return { value: partOfMonth(ask, part, month.value), next: month.next };
  return partOfYear(scene, at, part);
}

function partAt(token: Spoken | undefined): Part | null {
  if (isStartOf(token)) return 'start';
  if (isMiddleOf(token)) return 'middle';
  if (isEndOf(token)) return 'end';
  return isWholeOf(token) ? 'whole' : null;
}

const WEEKDAYS_OF: Readonly<Record<Part, readonly number[]>> = {
  start: [1, 2],
  middle: [2, 3, 4],
  end: [5, 6, 7],
  whole: [5, 7],
};

function partOfWeek({ tokens, ask }: Scene, at: number, part: Part): DayRead {
  const turn = weekTurn(tokens, at + 1);
  const of = (weeks: number): readonly Day[] => WEEKDAYS_OF[part].map((day) => inWeek(ask.today, weeks, day));
  if (typeof turn?.weeks === 'number') return { value: unclear(ask, of(turn.weeks)), next: turn.next };
  const fits = unclear(ask, of(0));
  const isEmpty = fits.kind === 'unclear' && fits.options.length === 0;
  const value = isEmpty ? unclear(ask, of(ask.direction === 'past' ? -1 : 1)) : fits;
  return { value, next: at + 2 };
}

interface Span {
  readonly from: Day;
  readonly to: Day;
}

interface MonthSaid {
  readonly span: Span;
  /** "tháng" alone, without which one. */
  readonly bare: boolean;
}

function monthSaid({ tokens, ask }: Pick<Scene, 'tokens' | 'ask'>, at: number): Read<MonthSaid> | null {
  const read = monthAt(tokens, at, ask.today);
  if (read && read.value.month >= 1 && read.value.month <= 12) {
    return { value: { span: spanOf(ask, read.value), bare: false }, next: read.next };
  }
  const short = shortMonthAt(tokens, at);
  if (short) {
    const span = spanOf(ask, { month: short.value, year: null });
    return { value: { span, bare: false }, next: short.next };
  }
  if (!isMonthWord(tokens[at]) || tokens[at]?.text === 'th') return null;
  return { value: { span: monthSpan(ask.today, 0), bare: true }, next: at + 1 };
}

/** A month without a year: the last one of its name where the day lies behind, and the next one where this year's is long gone. */
function spanOf({ today, direction }: DayAsk, { month, year }: Month): Span {
  const now = yearOf(today);
  const before = direction === 'past' && firstOfMonth(now, month) > today;
  const after = direction === 'future' && lastOfMonth(now, month) < addDays(today, -180);
  const meant = year !== null && year >= 1900 ? year : before ? now - 1 : after ? now + 1 : now;
  return { from: firstOfMonth(meant, month), to: lastOfMonth(meant, month) };
}

function monthSpan(day: Day, months: number): Span {
  const count = yearOf(day) * 12 + monthOf(day) - 1 + months;
  const [year, month] = [Math.floor(count / 12), (count % 12) + 1];
  return { from: firstOfMonth(year, month), to: lastOfMonth(year, month) };
}

function partOfMonth(ask: DayAsk, part: Part, { span, bare }: MonthSaid): Meaning {
  const isLast = part === 'end' || part === 'whole';
  if (isLast && ask.direction === 'future') return clear(span.to);
  const fits = unclear(ask, daysOfPart(ask, part, span));
  const isAhead = bare && ask.direction === 'past' && fits.kind === 'unclear' && fits.options.length === 0;
  return isAhead ? unclear(ask, daysOfPart(ask, part, monthSpan(ask.today, -1))) : fits;
}

function daysOfPart({ today, direction }: DayAsk, part: Part, { from, to }: Span): readonly Day[] {
  const [first, last] = part === 'start' ? [0, 9] : part === 'middle' ? [12, 17] : [20, dateOf(to) - 1];
  const days = weekdaysIn(addDays(from, first), addDays(from, last)).filter(
    (day) => direction === 'any' || (direction === 'past' ? day <= today : day >= today),
  );
  return part === 'end' || part === 'whole' ? days.slice(-4) : days.slice(0, 4);
}

/** `cuối quý I`, `hết năm`, `đầu năm`: in a report only where a day must stand, since much is called after them. */
function partOfYear(scene: Scene, at: number, part: Part): DayRead | null {
  const { tokens, ask } = scene;
  const span = yearSpan(scene, at + 1);
  if (!span || isSeveral(tokens[at - 1])) return null;
  const { value, next } = span;
  if (ask.direction === 'future') {
    return { value: part === 'end' || part === 'whole' ? clear(value.to) : unclear(ask, [], 'unread'), next };
  }
  if (!leadsToDay(tokens[at - 1]) && !(standsAsTime(scene, at) && endsTime(scene.tokens, next))) return null;
  const days = part === 'end' ? daysOfPart(ask, part, monthSpan(value.to, 0)) : [];
  return { value: unclear(ask, days, days.length > 0 ? 'several' : 'unread'), next };
}

function yearSpan({ tokens, ask: { today } }: Scene, at: number): Read<Span> | null {
  const now = yearOf(today);
  if (isQuarterWord(tokens[at])) {
    const turn = turnAt(tokens, at + 1);
    const said = ROMAN.indexOf(tokens[at + 1]?.text ?? '') + 1 || quarterDigit(tokens[at + 1]);
    const year = said > 0 ? yearAt(tokens, at + 2, today) : null;
    const next = turn?.next ?? year?.next ?? (said > 0 ? at + 2 : at + 1);
    const quarter = said > 0 ? said - 1 : Math.floor((monthOf(today) - 1) / 3) + (turn?.value ?? 0);
    const count = (year?.value ?? now) * 12 + quarter * 3;
    const first = dayOf(Math.floor(count / 12), (count % 12) + 1, 1);
    return first === null ? null : { value: { from: first, to: monthSpan(first, 2).to }, next };
  }
  if (!isYearWord(tokens[at])) return null;
  const year = yearAt(tokens, at, today);
  const meant = year?.value ?? now;
  if (meant < 1900 || meant > 9998) return null;
  return { value: { from: firstOfMonth(meant, 1), to: lastOfMonth(meant, 12) }, next: year?.next ?? at + 1 };
}

function quarterDigit(token: Spoken | undefined): number {
  return token?.kind === 'number' && /^0?[1-4]$/u.test(token.text) ? Number(token.text) : 0;
}

/** `tuần trước`, `tuần này`, `tuần sau` */
function wholeWeek({ tokens, ask }: Scene, at: number): DayRead | null {
  const turn = isWeek(tokens[at]) ? weekTurn(tokens, at) : null;
  if (typeof turn?.weeks !== 'number' || isOtherDay(tokens[turn.next])) return null;
  if (isSeveral(tokens[at - 1]) || tokens[at - 1]?.kind === 'number') return null;
  const days = weekdaysIn(inWeek(ask.today, turn.weeks, 1), inWeek(ask.today, turn.weeks, 5));
  return {
    value: unclear(ask, turn.weeks === 0 && ask.direction === 'future' ? days : days.slice(-4)),
    next: turn.next,
  };
}

const leadsToSpan = words('đến tới sang vào trong khoảng');
const isBeforeOrAfter = words('trước sau đến tới');

/** `đến tháng 4`, `sang quý II`, `trước Tết`: where a day ahead is asked for, they say roughly when. */
function ahead(scene: Scene, at: number): DayRead | null {
  const { tokens, ask } = scene;
  if (ask.direction !== 'future') return null;
  if (isTet(tokens[at]) && isBeforeOrAfter(tokens[at - 1]))
    return { value: unclear(ask, [], 'unread'), next: at + 1 };
  if (!isStart(scene, at) && !leadsToSpan(tokens[at - 1])) return null;
  const month = monthAt(tokens, at, ask.today);
  if (month && month.value.month >= 1 && month.value.month <= 12) {
    const { from, to } = spanOf(ask, month.value);
    return { value: unclear(ask, [addDays(from, 14), to]), next: month.next };
  }
  const span = isQuarterWord(tokens[at]) || isYearWord(tokens[at]) ? yearSpan(scene, at) : null;
  return span && span.next > at + 1 ? { value: unclear(ask, [span.value.to]), next: span.next } : null;
}
