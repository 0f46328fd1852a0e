import { recipientsOf } from '../journal/duty.js';
import { decidersOf } from '../journal/decisions.js';
import type { Day } from '../plan/day.js';
import { findTask } from '../plan/plan.js';
import type { DepartmentId, Office, TaskCode } from '../plan/plan.js';
import type { FactOf, PersonId } from '../journal/fact.js';
import type { History, Person } from '../journal/history.js';
import { isAskedAgain } from '../journal/restores.js';
import { coordinators, findPerson, isCoordinator, responsibleFor } from '../journal/people.js';

/** Whoever may decide about what a person asks for: not that person. */
export function otherDeciders(history: History, asking: PersonId | null): readonly Person[] {
  return decidersOf(history).filter(({ id }) => id !== asking);
}

/** Who is told that a cause waits for confirmation: the coordinators; the chairmen where there is no other coordinator. */
export function confirmersOf(history: History, giving: PersonId | null): readonly Person[] {
  const others = reachable(otherDeciders(history, giving));
  const coordinating = others.filter(isCoordinator);
  return coordinating.length > 0 ? coordinating : others;
}

/** Whoever sent a nudge; the coordinators where no message reaches him any more. */
export function nudgerOf(history: History, by: PersonId | null): readonly Person[] {
  const nudger = by === null ? undefined : findPerson(history, by);
  return nudger && !nudger.unreachable ? [nudger] : reachable(coordinators(history));
}

/** Who reads what is meant for a person: himself, or those who are reminded of the work where no message reaches him. */
export function readerOf(
  { office, history }: { readonly office: Office; readonly history: History },
  meant: {
    readonly person: PersonId | null;
    readonly task: TaskCode;
    readonly part: DepartmentId | null;
    readonly today: Day;
  },
): readonly Person[] {
  const person = meant.person === null ? undefined : findPerson(history, meant.person);
  if (person && !person.unreachable) return [person];
  const task = findTask(office.plan, meant.task);
  if (!task) return [];
  const departments = meant.part === null ? responsibleFor(office.plan, task) : [meant.part];
  const people = departments.flatMap((department) => recipientsOf(history, department, meant.today).people);
  return reachable([...new Map(people.map((one) => [one.id, one])).values()]);
}

/** Who hears that a copy was put back: the coordinators, and whoever is asked to report again. */
export function restoredReaders(
  { people }: History,
  restored: FactOf<'journal-restored'>,
): readonly Person[] {
  return reachable(people).filter((person) => isCoordinator(person) || isAskedAgain(restored, person));
}

export function reachable(people: readonly Person[]): readonly Person[] {
  return people.filter(({ unreachable }) => !unreachable);
}
