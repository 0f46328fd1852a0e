import { readFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Plans } from '../../src/ports/ports.js';
import { readPlan } from '../../src/store/plan-file.js';
import { openShelf } from '../../src/store/plan-shelf.js';
import { dataFolder } from './scene.js';

const text = readFileSync('data/plan-2025.json', 'utf8');
const other = text.replace('"title": "', '"title": "Bản khác: ');

async function shelf(folder: string): Promise<Plans> {
  const read = readPlan(text, 'plan');
  if (!read.ok) throw new Error(read.faults.join('; '));
  const opened = await openShelf(folder, {
    initial: { plan: read.plan, text },
    named: { needed: [], former: [] },
    draft: () => Promise.resolve({ kind: 'unreadable', why: 'failed' }),
  });
  if (!opened.ok) throw new Error(opened.faults.join('; '));
  return opened.plans;
}

describe('the shelf of plans', () => {
  it('keeps two plans that come at once under versions of their own', async () => {
    const folder = await dataFolder();
    const plans = await shelf(folder);
    const kept = await Promise.all([text, other, text].map((one) => plans.keep(one)));
    const versions = kept.map((one) => (one.ok ? one.version : one.faults.join('; ')));
    expect(versions).toEqual(['2025-1', '2025-2', '2025-3']);
    expect((await readdir(join(folder, 'plans'))).sort()).toEqual(
      versions.map((version) => `plan-${version}.json`),
    );
    expect(await readFile(join(folder, 'plans', 'plan-2025-2.json'), 'utf8')).toBe(other);
  });

  it('keeps the next plan after one that is faulty', async () => {
    const plans = await shelf(await dataFolder());
    const [faulty, good] = await Promise.all([plans.keep('{}'), plans.keep(text)]);
    expect([faulty.ok, good.ok && good.version]).toEqual([false, '2025-1']);
  });
});
