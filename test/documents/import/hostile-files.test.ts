import { expect, test } from 'vitest';
import { assemblePlan } from '../../../src/documents/import/assembling/assemble.js';
import type { Block, Row } from '../../../src/documents/import/block.js';
import { plainCell } from '../../../src/documents/import/block.js';
import { blocksOfMarkdown } from '../../../src/documents/import/reading/markdown-blocks.js';
import type { DraftedPlan } from '../../../src/ports/ports.js';
import { draftPlan } from '../../../src/service/plan-drafting.js';
import { hostileFiles, tableOf } from '../../support/hostile-files.js';
import { catalogue, seedPlan } from './reading.js';

function drafted(name: string, file: Buffer | string): Promise<DraftedPlan> {
  const bytes = Buffer.from(file);
  const year = { named: 2025, present: 2025 };
  return draftPlan({ name, bytes, year, inForce: null, earlier: [seedPlan], departments: [] });
}

test.each(hostileFiles)('%s is refused as what it is', async (_, name, file, why) => {
  expect(await drafted(name, file)).toEqual({ kind: 'unreadable', why });
});

test('a file as large as a plan may be is read', async () => {
  const large = await drafted('a.md', tableOf(500));
  expect(large.kind === 'read' && large.plan.tasks.length).toBe(500);
  expect(await drafted('a.md', tableOf(501))).toEqual({ kind: 'unreadable', why: 'too-much' });
  const rows = await drafted('a.txt', 'a|b|c\n'.repeat(3000));
  expect(rows.kind === 'no-tasks' && rows.report.rows).toHaveLength(3000);
});

/** The same rows, and how often somebody has looked at the cells of one. */
function counted(rows: readonly Row[]): { readonly rows: readonly Row[]; readonly looks: () => number } {
  let looks = 0;
  const watched = rows.map((row) => ({
    header: row.header,
    get cells() {
      looks += 1;
      return row.cells;
    },
  }));
  return { rows: watched, looks: () => looks };
}

const SHAPES: readonly (readonly [string, (count: number) => readonly (readonly Row[])[]])[] = [
  ['one table of tasks', (count) => [tasks(count)]],
  ['a table for each four rows', (count) => Array.from({ length: count / 4 }, () => tasks(4))],
  ['tables without a heading', (count) => Array.from({ length: count / 2 }, () => bare(2))],
  ['one table without a heading', (count) => [bare(count)]],
];

function tasks(count: number): readonly Row[] {
  const [table] = blocksOfMarkdown(tableOf(count));
  return table?.kind === 'table' ? table.rows : [];
}

function bare(count: number): readonly Row[] {
  return Array.from({ length: count }, () => ({ cells: [plainCell('a'), plainCell('b')], header: false }));
}

test.each(SHAPES)('twice as much work for twice as many rows in %s', (_, shape) => {
  const looksFor = (count: number): number => {
    const all = shape(count).map(counted);
    const blocks = all.map(({ rows }): Block => ({ kind: 'table', rows }));
    assemblePlan(blocks, { year: 2025, catalogue });
    return all.reduce((sum, { looks }) => sum + looks(), 0);
  };
  const [half, whole] = [looksFor(200), looksFor(400)];
  expect(half).toBeGreaterThan(0);
  expect(whole / half).toBeLessThan(2.2);
});
