import { findExtension, findReason } from '../../journal/decisions.js';
import { leadersOfTask } from '../../journal/fields.js';
import { decidesChanges, mayDecide } from '../../journal/rights.js';
import type { Refused } from '../../journal/rights.js';
import { reachable } from '../../outbox/readers.js';
import { findTask } from '../../plan/plan.js';
import { decideOnce, refuse } from '../../ports/world.js';
import type { Gesture, World } from '../../ports/world.js';
import type { SubmitOutcome } from './outcome.js';

/** Puts a request for a later date, or the cause of a delay, before the leaders; once. */
export async function submit(world: World, gesture: Gesture, of: number): Promise<SubmitOutcome | Refused> {
  const { answer } = await decideOnce<SubmitOutcome | Refused>(world, gesture, (context) => {
    const { history } = context;
    const person = mayDecide(context, gesture);
    if (!person) return refuse('decider');
    const request = findExtension(history, of);
    const cause = findReason(history, of);
    const meant = request ?? cause;
    if (!meant || decidesChanges(history, person)) return { facts: [], answer: { kind: 'gone' } };
    if ((request?.decided ?? cause?.confirmed ?? null) !== null) {
      return { facts: [], answer: { kind: 'decided-before', of: meant } };
    }
    const task = findTask(context.office.plan, meant.task);
    const leaders = task ? reachable(leadersOfTask(context.office.plan, history, task)) : [];
    const before = history.submitted.get(of) ?? null;
    return {
      facts: before ? [] : [{ kind: 'submitted', of }],
      answer: { kind: 'submitted', of: meant, leaders, before },
    };
  });
  return answer;
}
