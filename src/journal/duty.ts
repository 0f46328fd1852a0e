import type { Day } from '../plan/day.js';
import { isForEverybody } from '../plan/plan.js';
import type { DepartmentId, Plan, Task } from '../plan/plan.js';
import { taskKey } from './fact.js';
import type { PersonId, Post } from './fact.js';
import type { History, Person, StandIn } from './history.js';
import { coordinators, findPerson, officersOf, reachableOfficersOf, samePost } from './people.js';
import { isOver } from './standing.js';
import type { Standing } from './standing.js';

/** Who stands in for the person on a day, the last day included. It is null where one of the two has left. */
export function standInOf(history: History, person: PersonId, today: Day): StandIn | null {
  const arranged = history.standIns.get(person);
  if (!arranged || arranged.until < today) return null;
  return findPerson(history, person) && findPerson(history, arranged.standIn) ? arranged : null;
}

/** Who acts for a person on a day. A stand-in who is away himself may have a stand-in too. */
export function onDutyFor(history: History, person: PersonId, today: Day): PersonId {
  const seen = new Set([person]);
  for (let current = person; ;) {
    const next = standInOf(history, current, today)?.standIn;
    if (next === undefined || seen.has(next)) return current;
    seen.add(next);
    current = next;
  }
}

/** The people in whose place the person acts on a day. */
export function standsInFor(history: History, person: PersonId, today: Day): readonly Person[] {
  return history.people.filter(
    ({ id }) =>
      id !== person &&
      (onDutyFor(history, id, today) === person || standInOf(history, id, today)?.standIn === person),
  );
}

/** The person with the departments of those whom he stands in for on a day. */
export function acting(history: History, person: Person, today: Day): Person {
  const theirs = standsInFor(history, person.id, today).flatMap(({ posts }) => posts);
  const lent = theirs.filter(
    (post): post is Extract<Post, { kind: 'officer' }> =>
      post.kind === 'officer' && !person.posts.some((own) => samePost(own, post)),
  );
  const once = lent.filter((post, at) => lent.findIndex((other) => samePost(other, post)) === at);
  return once.length === 0 ? person : { ...person, posts: [...person.posts, ...once] };
}

/** The people who are reminded of a department's work on a day: its officers, or those in their place. */
export function onDutyIn(history: History, department: DepartmentId, today: Day): readonly Person[] {
  if (history.standIns.size === 0) return reachableOfficersOf(history, department);
  const ids = new Set(officersOf(history, department).map(({ id }) => onDutyFor(history, id, today)));
  return history.people.filter(({ id, unreachable }) => ids.has(id) && unreachable === null);
}

/** The person in charge of a task for everybody, while he is enrolled. */
export function inChargeOf(plan: Plan, history: History, task: Task): Person | null {
  const id = history.assigned.get(taskKey({ task: task.code, year: plan.year }));
  return id === undefined ? null : (findPerson(history, id) ?? null);
}

/** Whether the person is in charge of the task on a day, or stands in for the person who is. */
export function isInCharge(
  plan: Plan,
  history: History,
  { task, person, today }: { readonly task: Task; readonly person: PersonId; readonly today: Day },
): boolean {
  const chosen = inChargeOf(plan, history, task);
  if (!chosen) return false;
  return chosen.id === person || standsInFor(history, person, today).some(({ id }) => id === chosen.id);
}

/**
 * The open tasks of the Appendix that the plan gives to everybody and that nobody is in charge of. The duties of the
 * plan's body are not counted, because every department has them for itself.
 */
export function inNobodysCharge(
  plan: Plan,
  history: History,
  standings: readonly Standing[],
): readonly Task[] {
  const open = new Set(standings.flatMap((one) => (isOver(one) ? [] : [one.task.code])));
  return plan.tasks.filter(
    (task) =>
      task.origin === 'appendix' &&
      isForEverybody(plan, task) &&
      open.has(task.code) &&
      inChargeOf(plan, history, task) === null,
  );
}

export interface Recipients {
  readonly people: readonly Person[];
  readonly reason: ReminderReason;
}

/** Who is reminded of what a department owes: its officers, or the coordinators where a message reaches none of them. */
export function recipientsOf(history: History, department: DepartmentId, today: Day): Recipients {
  const reachable = onDutyIn(history, department, today);
  if (reachable.length > 0) return { people: reachable, reason: 'own' };
  const reason = officersOf(history, department).length === 0 ? 'nobody-enrolled' : 'nobody-reachable';
  return { people: coordinators(history), reason };
}

/**
 * Why a reminder goes to somebody: as an officer of the department, in the place of one who is away, as the person
 * in charge of a task for everybody, or as the coordinator where nobody else hears it.
 */
export type ReminderReason = 'own' | 'stand-in' | 'in-charge' | 'nobody-enrolled' | 'nobody-reachable';
