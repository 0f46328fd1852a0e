import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { assemblePlan } from '../../../src/documents/import/assembling/assemble.js';
import { blocksOf } from '../../../src/documents/import/reading/file-blocks.js';
import { leaveOut } from '../../support/programs.js';
import { samplesIn, scoreLine, scoreOf } from './golden.js';
import { catalogue, imported } from './reading.js';
import { VARIANTS } from './variants.js';

const TABLES = new URL('../../../../shared/plan/tables/', import.meta.url);
const there = existsSync(TABLES);
if (!there) leaveOut('the plans of other offices', '../shared/plan/tables');

const samples = there ? samplesIn(TABLES) : [];

describe.runIf(there)('a plan of another office', () => {
  test.each(samples)('$golden.id is read row by row as agreed', async ({ golden, form, file }) => {
    const score = scoreOf(golden, await imported(form, file, golden.year));
    process.stdout.write(`${scoreLine(golden.id, score)}\n`);
    expect(score.faults).toEqual([]);
    expect(score.silent).toEqual([]);
  });

  test.each(
    Object.keys(VARIANTS).flatMap((name) =>
      samples.map((sample) => [sample.golden.id, name, sample] as const),
    ),
  )('%s with %s is read the same', async (_, name, { golden, form, file }) => {
    const changed = VARIANTS[name]?.(await blocksOf(form, file)) ?? [];
    const score = scoreOf(golden, assemblePlan(changed, { year: golden.year, catalogue }));
    expect(score.faults).toEqual([]);
  });
});
