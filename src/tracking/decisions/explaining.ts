import type { Day } from '../../plan/day.js';
import type { PeriodId } from '../../plan/deadline.js';
import { isForEverybody } from '../../plan/plan.js';
import type { DepartmentId, Office, Task } from '../../plan/plan.js';
import type { Happening, LateCause } from '../fact.js';
import type { History, Person } from '../history.js';
import { departmentsOfPerson, isForAllDepartments } from '../people.js';
import { mayReport } from '../reporting.js';
import { standingsOf } from '../standing.js';
import type { Standing } from '../standing.js';
import { latestReasons } from './late-reason.js';
import type { LateReason } from './late-reason.js';

export interface ReasonWish {
  readonly task: Task;
  /** `all`: every late period of the task that has no reason yet. */
  readonly period: PeriodId | 'all';
  readonly cause: LateCause;
  readonly words: string;
}

export type Explaining =
  | { readonly kind: 'give'; readonly standings: readonly Standing[]; readonly facts: readonly Happening[] }
  | { readonly kind: 'not-yours'; readonly task: Task }
  | { readonly kind: 'not-late'; readonly task: Task };

/** Writes down why a period is late. What was said before stands beside it. */
export function explain(
  office: Office,
  history: History,
  ask: { readonly person: Person; readonly wish: ReasonWish; readonly today: Day },
): Explaining {
  const { person, wish } = ask;
  const { task, period, cause, words } = wish;
  if (!mayReport(office, person, task)) return { kind: 'not-yours', task };
  const part = partOf(office, person, task);
  const late = standingsOf(office, history, task, ask.today).filter(isLate);
  const meant = late.filter((standing) =>
    period === 'all' ? lacks(standing, part, words) : standing.period.id === period,
  );
  if (late.length === 0 || (period !== 'all' && meant.length === 0)) return { kind: 'not-late', task };
  // A second tap on the same cause says nothing new.
  const fresh = meant.filter((standing) => words !== '' || latestOf(standing, part)?.cause !== cause);
  const standings = meant.length > 0 ? meant : late;
  return {
    kind: 'give',
    standings,
    facts: fresh.map((standing) => ({
      kind: 'reason-given',
      task: task.code,
      period: standing.period.id,
      part,
      cause,
      words,
    })),
  };
}

/** Whether it is late, or was completed late. */
export function isLate({ state, category }: Standing): boolean {
  if (category === 'continuous') return false;
  return state.kind === 'overdue' || (state.kind === 'completed' && state.timing.kind === 'late');
}

/** Words go to what has none; a cause goes to what has no reason at all. */
function lacks(standing: Standing, part: DepartmentId | null, words: string): boolean {
  const latest = latestOf(standing, part);
  return !latest || (words !== '' && latest.words === '');
}

function latestOf({ reasons }: Standing, part: DepartmentId | null): LateReason | undefined {
  return latestReasons(reasons).find((reason) => reason.part === part);
}

/** Of a task for everybody an officer speaks for the own department, the coordinator for the whole. */
function partOf(office: Office, person: Person, task: Task): DepartmentId | null {
  if (!isForEverybody(office.plan, task) || isForAllDepartments(person)) return null;
  return departmentsOfPerson(person)[0] ?? null;
}

export type Confirming =
  | { readonly kind: 'confirm'; readonly reason: LateReason; readonly facts: readonly Happening[] }
  | { readonly kind: 'gone' }
  | { readonly kind: 'own'; readonly reason: LateReason }
  | { readonly kind: 'confirmed-before'; readonly reason: LateReason };

/** Somebody else than who gave it agrees that the cause was objective. */
export function confirmReason(
  history: History,
  ask: { readonly person: Person; readonly reason: number },
): Confirming {
  const reason = findReason(history, ask.reason);
  if (reason?.cause !== 'objective') return { kind: 'gone' };
  if (reason.confirmed) return { kind: 'confirmed-before', reason };
  if (reason.by === ask.person.id) return { kind: 'own', reason };
  const together = reasonsTogether(history, reason).filter(({ confirmed }) => !confirmed);
  return {
    kind: 'confirm',
    reason,
    facts: together.map(({ fact }) => ({ kind: 'reason-confirmed', reason: fact })),
  };
}

export function findReason(history: History, fact: number): LateReason | null {
  return [...history.lateReasons.values()].flat().find((one) => one.fact === fact) ?? null;
}

/** What one gesture gave, for each late period of a task. */
export function reasonsTogether(history: History, one: LateReason): readonly LateReason[] {
  return [...history.lateReasons.values()].flat().filter(({ gesture }) => gesture === one.gesture);
}
