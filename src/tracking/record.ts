import type { Day } from '../plan/day.js';
import type { TaskCode } from '../plan/plan.js';
import type { Evidence, Fact, PeriodRef, PersonId } from './fact.js';
import { dayOfFact, periodKey } from './history.js';
import type { History } from './history.js';

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
}

const records = new WeakMap<History, Record>();

/** All that happened to a task, taken back or not, in the order of the journal. */
export function factsOf(history: History, task: TaskCode): readonly Fact[] {
  return recordOf(history).byTask.get(task) ?? [];
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
  // In another plan the code may be another task: its papers are not this one's.
  const renewed = history.facts.findLast(
    (fact) => fact.kind === 'plan-applied' && fact.renewed.includes(task) && standsIn(history, fact),
  );
  for (const fact of factsOf(history, task)) {
    if (fact.id < (renewed?.id ?? 0) || !standsIn(history, fact)) continue;
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
  const known = records.get(history) ?? reckon(history.facts);
  records.set(history, known);
  return known;
}

function reckon(facts: readonly Fact[]): Record {
  const takenBack = new Set(
    facts.flatMap((fact) => {
      if (fact.kind === 'withdrawn') return fact.reports;
      return fact.kind === 'plan-reverted' ? [fact.applied] : [];
    }),
  );
  const names = new Map<PersonId, string>();
  const postponements = new Map<string, Postponement>();
  const byTask = new Map<TaskCode, Fact[]>();
  const byId = new Map(facts.map((fact) => [fact.id, fact]));
  for (const fact of facts) {
    if (fact.kind === 'enrolled') names.set(fact.person, fact.name);
    if (fact.kind === 'postponed' && !takenBack.has(fact.id)) {
      const { id, until } = fact;
      postponements.set(`${fact.person}|${periodKey(fact)}`, { fact: id, on: dayOfFact(fact), until });
    }
    for (const task of tasksOf(fact, byId)) {
      const known = byTask.get(task);
      if (known) known.push(fact);
      else byTask.set(task, [fact]);
    }
  }
  return { byTask, takenBack, names, postponements };
}

function tasksOf(fact: Fact, byId: ReadonlyMap<number, Fact>): readonly TaskCode[] {
  if ('task' in fact) return [fact.task];
  if (fact.kind !== 'withdrawn') return [];
  const tasks = fact.reports.flatMap((id) => {
    const taken = byId.get(id);
    return taken && 'task' in taken ? [taken.task] : [];
  });
  return [...new Set(tasks)];
}
