import { findPerson } from '../../journal/people.js';
import { mayDecide } from '../../journal/rights.js';
import type { Refused } from '../../journal/rights.js';
import { decideOnce, refuse } from '../../ports/world.js';
import type { Gesture, World } from '../../ports/world.js';
import type { Draft } from './draft.js';
import { receiveAssignment, stopAssignment, undoAssignment } from './ended.js';
import type { EndOutcome, ReceivedOutcome } from './ended.js';
import { assignmentMade, nextOf } from './rule.js';
import type { Next, Preview } from './rule.js';

export type AssignedOutcome =
  | { readonly kind: 'assigned'; readonly preview: Preview; readonly fact: number }
  /** Something is missing, or odd by now: it is asked. */
  | { readonly kind: 'asked'; readonly next: Next };

/** Assigns the work of a draft. */
export async function assignWork(
  world: World,
  gesture: Gesture,
  draft: Draft,
): Promise<AssignedOutcome | Refused> {
  const { answer, facts } = await decideOnce<Next | Refused>(world, gesture, (context, { day: today }) => {
    if (!mayDecide(context, gesture)) return refuse('decider');
    const next = nextOf(context, draft, today);
    return {
      facts: next.kind === 'preview' ? [assignmentMade(context.office.plan, next.preview)] : [],
      answer: next,
    };
  });
  if (answer.kind === 'refused') return answer;
  const fact = facts.find(({ kind }) => kind === 'task-assigned');
  return answer.kind === 'preview' && fact
    ? { kind: 'assigned', preview: answer.preview, fact: fact.id }
    : { kind: 'asked', next: answer };
}

/** Takes an assignment back as if it had never been, within a day and before anything was reported of it. */
export async function takeBack(
  world: World,
  gesture: Gesture,
  assignment: number,
): Promise<EndOutcome | Refused> {
  const { answer } = await decideOnce<EndOutcome | Refused>(world, gesture, (context, { iso: now }) =>
    mayDecide(context, gesture) ? undoAssignment(context.history, { assignment, now }) : refuse('decider'),
  );
  return answer;
}

export async function stop(
  world: World,
  gesture: Gesture,
  wish: { readonly assignment: number; readonly reason: string },
): Promise<EndOutcome | Refused> {
  const { answer } = await decideOnce<EndOutcome | Refused>(world, gesture, (context) =>
    mayDecide(context, gesture) ? stopAssignment(context.history, wish) : refuse('decider'),
  );
  return answer;
}

/** Somebody of a lead says that the work has arrived. */
export async function receive(
  world: World,
  gesture: Gesture,
  assignment: number,
): Promise<ReceivedOutcome | Refused> {
  const { answer } = await decideOnce<ReceivedOutcome | Refused>(
    world,
    gesture,
    (context, { day: today }) => {
      const person = findPerson(context.history, gesture.person);
      if (!person) return refuse('enrolment');
      return receiveAssignment(context.history, { assignment, person, today });
    },
  );
  return answer;
}
