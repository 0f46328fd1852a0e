import { mkdir, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { judge, readHolder, thisProcess } from '../../src/store/holder.js';
import { lockFolder } from '../../src/store/lock.js';
import { prepareDataFolder } from '../../src/store/data-folder.js';
import { dataFolder } from './scene.js';

const nothing = { onLost: (): undefined => undefined };

async function held(folder: string, dependencies: Parameters<typeof lockFolder>[1] = nothing) {
  const locking = await lockFolder(folder, dependencies);
  if (!locking.ok) throw new Error(locking.fault);
  onTestFinished(() => locking.lock.release());
  return locking.lock;
}

test('a folder is locked once, also within one process, and free again after release', async () => {
  const folder = await dataFolder();
  const lock = await held(folder);
  const second = await lockFolder(folder, nothing);
  expect(second.ok ? '' : second.fault).toMatch(/is in use by process \d+ on .*Stop that one first/);
  await lock.release();
  await lock.release();
  await (await held(folder)).release();
  expect((await readdir(folder)).sort()).toEqual(['backups', 'plans']);
});

test('two folders do not hinder each other', async () => {
  await held(await dataFolder());
  await held(await dataFolder());
});

test('a lock taken away while held is told once', async () => {
  const folder = await dataFolder();
  const lost = await new Promise<string>((resolve, reject) => {
    held(folder, { onLost: resolve, stale: 5000 })
      .then(() => rm(join(folder, 'bot.lock'), { recursive: true }))
      .catch(reject);
  });
  expect(lost).toMatch(/the lock of the data folder .* was taken away/);
});

test('a lock left by a process of another machine or container is waited for, then taken over', async () => {
  const folder = await dataFolder();
  const elsewhere = { ...(await thisProcess()), host: 'elsewhere', space: 'another boot' };
  await writeFile(join(folder, 'bot.lock.json'), JSON.stringify(elsewhere));
  await mkdir(join(folder, 'bot.lock'));
  // As old as it would be when nobody gave a sign of life for a minute: nothing to wait for.
  const minuteAgo = (await stat(folder)).mtimeMs / 1000 - 60;
  await utimes(join(folder, 'bot.lock'), minuteAgo, minuteAgo);
  await held(folder);
  expect(readHolder(await readFile(join(folder, 'bot.lock.json'), 'utf8'))).toEqual(await thisProcess());
});

test(
  'a fresh lock of a process that cannot be asked is refused, with its name',
  { timeout: 20_000 },
  async () => {
    const folder = await dataFolder();
    const elsewhere = { ...(await thisProcess()), pid: 1, host: 'elsewhere', space: 'another boot' };
    await writeFile(join(folder, 'bot.lock.json'), JSON.stringify(elsewhere));
    const lock = join(folder, 'bot.lock');
    await mkdir(lock);
    const ahead = (await stat(folder)).mtimeMs / 1000 + 3600;
    await utimes(lock, ahead, ahead);
    const refused = await lockFolder(folder, { ...nothing, stale: 2000 });
    expect(refused.ok ? '' : refused.fault).toMatch(/is in use by process 1 on elsewhere/);
    expect(await readdir(folder)).not.toContain('starting.lock');
  },
);

const onLinux = process.platform === 'linux';
test.skipIf(!onLinux)('process ids are told apart by boot, container and start', async () => {
  const self = await thisProcess();
  expect(await judge(self)).toBe('alive');
  // What a container sees after its restart: it is process 1 itself, and so was the dead one.
  expect(await judge({ ...self, started: '1' })).toBe('dead');
  expect(await judge({ ...self, pid: 2 ** 22 + 1 })).toBe('dead');
  // Another container or another boot: its process 1 says nothing.
  expect(await judge({ ...self, space: 'elsewhere' })).toBe('unknown');
  expect(await judge({ ...self, space: null })).toBe('unknown');
});

test('a holder that is cut or strange is no holder', () => {
  for (const text of ['', '{"pid":1', '[]', '{"pid":-1,"host":"a","space":null,"started":null}']) {
    expect(readHolder(text)).toBe(null);
  }
});

test('a data folder is made with all it needs, as often as one likes', async () => {
  const folder = join(await dataFolder(), 'a', 'b');
  expect(await prepareDataFolder(folder)).toEqual({ ok: true });
  expect(await prepareDataFolder(folder)).toEqual({ ok: true });
  expect((await readdir(folder)).sort()).toEqual(['backups', 'plans']);
  expect((await stat(folder)).mode & 0o777).toBe(0o700);
});

test('a file where the data folder should be is a clear fault', async () => {
  const file = join(await dataFolder(), 'file');
  await writeFile(file, '');
  for (const folder of [file, join(file, 'below')]) {
    const prepared = await prepareDataFolder(folder);
    expect(prepared.ok ? '' : prepared.fault).toMatch(/\(DATA_DIR\) cannot be used/);
  }
});
