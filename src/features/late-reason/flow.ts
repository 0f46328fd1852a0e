import { findReason } from '../../journal/decisions.js';
import type { Refused } from '../../journal/rights.js';
import { mayDecide, mayReportNow } from '../../journal/rights.js';
import { confirmersOf } from '../../outbox/readers.js';
import { refuse } from '../../ports/world.js';
import type { PeriodId } from '../../plan/deadline.js';
import type { Task } from '../../plan/plan.js';
import { confirmReason, explain, isLate } from './rule.js';
import type { LateCause } from '../../journal/fact.js';
import type { ConfirmOutcome, ReasonOutcome } from '../report/outcome.js';
import { findPerson } from '../../journal/people.js';
import { standingsOf } from '../../journal/standing.js';
import { decideOnce } from '../../ports/world.js';
import type { Gesture, World } from '../../ports/world.js';

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
  const { answer } = await decideOnce<ReasonOutcome | Refused>(world, gesture, (context, now) => {
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
    const told = confirmersOf(context, { by: gesture.person, task: task.code }).length > 0;
    return {
      facts: ruling.facts,
      answer: { kind: 'given', standings: ruling.standings, cause, words, told },
    };
  });
  return answer;
}

/** Agrees that a cause was objective; once. */
export async function confirmCause(
  world: World,
  gesture: Gesture,
  reason: number,
): Promise<ConfirmOutcome | Refused> {
  const { answer, after } = await decideOnce<ConfirmOutcome | Refused>(world, gesture, (context) => {
    const person = mayDecide(context, gesture);
    if (!person) return refuse('decider');
    const ruling = confirmReason(context.history, { person, reason });
    if (ruling.kind !== 'confirm') return { facts: [], answer: ruling };
    return { facts: ruling.facts, answer: { kind: 'confirmed', reason: ruling.reason } };
  });
  if (answer.kind !== 'confirmed') return answer;
  return { kind: 'confirmed', reason: findReason(after.history, reason) ?? answer.reason };
}
