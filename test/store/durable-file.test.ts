import fs, { readlinkSync } from 'node:fs';
import { chmod, readdir, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { backup } from '../../src/store/backups.js';
import { disk, durableFile } from '../../src/store/durable-file.js';
import { openOutbox } from '../../src/store/outbox-file.js';
import { writePrivate } from '../../src/store/private-file.js';
import { dataFolder, dispatched, moment, withReports } from './scene.js';

const linux = process.platform === 'linux';

/** Every fsync that Node.js is asked for from now on, by the name of what it is of, written down when it is over. */
function watchSyncs(): readonly string[] {
  const synced: string[] = [];
  const { fsync } = fs;
  const watched = (file: number, done: (error: NodeJS.ErrnoException | null) => void): void => {
    const name = basename(readlinkSync(`/proc/self/fd/${file}`));
    fsync(file, (error) => {
      synced.push(name);
      done(error);
    });
  };
  fs.fsync = Object.assign(watched, { __promisify__: promisify(watched) });
  onTestFinished(() => {
    fs.fsync = fsync;
  });
  return synced;
}

test.skipIf(!linux)('a file is on the disk, and then its name, when its write ends', async () => {
  const folder = await dataFolder();
  const synced = watchSyncs();
  await durableFile(join(folder, 'journal.json'), disk).write(Buffer.from('{}\n'));
  expect(synced).toEqual(['journal.json.new', basename(folder)]);
});

/** Every fsync of a folder ends with that error from now on. */
function failFolders(code: string): void {
  const { fsync } = fs;
  const failing = (file: number, done: (error: NodeJS.ErrnoException | null) => void): void => {
    if (fs.fstatSync(file).isDirectory()) done(Object.assign(new Error(`${code}: injected`), { code }));
    else fsync(file, done);
  };
  fs.fsync = Object.assign(failing, { __promisify__: promisify(failing) });
  onTestFinished(() => {
    fs.fsync = fsync;
  });
}

test.skipIf(!linux).each(['EIO', 'ENOSPC', 'EBADF', 'EROFS'])(
  'a write whose name may not be on the disk is refused: %s',
  async (code) => {
    const folder = await dataFolder();
    failFolders(code);
    await expect(durableFile(join(folder, 'journal.json'), disk).write(Buffer.from('{}\n'))).rejects.toThrow(
      code,
    );
  },
);

test.skipIf(!linux).each(['EINVAL', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'])(
  'a mount that knows no fsync of folders is written on all the same: %s',
  async (code) => {
    const folder = await dataFolder();
    failFolders(code);
    const file = durableFile(join(folder, 'journal.json'), disk);
    await file.write(Buffer.from('{}\n'));
    expect(await file.read()).toEqual(Buffer.from('{}\n'));
  },
);

test.skipIf(!linux)('everything in the data folder is for the bot’s own user alone', async () => {
  const folder = await dataFolder();
  await withReports(folder, 2);
  await backup(folder, moment());
  const opened = await openOutbox(folder);
  if (!opened.ok) throw new Error(opened.fault);
  await opened.outbox.put(dispatched('letter|7|2025-03-24', []));
  const names = await readdir(folder, { recursive: true });
  expect(names).toEqual(expect.arrayContaining(['journal.json', 'outbox.json', 'backups']));
  for (const name of names) {
    const { mode } = await stat(join(folder, name));
    expect(mode & 0o077, name).toBe(0);
  }
});

test.skipIf(!linux)(
  'a file that everybody could read is for the bot’s own user alone once it was written',
  async () => {
    const path = join(await dataFolder(), 'alive-tick');
    await writeFile(path, 'old', { mode: 0o644 });
    await chmod(path, 0o644);
    await writePrivate(path, 'new');
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    await chmod(path, 0o644);
    await disk.write(path, Buffer.from('newer'));
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  },
);
