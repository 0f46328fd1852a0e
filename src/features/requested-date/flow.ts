import { categoryOf, nextRequestId, periodsOf } from '../../journal/periods.js';
import { findPerson } from '../../journal/people.js';
import { decidesChanges, mayCoordinate } from '../../journal/rights.js';
import type { Refused } from '../../journal/rights.js';
import { isOpen, standingsOf } from '../../journal/standing.js';
import type { Day } from '../../plan/day.js';
import type { Task } from '../../plan/plan.js';
import { oneTask } from '../../plan/task-code.js';
import type { Context, Decision } from '../../ports/ports.js';
import { decideOnce, refuse } from '../../ports/world.js';
import type { Gesture, World } from '../../ports/world.js';
import { wantedDay } from '../../plan/wanted-day.js';
import type { SetDateOutcome } from '../report/outcome.js';
import { lastDayOf } from '../../journal/closing.js';

/** Sets the date of requested work, or moves it while the request is open. */
export async function setDate(
  world: World,
  gesture: Gesture,
  text: string,
): Promise<SetDateOutcome | Refused> {
  const { answer } = await decideOnce<SetDateOutcome | Refused>(world, gesture, (context, { day: today }) => {
    if (!mayCoordinate(context, gesture)) return refuse('coordinator');
    const { task, reference, rest } = oneTask(context.office.plan, text);
    if (!task) return { facts: [], answer: { kind: 'code-needed', reference } };
    if (categoryOf(task) !== 'requested') return { facts: [], answer: { kind: 'has-printed-date', task } };
    const latest = lastDayOf(context.office.plan);
    if (today > latest) return { facts: [], answer: { kind: 'closed', task, on: latest } };
    const { said } = wantedDay(rest, { today, direction: 'future' });
    if (said?.kind !== 'day') {
      return { facts: [], answer: { kind: 'date-needed', task, unclear: said, written: rest } };
    }
    const due = said.day;
    if (due < today) return { facts: [], answer: { kind: 'past', task, due } };
    if (due > latest) return { facts: [], answer: { kind: 'too-far', task, due, latest } };
    const set = dateFor(context, { task, due, today });
    const person = findPerson(context.history, gesture.person);
    const moves = set.answer.kind === 'set' && set.answer.earlier !== null;
    if (moves && person && !decidesChanges(context.history, person)) {
      return { facts: [], answer: { kind: 'for-leader', task, due } };
    }
    return set;
  });
  return answer;
}

export function dateFor(
  { office, history }: Context,
  { task, due, today }: { readonly task: Task; readonly due: Day; readonly today: Day },
): Decision<SetDateOutcome> {
  const open = standingsOf(office, history, task, today).find(isOpen);
  const period = open?.period.id ?? nextRequestId(office.plan, history, task);
  const earlier = periodsOf(office.plan, history, task).find(({ id }) => id === period)?.due ?? null;
  return {
    facts: [{ kind: 'date-set', task: task.code, period, due }],
    answer: { kind: 'set', task, due, earlier },
  };
}
