import { firstOfMonth, monthOf, yearOf } from '../plan/day.js';
import type { Day } from '../plan/day.js';
import { readDeadline } from '../plan/read-deadline.js';
import type { Period, PeriodId } from '../plan/deadline.js';
import type { Plan, Task } from '../plan/plan.js';
import { periodKey } from './fact.js';
import type { Extension, History } from './history.js';

/** Dated work counts in the statistic, continuous work is reported each month, requested work waits for a date. */
export type Category = 'dated' | 'continuous' | 'requested';

export function categoryOf(task: Task): Category {
  if (task.deadline.periods.length > 0) return 'dated';
  return task.deadline.kind === 'ongoing' || task.deadline.kind === 'daily' ? 'continuous' : 'requested';
}

/** The periods of a task with their present due days. */
export function periodsOf(plan: Plan, history: History, task: Task): readonly Period[] {
  const periods = periodsBefore(plan, history, task);
  if (history.extensions.size === 0) return periods;
  return periods.map((period) => {
    const last = grantedFor(history, task, period).at(-1);
    return last ? movedTo(period, last.until) : period;
  });
}

/**
 * The extensions that moved the due day of the period, in the order in which they were granted. A date that was set
 * afterwards goes over the extensions before it. No extension makes the due day earlier than the plan in force prints
 * it, which may be a newer plan than the one that was extended.
 * @param period as `periodsBefore` has it
 */
export function grantedFor(history: History, task: Task, period: Period): readonly Extension[] {
  const all = history.extensions.get(periodKey({ task: task.code, period: period.id })) ?? [];
  const set = history.dates.get(task.code)?.find((date) => date.period === period.id)?.fact ?? 0;
  return all
    .filter(({ decided, until }) => decided?.granted && decided.fact > set && until > period.due)
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
