import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Fact, Happening, PersonId } from '../../src/journal/fact.js';
import { departmentsOfPerson } from '../../src/journal/people.js';
import { replay } from '../../src/journal/replay/replay.js';
import { day } from '../../src/plan/day.js';
import type { DepartmentId } from '../../src/plan/plan.js';

const departments = ['A', 'B', 'C'].map((id) => id as DepartmentId);
const people = [1, 2, 3].map((id) => id as PersonId);
const version = fc.constantFrom('2025-1', '2025-2', '2026-1');

const journalOf = (happenings: readonly Happening[]): readonly Fact[] =>
  happenings.map((one, at) => ({
    ...one,
    ...{ id: at + 1, at: '2025-07-01T08:00:00+07:00', by: null, update: null },
  }));

const enrolled: readonly Happening[] = [
  { kind: 'plan-started', year: 2025, on: day('2025-01-02') },
  ...people.map((person, at): Happening => ({
    ...{ kind: 'enrolled', person, name: `P${person}`, invitation: null },
    post: { kind: 'officer', department: departments[at] ?? ('A' as DepartmentId) },
  })),
];

const step: fc.Arbitrary<Happening> = fc.oneof(
  fc.record({
    kind: fc.constant('moved' as const),
    person: fc.constantFrom(...people),
    from: fc.constantFrom(...departments),
    to: fc.constantFrom(...departments),
    version: fc.option(version),
  }),
  version.map((name): Happening => ({
    ...{ kind: 'plan-applied', year: Number(name.slice(0, 4)), version: name, renewed: [] },
  })),
  fc.integer({ min: 5, max: 20 }).map((applied): Happening => ({ kind: 'plan-reverted', applied })),
  fc.constant<Happening>({ kind: 'plan-started', year: 2026, on: day('2026-01-02') }),
);

const postsIn = (facts: readonly Fact[]): readonly (readonly DepartmentId[])[] =>
  people.map((id) => {
    const person = replay(facts).people.find((one) => one.id === id);
    return person ? departmentsOfPerson(person) : [];
  });

test('nobody is lost or doubled by moves, whatever plans come and go', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 15 }), (steps) => {
      const posts = postsIn(journalOf([...enrolled, ...steps]));
      for (const own of posts) {
        expect(own).toHaveLength(1);
      }
    }),
  );
});

test('a move changes the person that it names and nobody else', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), step, (steps, last) => {
      if (last.kind !== 'moved') return;
      const before = postsIn(journalOf([...enrolled, ...steps]));
      const after = postsIn(journalOf([...enrolled, ...steps, last]));
      people.forEach((id, at) => {
        if (id !== last.person) expect(after[at]).toEqual(before[at]);
      });
    }),
  );
});

test('whoever moved with a plan is back in his department when it is taken back', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.tuple(
          fc.constantFrom(...people),
          fc.constantFrom(...departments),
          fc.constantFrom(...departments),
        ),
        {
          maxLength: 6,
        },
      ),
      (choices) => {
        const moves = choices.map(([person, from, to]): Happening => ({
          ...{ kind: 'moved', person, from, to, version: '2025-1' },
        }));
        const applied: Happening = { kind: 'plan-applied', year: 2025, version: '2025-1', renewed: [] };
        const known = [...enrolled, ...moves, applied];
        const reverted: Happening = { kind: 'plan-reverted', applied: known.length };
        expect(postsIn(journalOf([...known, reverted]))).toEqual(postsIn(journalOf(enrolled)));
      },
    ),
  );
});

test('people of next year’s plan move when its year begins', () => {
  const [person = 1 as PersonId] = people;
  const [from = 'A' as DepartmentId, to = 'B' as DepartmentId] = departments;
  const known: readonly Happening[] = [
    ...enrolled,
    { kind: 'moved', person, from, to, version: '2026-1' },
    { kind: 'plan-applied', year: 2026, version: '2026-1', renewed: [] },
  ];
  expect(postsIn(journalOf(known))[0]).toEqual(['A']);
  const begun: Happening = { kind: 'plan-started', year: 2026, on: day('2026-01-02') };
  expect(postsIn(journalOf([...known, begun]))[0]).toEqual(['B']);
});
