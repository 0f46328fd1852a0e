import { recipientsOf } from '../journal/duty.js';
import { decidersOf } from '../journal/decisions.js';
import type { Day } from '../plan/day.js';
import { findTask } from '../plan/plan.js';
import type { DepartmentId, Office, TaskCode } from '../plan/plan.js';
import type { FactOf, PersonId } from '../journal/fact.js';
import type { History, Person } from '../journal/history.js';
import { isAskedAgain } from '../journal/restores.js';
import { leadersOfTask } from '../journal/fields.js';
import { chairmen, coordinators, findPerson, isCoordinator, responsibleFor } from '../journal/people.js';

/** Whoever decides about what a person asks for of a task: not that person, and of the leaders those whose work it is. */
export function otherDeciders(
  { office: { plan }, history }: Scene,
  { by, task: code }: { readonly by: PersonId | null; readonly task: TaskCode },
): readonly Person[] {
  const task = findTask(plan, code);
  const leaders = task ? leadersOfTask(plan, history, task) : chairmen(history);
  const deciding = decidersOf(history).filter(
    (person) => isCoordinator(person) || leaders.some(({ id }) => id === person.id),
  );
  return deciding.filter(({ id }) => id !== by);
}

interface Scene {
  readonly office: Office;
  readonly history: History;
}

/**
 * Who is told that somebody asks for a later date: all who decide. Where the leaders decide, the coordinators, who put it
 * before them; and the leaders at once where no other coordinator is reached.
 */
export function askedOf(
  scene: Scene,
  asked: { readonly by: PersonId | null; readonly task: TaskCode },
): readonly Person[] {
  return scene.history.authority === 'leader'
    ? confirmersOf(scene, asked)
    : reachable(otherDeciders(scene, asked));
}

/** Who is told that a cause waits for confirmation: the coordinators; the chairmen where there is no other coordinator. */
export function confirmersOf(
  scene: Scene,
  given: { readonly by: PersonId | null; readonly task: TaskCode },
): readonly Person[] {
  const others = reachable(otherDeciders(scene, given));
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
  { office, history }: Scene,
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
