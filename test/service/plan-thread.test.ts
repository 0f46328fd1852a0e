import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import type { DraftedPlan, SentPlan } from '../../src/ports/ports.js';
import { draftInThread } from '../../src/service/plan-thread.js';
import { seedPlan } from '../documents/import/reading.js';
import { compiled } from '../support/compiled.js';
import { exploding, tableOf } from '../support/hostile-files.js';

const built = await compiled();
const script = pathToFileURL(built.script('plan-worker'));

function sent(name: string, file: Buffer | string): SentPlan {
  const year = { named: 2025, present: 2025 };
  return { name, bytes: Buffer.from(file), year, inForce: null, earlier: [seedPlan], departments: [] };
}

test('the thread gives the plan and what it changes', async () => {
  const drafted = await draftInThread(sent('a.md', tableOf(3)), { script });
  expect(drafted).toMatchObject({ kind: 'read', plan: { year: 2025 }, comparison: { unchanged: 0 } });
  expect(drafted.kind === 'read' && drafted.plan.tasks).toHaveLength(3);
});

test('the largest plan of the next year is read, without the duties of this year that it has no room for', async () => {
  const inForce = await readFile(new URL('../../data/plan-2025.json', import.meta.url), 'utf8');
  const next = { ...sent('a.md', tableOf(500)), year: { named: 2026, present: 2025 }, inForce };
  const drafted = await draftInThread(next, { script });
  expect(drafted).toMatchObject({ kind: 'read', plan: { year: 2026 }, offered: null });
  const smaller = await draftInThread({ ...next, bytes: Buffer.from(tableOf(400)) }, { script });
  expect(smaller).toMatchObject({ kind: 'read', offered: { plan: { year: 2026 } } });
});

test('the thread is stopped when it takes too long', async () => {
  const drafted = await draftInThread(sent('a.html', exploding), { script, seconds: 0.05 });
  expect(drafted).toEqual({ kind: 'unreadable', why: 'took-too-long' });
});

test('the thread runs out of its own memory, not of the bot’s', async () => {
  const before = process.memoryUsage().heapUsed;
  const drafted = await draftInThread(sent('a.html', exploding), { script, megabytes: 48 });
  expect(drafted).toEqual({ kind: 'unreadable', why: 'too-much' });
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(48_000_000);
});

test('a stop ends the thread, and nobody is answered any more', async () => {
  const stopping = new AbortController();
  const answers: DraftedPlan[] = [];
  const drafting = draftInThread(sent('a.html', exploding), { script, signal: stopping.signal });
  void drafting.then((drafted) => answers.push(drafted));
  stopping.abort();
  // The next thread ends after the one that was stopped.
  await draftInThread(sent('a.md', tableOf(3)), { script });
  expect(answers).toEqual([]);
});
