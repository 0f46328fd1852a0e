import { measure } from '../app/measure.js';
import { present } from '../app/world.js';
import { refusedAnswer } from '../texts/enrolment.js';
import { measureAnswer } from '../texts/targets.js';
import { readTarget } from '../tracking/measuring.js';
import type { Answer, Asked, Desk } from './desk.js';
import { show } from './viewing.js';

/** `/target` lists them, `/target CT.3.2` shows one, `/target CT.3.2 96,5%` says how far it was reached. */
export async function measuring(desk: Desk, { incoming, rest, person }: Asked): Promise<Answer> {
  const inGroup = !incoming.chat.private;
  if (rest.trim() === '') return show(desk, { view: { kind: 'targets' }, page: 0, person, inGroup });
  const named = readTarget(present(desk.world).office.plan, rest);
  if (named.kind === 'target' && named.rest === '') {
    return show(desk, { view: { kind: 'target', target: named.target.code }, page: 0, person, inGroup });
  }
  const outcome = await measure(desk.world, incoming, rest);
  return outcome.kind === 'refused'
    ? refusedAnswer(outcome)
    : measureAnswer(present(desk.world).office, outcome);
}
