import type { Refused } from '../../journal/rights.js';
import { mayCoordinate } from '../../journal/rights.js';
import { refuse } from '../../ports/world.js';
import type { Day } from '../../plan/day.js';
import type { PeriodId } from '../../plan/deadline.js';
import { findTask } from '../../plan/plan.js';
import type { TaskCode } from '../../plan/plan.js';
import type { CloseOutcome } from '../people/outcome.js';
import { isReported, standingsOf } from '../../journal/standing.js';
import { decideOnce } from '../../ports/world.js';
import type { Gesture, World } from '../../ports/world.js';

interface CloseRequest {
  readonly task: TaskCode;
  readonly period: PeriodId;
  /** The day of completion; null: the coordinator is asked, with the names of what is missing. */
  readonly on: Day | null;
}

/** Closes a task for everybody although parts are missing: the coordinator's right, taken back by undo or reopening. */
export async function close(
  world: World,
  gesture: Gesture,
  { task: code, period, on }: CloseRequest,
): Promise<CloseOutcome | Refused> {
  const ruled = await decideOnce<CloseOutcome | Refused>(world, gesture, (context, now) => {
    if (!mayCoordinate(context, gesture)) return refuse('coordinator');
    const { office, history } = context;
    const task = findTask(office.plan, code);
    const standings = task ? standingsOf(office, history, task, now.day) : [];
    const standing = standings.find((one) => one.period.id === period);
    if (!standing?.parts || (on !== null && on > now.day)) return { facts: [], answer: { kind: 'gone' } };
    if (isReported(standing)) return { facts: [], answer: { kind: 'closed-before', standing } };
    if (on === null) return { facts: [], answer: { kind: 'closing-asked', standing, on } };
    return {
      facts: [{ kind: 'closed', task: code, period, completedOn: on }],
      answer: { kind: 'closed', standing, fact: 0 },
    };
  });
  const { answer, facts, after, now } = ruled;
  const [fact] = facts;
  if (answer.kind !== 'closed' || !fact) return answer;
  const standings = standingsOf(after.office, after.history, answer.standing.task, now.day);
  const standing = standings.find((one) => one.period.id === period) ?? answer.standing;
  return { kind: 'closed', standing, fact: fact.id };
}
