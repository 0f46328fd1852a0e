import type { TaskCode } from '../plan/plan.js';
import { yearOf } from '../plan/day.js';
import { yearOfPeriod } from '../plan/periods.js';
import { dayOfFact, periodKey, taskKey } from './fact.js';
import type { Fact, PeriodRef, PersonId } from './fact.js';
import type { History, Paper, Postponement } from './history.js';
import { incrementalFold } from './incremental-fold.js';
import { yearAssigned } from './replay/people.js';
import { lostNothing } from './restores.js';

/** A task of one year's plan: the same code is other work in another year. */
interface TaskOfYear {
  readonly task: TaskCode;
  readonly year: number;
}

/**
 * All that happened to a task of a year, taken back or not, in the order of the journal. What was said while its code
 * was another task is left out.
 */
export function factsOf(history: History, of: TaskOfYear): readonly Fact[] {
  const { byTask, yearsOf } = indexOf(history.facts);
  const since = history.renewedBy.get(taskKey(of)) ?? 0;
  return (byTask.get(of.task) ?? []).filter(
    (fact) => fact.id > since && (yearsOf.get(fact.id) ?? yearWithoutPeriod(history, fact)) === of.year,
  );
}

/** The year of a fact that names no period. */
function yearWithoutPeriod({ startedOn }: History, fact: Fact): number {
  return fact.kind === 'assigned' ? yearAssigned(fact, [...startedOn.keys()]) : yearOf(dayOfFact(fact));
}

/** The same with the copies that were put back, in which what happened to the task may be missing. */
export function recordOf(history: History, task: TaskOfYear): readonly Fact[] {
  const facts = factsOf(history, task);
  const restores = history.restores.filter((restored) => !lostNothing(restored));
  if (restores.length === 0) return facts;
  return [...facts, ...restores].sort((one, other) => one.id - other.id);
}

export function isTakenBack(history: History, fact: Fact): boolean {
  return history.takenBack.has(fact.id);
}

/** What the person put off last of a period, or null. */
export function postponementOf(history: History, person: PersonId, ref: PeriodRef): Postponement | null {
  return history.postponements.get(periodKey(ref))?.get(person) ?? null;
}

/** The papers of a task of a year, with who brought them and when. */
export function papersOf(history: History, of: TaskOfYear): readonly Paper[] {
  return history.papers.get(taskKey(of)) ?? [];
}

/** Where the facts of a task stand in the journal. Few answers ask for it, so it is made when one does. */
interface Index {
  readonly byTask: ReadonlyMap<TaskCode, readonly Fact[]>;
  /** By fact, for the facts that refer to it. Facts never change, so all indexes of one journal share it. */
  readonly tasksOf: Map<number, readonly TaskCode[]>;
  /** By fact: the year of the periods that it is of; none where it names no period. */
  readonly yearsOf: Map<number, number>;
}

const indexOf = incrementalFold<Fact, Index>({
  fromScratch: (facts) => withFacts({ byTask: new Map(), tasksOf: new Map(), yearsOf: new Map() }, facts),
  extend: withFacts,
});

function withFacts({ byTask, tasksOf, yearsOf }: Index, added: readonly Fact[]): Index {
  const more = new Map<TaskCode, Fact[]>();
  for (const fact of added) {
    const tasks = tasksOfFact(fact, tasksOf);
    if (tasks.length > 0) tasksOf.set(fact.id, tasks);
    const year = yearOfFact(fact, yearsOf);
    if (year !== undefined) yearsOf.set(fact.id, year);
    for (const task of tasks) {
      const known = more.get(task);
      if (known) known.push(fact);
      else more.set(task, [fact]);
    }
  }
  const all = new Map(byTask);
  for (const [task, facts] of more) all.set(task, [...(byTask.get(task) ?? []), ...facts]);
  return { byTask: all, tasksOf, yearsOf };
}

/** The tasks that a fact is about: its own, or those of the facts that it refers to. */
function tasksOfFact(fact: Fact, known: ReadonlyMap<number, readonly TaskCode[]>): readonly TaskCode[] {
  if ('task' in fact) return [fact.task];
  return [...new Set(factsReferredTo(fact).flatMap((id) => known.get(id) ?? []))];
}

function yearOfFact(fact: Fact, known: ReadonlyMap<number, number>): number | undefined {
  if ('period' in fact) return yearOfPeriod(fact.period);
  if (fact.kind === 'task-assigned') return fact.year;
  if (fact.kind === 'changed' || fact.kind === 'change-prepared') return fact.year;
  if (fact.kind === 'nudged') return fact.periods[0] && yearOfPeriod(fact.periods[0]);
  return factsReferredTo(fact).map((id) => known.get(id))[0];
}

/** The facts that a fact speaks of, where it names no task itself. */
export function factsReferredTo(fact: Fact): readonly number[] {
  if (fact.kind === 'withdrawn') return fact.reports;
  if ('request' in fact) return [fact.request];
  if ('assignment' in fact) return [fact.assignment];
  if (fact.kind === 'answered') return [fact.report];
  if (fact.kind === 'submitted') return [fact.of];
  if (fact.kind === 'nudge-answered') return [fact.nudge];
  return fact.kind === 'reason-confirmed' ? [fact.reason] : [];
}
