import type { Field, PersonId } from '../../journal/fact.js';
import { fieldsOf, sameField } from '../../journal/fields.js';
import { chairmen } from '../../journal/people.js';
import { mayCoordinate } from '../../journal/rights.js';
import type { Refused } from '../../journal/rights.js';
import { decideOnce, refuse } from '../../ports/world.js';
import type { Gesture, World } from '../../ports/world.js';
import type { ChargeOutcome } from './rule.js';

/** Puts a leader in charge of parts of the work; with none, of all of it. */
export async function putInCharge(
  world: World,
  gesture: Gesture,
  request: { readonly leader: PersonId; readonly fields: readonly Field[] },
): Promise<ChargeOutcome | Refused> {
  const { answer } = await decideOnce<ChargeOutcome | Refused>(world, gesture, (context) => {
    if (!mayCoordinate(context, gesture)) return refuse('coordinator');
    const { office, history } = context;
    const leader = chairmen(history).find(({ id }) => id === request.leader);
    if (!leader) return { facts: [], answer: { kind: 'gone' } };
    const { fields } = request;
    const own = fieldsOf(office.plan, history, leader.id);
    const same =
      own.length === fields.length && own.every((one) => fields.some((other) => sameField(one, other)));
    if (same) return { facts: [], answer: { kind: 'unchanged', leader, fields } };
    return {
      facts: [{ kind: 'fields-set', person: leader.id, fields }],
      answer: { kind: 'charged', leader, fields },
    };
  });
  return answer;
}
