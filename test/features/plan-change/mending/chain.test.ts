import { expect, test } from 'vitest';
import { chainOf, correctionsOf } from '../../../../src/features/plan-change/mending/chain.js';
import type { Happening } from '../../../../src/journal/fact.js';
import { day } from '../../../../src/plan/day.js';
import { historyOf, started } from '../../../support/builders.js';
import type { Entry } from '../../../support/builders.js';

function made(
  from: string,
  version: string,
  more: Partial<Extract<Happening, { kind: 'plan-mended' }>> = {},
): Entry {
  return {
    ...{ on: day('2025-03-20'), by: null },
    what: {
      ...{ kind: 'plan-mended', year: 2025, from, version },
      ...{ offered: null, offeredBefore: null, undone: false, ...more },
    },
  };
}

function chain(version: string, ...entries: readonly Entry[]): readonly string[] {
  return chainOf(historyOf(started('2025-01-02'), ...entries), version).map((link) => link.version);
}

test('a version that was sent, or is in force, is the first of its chain', () => {
  expect(chain('A')).toEqual(['A']);
});

test('each correction is a link, and one that was taken back is none', () => {
  const two = [made('A', 'B'), made('B', 'C')];
  expect(chain('C', ...two)).toEqual(['A', 'B', 'C']);
  const back = made('C', 'D', { undone: true });
  expect(chain('D', ...two, back)).toEqual(['A', 'D']);
  expect(chain('E', ...two, back, made('D', 'E', { undone: true }))).toEqual(['E']);
  expect(chain('F', ...two, back, made('D', 'F'))).toEqual(['A', 'D', 'F']);
});

test('what is offered beside a version goes with it', () => {
  const history = historyOf(
    started('2025-01-02'),
    made('A', 'B', { offered: 'B+', offeredBefore: 'A+' }),
    made('B', 'C', { offered: null, offeredBefore: 'B+' }),
  );
  expect(chainOf(history, 'C')).toEqual([
    { version: 'A', offered: 'A+' },
    { version: 'B', offered: 'B+' },
    { version: 'C', offered: null },
  ]);
});

test('corrections are counted anew once they are in force', () => {
  const applied: Entry = {
    ...{ on: day('2025-03-21'), by: null },
    what: { kind: 'plan-applied', year: 2025, version: 'C', renewed: [] },
  };
  const facts = [made('A', 'B'), made('B', 'C'), applied, made('C', 'D')];
  const history = historyOf(started('2025-01-02'), ...facts);
  expect(['A', 'B', 'C', 'D'].map((version) => correctionsOf(history, version))).toEqual([0, 1, 0, 1]);
});
