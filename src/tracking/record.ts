import type { Day } from '../plan/day.js';
import type { TaskCode } from '../plan/plan.js';
import type { Evidence, Fact, PeriodRef, PersonId } from './fact.js';
import { growingSum } from './growing-sum.js';
import { dayOfFact, periodKey } from './history.js';
import type { History } from './history.js';
import { isRenewedKey } from './plan-record.js';
import { takenBackIn, takesBack } from './taken-back.js';

/** A reminder of a period that one person put off. */
export interface Postponement {
  readonly fact: number;
  readonly on: Day;
  readonly until: Day;
}

/** A paper that stands: not taken back, its period not reopened since. */
export interface Paper {
  readonly evidence: Evidence;
  readonly by: PersonId | null;
  readonly on: Day;
}

interface Record {
  readonly byTask: ReadonlyMap<TaskCode, readonly Fact[]>;
  readonly takenBack: ReadonlySet<number>;
  /** Everybody who was ever enrolled, those who left too. */
  readonly names: ReadonlyMap<PersonId, string>;
  readonly postponements: ReadonlyMap<string, Postponement>;
  /** By fact, for what refers to it; facts never change, so all sums of one journal share it. */
  readonly taskOf: Map<number, readonly TaskCode[]>;
}

const records = new WeakMap<History, Record>();

/**
 * All that happened to a task, taken back or not, in the order of the journal. What stands under its code from a plan in
 * which the code was another task is that one's.
 */
export function factsOf(history: History, task: TaskCode): readonly Fact[] {
  const renewed = history.facts.findLast(
    (fact) => fact.kind === 'plan-applied' && fact.renewed.includes(task) && standsIn(history, fact),
  );
  const facts = recordOf(history).byTask.get(task) ?? [];
  return renewed ? facts.filter(({ id }) => id > renewed.id) : facts;
}

/** Whether a fact was not taken back. */
export function standsIn(history: History, fact: Fact): boolean {
  return !recordOf(history).takenBack.has(fact.id);
}

/** The name under which somebody was enrolled last, be it that he has left since. */
export function nameIn(history: History, person: PersonId): string | null {
  return recordOf(history).names.get(person) ?? null;
}

/** What the person last put off of a period; null where nothing was. */
export function postponementOf(history: History, person: PersonId, ref: PeriodRef): Postponement | null {
  return recordOf(history).postponements.get(`${person}|${periodKey(ref)}`) ?? null;
}

/** The papers of a task that stand, with who brought them and when. */
export function papersOf(history: History, task: TaskCode): readonly Paper[] {
  const papers: (Paper & { readonly period: string })[] = [];
  for (const fact of factsOf(history, task)) {
    if (!standsIn(history, fact)) continue;
    if (fact.kind === 'reopened') {
      papers.splice(0, papers.length, ...papers.filter(({ period }) => period !== fact.period));
    }
    if (fact.kind !== 'reported' && fact.kind !== 'supplemented') continue;
    const { by, period } = fact;
    papers.push(...fact.evidence.map((evidence) => ({ evidence, by, on: dayOfFact(fact), period })));
  }
  return papers;
}

function recordOf(history: History): Record {
  const known = records.get(history) ?? sumOf(history.facts);
  records.set(history, known);
  return known;
}

const sumOf = growingSum<Fact, Record>({
  ofAll: (facts) => added(emptyRecord(takenBackIn(facts)), facts),
  // What is taken back was added long ago.
  withMore: (record, more) => (more.some(takesBack) ? null : added(copyOf(record), more)),
});

interface Draft extends Record {
  readonly byTask: Map<TaskCode, readonly Fact[]>;
  readonly names: Map<PersonId, string>;
  readonly postponements: Map<string, Postponement>;
}

function emptyRecord(takenBack: ReadonlySet<number>): Draft {
  return { byTask: new Map(), takenBack, names: new Map(), postponements: new Map(), taskOf: new Map() };
}

function copyOf({ byTask, takenBack, names, postponements, taskOf }: Record): Draft {
  return {
    byTask: new Map(byTask),
    takenBack,
    names: new Map(names),
    postponements: new Map(postponements),
    taskOf,
  };
}

function added(draft: Draft, more: readonly Fact[]): Record {
  const fresh = new Map<TaskCode, Fact[]>();
  for (const fact of more) {
    if (fact.kind === 'enrolled') draft.names.set(fact.person, fact.name);
    if (fact.kind === 'postponed' && !draft.takenBack.has(fact.id)) {
      const { id, until } = fact;
      draft.postponements.set(`${fact.person}|${periodKey(fact)}`, { fact: id, on: dayOfFact(fact), until });
    }
    if (fact.kind === 'plan-applied' && !draft.takenBack.has(fact.id)) renew(draft.postponements, fact);
    const tasks = tasksOf(fact, draft.taskOf);
    if (tasks.length > 0) draft.taskOf.set(fact.id, tasks);
    for (const task of tasks) {
      const known = fresh.get(task);
      if (known) known.push(fact);
      else fresh.set(task, [fact]);
    }
  }
  for (const [task, facts] of fresh) draft.byTask.set(task, [...(draft.byTask.get(task) ?? []), ...facts]);
  return draft;
}

/** What was put off of the old task is no reason to be silent about the new one. */
function renew(
  postponements: Map<string, Postponement>,
  fact: Extract<Fact, { kind: 'plan-applied' }>,
): void {
  for (const key of postponements.keys()) {
    if (isRenewedKey(fact, key.slice(key.indexOf('|') + 1))) postponements.delete(key);
  }
}

/** The tasks that a fact is of: its own, or those of the facts that it refers to. */
function tasksOf(fact: Fact, known: ReadonlyMap<number, readonly TaskCode[]>): readonly TaskCode[] {
  if ('task' in fact) return [fact.task];
  return [...new Set(referred(fact).flatMap((id) => known.get(id) ?? []))];
}

function referred(fact: Fact): readonly number[] {
  if (fact.kind === 'withdrawn') return fact.reports;
  if (fact.kind === 'extension-granted' || fact.kind === 'extension-refused') return [fact.request];
  if (fact.kind === 'answered') return [fact.report];
  if (fact.kind === 'nudge-answered') return [fact.nudge];
  return fact.kind === 'reason-confirmed' ? [fact.reason] : [];
}
