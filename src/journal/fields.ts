import { leadsOf, realDepartments } from '../plan/plan.js';
import type { Plan, Task } from '../plan/plan.js';
import type { Field, PersonId } from './fact.js';
import type { History, Person } from './history.js';
import { chairmen } from './people.js';

/** The parts of the work that a plan can be divided into among leaders, in its order: sections first, then departments. */
export function fieldsOfPlan(plan: Plan): readonly Field[] {
  return [
    ...plan.sections.filter(({ id }) => id !== '').map(({ id }): Field => ({ kind: 'section', section: id })),
    ...realDepartments(plan).map(({ id }): Field => ({ kind: 'department', department: id })),
  ];
}

/** The parts that a leader is in charge of by name, those that the plan has; none: he is in charge of everything. */
export function fieldsOf(
  plan: Plan,
  { fields }: Pick<History, 'fields'>,
  leader: PersonId,
): readonly Field[] {
  const own = fields.get(leader) ?? [];
  return own.length === 0
    ? own
    : fieldsOfPlan(plan).filter((one) => own.some((other) => sameField(one, other)));
}

export function sameField(one: Field, other: Field): boolean {
  return one.kind === 'section'
    ? other.kind === 'section' && one.section === other.section
    : other.kind === 'department' && one.department === other.department;
}

function isIn(task: Task, field: Field): boolean {
  return field.kind === 'section' ? task.section === field.section : leadsOf(task).includes(field.department);
}

/** The leaders whose part of the work the task is, by name. */
export function leadersInCharge(plan: Plan, history: History, task: Task): readonly Person[] {
  if (history.fields.size === 0) return [];
  return chairmen(history).filter(({ id }) => fieldsOf(plan, history, id).some((field) => isIn(task, field)));
}

/**
 * The leaders who hear of a task: those in charge of its part and those in charge of everything; all of them where none
 * of these can be reached, so that no part is without a leader.
 */
export function leadersOfTask(plan: Plan, history: History, task: Task): readonly Person[] {
  const all = chairmen(history);
  if (history.fields.size === 0) return all;
  const hearing = all.filter(({ id }) => {
    const own = fieldsOf(plan, history, id);
    return own.length === 0 || own.some((field) => isIn(task, field));
  });
  return hearing.some(({ unreachable }) => unreachable === null) ? hearing : all;
}

/** Whether a leader hears of a task. */
export function isLeaderOf(
  plan: Plan,
  history: History,
  of: { readonly leader: PersonId; readonly task: Task },
): boolean {
  return leadersOfTask(plan, history, of.task).some(({ id }) => id === of.leader);
}
