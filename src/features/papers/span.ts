import { addDays, dayOf, firstOfMonth, lastOfMonth, monthOf, yearOf } from '../../plan/day.js';
import type { Day } from '../../plan/day.js';
import { isReform } from '../../plan/issuer-words.js';
import type { Plan } from '../../plan/plan.js';
import { readDeadline } from '../../plan/read-deadline.js';

type SpanKind = 'month' | 'quarter' | 'half' | 'nine-months' | 'year';

/** What a report is of. */
export interface ReportSpan {
  readonly kind: SpanKind;
  /** The month (1–12), the quarter (1–4) or the half (1–2); 0 of nine months and of a year. */
  readonly number: number;
  readonly year: number;
  readonly from: Day;
  readonly to: Day;
  /** What happened from then on belongs to it: the day after the report before was closed. */
  readonly dataFrom: Day;
  /** The last day of its figures: of reports on administrative reform the 14th of its last month (581/BNV-CCHC). */
  readonly dataTo: Day;
}

/** The day of the last month on which the ministry closes the figures on administrative reform. */
const REFORM_CLOSING = 14;

/** Whose reports they are. */
type Reported = Pick<Plan, 'year' | 'subject'>;

/** The months that each kind of report covers: how many, and how many such there are in a year. */
const LENGTHS: Readonly<Record<SpanKind, { readonly months: number; readonly count: number }>> = {
  month: { months: 1, count: 12 },
  quarter: { months: 3, count: 4 },
  half: { months: 6, count: 2 },
  'nine-months': { months: 9, count: 1 },
  year: { months: 12, count: 1 },
};

const LETTERS: Readonly<Record<SpanKind, string>> = {
  month: 'm',
  quarter: 'q',
  half: 'h',
  'nine-months': 'n',
  year: 'y',
};

/** `q1`, `m12`, `y0`: the span within its year, short enough for a button. */
export function spanId({ kind, number }: ReportSpan): string {
  return `${LETTERS[kind]}${number}`;
}

/** Every report that a year can have. */
export function spansOfYear(plan: Reported): readonly ReportSpan[] {
  const kinds: readonly SpanKind[] = ['month', 'quarter', 'half', 'nine-months', 'year'];
  return kinds.flatMap((kind) => {
    return Array.from({ length: LENGTHS[kind].count }, (_, at) => spanFrom(plan, kind, at));
  });
}

/**
 * Reads a report's period as people write it (`Quý I/2025`, `tháng 3`, `6 tháng đầu năm`, `9 tháng`, `năm 2025`), by
 * the grammar of deadlines.
 * @returns null for what is no such period of that year
 */
export function readSpan(phrase: string, plan: Reported): ReportSpan | null {
  const written = phrase.trim();
  // "năm" alone has no figure for the grammar to hold on to.
  const { kind, periods } = readDeadline(
    /^(?:cả\s+)?năm$/iu.test(written) ? `năm ${plan.year}` : written,
    plan.year,
  );
  const [period, ...others] = periods;
  if (kind !== 'window' || !period || others.length > 0) return null;
  return spansOfYear(plan).find(({ from, to }) => from === period.opens && to === period.due) ?? null;
}

/**
 * The report whose turn it is on a day: Quý I, 6 tháng, Quý III, năm, as the quarterly cycle of the plan has them.
 * Before the plan's year it is the first, after it the last.
 */
export function currentSpan(plan: Reported, today: Day): ReportSpan {
  const { year } = plan;
  const month = yearOf(today) < year ? 1 : yearOf(today) > year ? 12 : monthOf(today);
  const kind: SpanKind = month <= 3 ? 'quarter' : month <= 6 ? 'half' : month <= 9 ? 'quarter' : 'year';
  const cycle = spansOfYear(plan).filter(
    (span) => span.kind === kind && span.to >= firstOfMonth(year, month),
  );
  const [first] = cycle;
  if (!first) throw new RangeError(`no report for ${today}`);
  return first;
}

/** Whether the ministry's letter on reports of administrative reform names the period: Quý I, 6 tháng, Quý III, năm. */
export function isMinistrys(plan: Pick<Plan, 'subject'>, { kind, number }: ReportSpan): boolean {
  if (!isReform(plan.subject)) return false;
  switch (kind) {
    case 'quarter':
      return number === 1 || number === 3;
    case 'half':
      return number === 1;
    case 'year':
      return true;
    case 'month':
    case 'nine-months':
      return false;
  }
}

/** The last day that a report's plans for the time to come speak of, within the plan's year. */
export function nextUntil({ kind, to, year }: ReportSpan): Day {
  const months = kind === 'nine-months' ? 3 : LENGTHS[kind].months;
  return lastOfMonth(year, Math.min(monthOf(to) + months, 12));
}

function spanFrom({ year, subject }: Reported, kind: SpanKind, at: number): ReportSpan {
  const { months, count } = LENGTHS[kind];
  const first = at * months + 1;
  const last = first + months - 1;
  const from = firstOfMonth(year, first);
  const to = lastOfMonth(year, last);
  const before = addDays(from, -1);
  const closing = (of: number, month: number): Day => {
    const day = dayOf(of, month, REFORM_CLOSING);
    if (!day) throw new RangeError(`no ${REFORM_CLOSING}th of month ${month}`);
    return day;
  };
  return {
    kind,
    number: count === 1 ? 0 : at + 1,
    year,
    from,
    to,
    ...(isReform(subject)
      ? { dataFrom: addDays(closing(yearOf(before), monthOf(before)), 1), dataTo: closing(year, last) }
      : { dataFrom: from, dataTo: to }),
  };
}
