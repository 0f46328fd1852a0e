import type { Day } from '../plan/day.js';
import { findTask } from '../plan/plan.js';
import type { DepartmentId, Office } from '../plan/plan.js';
import type { Evidence, Fact, ReportStatus, StageReached } from './fact.js';
import type { History } from './history.js';
import { standingsOf, type Standing } from './standing.js';

interface Context {
  readonly office: Office;
  readonly history: History;
}

/** The reports among the facts as they stand in the journal: what an answer names is what is on the disk. */
export function recordedOf(
  { office, history }: Context,
  facts: readonly Fact[],
  today: Day,
): readonly Recorded[] {
  return facts.flatMap((fact): readonly Recorded[] => {
    if (fact.kind !== 'reported') return [];
    const task = findTask(office.plan, fact.task);
    if (!task) return [];
    const standings = standingsOf(office, history, task, today);
    const standing = standings.find(({ period }) => period.id === fact.period);
    if (!standing) return [];
    const { id, status, part, completedOn, stage = null, note, evidence } = fact;
    return [{ fact: id, status, standing, part, completedOn, stage, note, evidence }];
  });
}

/** The difficulty that a fact reported; null where it reported something else, or the plan is another by now. */
export function blockedIn(context: Context, fact: Fact | undefined, today: Day): Recorded | null {
  if (fact?.kind !== 'reported' || fact.status !== 'blocked') return null;
  return recordedOf(context, [fact], today)[0] ?? null;
}

/** One report as it was written down. The answer names it. */
export interface Recorded {
  readonly fact: number;
  readonly status: ReportStatus;
  /** The period after the report. */
  readonly standing: Standing;
  readonly part: DepartmentId | null;
  readonly completedOn: Day | null;
  readonly stage: StageReached | null;
  readonly note: string;
  readonly evidence: readonly Evidence[];
}

/** Reports of one gesture that were sent before something was said of their work, and read after it. */
export interface FoundReport {
  readonly reports: readonly [Recorded, ...Recorded[]];
  /** ISO 8601, in the plan's zone. */
  readonly sent: string;
  readonly read: string;
  /** The days on which the reader's letters called the work late. */
  readonly letters: readonly Day[];
  /** The days on which a week's summary went out that counts it as not done. */
  readonly summaries: readonly Day[];
}
