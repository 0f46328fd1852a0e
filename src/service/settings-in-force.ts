import type { Happening } from '../journal/fact.js';
import type { History } from '../journal/history.js';
import { replay } from '../journal/replay/replay.js';
import { present } from '../ports/world.js';
import type { Settings, World } from '../ports/world.js';

/**
 * Writes a changed CONFIRM or AUTHORITY down, so that what it means is decided by when something was reported or asked:
 * what was complete stays so when confirming is turned on; what waits counts as confirmed when it is turned off.
 */
export async function recordSettings(world: World): Promise<void> {
  if (changedSettings(world.settings, present(world).history).length === 0) return;
  const cause = { by: null, update: null, at: world.clock.now() };
  await world.journal.decide(cause, (facts) => ({
    facts: changedSettings(world.settings, replay(facts)),
    answer: null,
  }));
}

function changedSettings(
  { confirm: required, authority }: Settings,
  before: Pick<History, 'confirming' | 'authority'>,
): readonly Happening[] {
  return [
    ...(before.confirming === required ? [] : [{ kind: 'confirmation-set', required } as const]),
    ...(before.authority === authority ? [] : [{ kind: 'authority-set', authority } as const]),
  ];
}
