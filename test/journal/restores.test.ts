import { expect, test } from 'vitest';
import type { Fact, Happening, PersonId } from '../../src/journal/fact.js';
import { restoring } from '../../src/journal/restores.js';
import { day } from '../../src/plan/day.js';

const [TAM, LAN] = [2 as PersonId, 4 as PersonId];

function fact(id: number, by: PersonId | null, what?: Happening): Fact {
  const said = what ?? { kind: 'plan-dropped', year: 2025, version: `${id}` };
  return { ...said, id, by, at: `2025-04-0${id % 9}T09:00:00+07:00`, update: null };
}

const restored = (copy: readonly Fact[], replaced: readonly Fact[]): Happening & { lost?: unknown } =>
  restoring({ copy, replaced, named: null, today: day('2025-04-08'), sent: [] });
const lostOf = (copy: readonly Fact[], replaced: readonly Fact[]): unknown => restored(copy, replaced).lost;

const old = [fact(1, null), fact(2, TAM)];
const whole = [...old, fact(3, TAM), fact(4, LAN), fact(5, LAN)];

test('a second restoring carries what the first had lost', () => {
  const first = fact(6, null, restored(whole.slice(0, 4), whole));
  const between = [...whole.slice(0, 4), first, fact(7, TAM)];
  expect(lostOf(old, between)).toEqual({ facts: 4, by: [TAM, LAN] });
  const once = [...old, fact(6, null, restored(old, whole))];
  // The same copy once more: nothing was written since, and all of it is still missing.
  expect(lostOf(old, once)).toEqual({ facts: 3, by: [TAM, LAN] });
});

test('a newer journal that is put back over an older copy brings back what that had lost', () => {
  const once = [...old, fact(6, null, restored(old, whole))];
  expect(lostOf(whole, once)).toEqual({ facts: 0, by: [] });
  expect(lostOf(whole, [...once, fact(7, TAM)])).toEqual({ facts: 1, by: [TAM] });
  expect(lostOf(whole.slice(0, 4), once)).toEqual({ facts: 1, by: [TAM, LAN] });
});

test('of journals that have nothing in common, or part in another way, nobody knows', () => {
  expect(lostOf([fact(8, TAM)], whole)).toBeNull();
  expect(lostOf([...old, fact(8, TAM)], whole)).toBeNull();
  const unknown = fact(6, null, restored(old, [fact(8, TAM)]));
  expect(lostOf(old, [...old, unknown])).toBeNull();
});
