import { open, type FileHandle } from 'node:fs/promises';
import { readlinkSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { disk, durableFile } from '../../src/store/durable-file.js';
import { dataFolder } from './scene.js';

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
