import { daysBetween, monthOf, yearOf, type Day } from '../day.js';
import type { DeadlineKind, Period } from '../deadline.js';
import { onePeriod, recurringPeriods, steps } from '../periods.js';
import { DOUBT, NAME } from '../words.js';
import type { Stretch } from './resolve.js';

/** A kind and its periods, with what a person should look at. */
export interface Reading {
  readonly kind: DeadlineKind;
  readonly periods: readonly Period[];
  readonly doubts: readonly string[];
}

/** Stretches that one group of the phrase names, and how the words before it tie it to the one before. */
export interface Part {
  readonly stretches: readonly Stretch[];
  readonly each: 'quarter' | 'month' | null;
  /** Nothing but "hoàn thành", "chậm nhất" or a parenthesis stands between. */
  readonly narrows: boolean;
  readonly parenthesis: boolean;
  /** "chậm nhất 15/6", "trước ngày 15/6", and no "và" before it. */
  readonly limit: boolean;
  /** It was narrowed to a day after its own span. */
  readonly later?: true;
  /** Nothing at all stands between. */
  readonly touches: boolean;
}

// A report's day stands no farther from the end of its span.
const NEAR = 45;

/** What is done once, or in steps. */
export function once(parts: readonly Part[], planYear: number): Reading {
  const [first] = parts;
  if (parts.length === 1 && first?.each) {
    const unit = first.each;
    const kind = unit === 'quarter' ? 'quarterly' : 'monthly';
    return { kind, periods: recurringPeriods({ unit, rule: null }, planYear), doubts: [] };
  }
  const narrowed = narrow(parts);
  const later = narrowed.some(({ later }) => later === true) ? [DOUBT.laterLimit] : [];
  const stretches = narrowed.flatMap((part) => part.stretches);
  const reporting = reportsOf(stretches, planYear);
  if (reporting) {
    const kind = reporting === 'half' ? 'half-yearly' : 'quarterly';
    return { kind, periods: recurringPeriods({ unit: reporting, rule: null }, planYear), doubts: [] };
  }
  const ordered = [...stretches].sort((a, b) => compare(a.last, b.last));
  const disorder = ordered.some((one, index) => one !== stretches[index]) ? [DOUBT.outOfOrder] : [];
  const doubts = [...later, ...disorder];
  const distinct = ordered.filter((one, index) => one.last !== ordered[index - 1]?.last);
  const only = distinct.length === 1 ? distinct[0] : undefined;
  if (only) {
    const kind = only.before ? 'before' : only.form === 'day' ? 'date' : 'window';
    const unclear = /^[36] tháng/.test(only.name) && !/năm/.test(only.name) ? [DOUBT.perhapsCycle] : [];
    const period = onePeriod(planYear, only.name, only.first, only.last);
    const open = only.openEnd ? [DOUBT.openEnd] : [];
    return { kind, periods: [period], doubts: [...doubts, ...unclear, ...open] };
  }
  const reports = distinct.some((one) => one.form === 'opening');
  const follows = (one: Stretch): boolean =>
    !one.narrowed && (one.form === 'day' || (reports && one.form !== 'span'));
  const listed = narrowed.length === 1;
  const spans = distinct.map((one, index) => ({
    label: listed ? one.name : NAME.step(index + 1),
    opens: follows(one) ? null : one.first,
    due: one.last,
  }));
  const open = distinct.some((one) => one.openEnd) ? [DOUBT.openEnd] : [];
  return { kind: 'milestones', periods: steps(planYear, spans), doubts: [...doubts, ...open] };
}

/**
 * A date inside the span before it, with nothing between but "hoàn thành" or a parenthesis, is when that
 * span's work is due; a whole year that touches a finer time only says of which year it is.
 */
function narrow(parts: readonly Part[]): readonly Part[] {
  const result: Part[] = [];
  for (const part of parts) {
    const previous = result.at(-1);
    const outer = previous?.stretches.length === 1 ? previous.stretches[0] : undefined;
    const inner = part.stretches.length === 1 ? part.stretches[0] : undefined;
    if (
      previous &&
      outer &&
      part.narrows &&
      outer.form !== 'day' &&
      inner?.form === 'day' &&
      (holds(outer, inner) || isLaterLimit(previous, part))
    ) {
      const stretch: Stretch = { ...inner, first: outer.first, narrowed: true };
      const later = holds(outer, inner) ? {} : { later: true as const };
      result.splice(-1, 1, { ...previous, ...later, stretches: [stretch] });
    } else if (outer && inner && part.parenthesis && inner.form === 'span' && holds(outer, inner)) {
      result.splice(-1, 1, part);
    } else if (
      previous &&
      outer?.form === 'year' &&
      part.touches &&
      part.stretches.every((one) => holds(outer, one))
    ) {
      result.splice(-1, 1, part);
    } else if (
      previous &&
      inner &&
      (part.touches || part.parenthesis) &&
      isContext(inner, previous.stretches)
    ) {
      continue;
    } else {
      result.push(part);
    }
  }
  return result;
}

/** "Tháng 5, chậm nhất 15/6": more likely May's work with days to spare than a second step; either way to be looked at. */
function isLaterLimit(previous: Part | undefined, { limit, narrows, stretches }: Part): boolean {
  const [outer, ...others] = previous?.stretches ?? [];
  const [inner, ...more] = stretches;
  if (!limit || !narrows || !outer || !inner || others.length > 0 || more.length > 0) return false;
  const days = daysBetween(outer.last, inner.last);
  return outer.form === 'span' && inner.form === 'day' && days > 0 && days <= NEAR;
}

/** `15/3 (quý I)`, `tháng 6 (năm 2025)`. */
function isContext(one: Stretch, of: readonly Stretch[]): boolean {
  return one.form !== 'day' && of.every((inner) => inner.form !== 'opening' && holds(one, inner));
}

function holds(outer: Stretch, inner: Stretch): boolean {
  return inner.last >= outer.first && inner.last <= outer.last;
}

/** `6 tháng, năm`, `quý I, 6 tháng, 9 tháng, năm`: not windows but the reports of the halves and quarters. */
function reportsOf(stretches: readonly Stretch[], planYear: number): 'half' | 'quarter' | null {
  const year = stretches.some((one) => one.form === 'year');
  const fits = stretches.every((one) => one.form !== 'day' && yearOf(one.last) === planYear);
  if (!fits || stretches.length < 2) return null;
  const ends = [...new Set(stretches.map((one) => monthOf(one.last)))].sort((a, b) => a - b).join();
  const cumulative = stretches.some((one) => one.form === 'opening');
  if (ends === '6,12' && cumulative) return 'half';
  return ends === '3,6,9,12' && (cumulative || year) ? 'quarter' : null;
}

function compare(a: Day, b: Day): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
