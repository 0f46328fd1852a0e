import type { History, Prepared } from '../../journal/history.js';
import type { Plan } from '../../plan/plan.js';

/** The changes of a plan's tasks that were put before a leader and wait for his word, oldest first. */
export function waitingChanges({ year }: Plan, { prepared }: History): readonly Prepared[] {
  return prepared.filter((one) => one.decided === null && one.year === year);
}
