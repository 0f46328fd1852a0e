import { open, readdir, stat, type FileHandle } from 'node:fs/promises';
import { readlinkSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { backup } from '../../src/store/backups.js';
import { disk, durableFile } from '../../src/store/durable-file.js';
import { openOutbox } from '../../src/store/outbox-file.js';
import { dataFolder, dispatched, moment, withReports } from './scene.js';

const linux = process.platform === 'linux';

/** Every fsync that Node.js is asked for from now on, by the name of what it is of, written down when it is over. */
async function watchSyncs(folder: string): Promise<readonly string[]> {
  const synced: string[] = [];
  const any = await open(folder, 'r');
  const prototype = Object.getPrototypeOf(any) as FileHandle;
  await any.close();
  const { sync } = prototype;
  prototype.sync = async function (this: FileHandle) {
    const name = basename(readlinkSync(`/proc/self/fd/${this.fd}`));
    await sync.call(this);
    synced.push(name);
  };
  onTestFinished(() => {
    prototype.sync = sync;
  });
  return synced;
}

test.skipIf(!linux)('a file is on the disk, and then its name, when its write ends', async () => {
  const folder = await dataFolder();
  const synced = await watchSyncs(folder);
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
