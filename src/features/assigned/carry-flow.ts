import { replay } from '../../journal/replay/replay.js';
import { planBefore } from '../../ports/earlier-plan.js';
import { officeOf, present } from '../../ports/world.js';
import type { World } from '../../ports/world.js';
import { carriedOver } from './carry.js';

/** Once the plan of the year before is closed, what was assigned beside it and is open goes on beside the present one. */
export async function carryAssigned(world: World): Promise<void> {
  const before = planBefore(world);
  if (!before?.closed) return;
  const at = world.clock.now();
  const { year } = present(world).office.plan;
  const { office, history } = present(before.world);
  if (carriedOver(office, history, { today: at.day, year }).length === 0) return;
  await world.journal.decide({ by: null, update: null, at }, (facts) => {
    const now = replay(facts);
    const then = officeOf(before.world, now, at.day);
    return { facts: carriedOver(then, now, { today: at.day, year }), answer: null };
  });
}
