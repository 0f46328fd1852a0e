import type { Calendar } from '../plan/calendar.js';
import { firstOfMonth, lastOfMonth, monthOf, yearOf } from '../plan/day.js';
import type { Day } from '../plan/day.js';
import { hasParts, isDated, isForEverybody, realDepartments } from '../plan/plan.js';
import type { DepartmentId, Office, Plan, Section, Task } from '../plan/plan.js';
import { changesOf, haltOn, haltsOf, leadOn } from './changes.js';
import type { Halt } from './changes.js';
import type { History } from './history.js';
import { categoryOf, isUndated } from './periods.js';
import { memoize } from './memoize.js';
import { standingsOf } from './standing.js';
import type { Standing } from './standing.js';

/** How a dated task stands as a whole. It is complete when all its periods of the year are, and late if one of them was. */
export type TaskState = 'completed' | 'completed-late' | 'overdue' | 'within';

/** The figures that every office prints: total = completed + open, completed = onTime + late, open = within + overdue. */
export interface Tally {
  readonly total: number;
  readonly completed: number;
  readonly onTime: number;
  readonly late: number;
  readonly open: number;
  readonly within: number;
  readonly overdue: number;
}

export interface Statistics {
  readonly dated: Tally;
  /** How many of the continuous tasks were reported for the month. */
  readonly continuous: { readonly total: number; readonly month: Day | null; readonly reported: number };
  /** How many tasks on request there are, how many have a date, and how many are late. */
  readonly requested: { readonly total: number; readonly dated: number; readonly overdue: number };
  /** How many periods of the duties outside the Appendix fell due, were reported, and are late and open. */
  readonly duties: { readonly due: number; readonly reported: number; readonly overdue: number };
  /** What was reported and is not confirmed yet: dated tasks, which count among the open ones, and other periods. */
  readonly waiting: { readonly tasks: number; readonly others: number };
  /** How many dated tasks were given a later date, and how often. They count by the new date. */
  readonly extended: { readonly tasks: number; readonly times: number };
  readonly assigned: AssignedFigures;
  /** The same of dates that were decided. */
  readonly changed: { readonly tasks: number; readonly times: number };
  /** The tasks that were stopped: no other figure counts them. */
  readonly stopped: readonly Halted[];
  /** The tasks that are paused. They count as open and within their time, unless they are complete. */
  readonly paused: readonly Halted[];
  readonly bySection: readonly { readonly section: Section; readonly tally: Tally }[];
  /** The lines add up to `dated`. In the last one, "Chung" for the tasks for everybody, the department is null. */
  readonly byDepartment: readonly { readonly department: DepartmentId | null; readonly tally: Tally }[];
}

/** Work that was assigned beside the plan, which none of the figures above counts. */
export interface AssignedFigures {
  readonly tally: Tally;
  /** What of it is reported and not confirmed yet. */
  readonly waiting: number;
  /** The lines add up to `tally`. In the last one, for work of several departments, the department is null. */
  readonly byDepartment: readonly { readonly department: DepartmentId | null; readonly tally: Tally }[];
}

/** A task that a decision has stopped or paused. */
export interface Halted {
  readonly task: Task;
  readonly halt: Halt;
}

export function taskState(standings: readonly Standing[]): TaskState {
  if (standings.every((standing) => standing.state.kind === 'completed')) {
    return standings.some(wasLate) ? 'completed-late' : 'completed';
  }
  return standings.some((standing) => standing.state.kind === 'overdue') ? 'overdue' : 'within';
}

export function tallyOf(states: readonly TaskState[]): Tally {
  const count = (state: TaskState): number => states.filter((one) => one === state).length;
  const [onTime, late, within, overdue] = [
    count('completed'),
    count('completed-late'),
    count('within'),
    count('overdue'),
  ];
  const [completed, open] = [onTime + late, within + overdue];
  return { total: completed + open, completed, onTime, late, open, within, overdue };
}

/** The statistics of the whole plan on a day. They count tasks of the Appendix. */
export const statisticsOf = memoize((office, history, today): Statistics => {
  const { plan } = office;
  const standings = new Map<Task, readonly Standing[]>(
    plan.tasks.map((task) => [task, standingsOf(office, history, task, today)]),
  );
  const halted = haltedTasks(office, history, today);
  const stopped = halted.filter(({ halt }) => halt.until === null);
  const counted =
    stopped.length === 0
      ? plan.tasks
      : plan.tasks.filter((task) => !stopped.some((one) => one.task === task));
  const appendix = counted.filter((task) => task.origin === 'appendix');
  const of = (task: Task): readonly Standing[] => standings.get(task) ?? [];
  const tally = (tasks: readonly Task[]): Tally => tallyOf(tasks.map((task) => taskState(of(task))));
  const dated = appendix.filter(isDated);
  const chung = dated.filter((task) => isForEverybody(plan, task));
  const leads = new Map(dated.map((task) => [task, departmentCounted(office, history, of(task))]));
  return {
    dated: tally(dated),
    continuous: checkIns(appendix.filter((task) => categoryOf(task) === 'continuous').map(of), office, today),
    requested: requested(
      appendix.filter((task) => categoryOf(task) === 'requested'),
      history,
      of,
    ),
    duties: duties(counted.filter(({ origin }) => origin === 'duty').flatMap(of), today),
    waiting: {
      tasks: dated.filter((task) => of(task).some(({ waiting }) => waiting !== null)).length,
      others: counted
        .filter((task) => task.origin !== 'assigned' && !dated.includes(task))
        .flatMap(of)
        .filter(({ waiting }) => waiting !== null).length,
    },
    extended: movedTimes(dated.map(of), ({ granted }) => granted.length),
    changed: movedTimes(dated.map(of), ({ decided }) => decided.length),
    stopped,
    paused: halted.filter(({ halt }) => halt.until !== null),
    assigned: assignedFigures(plan, counted, of),
    bySection: plan.sections
      .map((section) => ({ section, tally: tally(dated.filter((task) => task.section === section.id)) }))
      .filter((line) => line.tally.total > 0),
    byDepartment: [
      ...realDepartments(plan).map(({ id }) => ({
        department: id,
        tally: tally(dated.filter((task) => leads.get(task) === id)),
      })),
      ...(chung.length > 0 ? [{ department: null, tally: tally(chung) }] : []),
    ],
  };
});

function assignedFigures(
  plan: Plan,
  counted: readonly Task[],
  of: (task: Task) => readonly Standing[],
): AssignedFigures {
  const tasks = counted.filter(({ origin }) => origin === 'assigned');
  const tally = (some: readonly Task[]): Tally => tallyOf(some.map((task) => taskState(of(task))));
  const leadOf = (task: Task): DepartmentId | null => (hasParts(plan, task) ? null : task.lead);
  const order = plan.departments.map(({ id }) => id);
  const leads = [...new Set(tasks.map(leadOf))].sort(
    (one, other) => placeIn(order, one) - placeIn(order, other),
  );
  return {
    tally: tally(tasks),
    waiting: tasks.filter((task) => of(task).some(({ waiting }) => waiting !== null)).length,
    byDepartment: leads.map((department) => ({
      department,
      tally: tally(tasks.filter((task) => leadOf(task) === department)),
    })),
  };
}

/** Departments in the plan's order, those that it has no more behind them, and what is of several last. */
function placeIn(order: readonly DepartmentId[], department: DepartmentId | null): number {
  if (department === null) return order.length + 1;
  const place = order.indexOf(department);
  return place === -1 ? order.length : place;
}

/**
 * The month whose check-ins are asked for. A month is asked for from its fifth working day before the end on. It is
 * December after the year of the plan, and January before it.
 */
export function checkInMonth(office: Office, today: Day): Day {
  const { year: planned } = office.plan;
  if (yearOf(today) !== planned) return firstOfMonth(planned, yearOf(today) > planned ? 12 : 1);
  const [year, month] = [planned, monthOf(today)];
  if (today >= checkInDay(office, year, month) || month === 1) return firstOfMonth(year, month);
  return firstOfMonth(year, month - 1);
}

const checkInDays = new WeakMap<Calendar, Map<Day, Day>>();

/** The day on which check-ins are asked for: the fifth working day from the end of the month. */
export function checkInDay({ calendar }: Office, year: number, month: number): Day {
  const known = checkInDays.get(calendar) ?? new Map<Day, Day>();
  checkInDays.set(calendar, known);
  const last = lastOfMonth(year, month);
  const value = known.get(last) ?? fifthFromEnd(calendar, last);
  known.set(last, value);
  return value;
}

function fifthFromEnd(calendar: Calendar, last: Day): Day {
  let value = calendar.onOrBefore(last);
  for (let count = 1; count < 5; count += 1) value = calendar.previousWorkingDay(value);
  return value;
}

function checkIns(
  tasks: readonly (readonly Standing[])[],
  office: Office,
  today: Day,
): Statistics['continuous'] {
  const months = tasks[0]?.map((standing) => standing.period.opens) ?? [];
  const wanted = checkInMonth(office, today);
  const month = months.includes(wanted) ? wanted : (months.find((opens) => opens >= wanted) ?? null);
  const reported = tasks.filter((standings) =>
    standings.some(({ period, state }) => period.opens === month && state.kind === 'completed'),
  );
  return { total: tasks.length, month, reported: reported.length };
}

function requested(
  tasks: readonly Task[],
  history: History,
  of: (task: Task) => readonly Standing[],
): Statistics['requested'] {
  return {
    total: tasks.length,
    dated: tasks.filter((task) => of(task).some(({ period }) => !isUndated(history, task, period))).length,
    overdue: tasks.filter((task) => of(task).some(({ state }) => state.kind === 'overdue')).length,
  };
}

function duties(standings: readonly Standing[], today: Day): Statistics['duties'] {
  const due = standings.filter(({ period }) => period.due <= today);
  return {
    due: due.length,
    reported: due.filter(({ state }) => state.kind === 'completed').length,
    overdue: due.filter(({ state }) => state.kind === 'overdue').length,
  };
}

function haltedTasks({ plan }: Office, history: History, today: Day): readonly Halted[] {
  if (history.changes.size === 0) return [];
  return plan.tasks.flatMap((task) => {
    const halt = haltOn(haltsOf(plan, history, task), today);
    return halt ? [{ task, halt }] : [];
  });
}

/**
 * The department whose figure a task stands in: its lead. What was late before it was handed over stays with who led
 * it on its last day on time, unless it is late with the new lead as well.
 */
export function departmentCounted(
  { plan }: Office,
  history: History,
  standings: readonly Standing[],
): DepartmentId | null {
  const [first] = standings;
  if (!first) return null;
  const { task } = first;
  if (history.changes.size === 0) return task.lead;
  if (changesOf(history, plan, task).length === 0) return task.lead;
  const late = standings.filter((one) => one.state.kind === 'overdue' || wasLate(one));
  const last = late.reduce<Day | null>(
    (day, { lastOnTime }) => (day !== null && day > lastOnTime ? day : lastOnTime),
    null,
  );
  return last === null ? task.lead : leadOn(plan, history, { task, day: last });
}

function movedTimes(
  tasks: readonly (readonly Standing[])[],
  timesOf: (standing: Standing) => number,
): Statistics['extended'] {
  const times = tasks.map((standings) => standings.reduce((all, one) => all + timesOf(one), 0));
  return {
    tasks: times.filter((count) => count > 0).length,
    times: times.reduce((one, other) => one + other, 0),
  };
}

function wasLate(standing: Standing): boolean {
  return standing.state.kind === 'completed' && standing.state.timing.kind === 'late';
}
