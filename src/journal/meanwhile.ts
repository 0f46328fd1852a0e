import type { Day } from '../plan/day.js';
import { findTask } from '../plan/plan.js';
import type { DepartmentId, Office, TaskCode } from '../plan/plan.js';
import type { PeriodId } from '../plan/deadline.js';
import type { Change } from './change.js';
import { haltOn, haltsOf, planDecided } from './changes.js';
import type { Halt } from './changes.js';
import type { History } from './history.js';
import { replay } from './replay/replay.js';
import { isReported, standingsOf } from './standing.js';
import type { Standing } from './standing.js';

/** What happened to a task after somebody had read how it stood, and before he decided about it. */
export type Meanwhile =
  /** It was reported as done, or no report of it counts any more. */
  | { readonly kind: 'reported'; readonly standing: Standing }
  | { readonly kind: 'due'; readonly standing: Standing }
  /** It was stopped or paused; null where it goes on again. */
  | { readonly kind: 'halt'; readonly halt: Halt | null; readonly today: Day }
  | { readonly kind: 'lead'; readonly lead: DepartmentId }
  /** The day that is to be decided has passed. */
  | { readonly kind: 'passed'; readonly day: Day };

interface Since {
  readonly task: TaskCode;
  /** Null: whatever of the task it concerns. */
  readonly period: PeriodId | null;
  /** The last fact that was known when the person read of it. */
  readonly since: number;
  readonly today: Day;
}

/** What has become another of a task since a fact, as a decision about it has to consider it. */
export function meanwhile(
  office: Office,
  history: History,
  { task, period, since, today }: Since,
): readonly Meanwhile[] {
  if (!history.facts.some(({ id }) => id > since)) return [];
  const then = replay(history.facts.filter(({ id }) => id <= since));
  const decree = office.decree ?? office.plan;
  const before = taskOn({ ...office, decree, plan: planDecided(decree, then, today) }, then, { task, today });
  const now = taskOn(office, history, { task, today });
  if (!before || !now) return [];
  const isMeant = (one: Standing): boolean => period === null || one.period.id === period;
  const changed = now.standings.filter(isMeant).flatMap((standing): readonly Meanwhile[] => {
    const old = before.standings.find((one) => one.period.id === standing.period.id);
    if (!old) return [];
    return [
      ...(reportedAs(old) === reportedAs(standing) ? [] : [{ kind: 'reported', standing } as const]),
      ...(old.period.due === standing.period.due ? [] : [{ kind: 'due', standing } as const]),
    ];
  });
  const isHalted = now.halt?.decided.fact === before.halt?.decided.fact;
  return [
    ...changed,
    ...(isHalted ? [] : [{ kind: 'halt', halt: now.halt, today } as const]),
    ...(before.lead === now.lead ? [] : [{ kind: 'lead', lead: now.lead } as const]),
  ];
}

function taskOn(
  office: Office,
  history: History,
  { task: code, today }: { readonly task: TaskCode; readonly today: Day },
) {
  const task = findTask(office.plan, code);
  if (!task) return null;
  const halt = haltOn(haltsOf(office.plan, history, task), today);
  return { lead: task.lead, halt, standings: standingsOf(office, history, task, today) };
}

function reportedAs(standing: Standing): string {
  if (!isReported(standing)) return '';
  const { state, waiting } = standing;
  return waiting?.on ?? (state.kind === 'completed' ? state.on : '');
}

/** The day of a change from which nothing can be gained any more, where it has passed. */
export function passedDay(change: Change, today: Day): readonly Meanwhile[] {
  const passed =
    (change.kind === 'date' && change.due < today && change.due) ||
    (change.kind === 'pause' && change.until <= today && change.until);
  return passed ? [{ kind: 'passed', day: passed }] : [];
}
