import { readFileSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Plans, PlanText } from '../../src/ports/ports.js';
import { readPlan } from '../../src/store/plan-file.js';
import { openShelf } from '../../src/store/plan-shelf.js';
import { dataFolder } from './scene.js';

const text = readFileSync('data/plan-2025.json', 'utf8');
const other = text.replace('"title": "', '"title": "Bản khác: ');

function drafted(file: string): PlanText {
  const read = readPlan(file, 'plan');
  if (!read.ok) throw new Error(read.faults.join('; '));
  return { text: file, plan: read.plan };
}

async function shelf(folder: string): Promise<Plans> {
  const read = readPlan(text, 'plan');
  if (!read.ok) throw new Error(read.faults.join('; '));
  const opened = await openShelf(folder, {
    initial: { plan: read.plan, text },
    named: { needed: [], former: [] },
    draft({ bytes }) {
      const file = Buffer.from(bytes).toString('utf8');
      const sent = readPlan(file, 'plan');
      if (!sent.ok) return Promise.resolve({ kind: 'faulty', faults: sent.faults });
      return Promise.resolve({
        ...{ kind: 'read', text: file, plan: sent.plan },
        ...{ comparison: null, report: null, carried: { duties: 0, targets: 0 }, offered: null },
      });
    },
  });
  if (!opened.ok) throw new Error(opened.faults.join('; '));
  return opened.plans;
}

describe('the shelf of plans', () => {
  it('keeps two plans that come at once under versions of their own, and the same plan once', async () => {
    const folder = await dataFolder();
    const plans = await shelf(folder);
    const kept = await Promise.all([text, other, text].map((one) => plans.keep(drafted(one))));
    const versions = kept.map(({ version }) => version);
    const [first = '', second = ''] = versions;
    expect(versions).toEqual([first, second, first]);
    expect((await readdir(join(folder, 'plans'))).sort()).toEqual(
      [first, second].map((version) => `plan-${version}.json`).sort(),
    );
    expect(await readFile(join(folder, 'plans', `plan-${second}.json`), 'utf8')).toBe(other);
  });

  it('finds after a start what was only shown before, once somebody asks for it', async () => {
    const folder = await dataFolder();
    const { version } = await (await shelf(folder)).keep(drafted(other));
    const plans = await shelf(folder);
    expect(plans.find(version)).toBeNull();
    await plans.recall(version);
    const plan = plans.find(version);
    expect(plan?.title).toContain('Bản khác');
    expect(plan && plans.draftOf(plan)).toEqual(JSON.parse(other));
    await writeFile(join(folder, 'plans', 'plan-2025-123456.json'), '{');
    await plans.recall('2025-123456');
    await plans.recall('2025-999999');
    expect([plans.find('2025-123456'), plans.find('2025-999999')]).toEqual([null, null]);
  });

  it('names a plan by its content, so that a version means the same plan in every folder', async () => {
    const [one, another] = [await shelf(await dataFolder()), await shelf(await dataFolder())];
    await one.keep(drafted(other));
    const kept = [
      await one.keep(drafted(text)),
      await another.keep(drafted(text)),
      await another.keep(drafted(other)),
    ];
    const [here, there, different] = kept.map(({ version }) => version);
    expect(here).toBe(there);
    expect(here).not.toBe(different);
  });

  it('gives another plan another name where the name is taken', async () => {
    const folder = await dataFolder();
    const kept = await (await shelf(folder)).keep(drafted(text));
    const taken = kept.version;
    await writeFile(join(folder, 'plans', `plan-${taken}.json`), other);
    const next = await (await shelf(folder)).keep(drafted(text));
    expect(next.version).toMatch(/^2025-\d{6}$/u);
    expect(next.version).not.toBe(taken);
    expect(await readFile(join(folder, 'plans', `plan-${taken}.json`), 'utf8')).toBe(other);
  });
});
