import fc from 'fast-check';
import { expect, test } from 'vitest';
import { emptyDraft, extended, finished } from '../../src/store/checked-document.js';
import { drafting } from '../../src/store/drafting.js';
import { effort } from '../support/effort.js';

const form = { list: 'entries', version: 1 };

/** What is done to a list: some more at its end, another entry at a place, or the oldest forgotten. */
const step = fc.oneof(
  fc.record({ kind: fc.constant('add' as const), count: fc.integer({ min: 0, max: 700 }) }),
  fc.record({ kind: fc.constant('change' as const), fromEnd: fc.nat(900) }),
  fc.record({ kind: fc.constant('forget' as const), count: fc.nat(50) }),
);

test('a document of a list that changes is, byte for byte, the one that would be written from its beginning', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 12 }), (steps) => {
      const empty = emptyDraft(form, form.version);
      const drafted = drafting(empty);
      let [entries, count]: [readonly { readonly name: string }[], number] = [[], 0];
      const fresh = (): { readonly name: string } => ({ name: `mục ${(count += 1)}` });
      for (const one of steps) {
        if (one.kind === 'add') entries = [...entries, ...Array.from({ length: one.count }, fresh)];
        if (one.kind === 'forget') entries = entries.slice(one.count);
        if (one.kind === 'change' && one.fromEnd < entries.length) {
          entries = entries.with(entries.length - 1 - one.fromEnd, fresh());
        }
        const anew = extended(
          empty,
          entries.map((entry) => JSON.stringify(entry)),
        );
        expect(Buffer.compare(finished(form, drafted(entries)), finished(form, anew))).toBe(0);
      }
    }),
    { numRuns: effort(30, 200) },
  );
});
