import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fact, Happening } from '../../src/journal/fact.js';
import { replay } from '../../src/journal/replay/replay.js';
import { relatedHappening } from '../store/any-fact.js';
import { effort } from '../support/effort.js';

const facts = fc.array(relatedHappening, { maxLength: 40 }).map((happenings): readonly Fact[] => {
  const written = (happening: Happening, at: number): Fact => ({
    ...happening,
    id: at + 1,
    at: `2025-03-${String(1 + (at % 28)).padStart(2, '0')}T08:00:00+07:00`,
    by: null,
    // Two facts of one gesture after another.
    update: at - (at % 2),
  });
  return happenings.map(written);
});

/** The same facts as a start reads them: nothing that was added up before is known by them. */
function readAnew(list: readonly Fact[]): readonly Fact[] {
  return list.map((fact) => ({ ...fact }));
}

describe('a history that grows with its journal', () => {
  it('is the one that a start would add up from the beginning, wherever it was asked for on the way', () => {
    fc.assert(
      fc.property(facts, fc.array(fc.nat(40), { maxLength: 6 }), (list, stops) => {
        for (const stop of stops) {
          expect(replay(list.slice(0, stop))).toEqual(replay(readAnew(list.slice(0, stop))));
        }
        for (const stop of stops.sort((one, other) => one - other)) replay(list.slice(0, stop));
        expect(replay([...list])).toEqual(replay(readAnew(list)));
      }),
      { numRuns: effort(200, 2000) },
    );
  });

  it('leaves a history that was handed out as it was', () => {
    fc.assert(
      fc.property(facts, fc.nat(40), (list, stop) => {
        const before = replay(list.slice(0, stop));
        const then = structuredClone(before);
        replay([...list]);
        expect(before).toEqual(then);
      }),
      { numRuns: effort(200, 2000) },
    );
  });

  it('does not take one journal for the beginning of another that has the same last fact', () => {
    const same = { at: '2025-03-24T08:00:00+07:00', by: null, update: null };
    const bound = (chat: number): Fact => ({
      ...same,
      id: 1,
      kind: 'group-bound',
      chat,
      topic: null,
      title: '',
    });
    const last: Fact = { ...same, id: 2, kind: 'topic-closed', chat: -9 };
    expect(replay([bound(-1), last]).group?.chat).toBe(-1);
    expect(replay([bound(-2), last]).group?.chat).toBe(-2);
  });
});
