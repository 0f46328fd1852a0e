import { firstOfMonth, monthOf, yearOf } from '../plan/day.js';
import type { Day } from '../plan/day.js';
import { readDeadline } from '../plan/read-deadline.js';
import type { Period, PeriodId } from '../plan/deadline.js';
import type { Plan, Task } from '../plan/plan.js';
import { periodKey } from './fact.js';
import { dateDecided, datesDecided, firstDueOf, haltOver, haltsOf } from './changes.js';
import type { Halt } from './changes.js';
import type { Decided, Extension, History } from './history.js';

/** Dated work counts in the statistic, continuous work is reported each month, requested work waits for a date. */
export type Category = 'dated' | 'continuous' | 'requested';

export function categoryOf(task: Task): Category {
  if (task.deadline.periods.length > 0) return 'dated';
  return task.deadline.kind === 'ongoing' || task.deadline.kind === 'daily' ? 'continuous' : 'requested';
}

/** What made the due day of a period another one than the first. */
export type DueSet =
  | { readonly kind: 'extension'; readonly on: Day }
  | { readonly kind: 'decision'; readonly on: Day }
  /** It fell into a stop or a pause, and is the day on which the work goes on. */
  | { readonly kind: 'halt'; readonly on: Day };

/** A period as it is due now, and by what. */
export interface PresentPeriod {
  readonly period: Period;
  /** Before anything changed its due day. */
  readonly firstDue: Day;
  readonly dueSet: DueSet | null;
  /** The extensions that count, in the order in which they were granted. */
  readonly granted: readonly Extension[];
  /** All dates that were decided, oldest first. */
  readonly decided: readonly Decided[];
}

const NONE: readonly never[] = [];

/** The periods of a task with their present due days. */
export function periodsOf(plan: Plan, history: History, task: Task): readonly Period[] {
  const periods = periodsBefore(plan, history, task);
  if (history.extensions.size === 0 && history.changes.size === 0) return periods;
  return presentPeriods(plan, history, task).map(({ period }) => period);
}

/** The one rule of when a period is due now and why: first date, decided date, extension, stop or pause. */
export function presentPeriods(plan: Plan, history: History, task: Task): readonly PresentPeriod[] {
  const periods = periodsBefore(plan, history, task);
  if (history.extensions.size === 0 && history.changes.size === 0) return periods.map(asFirst);
  const halts = haltsOf(plan, history, task);
  return periods.map((first) => presentPeriod(plan, history, { task, first, halts }));
}

/** Nothing has changed the period: every view asks for it, so it is made once. */
function asFirst(period: Period): PresentPeriod {
  const known = unchanged.get(period);
  if (known) return known;
  const present = { period, firstDue: period.due, dueSet: null, granted: NONE, decided: NONE };
  unchanged.set(period, present);
  return present;
}

const unchanged = new WeakMap<Period, PresentPeriod>();

function presentPeriod(
  plan: Plan,
  history: History,
  { task, first, halts }: { readonly task: Task; readonly first: Period; readonly halts: readonly Halt[] },
): PresentPeriod {
  const since = history.dates.get(task.code)?.find((date) => date.period === first.id)?.fact ?? 0;
  const last = dateDecided(plan, history, { task, period: first, since });
  const base = last ? last.change.due : first.due;
  const granted = grantedOver(history, task, { id: first.id, due: base, since: last?.fact ?? since });
  const extension = granted.at(-1);
  const set: DueSet | null = extension?.decided
    ? { kind: 'extension', on: extension.decided.on }
    : last && { kind: 'decision', on: last.on };
  const due = extension ? extension.until : base;
  const over = categoryOf(task) === 'continuous' ? null : haltOver(halts, due);
  return {
    period: movedTo(first, over ? over.until : due),
    firstDue: firstDueOf(plan, history, { task, period: first }),
    dueSet: over ? { kind: 'halt', on: over.halt.decided.on } : set,
    granted,
    decided: datesDecided(plan, history, { task, period: first }),
  };
}

/**
 * The extensions that moved the due day of the period, in the order in which they were granted. A date that was set or
 * decided afterwards goes over the extensions before it. No extension makes the due day earlier than it would be
 * without, be it that a newer plan prints a later one.
 */
function grantedOver(
  history: History,
  task: Task,
  { id, due, since }: { readonly id: PeriodId; readonly due: Day; readonly since: number },
): readonly Extension[] {
  if (history.extensions.size === 0) return NONE;
  const all = history.extensions.get(periodKey({ task: task.code, period: id })) ?? NONE;
  return all
    .filter(({ decided, until }) => decided?.granted && decided.fact > since && until > due)
    .sort((one, other) => (one.decided?.fact ?? 0) - (other.decided?.fact ?? 0));
}

const movedPeriods = new WeakMap<Period, Map<Day, Period>>();

/** The period with another due day. The same period and day give the same value, because ladders are cached under it. */
function movedTo(period: Period, due: Day): Period {
  if (period.due === due) return period;
  const known = movedPeriods.get(period) ?? new Map<Day, Period>();
  movedPeriods.set(period, known);
  const moved = known.get(due) ?? { ...period, due };
  known.set(due, moved);
  return moved;
}

/** The periods with their first due days, before any extension: the printed ones, months, or dates that were set. */
export function periodsBefore(plan: Plan, history: History, task: Task): readonly Period[] {
  switch (categoryOf(task)) {
    case 'dated':
      return task.deadline.periods;
    case 'continuous':
      return checkInMonths(plan.year, history.startedOn.get(plan.year));
    case 'requested':
      return requests(plan, history, task);
  }
}

/** The first id of requested work that is not used yet. Each request of a superior is a period of its own. */
export function nextRequestId(plan: Plan, history: History, task: Task): PeriodId {
  const used = new Set(requests(plan, history, task).map((period) => period.id));
  let count = 1;
  while (used.has(requestId(plan, count))) count += 1;
  return requestId(plan, count);
}

const months = new Map<number, readonly Period[]>();

/** The months of a year: continuous work is reported in each. */
export function monthsOf(year: number): readonly Period[] {
  const known = months.get(year) ?? readDeadline('hàng tháng', year).periods;
  months.set(year, known);
  return known;
}

/** Continuous work begins with the month of the first start. */
function checkInMonths(year: number, startedOn: Day | undefined): readonly Period[] {
  const all = monthsOf(year);
  if (startedOn === undefined || yearOf(startedOn) < year) return all;
  if (yearOf(startedOn) > year) return [];
  const from = firstOfMonth(year, monthOf(startedOn));
  return all.filter((period) => period.opens >= from);
}

function requests(plan: Plan, history: History, task: Task): readonly Period[] {
  const dates = history.dates.get(task.code) ?? [];
  const periods: Period[] = [];
  // A report that was taken back leaves a gap in the numbers, and more numbers may follow it.
  for (let count = 1, gaps = 0; gaps < LONGEST_GAP; count += 1) {
    const id = requestId(plan, count);
    const date = dates.find(({ period }) => period === id);
    const on = date ? null : reportedOn(history, task, id);
    gaps = date || on ? 0 : gaps + 1;
    if (date) periods.push({ id, label: '', opens: date.setOn, due: date.due });
    if (on) periods.push({ id, label: '', opens: on, due: on });
  }
  return periods;
}

const LONGEST_GAP = 8;

/** Requested work that was reported before anybody set a date gets the day of its report. */
function reportedOn(history: History, task: Task, id: PeriodId): Day | null {
  const report = history.reports.get(periodKey({ task: task.code, period: id }))?.[0];
  return report ? (report.completedOn ?? report.reportedOn) : null;
}

/** Whether nobody has set the date of that request. Then its period has the day of the report. */
export function isUndated(history: History, task: Task, period: Period): boolean {
  if (categoryOf(task) !== 'requested') return false;
  return !history.dates.get(task.code)?.some((date) => date.period === period.id);
}

function requestId(plan: Plan, count: number): PeriodId {
  return `${plan.year}/r${count}` as PeriodId;
}
