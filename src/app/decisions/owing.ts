import type { Day } from '../../plan/day.js';
import { findTask } from '../../plan/plan.js';
import type { DepartmentId, TaskCode } from '../../plan/plan.js';
import { recipientsOf } from '../../reminders/item.js';
import type { NewsKind } from '../../tracking/decisions/news.js';
import type { PersonId } from '../../tracking/fact.js';
import type { Person } from '../../tracking/history.js';
import { findPerson, isForAllDepartments, responsibleFor } from '../../tracking/people.js';
import type { Context } from '../ports.js';
import { owe } from '../tell.js';
import type { Gesture, World } from '../world.js';

/** Under which the news of a fact to a person is remembered. */
export function newsKey(kind: NewsKind, person: PersonId, fact: number): string {
  return `${kind}|${person}|${fact}`;
}

/** The person of a gesture where he may decide at this moment: a coordinator or a chairman. */
export function mayDecide({ history }: Context, gesture: Gesture): Person | null {
  const person = findPerson(history, gesture.person);
  return person && isForAllDepartments(person) ? person : null;
}

/** Writes down that each of them is owed the news; the tick that follows sends it. */
export async function oweTo(
  world: World,
  people: readonly Person[],
  { kind, fact }: { readonly kind: NewsKind; readonly fact: number },
): Promise<void> {
  for (const { id } of people) await owe(world, newsKey(kind, id, fact), id);
}

/** Who reads what is meant for a person: himself, or those who are reminded of the work where no message reaches him. */
export function readerOf(
  { office, history }: Context,
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
  return [...new Map(people.map((one) => [one.id, one])).values()].filter(({ unreachable }) => !unreachable);
}

/** What was asked of several was settled by one: the messages of all of them are to say so. */
export async function settle(world: World, kind: 'extension' | 'late-reason', fact: number): Promise<void> {
  for (const { key, address } of world.outbox.dispatches()) {
    const [what, , id] = key.split('|');
    if (what !== kind || id !== String(fact)) continue;
    await owe(world, settledKey(kind, address.chat as PersonId, fact), address.chat as PersonId);
  }
}

const SETTLED = '-settled';

function settledKey(kind: NewsKind, person: PersonId, fact: number): string {
  return `${kind}${SETTLED}|${person}|${fact}`;
}

/** The message that a settlement changes: the key under which it was sent. */
export function originalOf(key: string): string | null {
  const [kind = '', person, fact] = key.split('|');
  return kind.endsWith(SETTLED) ? [kind.slice(0, -SETTLED.length), person, fact].join('|') : null;
}
