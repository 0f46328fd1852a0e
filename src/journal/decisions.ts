import type { PersonId } from './fact.js';
import type { Extension, History, LateReason, Nudge, Person } from './history.js';
import { isForAllDepartments } from './people.js';

/** Requests, causes and nudges as they stand in the record, looked up by the fact that wrote them. */

export function findNudge(history: History, fact: number): Nudge | null {
  return history.nudges.find((one) => one.fact === fact) ?? null;
}

/** The nudges of one gesture to one person, which are one message. */
export function nudgesTogether(history: History, one: Nudge, person: PersonId): readonly Nudge[] {
  return history.nudges.filter(({ gesture, to }) => gesture === one.gesture && to.includes(person));
}

/** The people whose nudges that report answers. They are told of it. */
export function nudgersOf(history: History, report: number): readonly PersonId[] {
  const answered = history.nudges.filter(({ reports }) => reports.some(({ fact }) => fact === report));
  if (answered.length === 0) return [];
  const people = new Map(history.people.map((person) => [person.id, person]));
  return [...new Set(answered.flatMap(({ by }) => (by === null ? [] : [by])))].filter((id) => {
    const person = people.get(id);
    return person !== undefined && isForAllDepartments(person);
  });
}

export function findReason(history: History, fact: number): LateReason | null {
  return [...history.lateReasons.values()].flat().find((one) => one.fact === fact) ?? null;
}

/** The reasons of one gesture, one for each late period of a task. */
export function reasonsTogether(history: History, one: LateReason): readonly LateReason[] {
  return [...history.lateReasons.values()].flat().filter(({ gesture }) => gesture === one.gesture);
}

export function findExtension(history: History, fact: number): Extension | null {
  return [...history.extensions.values()].flat().find((one) => one.fact === fact) ?? null;
}

/** The people who may decide on a later date, confirm a cause and nudge: the coordinators and the chairmen. */
export function decidersOf(history: History): readonly Person[] {
  return history.people.filter(isForAllDepartments);
}
