import { plainOf } from '../../plan/department-names.js';
import { addDays, firstOfMonth, lastOfMonth, mondayOf, monthOf, yearOf } from '../../plan/day.js';
import type { Day } from '../../plan/day.js';
import type { Calendar } from '../../plan/calendar.js';
import type { Period } from '../../plan/deadline.js';
import { onePeriod } from '../../plan/periods.js';
import { readDeadline } from '../../plan/read-deadline.js';
import { saidDays } from '../../plan/said-day.js';
import type { AssignedDeadline } from '../../journal/fact.js';
import { numberOf } from './numerals.js';

export interface DueAsk {
  readonly today: Day;
  /** Of the plan in which the work is assigned. */
  readonly year: number;
  readonly calendar: Calendar;
  /** The day of the assigning document: from it a length of time may be counted. */
  readonly dated: Day | null;
}

/** When something is due, or which days its words may mean. */
export type Due =
  | { readonly kind: 'due'; readonly deadline: AssignedDeadline }
  | { readonly kind: 'unclear'; readonly written: string; readonly options: readonly Day[] };

/**
 * The due days that a phrase means, said on a day: "trước ngày 20/03", "trong tuần này", "15 ngày làm việc", "ngày 25
 * hằng tháng đến hết năm". What is not certain is asked, with the days that it may be.
 */
export function dueOf(phrase: string, ask: DueAsk): Due {
  const plain = plainOf(phrase.normalize('NFC')).trim();
  return (
    everyOf(phrase, plain, ask) ??
    lengthOf(phrase, plain, ask) ??
    spanOf(phrase, plain, ask) ??
    dayOf(phrase, plain, ask)
  );
}

/** The same where the day is known, as a button gives it. */
export function dueOn(due: Day, { today, year }: Pick<DueAsk, 'today' | 'year'>): AssignedDeadline {
  const printed = due.split('-').reverse().join('/');
  return { printed, kind: 'date', periods: [onePeriod(year, printed, today, due)] };
}

function once(
  phrase: string,
  due: Day,
  { today, year }: DueAsk,
  kind: AssignedDeadline['kind'] = 'date',
): Due {
  const printed = phrase.normalize('NFC').trim();
  return { kind: 'due', deadline: { printed, kind, periods: [onePeriod(year, printed, today, due)] } };
}

const EVERY = /(?<!\p{L})(?:hang|moi|dinh ky)(?!\p{L})/u;
const TILL = /(?<!\p{L})(?:den|toi)(?:\s+het)?\s+(?<end>.+)$/u;

/** Work that comes again: what the plan's own reader makes of it, from today on, till the end that is said. */
function everyOf(phrase: string, plain: string, ask: DueAsk): Due | null {
  if (!EVERY.test(plain)) return null;
  const till = TILL.exec(plain);
  const written = phrase.normalize('NFC').trim();
  const read = readDeadline(till ? written.slice(0, till.index).replace(/[\s,;]+$/u, '') : written, ask.year);
  const end = till ? dueOf(written.slice(till.index), ask) : null;
  if (end?.kind === 'unclear') return end;
  const last = end?.deadline.periods.at(-1)?.due ?? null;
  const periods = read.periods.filter(({ due }) => due >= ask.today && (last === null || due <= last));
  if (periods.length === 0) return { kind: 'unclear', written, options: [] };
  return {
    kind: 'due',
    deadline: { printed: written, kind: read.kind, periods: periods.map(fromToday(ask)) },
  };
}

/** Work opens when it is assigned, not with a span that had begun before. */
function fromToday({ today }: DueAsk): (period: Period) => Period {
  return (period) => (period.opens < today ? { ...period, opens: today } : period);
}

const LENGTH =
  /^(?:trong(?:\s+(?:vong|thoi\s+han))?|sau|thoi\s+han)?\s*(?<count>\d{1,3}|\p{L}+(?:\s+\p{L}+)?)\s+(?<unit>ngay|tuan|thang)(?<working>\s+lam\s+viec)?(?:\s+(?:nua|toi))?(?:,?\s+(?:ke\s+tu|tinh\s+tu|tu)\s+(?:khi\s+)?(?<base>.+))?$/u;
const FROM_NOW = /^(?:ngay\s+)?(?:hom\s+nay|nay|bay\s+gio|duoc\s+giao|giao\s+viec|giao)$/u;
const FROM_DOCUMENT =
  /^(?:ngay\s+)?(?:ky|ban\s+hanh|ra\s+van\s+ban|van\s+ban)(?:\s+(?:van\s+ban|ban\s+hanh))?$/u;

/** "15 ngày kể từ hôm nay", "10 ngày làm việc", "hai tuần nữa", "5 ngày kể từ ngày ký". */
function lengthOf(phrase: string, plain: string, ask: DueAsk): Due | null {
  const groups = LENGTH.exec(plain)?.groups;
  const count = numberOf(groups?.['count'] ?? '');
  if (!groups || count === null || count === 0) return null;
  const base = baseOf(groups['base'], ask);
  if (base === null) return { kind: 'unclear', written: phrase.trim(), options: [] };
  if (groups['working'] !== undefined) {
    if (groups['unit'] !== 'ngay') return null;
    let due = base;
    for (let left = count; left > 0; left -= 1) due = ask.calendar.nextWorkingDay(due);
    return once(phrase, due, ask);
  }
  return once(phrase, after(base, count, groups['unit'] ?? ''), ask);
}

function baseOf(said: string | undefined, ask: DueAsk): Day | null {
  if (said === undefined || FROM_NOW.test(said.trim())) return ask.today;
  if (FROM_DOCUMENT.test(said.trim())) return ask.dated;
  const [day, ...others] = saidDays(said, { today: ask.today, direction: 'any' });
  return day?.kind === 'day' && others.length === 0 ? day.day : null;
}

function after(base: Day, count: number, unit: string): Day {
  if (unit === 'ngay') return addDays(base, count);
  if (unit === 'tuan') return addDays(base, 7 * count);
  const months = yearOf(base) * 12 + monthOf(base) - 1 + count;
  const [year, month] = [Math.floor(months / 12), (months % 12) + 1];
  const last = lastOfMonth(year, month);
  const same = addDays(firstOfMonth(year, month), Number(base.slice(8)) - 1);
  return same < last ? same : last;
}

const WITHIN = String.raw`(?:hoan\s+thanh|xong)?\s*(?:han|truoc|den|toi|trong|vao|cham\s+nhat|het|cuoi|trong\s+va\s+ngoai)?(?:\s*(?:la|vao|trong|het|cuoi|khi\s+het))*`;
const WEEK = new RegExp(String.raw`^${WITHIN}\s*tuan(?:\s+(?<which>nay|sau|toi))?$`, 'u');
const TODAY =
  /^(?:xong\s+|hoan\s+thanh\s+)?(?:trong\s+ngay|ngay\s+trong\s+ngay|ngay|trong\s+hom\s+nay|ngay\s+hom\s+nay)$/u;
const MONTH = new RegExp(String.raw`^${WITHIN}\s*thang(?:\s+(?<which>nay|sau|toi))?$`, 'u');

/** A span is due on its last working day: "trong tuần này", "tuần sau", "cuối tháng", "trong ngày". */
function spanOf(phrase: string, plain: string, ask: DueAsk): Due | null {
  const { today, calendar } = ask;
  if (TODAY.test(plain)) return once(phrase, today, ask);
  const week = WEEK.exec(plain)?.groups;
  if (week) {
    const sunday = addDays(mondayOf(today), week['which'] === 'sau' || week['which'] === 'toi' ? 13 : 6);
    const last = calendar.onOrBefore(sunday);
    return once(phrase, last < today ? calendar.onOrAfter(today) : last, ask);
  }
  const month = MONTH.exec(plain)?.groups;
  if (month) {
    const ahead = month['which'] === 'sau' || month['which'] === 'toi' ? 1 : 0;
    const of = after(firstOfMonth(yearOf(today), monthOf(today)), ahead, 'thang');
    return once(phrase, lastOfMonth(yearOf(of), monthOf(of)), ask);
  }
  return null;
}

/** One day, as people say it, or the last of a month, a quarter or a year, as a plan prints it. */
function dayOf(phrase: string, plain: string, ask: DueAsk): Due {
  const written = phrase.normalize('NFC').trim();
  const said = saidDays(written, { today: ask.today, direction: 'future' });
  const days = said.flatMap((one) => (one.kind === 'day' ? [one.day] : []));
  const isBefore = /(?<!\p{L})truoc(?!\p{L})/u.test(plain);
  const [first] = days;
  if (first !== undefined && said.every((one) => one.kind === 'day' && one.day === first)) {
    return once(written, first, ask, isBefore ? 'before' : 'date');
  }
  const options = [
    ...new Set([...days, ...said.flatMap((one) => (one.kind === 'unclear' ? one.options : []))]),
  ];
  if (said.some((one) => one.kind === 'unclear' && one.why === 'no-such-date'))
    return { kind: 'unclear', written, options };
  const read = readDeadline(written, ask.year);
  const [period, ...others] = read.periods;
  if (read.kind === 'window' && period && others.length === 0) return once(written, period.due, ask);
  return { kind: 'unclear', written, options: options.sort().slice(0, 4) };
}
