import { replay } from '../journal/replay/replay.js';
import { present } from '../ports/world.js';
import type { World } from '../ports/world.js';

/**
 * Writes a changed CONFIRM down, so that what it means for a report is decided by when the report was made: what was
 * complete stays so when it is turned on; what waits counts as confirmed when it is turned off.
 */
export async function recordSettings(world: World): Promise<void> {
  const { confirm: required } = world.settings;
  if (present(world).history.confirming === required) return;
  const cause = { by: null, update: null, at: world.clock.now() };
  await world.journal.decide(cause, (facts) => ({
    facts: replay(facts).confirming === required ? [] : [{ kind: 'confirmation-set', required }],
    answer: null,
  }));
}
