import { findReason, reasonsTogether } from '../../journal/decisions.js';
import { decidesChanges, mayReportNow, reportsForAll } from '../../journal/rights.js';
import type { Day } from '../../plan/day.js';
import type { PeriodId } from '../../plan/deadline.js';
import { hasParts } from '../../plan/plan.js';
import type { DepartmentId, Office, Task } from '../../plan/plan.js';
import { acting } from '../../journal/duty.js';
import type { Happening, LateCause } from '../../journal/fact.js';
import type { History, LateReason, Person } from '../../journal/history.js';
import { departmentsOfPerson, isChairman } from '../../journal/people.js';
import { missingParts, standingsOf } from '../../journal/standing.js';
import type { Standing } from '../../journal/standing.js';

export interface ReasonWish {
  readonly task: Task;
  /** `all` means every late period of the task that has no reason yet. */
  readonly period: PeriodId | 'all';
  readonly cause: LateCause;
  readonly words: string;
}

export type Explaining =
  | { readonly kind: 'give'; readonly standings: readonly Standing[]; readonly facts: readonly Happening[] }
  | { readonly kind: 'not-yours'; readonly task: Task }
  | { readonly kind: 'not-late'; readonly task: Task };

/** Decides what a reason for being late does. What was said before stays beside it. The caller writes the facts down. */
export function explain(
  office: Office,
  history: History,
  request: { readonly person: Person; readonly wish: ReasonWish; readonly today: Day },
): Explaining {
  const { person, wish, today } = request;
  const { task, period, cause, words } = wish;
  if (!mayReportNow(office, history, { task, person, today })) return { kind: 'not-yours', task };
  const late = standingsOf(office, history, task, today).filter(isLate);
  const all = reportsForAll(office, history, { task, person, today });
  const part = all ? null : partOf(office, acting(history, person, today), { task, late });
  const chosen = late.filter((standing) =>
    period === 'all' ? lacks(standing, part, words) : standing.period.id === period,
  );
  if (late.length === 0 || (period !== 'all' && chosen.length === 0)) return { kind: 'not-late', task };
  // A second press of the same cause says nothing new.
  const fresh = chosen.filter((standing) => words !== '' || latestOf(standing, part)?.cause !== cause);
  const standings = chosen.length > 0 ? chosen : late;
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

/** Whether the period is late or was completed late. */
export function isLate({ state, category }: Standing): boolean {
  if (category === 'continuous') return false;
  return state.kind === 'overdue' || (state.kind === 'completed' && state.timing.kind === 'late');
}

/** Whether the period lacks what was said: it has no reason at all, or a cause without words. */
function lacks(standing: Standing, part: DepartmentId | null, words: string): boolean {
  const latest = latestOf(standing, part);
  return !latest || (words !== '' && latest.words === '');
}

function latestOf({ reasons }: Standing, part: DepartmentId | null): LateReason | undefined {
  return latestReasons(reasons).find((reason) => reason.part === part);
}

/** What was said last of each part. The words of a cause come after the choice of the cause. */
export function latestReasons(reasons: readonly LateReason[]): readonly LateReason[] {
  return [...new Map(reasons.map((reason) => [reason.part, reason])).values()];
}

/**
 * The part of a task for everybody that the officer speaks for. It is the first of his departments, or of those in whose
 * place he acts, whose part is missing.
 */
function partOf(
  office: Office,
  person: Person,
  { task, late }: { readonly task: Task; readonly late: readonly Standing[] },
): DepartmentId | null {
  if (!hasParts(office.plan, task)) return null;
  const departments = departmentsOfPerson(person);
  const missing = late.flatMap((standing) => missingParts(standing));
  return departments.find((one) => missing.includes(one)) ?? departments[0] ?? null;
}

export type Confirming =
  | { readonly kind: 'confirm'; readonly reason: LateReason; readonly facts: readonly Happening[] }
  | { readonly kind: 'gone' }
  | { readonly kind: 'own'; readonly reason: LateReason }
  /** With AUTHORITY=leader a coordinator puts it before a leader. */
  | { readonly kind: 'for-leader'; readonly reason: LateReason }
  | { readonly kind: 'confirmed-before'; readonly reason: LateReason };

/** Decides what a confirmation does: somebody else than the person who gave the reason agrees that it is objective. */
export function confirmReason(
  history: History,
  request: { readonly person: Person; readonly reason: number },
): Confirming {
  const reason = findReason(history, request.reason);
  if (reason?.cause !== 'objective') return { kind: 'gone' };
  if (reason.confirmed) return { kind: 'confirmed-before', reason };
  if (reason.by === request.person.id) return { kind: 'own', reason };
  if (!decidesChanges(history, request.person)) return { kind: 'for-leader', reason };
  const as = isChairman(request.person) ? 'leader' : 'coordinator';
  const together = reasonsTogether(history, reason).filter(({ confirmed }) => !confirmed);
  return {
    kind: 'confirm',
    reason,
    facts: together.map(({ fact }) => ({ kind: 'reason-confirmed', reason: fact, as })),
  };
}
