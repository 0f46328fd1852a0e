import type { MeasureOutcome, Refused } from '../tracking/outcome.js';
import { readTarget, ruleMeasure } from '../tracking/measuring.js';
import { acting } from '../tracking/duty.js';
import { findPerson } from '../tracking/people.js';
import { targetStanding } from '../tracking/targets.js';
import { refuse } from './correct.js';
import type { Decision } from './ports.js';
import { decideOnce } from './world.js';
import type { Gesture, World } from './world.js';

type Pending = { readonly kind: 'pending' };

/** Writes down how far a target was reached, as `CT.3.2 96,5%` says; see design/product.md, Commands. */
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
