import { firstOfMonth, monthOf, yearOf } from '../plan/day.js';
import type { Day } from '../plan/day.js';
import { readDeadline } from '../plan/deadline.js';
import type { Period, PeriodId } from '../plan/deadline.js';
import type { Plan, Task } from '../plan/plan.js';
import { periodKey } from './history.js';
import type { History } from './history.js';

/** Dated work counts in the statistic; continuous work checks in each month; requested work waits for a date. */
export type Category = 'dated' | 'continuous' | 'requested';

export function categoryOf(task: Task): Category {
  if (task.deadline.periods.length > 0) return 'dated';
  return task.deadline.kind === 'ongoing' || task.deadline.kind === 'daily' ? 'continuous' : 'requested';
}

/** The periods of a task as they stand: printed ones, the months of continuous work, the dates set for requested work. */
export function periodsOf(plan: Plan, history: History, task: Task): readonly Period[] {
  switch (categoryOf(task)) {
    case 'dated':
      return task.deadline.periods;
    case 'continuous':
      return checkInMonths(plan.year, history.startedOn.get(plan.year));
    case 'requested':
      return requests(plan, history, task);
  }
}

/** The first id of requested work that is not used yet: each request of a superior is a period of its own. */
export function nextRequestId(plan: Plan, history: History, task: Task): PeriodId {
  const used = new Set(requests(plan, history, task).map((period) => period.id));
  let count = 1;
  while (used.has(requestId(plan, count))) count += 1;
  return requestId(plan, count);
}

/** Continuous work begins with the month of the first start. */
function checkInMonths(year: number, startedOn: Day | undefined): readonly Period[] {
  const months = readDeadline('hàng tháng', year).periods;
  if (startedOn === undefined || yearOf(startedOn) < year) return months;
  if (yearOf(startedOn) > year) return [];
  const from = firstOfMonth(year, monthOf(startedOn));
  return months.filter((period) => period.opens >= from);
}

function requests(plan: Plan, history: History, task: Task): readonly Period[] {
  const set = (history.dates.get(task.code) ?? []).map((date): Period => ({
    id: date.period,
    label: '',
    opens: date.setOn,
    due: date.due,
  }));
  const known = new Set(set.map((period) => period.id));
  return [...set, ...reportedWithoutDate(plan, history, task).filter((period) => !known.has(period.id))];
}

/** Requested work that was reported before anybody set a date: it is on record under the day of its completion. */
function reportedWithoutDate(plan: Plan, history: History, task: Task): readonly Period[] {
  const found: Period[] = [];
  for (let count = 1; ; count += 1) {
    const id = requestId(plan, count);
    const report = history.reports.get(periodKey({ task: task.code, period: id }))?.[0];
    if (!report && !(history.dates.get(task.code) ?? []).some((date) => date.period === id)) return found;
    if (report) {
      const on = report.completedOn ?? report.reportedOn;
      found.push({ id, label: '', opens: on, due: on });
    }
  }
}

function requestId(plan: Plan, count: number): PeriodId {
  return `${plan.year}/r${count}` as PeriodId;
}
