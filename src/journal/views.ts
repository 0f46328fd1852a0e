import { addDays } from '../plan/day.js';
import type { Day } from '../plan/day.js';
import { leadsOf } from '../plan/plan.js';
import type { DepartmentId, Office, Task } from '../plan/plan.js';
import { acting, isInCharge, onDutyIn } from './duty.js';
import type { History, Person, Report } from './history.js';
import { departmentsOfPerson, isCoordinator, reportersOf, responsibleFor } from './people.js';
import { allStandings, isOpen, isOver, isWaiting, owes } from './standing.js';
import type { Standing } from './standing.js';

/** Some periods of one task, in their order. */
export interface TaskGroup {
  readonly task: Task;
  /** The first of the periods: a group has at least one. */
  readonly first: Standing;
  readonly standings: readonly Standing[];
}

/** A person's open work of one task, and the departments for which he has to report it. */
export interface OwnWork extends TaskGroup {
  readonly departments: readonly DepartmentId[];
}

/** The periods grouped by task. The tasks stand in the order in which the list first names them. */
export function byTask(standings: readonly Standing[]): readonly TaskGroup[] {
  const groups = new Map<string, readonly Standing[]>();
  for (const standing of standings) {
    const { code } = standing.task;
    groups.set(code, [...(groups.get(code) ?? []), standing]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    return first ? [{ task: first.task, first, standings: group }] : [];
  });
}

/** What is due first stands first. Check-ins stand last. */
export function byUrgency(standings: readonly Standing[]): readonly Standing[] {
  const rank = ({ category, period }: Standing): string =>
    `${category === 'continuous' ? 1 : 0} ${period.due}`;
  return [...standings].sort((one, other) =>
    rank(one) < rank(other) ? -1 : rank(one) > rank(other) ? 1 : 0,
  );
}

/** Everything that is late and open. What is late longest stands first. */
export function overdueOf(office: Office, history: History, today: Day): readonly Standing[] {
  return byUrgency(allStandings(office, history, today).filter(({ state }) => state.kind === 'overdue'));
}

/** Work that falls due within so many days from today and is not complete. Check-ins have no due day. */
export function dueWithin(office: Office, history: History, request: DueRequest): readonly Standing[] {
  const until = addDays(request.today, request.days);
  return byUrgency(
    allStandings(office, history, request.today).filter(
      ({ category, state, period, lastOnTime, waiting }) =>
        category !== 'continuous' &&
        waiting === null &&
        (state.kind === 'within' || state.kind === 'not-open') &&
        lastOnTime >= request.today &&
        period.due <= until,
    ),
  );
}

export interface DueRequest {
  readonly today: Day;
  readonly days: number;
}

/**
 * A person's own open work: what his departments have to report, and for a coordinator also the work of departments
 * of which no officer can be reached.
 */
export function openWorkOf(office: Office, history: History, request: OwnRequest): readonly OwnWork[] {
  const { person, today } = request;
  const own = departmentsOfPerson(acting(history, person, today));
  const mine = (department: DepartmentId): boolean =>
    own.includes(department) || (isCoordinator(person) && onDutyIn(history, department, today).length === 0);
  const departmentsFor = (standing: Standing): readonly DepartmentId[] => {
    const inCharge = isInCharge(office.plan, history, { task: standing.task, person: person.id, today });
    return responsibleFor(office.plan, standing.task).filter(
      (department) => (inCharge || mine(department)) && owes(standing, department),
    );
  };
  const open = allStandings(office, history, today).filter(
    (standing) => isOpen(standing) && departmentsFor(standing).length > 0,
  );
  return byTask(byUrgency(open)).map((group) => ({
    ...group,
    departments: [...new Set(group.standings.flatMap(departmentsFor))],
  }));
}

/** A report that waits for the coordinator, and its period. */
export interface WaitingReport {
  readonly standing: Standing;
  readonly report: Report;
}

/** Everything that waits for the coordinator's yes, in the order of the reports. */
export function waitingReports(office: Office, history: History, today: Day): readonly WaitingReport[] {
  if (!history.confirming) return [];
  return allStandings(office, history, today)
    .filter((standing) => !isOver(standing))
    .flatMap((standing) => standing.reports.filter(isWaiting).map((report) => ({ standing, report })))
    .sort((one, other) => one.report.fact - other.report.fact);
}

export interface OwnRequest {
  readonly person: Person;
  readonly today: Day;
}

/** The tasks for which a department alone is responsible, in the order of the plan. */
export function tasksOfDepartment(office: Office, department: DepartmentId): readonly Task[] {
  return office.plan.tasks.filter((task) => leadsOf(task).includes(department));
}

/** The tasks for everybody, and those of other departments that this department may report too. */
export function sharedTasksOf(office: Office, department: DepartmentId): readonly Task[] {
  return office.plan.tasks.filter(
    (task) => !leadsOf(task).includes(department) && reportersOf(office.plan, task).includes(department),
  );
}
