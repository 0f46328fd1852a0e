import type { TaskCode } from '../plan/plan.js';
import { periodKey } from './fact.js';
import type { Fact, PeriodRef, PersonId } from './fact.js';
import type { History, Paper, Postponement } from './history.js';
import { incrementalFold } from './incremental-fold.js';

/**
 * All that happened to a task, taken back or not, in the order of the journal. What was said while its code was another
 * task is left out.
 */
export function factsOf(history: History, task: TaskCode): readonly Fact[] {
  const facts = indexOf(history.facts).byTask.get(task) ?? [];
  const since = history.renewedBy.get(task) ?? 0;
  return since === 0 ? facts : facts.filter(({ id }) => id > since);
}

export function isTakenBack(history: History, fact: Fact): boolean {
  return history.takenBack.has(fact.id);
}

/** What the person put off last of a period, or null. */
export function postponementOf(history: History, person: PersonId, ref: PeriodRef): Postponement | null {
  return history.postponements.get(periodKey(ref))?.get(person) ?? null;
}

/** The papers of a task, with who brought them and when. */
export function papersOf(history: History, task: TaskCode): readonly Paper[] {
  return history.papers.get(task) ?? [];
}

/** Where the facts of a task stand in the journal. Few answers ask for it, so it is made when one does. */
interface Index {
  readonly byTask: ReadonlyMap<TaskCode, readonly Fact[]>;
  /** By fact, for the facts that refer to it. Facts never change, so all indexes of one journal share it. */
  readonly tasksOf: Map<number, readonly TaskCode[]>;
}

const indexOf = incrementalFold<Fact, Index>({
  fromScratch: (facts) => withFacts({ byTask: new Map(), tasksOf: new Map() }, facts),
  extend: withFacts,
});

function withFacts({ byTask, tasksOf }: Index, added: readonly Fact[]): Index {
  const more = new Map<TaskCode, Fact[]>();
  for (const fact of added) {
    const tasks = tasksOfFact(fact, tasksOf);
    if (tasks.length > 0) tasksOf.set(fact.id, tasks);
    for (const task of tasks) {
      const known = more.get(task);
      if (known) known.push(fact);
      else more.set(task, [fact]);
    }
  }
  const all = new Map(byTask);
  for (const [task, facts] of more) all.set(task, [...(byTask.get(task) ?? []), ...facts]);
  return { byTask: all, tasksOf };
}

/** The tasks that a fact is about: its own, or those of the facts that it refers to. */
function tasksOfFact(fact: Fact, known: ReadonlyMap<number, readonly TaskCode[]>): readonly TaskCode[] {
  if ('task' in fact) return [fact.task];
  return [...new Set(referredTo(fact).flatMap((id) => known.get(id) ?? []))];
}

function referredTo(fact: Fact): readonly number[] {
  if (fact.kind === 'withdrawn') return fact.reports;
  if (fact.kind === 'extension-granted' || fact.kind === 'extension-refused') return [fact.request];
  if (fact.kind === 'answered') return [fact.report];
  if (fact.kind === 'nudge-answered') return [fact.nudge];
  return fact.kind === 'reason-confirmed' ? [fact.reason] : [];
}
