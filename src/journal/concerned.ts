import type { Day } from '../plan/day.js';
import type { Office, Task } from '../plan/plan.js';
import type { Change } from './change.js';
import { recipientsOf } from './duty.js';
import type { PersonId } from './fact.js';
import type { History, Person } from './history.js';
import { leadersOfTask } from './fields.js';
import { coordinators, responsibleFor } from './people.js';

/**
 * Whom a change of a task concerns: those who are reminded of it, with the old lead and the new one, the coordinators
 * and the leaders of its part of the work. Whoever decided knows it already.
 */
export function concernedBy(
  office: Office,
  history: History,
  {
    task,
    change,
    today,
    by,
  }: {
    readonly task: Task;
    readonly change: Change;
    readonly today: Day;
    readonly by: PersonId | null;
  },
): readonly Person[] {
  const departments =
    change.kind === 'hand-over' ? [change.lead, change.to] : responsibleFor(office.plan, task);
  const people = [
    ...departments.flatMap((department) => recipientsOf(history, department, today).people),
    ...coordinators(history),
    ...leadersOfTask(office.plan, history, task),
  ];
  const reached = people.filter(({ id, unreachable }) => unreachable === null && id !== by);
  return [...new Map(reached.map((person) => [person.id, person])).values()];
}
