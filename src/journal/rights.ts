import { hasParts } from '../plan/plan.js';
import type { Office, Task } from '../plan/plan.js';
import { acting, isInCharge } from './duty.js';
import type { PersonId } from './fact.js';
import type { History, Person } from './history.js';
import {
  departmentsOfPerson,
  findPerson,
  isChairman,
  isCoordinator,
  isForAllDepartments,
  reportersOf,
} from './people.js';
import type { Day } from '../plan/day.js';
import { missingParts } from './standing.js';
import type { Standing } from './standing.js';

/**
 * Who may do what, asked of the journal at that very moment. Commands and buttons name their right in their tables;
 * the rules ask again inside the journal's queue, where nothing comes between.
 */

/** `reader`: everybody enrolled, and whoever is in the bound group. `decider`: coordinators and chairmen. */
export type Right = 'anybody' | 'reader' | 'enrolled' | 'coordinator' | 'decider';

/** Whether a person, or somebody who is not enrolled (null), has the right. A reader without enrolment is in the group. */
export function hasRight(right: Right, person: Person | null, inGroup: boolean): boolean {
  switch (right) {
    case 'anybody':
      return true;
    case 'reader':
      return person !== null || inGroup;
    case 'enrolled':
      return person !== null;
    case 'coordinator':
      return person !== null && isCoordinator(person);
    case 'decider':
      return person !== null && isForAllDepartments(person);
  }
}

/**
 * Whether the person decides about dates, stops, hand-overs and causes: a leader always; a coordinator does, or puts it
 * before a leader, as the setting AUTHORITY has it.
 */
export function decidesChanges({ authority }: History, person: Person): boolean {
  return authority === 'leader' ? isChairman(person) : isForAllDepartments(person);
}

interface Asking {
  readonly person: PersonId;
}

/** Whether somebody is a coordinator at this moment. */
export function mayCoordinate({ history }: { readonly history: History }, { person }: Asking): boolean {
  return hasRight('coordinator', findPerson(history, person) ?? null, false);
}

/** The person where he may decide at this moment: a coordinator or a chairman. */
export function mayDecide({ history }: { readonly history: History }, { person }: Asking): Person | null {
  const known = findPerson(history, person) ?? null;
  return hasRight('decider', known, false) ? known : null;
}

/** Who reports, and when. */
export interface Reporter {
  readonly person: Person;
  readonly today: Day;
}

/** Whether the person may report the task at all: he is an officer of its department, a coordinator or a chairman. */
export function mayReport(office: Office, person: Person, task: Task): boolean {
  if (isForAllDepartments(person)) return true;
  const reporters = reportersOf(office.plan, task);
  return departmentsOfPerson(person).some((department) => reporters.includes(department));
}

/** Whether the person may report every department's part of the task. */
export function reportsForAll(
  { plan }: Office,
  history: History,
  { task, person, today }: Reporter & { readonly task: Task },
): boolean {
  return isForAllDepartments(person) || isInCharge(plan, history, { task, person: person.id, today });
}

/** Whether the person may report the task on that day: for himself, in another's place, or as the one in charge. */
export function mayReportNow(
  office: Office,
  history: History,
  { task, person, today }: Reporter & { readonly task: Task },
): boolean {
  const now = acting(history, person, today);
  return mayReport(office, now, task) || reportsForAll(office, history, { task, person, today });
}

/** Whether the person can still report something: his own part may be reported while the whole task is still open. */
export function stillOwed(
  office: Office,
  standing: Standing,
  { person, forAll }: { readonly person: Person; readonly forAll: boolean },
): boolean {
  if (!hasParts(office.plan, standing.task)) return true;
  if (forAll) return true;
  const missing = missingParts(standing);
  return departmentsOfPerson(person).some((department) => missing.includes(department));
}

/** The person may not do this. He is told who may. */
export interface Refused {
  readonly kind: 'refused';
  readonly needs: 'coordinator' | 'decider' | 'leader' | 'enrolment';
}
