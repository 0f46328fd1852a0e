import type { PeriodId } from '../../plan/deadline.js';
import type { Task } from '../../plan/plan.js';
import { confirmReason, explain, findReason, isLate } from '../../tracking/decisions/explaining.js';
import { decidersOf } from '../../tracking/decisions/extending.js';
import type { LateCause } from '../../tracking/fact.js';
import type { Person } from '../../tracking/history.js';
import type { ConfirmOutcome, ReasonOutcome, Refused } from '../../tracking/outcome.js';
import { findPerson, isCoordinator } from '../../tracking/people.js';
import { mayReportNow } from '../../tracking/reporting.js';
import { standingsOf } from '../../tracking/standing.js';
import { refuse } from '../correct.js';
import type { Context } from '../ports.js';
import { decideOnce } from '../world.js';
import type { Gesture, World } from '../world.js';
import { mayDecide, oweTo, settle } from './owing.js';

export interface ReasonSaid {
  readonly task: Task;
  readonly period: PeriodId | 'all';
  /** Null: it is asked. */
  readonly cause: LateCause | null;
  readonly words: string;
}

/** Writes down why something is late. An objective cause with its words goes to who may confirm it. */
export async function explainDelay(
  world: World,
  gesture: Gesture,
  said: ReasonSaid,
): Promise<ReasonOutcome | Refused> {
  const words = said.words.normalize('NFC').trim();
  const { task, period, cause } = said;
  const { answer, facts, after } = await decideOnce<ReasonOutcome | Refused>(
    world,
    gesture,
    (context, now) => {
      const { office, history } = context;
      const person = findPerson(history, gesture.person);
      if (!person) return refuse('enrolment');
      if (!mayReportNow(office, history, { task, person, today: now.day }))
        return { facts: [], answer: { kind: 'not-yours', task } };
      if (cause === null) {
        const standings = standingsOf(office, history, task, now.day).filter(isLate);
        const kind = standings.length > 0 ? 'cause-needed' : 'not-late';
        return { facts: [], answer: { kind, task, standings } };
      }
      const ruling = explain(office, history, {
        person,
        wish: { task, period, cause, words },
        today: now.day,
      });
      if (ruling.kind !== 'give') return { facts: [], answer: ruling };
      return { facts: ruling.facts, answer: { kind: 'given', standings: ruling.standings, cause, words } };
    },
  );
  const [first] = facts;
  if (first?.kind === 'reason-given' && first.cause === 'objective' && first.words !== '') {
    await oweTo(world, confirmersOf(after, gesture), { kind: 'late-reason', fact: first.id });
  }
  return answer;
}

/** The coordinators; the chairmen where there is no other coordinator. */
function confirmersOf({ history }: Context, { person }: Gesture): readonly Person[] {
  const others = decidersOf(history).filter(({ id, unreachable }) => id !== person && !unreachable);
  const coordinators = others.filter(isCoordinator);
  return coordinators.length > 0 ? coordinators : others;
}

/** Agrees that a cause was objective; once. */
export async function confirmCause(
  world: World,
  gesture: Gesture,
  reason: number,
): Promise<ConfirmOutcome | Refused> {
  const { answer, facts, after } = await decideOnce<ConfirmOutcome | Refused>(world, gesture, (context) => {
    const person = mayDecide(context, gesture);
    if (!person) return refuse('decider');
    const ruling = confirmReason(context.history, { person, reason });
    if (ruling.kind !== 'confirm') return { facts: [], answer: ruling };
    return { facts: ruling.facts, answer: { kind: 'confirmed', reason: ruling.reason } };
  });
  if (answer.kind !== 'confirmed') return answer;
  for (const fact of facts) {
    if (fact.kind === 'reason-confirmed') await settle(world, 'late-reason', fact.reason);
  }
  return { kind: 'confirmed', reason: findReason(after.history, reason) ?? answer.reason };
}
