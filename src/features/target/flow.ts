import type { Refused } from '../../journal/rights.js';
import { refuse } from '../../ports/world.js';
import type { MeasureOutcome } from '../report/outcome.js';
import { readTarget, ruleMeasure } from './rule.js';
import { acting } from '../../journal/duty.js';
import { findPerson } from '../../journal/people.js';
import { targetStanding } from '../../journal/targets.js';
import type { Decision } from '../../ports/ports.js';
import { decideOnce } from '../../ports/world.js';
import type { Gesture, World } from '../../ports/world.js';

type Pending = { readonly kind: 'pending' };

/** Writes down how far a target was reached, as `CT.3.2 96,5%` says. */
export async function measure(
  world: World,
  gesture: Gesture,
  text: string,
): Promise<MeasureOutcome | Refused> {
  const { answer, facts, before, after, now } = await decideOnce<MeasureOutcome | Refused | Pending>(
    world,
    gesture,
    ({ office, history }, { day: today }): Decision<MeasureOutcome | Refused | Pending> => {
      const known = findPerson(history, gesture.person);
      if (!known) return refuse('enrolment');
      const person = acting(history, known, today);
      const named = readTarget(office.plan, text);
      if (named.kind === 'unknown') return asked({ kind: 'unknown-target', written: named.written });
      if (named.kind === 'task') return asked({ ...named, kind: 'which-target' });
      const { target, rest } = named;
      const ruling = ruleMeasure(office, history, { person, target, text: rest, today });
      return ruling.kind === 'record' ? { facts: ruling.facts, answer: { kind: 'pending' } } : asked(ruling);
    },
  );
  if (answer.kind !== 'pending') return answer;
  const fact = facts.find((one) => one.kind === 'measured');
  const target = after.office.plan.targets.find(({ code }) => code === fact?.target);
  if (!fact || !target) return { kind: 'unknown-target', written: text };
  const ask = { target, today: now.day };
  return {
    kind: 'measured',
    fact: fact.id,
    standing: targetStanding(after.office, after.history, ask),
    earlier: targetStanding(before.office, before.history, ask).latest,
  };
}

function asked(outcome: MeasureOutcome): Decision<MeasureOutcome> {
  return { facts: [], answer: outcome };
}
