import { firstOfMonth, lastOfMonth } from '../day.js';
import type { Day } from '../day.js';
import type { Period, PeriodId } from '../deadline.js';
import type { Named, PeriodName } from './period-name.js';

interface Span {
  readonly from: Day;
  readonly to: Day;
}

interface Asked {
  readonly periods: readonly Period[];
  readonly year: number;
  readonly today: Day;
}

/** The periods that a name means; null where the task does not have them, or where it is not clear which. */
export function periodsNamed(name: PeriodName, asked: Asked): readonly PeriodId[] | null {
  const { periods, year } = asked;
  if (name.year !== null && name.year !== year) return null;
  if (name.of !== null && name.of !== periods.length) return null;
  if (name.all && name.named.length === 0) return ids(periods);
  const [only, ...others] = periods;
  if (only && others.length === 0) return isOnly(only, name, asked) ? [only.id] : null;
  const spans = periods.map((period) => ({ period, span: nominal(period, year) }));
  const found = name.named.map((one) => ofMany(one, { ...asked, spans, all: name.all }));
  if (found.some((one) => one.length === 0)) return null;
  const wanted = new Set(found.flat());
  return ids(periods.filter((period) => wanted.has(period)));
}

function ids(periods: readonly Period[]): readonly PeriodId[] {
  return periods.map(({ id }) => id);
}

/** Work that is done once is named by any time in which it is due, and by all the times that it takes. */
function isOnly(only: Period, { named }: PeriodName, { periods, year, today }: Asked): boolean {
  const spans = named.flatMap((one) => (one.kind === 'months' ? [spanOf(one, year)] : []));
  if (spans.length < named.length) return named.every((one) => ordinal(one, periods, today) === only);
  return spans.some(({ from, to }) => from <= only.due && only.due <= to);
}

interface Many extends Asked {
  readonly spans: readonly { readonly period: Period; readonly span: Span }[];
  readonly all: boolean;
}

function ofMany(named: Named, { periods, spans, all, year, today }: Many): readonly Period[] {
  if (named.kind === 'week')
    return periods.filter(({ id }) => id.endsWith(`-W${String(named.number).padStart(2, '0')}`));
  if (named.kind !== 'months') {
    const one = ordinal(named, periods, today);
    return one ? [one] : [];
  }
  const { from, to } = spanOf(named, year);
  if (all) return spans.filter(({ span }) => span.from >= from && span.to <= to).map(({ period }) => period);
  const same = spans.filter(({ span }) => span.from === from && span.to === to);
  // The steps of a task have no names of the calendar: they are named by when they are due.
  const due = spans.filter(({ period }) => period.id.includes('/') && period.due >= from && period.due <= to);
  const fitting = same.length > 0 ? same : due;
  return fitting.length === 1 ? fitting.map(({ period }) => period) : [];
}

function ordinal(named: Named, periods: readonly Period[], today: Day): Period | undefined {
  switch (named.kind) {
    case 'ordinal':
      return periods[named.number - 1];
    case 'last':
      return periods.at(-1);
    case 'turn': {
      const now = periods.findIndex(({ due }) => due >= today);
      const place = (now < 0 ? periods.length : now) + named.turn;
      return periods[place];
    }
    case 'week':
    case 'months':
      return undefined;
  }
}

/** A month that no year has ("tháng 13") is a time in which nothing is. */
function spanOf({ first, count }: Extract<Named, { kind: 'months' }>, year: number): Span {
  if (first < 1 || first + count > 13) return { from: lastOfMonth(year, 12), to: firstOfMonth(year, 1) };
  return { from: firstOfMonth(year, first), to: lastOfMonth(year, first + count - 1) };
}

const NOMINAL = /^\d{4}-(?:(?<month>\d\d)|Q(?<quarter>\d)|H(?<half>\d))(?:\/\d+)?$/u;

/** The time of the calendar that a period is named after, whenever it opens and is due. */
function nominal({ id, opens, due }: Period, year: number): Span {
  const { month, quarter, half } = NOMINAL.exec(id)?.groups ?? {};
  if (month !== undefined) return spanOf({ kind: 'months', first: Number(month), count: 1 }, year);
  if (quarter !== undefined)
    return spanOf({ kind: 'months', first: Number(quarter) * 3 - 2, count: 3 }, year);
  if (half !== undefined) return spanOf({ kind: 'months', first: Number(half) * 6 - 5, count: 6 }, year);
  return { from: opens, to: due };
}
