import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { watchFreeSpace } from '../../src/store/free-space.js';

test('the space left is asked of the system again after ten minutes, and null where it cannot say', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'nhacviec-space-'));
  let elapsed = 0;
  const freeSpace = watchFreeSpace(folder, () => elapsed);
  const first = await freeSpace();
  expect(first).toBeGreaterThan(0);
  await rm(folder, { recursive: true });
  elapsed = 9 * 60_000;
  expect(await freeSpace()).toBe(first);
  elapsed = 10 * 60_000;
  expect(await freeSpace()).toBeNull();
});
