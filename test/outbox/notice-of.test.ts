import { describe, expect, it } from 'vitest';
import type { Fact, PersonId } from '../../src/journal/fact.js';
import { replay } from '../../src/journal/replay/replay.js';
import { noticeOf } from '../../src/outbox/notice-of.js';
import { day } from '../../src/plan/day.js';
import { chairman, coordinator, journalOf, officer, reported, started } from '../support/builders.js';
import type { Entry } from '../support/builders.js';
import { office } from '../support/office.js';

const HOA = 1 as PersonId;
const TAM = 2 as PersonId;
const HUNG = 3 as PersonId;
const today = day('2025-03-20');

/** The coordinator is out of reach when a difficulty is reported, and back since. */
const entries: readonly Entry[] = [
  started('2025-01-02'),
  coordinator(HOA, 'Hoa'),
  chairman(HUNG, 'Hùng'),
  officer(TAM, 'Tâm', 'VPTK'),
  { on: today, by: null, what: { kind: 'unreachable', person: HOA, reason: 'blocked' } },
  reported({ by: TAM, on: today, code: 'III.1', status: 'blocked', note: 'chờ kinh phí' }),
  { on: today, by: null, what: { kind: 'reachable', person: HOA } },
];

/** Numbers count on from the epoch of the journal, so that they are no places in it. */
function numbered(from: number): readonly Fact[] {
  return journalOf(entries).map((fact) => ({ ...fact, id: fact.id + from }));
}

describe('the notice of a difficulty', () => {
  it.each([0, 28_854_000_000])('goes to whoever oversaw at its report, with numbers from %i on', (from) => {
    const facts = numbered(from);
    const scene = { office, history: replay(facts), today };
    const fact = facts.find(({ kind }) => kind === 'reported')?.id ?? 0;
    const told = (person: PersonId): string | null => {
      const notice = noticeOf(scene, { kind: 'report-told', person, fact });
      return notice?.kind === 'report-told' ? notice.why : null;
    };
    expect(told(HUNG)).toBe('blocked');
    expect(told(TAM)).toBeNull();
  });
});
