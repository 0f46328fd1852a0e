import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { momentIn } from '../../src/plan/day.js';
import type { Moment } from '../../src/plan/day.js';
import { journalPath } from '../../src/store/journal-form.js';
import { restore } from '../../src/store/restore.js';
import { effort } from '../support/effort.js';
import { ZONE } from '../support/office.js';
import { cause, dataFolder, goodJournal, reported } from './scene.js';

/** What may become of a bot's journal between two starts. */
const STEP = fc.constantFrom('restart', 'copied-back', 'restored', 'begun-anew');
const LIFE = fc.array(
  fc.record({ step: STEP, facts: fc.integer({ min: 1, max: 4 }), seconds: fc.nat(90_000) }),
  {
    minLength: 2,
    maxLength: 7,
  },
);

test('whatever becomes of a bot’s journals, no number is given twice', async () => {
  await fc.assert(
    fc.asyncProperty(LIFE, async (life) => {
      const given: number[] = [];
      const copies: string[] = [];
      let folder = await dataFolder();
      let now = Date.parse('2025-03-24T00:30:00Z');
      let update = 0;
      for (const { step, facts, seconds } of life) {
        now += (seconds + 1) * 1000;
        const at: Moment = momentIn(ZONE, new Date(now));
        const copy = copies.at((update * 7) % (copies.length || 1));
        if (step === 'begun-anew') folder = await dataFolder();
        if (step === 'copied-back' && copy) await writeFile(journalPath(folder), await readFile(copy));
        if (step === 'restored' && copy) {
          expect(await restore(folder, copy, { now: at })).toMatchObject({ ok: true });
        }
        const { journal, close } = await goodJournal(folder);
        const before = new Set(journal.facts().map(({ id }) => id));
        for (let count = 0; count < facts; count += 1) {
          update += 1;
          await journal.decide(cause(update, at), () => ({ facts: [reported()], answer: null }));
        }
        given.push(...journal.facts().flatMap(({ id }) => (before.has(id) ? [] : [id])));
        await close();
        const kept = join(folder, `copy-${update}.json`);
        await writeFile(kept, await readFile(journalPath(folder)));
        copies.push(kept);
      }
      expect(new Set(given).size).toBe(given.length);
    }),
    { numRuns: effort(6, 60) },
  );
}, 120_000);
