import { describe, expect, it } from 'vitest';
import type { Happening, PersonId } from '../../src/journal/fact.js';
import { day } from '../../src/plan/day.js';
import { whoHears } from '../../src/outbox/whom.js';
import { chairman, coordinator, historyOf, office, officer, started } from '../support/builders.js';

const staff = [
  started('2025-01-02'),
  coordinator(1, 'Hoa'),
  coordinator(2, 'Dũng'),
  officer(3, 'Tâm', 'VPTK'),
  chairman(4, 'Bình'),
];

/** `newcomer 1`: the kind of news and for whom, of what was written down last. */
function news(what: Happening, by: number | null = 1): readonly string[] {
  const history = historyOf(...staff, { on: day('2025-03-20'), by: by as PersonId | null, what });
  const fact = history.facts.at(-1);
  if (!fact) throw new Error('nothing was written down');
  return whoHears({ office, history }, fact).map((key) => {
    expect(key.fact).toBe(fact.id);
    return `${key.kind} ${key.person}`;
  });
}

describe('who hears', () => {
  const comes = (person: number, kind: 'coordinator' | 'chairman', invitation: number | null): Happening => ({
    ...{ kind: 'enrolled', person: person as PersonId, name: 'Lan', post: { kind } },
    invitation,
  });

  it('of who came by an invitation: the coordinators, but not the one who came', () => {
    expect(news(comes(9, 'chairman', 6), 9)).toEqual(['newcomer 1', 'newcomer 2']);
    expect(news(comes(9, 'coordinator', 6), 9)).toEqual(['newcomer 1', 'newcomer 2']);
  });

  it('of who came without one: nobody', () => {
    expect(news(comes(9, 'coordinator', null), null)).toEqual([]);
  });

  it.each<readonly [why: 'removed' | 'asked', heard: readonly string[]]>([
    ['removed', ['group-lost 1', 'group-lost 2']],
    ['asked', []],
  ])('of a group that was left, %s', (why, heard) => {
    expect(news({ kind: 'group-unbound', chat: -5, why }, null)).toEqual(heard);
  });
});
