import { isForEverybody, isOfPlan, leadsOf, realDepartments } from '../plan/plan.js';
import type { DepartmentId, Plan, Task } from '../plan/plan.js';
import type { PersonId, Post } from './fact.js';
import type { History, Person } from './history.js';

export function findPerson(history: History, id: PersonId): Person | undefined {
  return history.people.find((person) => person.id === id);
}

/** The name under which somebody was enrolled last, even if he has left since. */
export function nameIn(history: History, id: PersonId): string | null {
  const person = findPerson(history, id) ?? history.former.find((one) => one.id === id);
  return person?.name ?? null;
}

export function samePost(one: Post, other: Post): boolean {
  if (one.kind === 'officer') return other.kind === 'officer' && one.department === other.department;
  return one.kind === other.kind;
}

export function isCoordinator(person: Person): boolean {
  return person.posts.some((post) => post.kind === 'coordinator');
}

export function isChairman(person: Person): boolean {
  return person.posts.some((post) => post.kind === 'chairman');
}

/** Coordinators and chairmen see and report for all departments. */
export function isForAllDepartments(person: Person): boolean {
  return isCoordinator(person) || isChairman(person);
}

/** The departments a person is an officer of, in the order of enrolment. */
export function departmentsOfPerson(person: Person): readonly DepartmentId[] {
  return person.posts.flatMap((post) => (post.kind === 'officer' ? [post.department] : []));
}

export function officersOf(history: History, department: DepartmentId): readonly Person[] {
  return history.people.filter((person) => departmentsOfPerson(person).includes(department));
}

/** The officers of a department whom a message can reach. */
export function reachableOfficersOf(history: History, department: DepartmentId): readonly Person[] {
  return officersOf(history, department).filter((person) => person.unreachable === null);
}

export function coordinators(history: History): readonly Person[] {
  return history.people.filter(isCoordinator);
}

export function chairmen(history: History): readonly Person[] {
  return history.people.filter(isChairman);
}

/** Whether a message reaches a coordinator: else nobody hears what is said to the coordinators. */
export function isCoordinated(history: History): boolean {
  return coordinators(history).some(({ unreachable }) => unreachable === null);
}

/** Those who hear at once what needs an arrangement: the coordinators, or the leaders where no coordinator is reached. */
export function overseersOf(history: History): readonly Person[] {
  return isCoordinated(history) ? coordinators(history) : chairmen(history);
}

/** Who hears at once of what somebody did: not himself, and nobody whom no message reaches. */
export function toldOf(
  history: History,
  by: PersonId | null,
): 'coordinator' | 'leader' | 'oneself' | 'nobody' {
  const told = overseersOf(history).filter(({ id, unreachable }) => unreachable === null && id !== by);
  if (told.length > 0) return isCoordinated(history) ? 'coordinator' : 'leader';
  return coordinators(history).some(({ id }) => id === by) ? 'oneself' : 'nobody';
}

/** The people who are officers of departments that the plan has no more, with those departments. */
export function strandedPeople(plan: Plan, { people }: Pick<History, 'people'>): readonly Stranded[] {
  return people.flatMap((person) => {
    const gone = departmentsOfPerson(person).filter((id) => !isOfPlan(plan, id));
    return gone.length > 0 ? [{ person, gone }] : [];
  });
}

/** Who works for another department than before: each with the departments that were left and taken. */
export function movedBetween(
  before: Pick<History, 'people'>,
  after: Pick<History, 'people'>,
): readonly MovedPerson[] {
  return after.people.flatMap((person) => {
    const earlier = before.people.find(({ id }) => id === person.id) ?? person;
    const [was, is] = [departmentsOfPerson(earlier), departmentsOfPerson(person)];
    const [from, to] = [was.filter((id) => !is.includes(id)), is.filter((id) => !was.includes(id))];
    return from.length + to.length === 0 ? [] : [{ person, from, to }];
  });
}

export interface MovedPerson {
  readonly person: Person;
  readonly from: readonly DepartmentId[];
  readonly to: readonly DepartmentId[];
}

export interface Stranded {
  readonly person: Person;
  readonly gone: readonly DepartmentId[];
}

/** The departments without an officer. Their reminders go to the coordinator. */
export function departmentsWithoutPeople(plan: Plan, history: History): readonly DepartmentId[] {
  return realDepartments(plan)
    .map((department) => department.id)
    .filter((id) => officersOf(history, id).length === 0);
}

/** The departments that must act on a task: its leads, or every department if the task is for everybody. */
export function responsibleFor(plan: Plan, task: Task): readonly DepartmentId[] {
  return isForEverybody(plan, task)
    ? realDepartments(plan).map((department) => department.id)
    : leadsOf(task);
}

/** The departments whose officers may report a task: the responsible ones, and those the plan names beside the lead. */
export function reportersOf(plan: Plan, task: Task): readonly DepartmentId[] {
  const everybody = plan.departments.some(
    (department) => department.everybody && task.mayAlsoReport.includes(department.id),
  );
  if (everybody) return realDepartments(plan).map((department) => department.id);
  return [...responsibleFor(plan, task), ...task.mayAlsoReport];
}

/** Reads `VPTK`, `LD`, `DM` or a department's printed name. */
export function readPost(plan: Plan, written: string): Post | null {
  const wanted = written.normalize('NFC').trim().toUpperCase();
  if (wanted === 'DM') return { kind: 'coordinator' };
  if (wanted === 'LD' || wanted === 'LĐ') return { kind: 'chairman' };
  const department = realDepartments(plan).find((one) =>
    [one.id, one.name, one.shortName, ...one.printedAs].some((name) => name.toUpperCase() === wanted),
  );
  return department ? { kind: 'officer', department: department.id } : null;
}

/** Whether nobody would be left whom the office's letters reach and who may enrol anybody. */
export function isLastCoordinator(history: History, person: Person): boolean {
  if (!isCoordinator(person)) return false;
  return !coordinators(history).some(({ id, unreachable }) => id !== person.id && !unreachable);
}
