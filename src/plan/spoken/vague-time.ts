import { firstOfMonth, lastOfMonth, monthOf, yearOf } from '../day.js';
import type { Day } from '../day.js';
import { unclear, weekdaysIn } from './meaning.js';
import type { DayAsk } from './meaning.js';
import { isWeek } from './near-day.js';
import { isMonthWord, isMoonMonth, monthAt, numberAt } from './numbers.js';
import { partOfSpan } from './part-of-span.js';
import { isAmountBehind } from './unread-period.js';
import { periodName } from './period-name.js';
import type { PeriodName } from './period-name.js';
import { endsTime, isDayWord, isStart, standsAsTime } from './scene.js';
import type { DayRead, Scene } from './scene.js';
import { isMark, words } from './tokens.js';
import type { Spoken, WordTest } from './tokens.js';

/**
 * Words that tell of a time and name no day of it: `lâu rồi`, `từ trước Tết`, `rằm tháng Giêng`, `năm ngoái`, `trong
 * tháng 2`. They are asked about where they are told of the report itself; in front of a day that is wanted as well.
 */
export function vagueTime(scene: Scene, at: number): DayRead | null {
  return (
    fullMoon(scene, at) ??
    feast(scene, at) ??
    loosely(scene, at) ??
    wholeSpan(scene, at) ??
    evening(scene, at)
  );
}

const isFullMoon = words('rằm');
/** "bằng rằm", "chùa Rằm" */
const isEve = words('giao');
const isEveToo = words('thừa');
const isTet = words('tết');

/** `rằm`, `rằm tháng Giêng`, `hôm rằm`, `30 Tết`, `giao thừa`: days of the moon's calendar, which is not reckoned with. */
function fullMoon(scene: Scene, at: number): DayRead | null {
  const { tokens, ask } = scene;
  const from = isHom(tokens[at]) || isDayWord(tokens[at]) ? at + 1 : at;
  const read = (next: number): DayRead => ({ value: unclear(ask, [], 'unread'), next });
  if (isFullMoon(tokens[from])) {
    const month = monthAt(tokens, from + 1, ask.today);
    if (month) return read(month.next);
    const isSure = tokens[from]?.text === 'rằm' || from > at || standsAsTime(scene, at);
    return isSure ? read(isMonthWord(tokens[from + 1]) ? from + 2 : from + 1) : null;
  }
  if (isEve(tokens[from]) && isEveToo(tokens[from + 1])) return read(from + 2);
  const number = tokens[from]?.kind === 'number' ? numberAt(tokens, from) : null;
  if (number && isTet(tokens[number.next]) && !isMark(tokens[from - 1], '/.-')) return read(number.next + 1);
  return null;
}

const isAround = words('trước sau dịp giáp ra ăn qua trong kỳ hôm ngày từ gần cận hồi nghỉ đợt');
const isNear = words('gần giáp mới tận hồi dịp kỳ lễ nghỉ ngay');
const FEASTS: readonly (readonly WordTest[])[] = [
  'tết nguyên đán',
  'tết',
  'lễ',
  'nghỉ lễ',
  'trung thu',
  'vu lan',
  'đoan ngọ',
  'giỗ tổ hùng vương',
  'giỗ tổ',
  'quốc khánh',
  'noel',
  'giáng sinh',
  'giêng',
  'hè',
].map((phrase) => phrase.split(' ').map(words));

/** `trước Tết`, `sau dịp lễ`, `ra giêng`, `hôm giỗ Tổ`. */
function feast(scene: Scene, at: number): DayRead | null {
  const { tokens, ask } = scene;
  if (!isAround(tokens[at]) && !isStart(scene, at)) return null;
  let from = isAround(tokens[at]) ? at + 1 : at;
  while (from < at + 3 && (isAround(tokens[from]) || isNear(tokens[from])) && !length(FEASTS, tokens, from))
    from += 1;
  const found = length(FEASTS, tokens, from);
  if (!found) return null;
  const year = numberYear(tokens, from + found);
  if (!standsAsTime(scene, at) || !endsTime(tokens, year)) return null;
  return { value: unclear(ask, [], 'unread'), next: year };
}

/** `Tết 2025`, `Tết năm nay` */
function numberYear(tokens: readonly Spoken[], at: number): number {
  const from = tokens[at]?.text === 'năm' || tokens[at]?.text === 'nam' ? at + 1 : at;
  if (tokens[from]?.kind === 'number' && tokens[from].text.length === 4) return from + 1;
  return from > at && isTurn(tokens[from]) ? from + 1 : at;
}

const isTurn = words('nay này ngoái trước rồi qua');

const LOOSELY: readonly (readonly WordTest[])[] = [
  'từ lâu lắm rồi',
  'từ lâu rồi',
  'từ lâu',
  'lâu lắm rồi',
  'lâu lắm',
  'lâu rồi',
  'đã lâu',
  'khá lâu',
  'rất lâu',
  'lâu nay',
  'bấy lâu nay',
  'bấy lâu',
  'từ trước đến nay',
  'từ trước tới nay',
  'từ trước',
  'từ đầu',
  'từ đời nào',
  'mới đây',
  'vừa qua',
  'vừa rồi',
  'mới rồi',
  'gần đây',
  'trước đây',
  'trước đó',
  'trước kia',
  'trước rồi',
  'dạo trước',
  'dạo này',
  'dạo nọ',
  'dạo đó',
  'hồi trước',
  'hồi nọ',
  'hồi đó',
  'hồi đầu',
  'lúc trước',
  'lúc đó',
  'khi trước',
  'khi đó',
  'ngày trước',
  'ngày xưa',
  'ngày nọ',
  'ngày ấy',
  'bữa giờ',
  'bữa hổm',
  'bữa rày',
  'hổm rày',
  'mấy hôm nay',
  'mấy bữa nay',
  'mấy ngày nay',
  'mấy ngày qua',
  'mấy hôm',
  'mấy bữa',
  'mấy ngày',
  'những ngày qua',
  'năm kia',
  'năm xưa',
  'cách đây lâu',
  'cách đây không lâu',
  'không lâu trước đây',
  'giữa năm ngoái',
  'đầu kỳ',
  'giữa kỳ',
  'cuối kỳ',
].map((phrase) => phrase.split(' ').map(words));

const beginsLoosely: WordTest = (token) => LOOSELY.some(([first]) => first?.(token) === true);

/** `lâu rồi`, `dạo trước`, `mới đây`; "thời gian qua" names a time of another thing as often. */
function loosely(scene: Scene, at: number): DayRead | null {
  const { tokens, ask } = scene;
  if (!beginsLoosely(tokens[at])) return null;
  const count = length(LOOSELY, tokens, at);
  if (!count || !standsAsTime(scene, at) || !endsTime(tokens, at + count)) return null;
  return { value: unclear(ask, [], 'unread'), next: at + count };
}

function length(phrases: readonly (readonly WordTest[])[], tokens: readonly Spoken[], at: number): number {
  if (tokens[at]?.kind !== 'word') return 0;
  const found = phrases.filter((phrase) => phrase.every((is, place) => is(tokens[at + place])));
  return Math.max(0, ...found.map((phrase) => phrase.length));
}

const isSpanLead = words('từ hồi vào trong dịp lúc khoảng đâu tầm');
const isPart = words('đầu giữa cuối thứ qua');

/** `trong tháng 2`, `từ quý trước`, `năm ngoái`, `tuần đầu tháng 3`: a time that may name the period as well. */
function wholeSpan(scene: Scene, at: number): DayRead | null {
  const { tokens, ask } = scene;
  if (ask.direction === 'future' || !standsAsTime(scene, at)) return null;
  let from = at;
  while (from < at + 4 && isSpanLead(tokens[from])) from += 1;
  if (isWeek(tokens[from]) && (isPart(tokens[from + 1]) || tokens[from + 1]?.kind === 'number')) {
    const month = monthAt(tokens, from + 2, ask.today);
    const next = month?.next ?? from + 2;
    return endsTime(tokens, next) ? { value: unclear(ask, [], 'span'), next } : null;
  }
  const name = periodName({ tokens, today: ask.today, isDay: new Set() }, from);
  // "quý III.3" is a code, "tháng 96,5%" a figure.
  if (!name || isAmountBehind(tokens, name.next)) return null;
  if (!endsTime(tokens, name.next) || name.all || isMoonMonth(tokens, name.next - 2)) return null;
  return isTime(name) ? { value: unclear(ask, lastDays(name, ask), 'span'), next: name.next } : null;
}

function isTime({ named }: PeriodName): boolean {
  return (
    named.length > 0 &&
    named.every((one) => (one.kind === 'months' ? one.first + one.count <= 13 : one.kind === 'week'))
  );
}

/** The last working day of a month or a quarter, of which more is not known. */
function lastDays({ named, year }: PeriodName, { today }: DayAsk): readonly Day[] {
  const [only, ...others] = named;
  if (only?.kind !== 'months' || others.length > 0 || only.count > 3 || only.first < 1) return [];
  const last = only.first + only.count - 1;
  if (last > 12) return [];
  const meant = year ?? (only.first > monthOf(today) ? yearOf(today) - 1 : yearOf(today));
  if (meant < 1900 || meant > 9998) return [];
  return weekdaysIn(firstOfMonth(meant, last), lastOfMonth(meant, last)).slice(-1);
}

const isHom = words('hôm bữa hum');
/** "hôm nào", and without accents "hòm thư". */
const isNoDay = words('nào thư');
const isRecently = words('ấy đó đấy sau trc tr rày giờ hổm');

/** `hôm họp`, `hôm trc`: a day is spoken of that no reader knows. */
function evening(scene: Scene, at: number): DayRead | null {
  const { tokens, ask } = scene;
  const [hom, word] = [tokens[at], tokens[at + 1]];
  const isSure =
    hom?.text === 'hôm' ||
    (isHom(hom) && standsAsTime(scene, at) && (hom?.text !== 'bữa' || isRecently(word)));
  if (!isSure || word?.kind !== 'word' || isNoDay(word)) return null;
  if (partOfSpan(scene, at + 1) ?? fullMoon(scene, at + 1) ?? feast(scene, at + 1)) return null;
  return { value: unclear(ask, [], 'unread'), next: at + 2 };
}
