import { daysBetween, lastOfMonth, monthOf, yearOf, type Day } from '../day.js';
import { recurringPeriods, steps, type Due } from '../periods.js';
import { DOUBT, NAME } from '../words.js';
import type { Reading } from './once.js';
import type { Stretch } from './resolve.js';
import { dates, type DatePick, type Every, type Rule, type Unit } from './rule.js';

const FINEST_FIRST: readonly Unit[] = ['day', 'week', 'month', 'quarter', 'half', 'year'];
const KIND = {
  day: 'daily',
  week: 'weekly',
  month: 'monthly',
  quarter: 'quarterly',
  half: 'half-yearly',
  year: 'yearly',
} as const;

const LENGTHS: ReadonlyMap<Unit, number> = new Map([
  ['quarter', 3],
  ['half', 6],
]);
const CYCLE_OF_ENDS: ReadonlyMap<string, 'half' | 'quarter'> = new Map([
  ['6,12', 'half'],
  ['3,6,9,12', 'quarter'],
]);

// A report's day stands no farther from the end of its span.
const NEAR = 45;
const LONGEST_QUARTER = 92;
const LONGEST_YEAR = 366;

/** The times beside the recurrence: their days date its periods, their spans bound them. */
interface Beside {
  readonly stretches: readonly Stretch[];
  readonly looseDates: readonly number[];
}

/** What comes back by itself; of several cycles (`hàng quý, 6 tháng, năm`) the finest holds the others. */
export function again(printed: readonly Every[], beside: Beside, planYear: number): Reading {
  const everys = afterCycle(printed);
  const reports = reportsOf(everys, beside.stretches, planYear);
  if (reports) return reports;
  const unit = FINEST_FIRST.find((one) => everys.some((every) => every.unit === one)) ?? 'year';
  const coarser = everys.filter((every) => every.unit !== unit);
  if (unit === 'day' && (coarser.length > 0 || beside.stretches.length > 0)) {
    return {
      ...again(coarser.length > 0 ? coarser : [{ unit: 'year', rule: null }], beside, planYear),
      kind: 'mixed',
    };
  }
  const doubts: string[] = [];
  if (coarser.some((every) => every.rule !== null)) doubts.push(DOUBT.twoCycles);
  const sameUnit = everys.flatMap((every) => (every.unit === unit && every.rule ? [every.rule] : []));
  if (sameUnit.some((one) => monthOfRule(one) !== monthOfRule(sameUnit[0]))) doubts.push(DOUBT.twoCycles);
  const rule = ruleOf(everys, unit, beside.looseDates);
  doubts.push(...doubtsOf(rule, unit));
  const placed =
    unit === 'month' &&
    beside.looseDates.every((date) => rule?.kind === 'dates' && rule.picks.includes(date));
  if (beside.looseDates.length > 0 && !placed) doubts.push(DOUBT.withoutMonth);

  const fine = unit === 'week' || unit === 'month' || unit === 'quarter';
  const spans = beside.stretches.filter((one) => one.form === 'span');
  const bounds = spans.filter((one) => {
    const length = daysBetween(one.first, one.last);
    return fine ? one.bounds || unit !== 'quarter' || length > LONGEST_QUARTER : length > LONGEST_YEAR;
  });
  const dated = [
    ...beside.stretches.filter((one) => one.form === 'day'),
    ...spans.filter((one) => !bounds.includes(one)),
  ].sort(byDay);
  const reading = datedCycle(
    { unit, rule, yearToo: coarser.some((every) => every.unit === 'year') },
    dated,
    planYear,
  );
  const periods = reading.periods.filter((one) => bounds.every((span) => isWithin(one.due, span)));
  return { ...reading, periods, doubts: [...doubts, ...reading.doubts] };
}

/** Steps beside yearly work stand in one row with its day; beside finer cycles they cannot. */
export function withSteps(cycle: Reading, own: readonly Stretch[], planYear: number): Reading {
  if (own.length === 0) return cycle;
  if (cycle.kind !== 'yearly') return { ...cycle, doubts: [...cycle.doubts, besideCycle(own)] };
  const ends = cycle.periods.map(({ label, due }) => ({ label, opens: null, due }));
  const spans = own.map((one) => ({
    label: one.name,
    opens: one.form === 'day' ? null : one.first,
    due: one.last,
  }));
  const all = [...spans, ...ends.filter((end) => own.every((one) => one.last !== end.due))];
  all.sort((a, b) => compare(a.due, b.due));
  return { ...cycle, kind: 'milestones', periods: steps(planYear, all) };
}

function besideCycle(stretches: readonly Stretch[]): string {
  return DOUBT.besideCycle(stretches.map((one) => one.last));
}

/** `hàng quý, trước ngày 05 tháng sau`: the month after the quarter, not after each month. */
function afterCycle(everys: readonly Every[]): readonly Every[] {
  const [other, ...more] = everys.filter((every) => every.unit !== 'month');
  const length = other && LENGTHS.get(other.unit);
  const next = everys.filter((every) => every.unit === 'month' && monthOfRule(every.rule ?? undefined) === 2);
  const alone = more.length === 0 && next.length > 0 && next.length === everys.length - 1;
  if (!length || !alone || other.rule) return everys;
  return next.map(({ rule }) => ({
    unit: other.unit,
    rule: rule?.kind === 'dates' ? { ...rule, month: length + 1 } : rule,
  }));
}

function isWithin(due: Day, span: Stretch): boolean {
  return due >= span.first && due <= span.last;
}

/**
 * `báo cáo 6 tháng, 9 tháng, năm`: a report at each end that is named, on its own day where there is one for each.
 * Null where nothing but cycles is named, or a finer one than these.
 */
export function reportsOf(
  everys: readonly Every[],
  stretches: readonly Stretch[],
  planYear: number,
): Reading | null {
  const spans = stretches.filter((one) => one.form !== 'day');
  const years = everys.every(({ unit, rule }) => rule === null && (unit === 'year' || unit === 'half'));
  if (!years || spans.length === 0) return null;
  const named = [
    ...spans.map((one) => monthOf(one.last)),
    ...everys.flatMap(({ unit }) => (unit === 'year' ? [12] : [6, 12])),
  ];
  const months = [...new Set(named)].sort((a, b) => a - b);
  const days = stretches.filter((one) => one.form === 'day').sort(byDay);
  const isNear = (one: Stretch, index: number): boolean =>
    Math.abs(daysBetween(one.last, lastOfMonth(planYear, months[index] ?? 12))) <= NEAR;
  const cycle = CYCLE_OF_ENDS.get(months.join());
  if (cycle !== 'quarter' && !spans.some((one) => one.form === 'opening')) return null;
  const oneEach = days.length === months.length && days.every(isNear);
  const doubts = oneEach || days.length === 0 ? [] : [DOUBT.uneven];
  if (cycle) {
    const reading = datedCycle({ unit: cycle, rule: null, yearToo: true }, days, planYear);
    return { ...reading, doubts: [...new Set([...reading.doubts, ...doubts])] };
  }
  const ends = months.map((month, index) => ({
    label: month === 12 ? NAME.year(planYear) : NAME.months(month),
    opens: null,
    due: (oneEach ? days[index]?.last : undefined) ?? lastOfMonth(planYear, month),
  }));
  return { kind: 'milestones', periods: steps(planYear, ends), doubts };
}

function byDay(a: Stretch, b: Stretch): number {
  return compare(a.last, b.last);
}

function compare(a: Day, b: Day): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function ruleOf(everys: readonly Every[], unit: Unit, looseDates: readonly number[]): Rule | null {
  const rules = everys.flatMap((every) => (every.unit === unit && every.rule ? [every.rule] : []));
  const [first, ...rest] = rules;
  if (!first) return looseDates.length > 0 && unit === 'month' ? dates(looseDates, 1) : null;
  if (first.kind === 'weekday') return first;
  const others = rest.flatMap((rule) =>
    rule.kind === 'dates' && rule.month === first.month ? rule.picks : [],
  );
  const loose = unit === 'month' && first.month === 1 ? looseDates : [];
  return { ...first, picks: inTurn([...new Set([...loose, ...first.picks, ...others])]) };
}

function monthOfRule(rule: Rule | undefined): number | null {
  return rule?.kind === 'dates' ? rule.month : null;
}

/** Within a month, edges such as its last day after the dates. */
function inTurn(picks: readonly DatePick[]): readonly DatePick[] {
  const place = (pick: DatePick): number =>
    typeof pick === 'number' ? pick : pick.startsWith('first') ? 0 : 32;
  return [...picks].sort((a, b) => place(a) - place(b));
}

function doubtsOf(rule: Rule | null, unit: Unit): readonly string[] {
  if (rule?.kind !== 'dates') return [];
  const doubts = rule.picks.length > 1 ? [DOUBT.severalDates] : [];
  const least = unit === 'month' ? 28 : 30;
  return rule.picks.some((pick) => typeof pick === 'number' && pick > least)
    ? [...doubts, DOUBT.shortMonths]
    : doubts;
}

/** Puts the printed days where they belong: one for each half, one for each quarter, or the year's only one. */
function datedCycle(
  every: Every & { readonly yearToo: boolean },
  dated: readonly Stretch[],
  planYear: number,
): Reading {
  const { unit } = every;
  const kind = KIND[unit];
  if (dated.length === 0) return { kind, periods: recurringPeriods(every, planYear), doubts: [] };
  if (unit === 'week' || unit === 'month' || unit === 'day') {
    return {
      kind,
      periods: recurringPeriods(every, planYear),
      doubts: [besideCycle(dated)],
    };
  }
  const finer = unit === 'year' ? finerCycle(dated, planYear) : unit;
  if (!finer) {
    const spans = dated.map((one) => ({
      label: one.name,
      opens: one.form === 'day' ? null : one.first,
      due: one.last,
    }));
    return { kind: 'milestones', periods: steps(planYear, spans), doubts: [] };
  }
  const ends = endsOf(finer, planYear);
  const given: (Due | null)[] = ends.map(() => null);
  let clash = false;
  const oneEach = dated.length === ends.length;
  for (const [place, one] of dated.entries()) {
    const index = oneEach ? place : nearest(ends, one.last);
    clash ||= given[index] !== null;
    given[index] = { due: one.last, opens: one.form === 'day' ? null : one.first };
  }
  const rule = finer === unit ? every.rule : null;
  const periods = recurringPeriods({ unit: finer, rule }, planYear, given);
  // Beside "hàng quý" one day more may be another step's; beside "hàng quý, năm" the last is the year's.
  const yearsOwn = every.yearToo && dated.every((one) => nearest(ends, one.last) === ends.length - 1);
  const partly = finer === unit && !oneEach && !(yearsOwn && dated.every((one) => one.form === 'day'));
  const doubts = clash || partly ? [DOUBT.uneven] : [];
  return { kind: KIND[finer], periods, doubts };
}

/** Two days a year are half-yearly where each half has one; four are quarterly where each quarter has one. */
function finerCycle(dated: readonly Stretch[], planYear: number): 'year' | 'half' | 'quarter' | null {
  if (dated.length === 1) return 'year';
  const cycle = dated.length === 2 ? 'half' : dated.length === 4 ? 'quarter' : null;
  if (!cycle || dated.some((one) => yearOf(one.last) !== planYear)) return null;
  const length = cycle === 'half' ? 6 : 3;
  const places = new Set(dated.map((one) => Math.ceil(monthOf(one.last) / length)));
  return places.size === dated.length ? cycle : null;
}

function endsOf(unit: 'year' | 'half' | 'quarter', planYear: number): readonly Day[] {
  const length = { year: 12, half: 6, quarter: 3 }[unit];
  return Array.from({ length: 12 / length }, (_, index) => lastOfMonth(planYear, (index + 1) * length));
}

/** A half-year's report may be due before the half ends or after it: it belongs to the end it is nearest to. */
function nearest(ends: readonly Day[], due: Day): number {
  const distances = ends.map((end) => Math.abs(daysBetween(end, due)));
  return distances.indexOf(Math.min(...distances));
}
