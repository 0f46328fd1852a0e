import type { Day } from '../../../plan/day.js';
import type { Office, Target } from '../../../plan/plan.js';
import type { History, Measured } from '../../../journal/history.js';
import { targetStandings } from '../../../journal/targets.js';

/** How a measurable target stands. */
export interface TargetLine {
  readonly target: Target;
  /** The newest figure; null while nobody reported one. */
  readonly reached: Measured | null;
  readonly reportedOn: Day | null;
  /** null: it cannot be said. */
  readonly met: boolean | null;
}

/** The targets of the plan as they stand on a day; of one without a figure a paper leaves a gap. */
export function targetLines(office: Office, history: History, asOf: Day): readonly TargetLine[] {
  return targetStandings(office, history, asOf).map(({ target, latest, state }) => ({
    target,
    reached: latest,
    reportedOn: latest?.on ?? null,
    met: latest === null ? null : state === 'met',
  }));
}
