import { addDays, firstOfMonth, lastOfMonth, yearOf, type Day } from '../day.js';
import { DOUBT, NAME, NOT_READ } from '../words.js';
import type { Group, Item } from './groups.js';
import { dayPiece, type Piece, type Span } from './piece.js';

/** A stretch of the calendar with its year found: what one or several items of a group come to. */
export interface Stretch extends Span {
  readonly name: string;
  readonly before: boolean;
  readonly form: 'day' | 'span' | 'year' | 'opening';
  /** `từ …`, no end given or the span of a range: it bounds recurring work rather than dating it. */
  readonly bounds: boolean;
  /** A day that says when the work of a span is due; `first` is the span's. */
  readonly narrowed: boolean;
  /** Only its beginning is printed; the end is the year's. */
  readonly openEnd: boolean;
}

export interface Resolved {
  readonly stretches: readonly Stretch[];
  readonly doubts: readonly string[];
  /** Why it cannot be a date, in words for people. */
  readonly fault: string | null;
  /** A date whose month stands nowhere in the group: `hàng tháng, trước ngày 25`. */
  readonly looseDates: readonly number[];
  /** All four quarters, or all twelve months, named one by one. */
  readonly each: 'quarter' | 'month' | null;
}

interface Found {
  readonly stretch: Stretch;
  readonly unit: Piece['unit'];
}

/** Finds the year of every item and the days it stands for. */
export function resolve(group: Group, planYear: number, quoted: string): Resolved {
  const items = withMonths(group.items);
  const loose = items.flatMap(piecesOf).filter((piece) => piece.unit === 'loose-day');
  const none: Resolved = { stretches: [], doubts: [], fault: null, looseDates: [], each: null };
  if (loose.length > 0) {
    const dates = loose.flatMap((piece) => (piece.date === null ? [] : [piece.date]));
    return loose.length === items.flatMap(piecesOf).length
      ? { ...none, looseDates: dates }
      : { ...none, fault: NOT_READ.withoutMonth(quoted) };
  }
  const { years, doubts } = yearsOf(items.flatMap(piecesOf), planYear);
  const found: Found[] = [];
  let at = 0;
  for (const item of items) {
    const own = years.slice(at, (at += piecesOf(item).length));
    const one = foundOf(item, own, planYear);
    if (!one) return { ...none, fault: NOT_READ.notOnCalendar(quoted) };
    found.push(one);
  }
  const past = found.find((one) => isPast(one, planYear));
  if (past) {
    return { ...none, fault: NOT_READ.past(quoted, past.stretch.name, planYear) };
  }
  return {
    ...none,
    stretches: listsReports(found, planYear) ? found.map((one) => one.stretch) : merged(found, planYear),
    each: eachOf(items, years, planYear),
    doubts: [...doubts, ...found.flatMap((one) => oddYear(one, planYear))],
  };
}

function eachOf(items: readonly Item[], years: readonly number[], planYear: number): Resolved['each'] {
  const units = new Set(items.map((item) => (item.kind === 'one' ? item.piece.unit : 'part')));
  if (units.size !== 1 || years.some((year) => year !== planYear)) return null;
  if (units.has('quarter') && items.length === 4) return 'quarter';
  return units.has('month') && items.length === 12 ? 'month' : null;
}

function piecesOf(item: Item): readonly Piece[] {
  switch (item.kind) {
    case 'one':
      return [item.piece];
    case 'range':
      return item.from ? [item.from, item.to] : [item.to];
    case 'open':
      return [item.from];
  }
}

/** A loose day takes the month that follows it: `từ ngày 16 đến 31/12`, `ngày 10, 20/6`. */
function withMonths(items: readonly Item[]): readonly Item[] {
  let month: number | null = null;
  const mend = (piece: Piece): Piece => {
    if (piece.unit === 'day') month = piece.month ?? month;
    if (piece.unit !== 'loose-day' || piece.date === null || month === null) return piece;
    return { ...dayPiece(piece.date, month), year: piece.year };
  };
  return items
    .toReversed()
    .map((item): Item => {
      switch (item.kind) {
        case 'one':
          return { ...item, piece: mend(item.piece) };
        case 'range': {
          const to = mend(item.to);
          return { ...item, to, from: item.from && mend(item.from) };
        }
        case 'open':
          return { ...item, from: mend(item.from) };
      }
    })
    .toReversed();
}

/**
 * The year of each piece in the order printed. One year is often printed for several pieces; it is the
 * last one's, and time runs forward: `Quý IV và Quý I/2026` begins in 2025.
 */
function yearsOf(pieces: readonly Piece[], planYear: number): { years: readonly number[]; doubts: string[] } {
  const years: (number | null)[] = pieces.map((piece) => piece.year?.of(planYear) ?? null);
  for (let index = pieces.length - 2; index >= 0; index -= 1) {
    const next = years[index + 1];
    if (years[index] !== null || next === null || next === undefined) continue;
    years[index] = comesAfter(pieces[index], pieces[index + 1], next) ? next - 1 : next;
  }
  const doubts: string[] = [];
  const settled: number[] = [];
  for (const [index, piece] of pieces.entries()) {
    const previous = settled.at(-1) ?? planYear;
    const given = years[index];
    const printedBefore = pieces.slice(0, index).some((one) => one.year !== null);
    const over = index > 0 && comesAfter(pieces[index - 1], piece, previous);
    if (given === null && over && !printedBefore) doubts.push(DOUBT.overYearEnd);
    settled.push(given ?? (over ? previous + 1 : previous));
  }
  return { years: settled, doubts };
}

/** Whether `one` would stand after `other` if both were of the same year. */
function comesAfter(one: Piece | undefined, other: Piece | undefined, year: number): boolean {
  const first = one?.spanIn(year);
  const second = other?.spanIn(year);
  return Boolean(first && second && first.first > second.last);
}

function foundOf(item: Item, years: readonly number[], planYear: number): Found | null {
  const start = firstOfMonth(planYear, 1);
  const own = years[0] ?? planYear;
  if (years.some((year) => Number.isNaN(year))) return null;
  switch (item.kind) {
    case 'one':
      return foundOne(item, own, planYear);
    case 'open': {
      const span = item.from.spanIn(own);
      if (!span) return null;
      const last = lastOfMonth(own, 12);
      const name = NAME.from(nameOf(item.from, own, planYear));
      return {
        unit: 'part',
        stretch: {
          first: span.first,
          last,
          name,
          before: false,
          form: 'span',
          bounds: true,
          narrowed: false,
          openEnd: true,
        },
      };
    }
    case 'range': {
      const toYear = years.at(-1) ?? planYear;
      const to = item.to.spanIn(toYear);
      const from = item.from
        ? item.from.spanIn(own)
        : to && { first: earlier(start, to.last), last: to.last };
      if (!from || !to || from.first > to.last) return null;
      const name = item.from
        ? rangeName({ piece: item.from, year: own }, { piece: item.to, year: toYear }, planYear)
        : NAME.to(nameOf(item.to, toYear, planYear));
      const stretch: Stretch = {
        first: from.first,
        last: to.last,
        name,
        before: false,
        form: 'span',
        bounds: true,
        narrowed: false,
        openEnd: false,
      };
      return { unit: item.to.unit, stretch };
    }
  }
}

function foundOne(item: Item & { readonly kind: 'one' }, year: number, planYear: number): Found | null {
  const span = item.piece.spanIn(year);
  if (!span) return null;
  const { before, until } = item.role;
  const unit = item.piece.unit;
  const start = firstOfMonth(planYear, 1);
  const isDay = unit === 'day';
  // "trước tháng 11" ends with October; "trước khi hết tháng 11" with November.
  const toItsEnd = isDay || until || unit === 'end';
  const last = before && !toItsEnd ? addDays(span.first, -1) : span.last;
  const wide = isDay || before || until;
  const first = wide ? earlier(start, firstOfMonth(yearOf(last), 1), last) : span.first;
  const name = isDay || before ? NAME.to(NAME.day(last)) : nameOf(item.piece, year, planYear);
  const form = isDay || before ? 'day' : unit === 'year' || unit === 'opening' ? unit : 'span';
  return {
    unit,
    stretch: {
      first,
      last,
      name: until && !before && !isDay ? NAME.toTheEndOf(name) : name,
      before,
      form,
      bounds: false,
      narrowed: false,
      openEnd: false,
    },
  };
}

function earlier(...days: readonly Day[]): Day {
  return days.reduce((a, b) => (a < b ? a : b));
}

function nameOf(piece: Piece, year: number, planYear: number): string {
  const name = piece.nameIn(year);
  const told = year === planYear || piece.unit === 'year' || name.endsWith(String(year));
  return told ? name : `${name}/${year}`;
}

interface Dated {
  readonly piece: Piece;
  readonly year: number;
}

function rangeName(from: Dated, to: Dated, planYear: number): string {
  const [noun = '', ...rest] = from.piece.nameIn(from.year).split(' ');
  const end = nameOf(to.piece, to.year, planYear);
  const short = from.piece.unit === to.piece.unit && rest.length > 0 && end.startsWith(`${noun} `);
  const sameYear = from.year === to.year || from.piece.unit === 'year';
  if (short && sameYear) return `${noun} ${rest.join(' ')}–${end.slice(noun.length + 1)}`;
  const days = from.piece.unit === 'day' && to.piece.unit === 'day' && sameYear;
  const start = nameOf(from.piece, from.year, planYear);
  return `${days ? start.slice(0, 5) : start}–${end}`;
}

/** A span of an earlier year is a slip of the pen; a day of one may be meant. */
function isPast({ stretch, unit }: Found, planYear: number): boolean {
  return stretch.form !== 'day' && unit !== 'day' && yearOf(stretch.last) < planYear;
}

function oddYear({ stretch }: Found, planYear: number): readonly string[] {
  const year = yearOf(stretch.last);
  const manyYears = stretch.bounds && yearOf(stretch.first) < year;
  if (year >= planYear + 2 && !manyYears) return [DOUBT.farYear(year, planYear)];
  if (year === planYear - 1) return [DOUBT.yearBefore(year, planYear)];
  return [];
}

/** Spans that follow each other without a gap are one window: `Quý II, III`. */
function merged(found: readonly Found[], planYear: number): readonly Stretch[] {
  const result: Stretch[] = [];
  for (const { stretch } of found) {
    const last = result.at(-1);
    const joins = last && joinable(last, stretch) && addDays(last.last, 1) === stretch.first;
    if (!last || !joins) result.push(stretch);
    else result.splice(-1, 1, joined(last, stretch, planYear));
  }
  return result;
}

/** `quý I, II, III và năm`: beside the year's report each quarter has its own. */
function listsReports(found: readonly Found[], planYear: number): boolean {
  const year = found.some(({ unit, stretch }) => unit === 'year' && yearOf(stretch.last) === planYear);
  return year && found.some(({ unit }) => unit === 'quarter');
}

function joinable(a: Stretch, b: Stretch): boolean {
  return a.form === b.form && (a.form === 'span' || a.form === 'year');
}

function joined(a: Stretch, b: Stretch, planYear: number): Stretch {
  const start = a.name.split('–')[0] ?? a.name;
  const [noun = '', ...rest] = b.name.split(' ');
  const sameNoun = start.startsWith(`${noun} `) && !start.includes('/') && yearOf(a.first) === planYear;
  const name = sameNoun ? `${start}–${rest.join(' ')}` : `${start}–${b.name}`;
  return { ...a, last: b.last, name };
}
