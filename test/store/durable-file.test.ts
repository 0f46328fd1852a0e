import fs, { readlinkSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { backup } from '../../src/store/backups.js';
import { disk, durableFile } from '../../src/store/durable-file.js';
import { openOutbox } from '../../src/store/outbox-file.js';
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
