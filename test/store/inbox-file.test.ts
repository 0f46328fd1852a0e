import { readFile, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { disk } from '../../src/store/durable-file.js';
import { openInbox } from '../../src/store/inbox-file.js';
import { capturedLog } from '../support/captured-log.js';
import { dataFolder, systemError } from './scene.js';

let folder: string;

beforeEach(async () => {
  folder = await dataFolder();
});

const message = (number: number) => ({ update_id: number, message: { text: `xong III.${number}`, date: 1 } });

async function left(): Promise<readonly unknown[]> {
  const { inbox, close } = await openInbox(folder, { log: capturedLog() });
  await close();
  return inbox.left;
}

/** The numbers that stand in the file itself. */
async function onDisk(): Promise<readonly string[]> {
  const text = await readFile(join(folder, 'inbox.json'), 'utf8');
  return [...text.matchAll(/"update_id":(\d+)/gu)].map(([, number = '']) => number);
}

it('what is kept is there after a restart as it came, in its order', async () => {
  const { inbox } = await openInbox(folder, { log: capturedLog() });
  await inbox.keep([message(9), message(7)]);
  const later = { ...message(8), from_a_later_release: [null, { x: 'ạ\u{1F534}' }] };
  await inbox.keep([later]);
  expect(await left()).toEqual([message(9), message(7), later]);
});

it('as long as nobody has to wait there is no file', async () => {
  const { inbox, close } = await openInbox(folder, { log: capturedLog() });
  inbox.handled(5);
  await close();
  expect(await readdir(folder)).not.toContain('inbox.json');
});

it.skipIf(process.platform === 'win32')('it is for the bot’s own user alone', async () => {
  const { inbox } = await openInbox(folder, { log: capturedLog() });
  await inbox.keep([message(1)]);
  expect((await stat(join(folder, 'inbox.json'))).mode & 0o077).toBe(0);
});

it('what is handled leaves the file within a second, and at once where nothing is left', async () => {
  let now = 5000;
  let writes = 0;
  const files = {
    ...disk,
    write: (path: string, bytes: Uint8Array) => {
      writes += 1;
      return disk.write(path, bytes);
    },
  };
  const { inbox, close } = await openInbox(folder, { log: capturedLog(), files, elapsed: () => now });
  await inbox.keep([1, 2, 3, 4, 5].map(message));
  inbox.handled(1);
  inbox.handled(2);
  expect(writes).toBe(1);
  now += 1000;
  inbox.handled(3);
  await expect.poll(onDisk).toEqual(['4', '5']);
  inbox.handled(4);
  inbox.handled(5);
  await expect.poll(onDisk).toEqual([]);
  expect(writes).toBe(3);
  await close();
  expect(writes).toBe(3);
});

it('of what is handled nothing stays on the disk', async () => {
  const { inbox, close } = await openInbox(folder, { log: capturedLog() });
  await inbox.keep([message(1)]);
  await inbox.keep([message(2)]);
  expect(await readFile(join(folder, 'inbox.json'), 'utf8')).toContain('xong');
  inbox.handled(1);
  inbox.handled(2);
  await close();
  const files = (await readdir(folder)).filter((name) => name.startsWith('inbox'));
  expect(files).not.toEqual([]);
  for (const name of files) {
    expect(await readFile(join(folder, name), 'utf8'), name).not.toContain('xong');
  }
});

it('what was handled just before a stop is not handled again', async () => {
  const { inbox, close } = await openInbox(folder, { log: capturedLog() });
  await inbox.keep([message(1), message(2)]);
  inbox.handled(1);
  await close();
  expect(await left()).toEqual([message(2)]);
});

it('what comes while a write is under way shares the next one', async () => {
  let writes = 0;
  const files = {
    ...disk,
    write: (path: string, bytes: Uint8Array) => {
      writes += 1;
      return disk.write(path, bytes);
    },
  };
  const { inbox, close } = await openInbox(folder, { log: capturedLog(), files });
  await Promise.all(Array.from({ length: 50 }, (_, at) => inbox.keep([message(at)])));
  expect(writes).toBeLessThanOrEqual(2);
  await close();
  expect(await left()).toHaveLength(50);
});

describe('a file that cannot be read stops nothing', () => {
  it.each([
    ['cut off', (whole: string) => whole.slice(0, -20)],
    ['changed by a letter', (whole: string) => whole.replace('xong', 'xing')],
    ['empty', () => ''],
    ['of a newer program', (whole: string) => whole.replace('"version":1', '"version":2')],
    ['an update without a number', (whole: string) => whole.replace('"update_id":1', '"update":1')],
  ])('%s: it is kept under another name, and the log says what is lost', async (_what, damage) => {
    const before = await openInbox(folder, { log: capturedLog() });
    await before.inbox.keep([message(1)]);
    await before.close();
    const path = join(folder, 'inbox.json');
    await writeFile(path, damage(await readFile(path, 'utf8')));
    const log = capturedLog();
    const { inbox, close } = await openInbox(folder, { log });
    expect(inbox.left).toEqual([]);
    expect(log.events).toEqual(['inbox not read: messages that waited to be handled are lost']);
    expect(await readdir(folder)).toContain('inbox.json.damaged');
    await inbox.keep([message(2)]);
    await close();
    expect(await left()).toEqual([message(2)]);
  });
});

it('a full disk is told to whoever wants something kept; what is handled meanwhile is only a line of the log', async () => {
  let isFull = true;
  const files = {
    ...disk,
    write: (path: string, bytes: Uint8Array) =>
      isFull ? Promise.reject(systemError('ENOSPC')) : disk.write(path, bytes),
  };
  const log = capturedLog();
  const { inbox, close } = await openInbox(folder, { log, files });
  await expect(inbox.keep([message(1), message(2)])).rejects.toThrow('no space');
  inbox.handled(2);
  inbox.handled(1);
  await expect.poll(() => log.events).toContain('inbox not written');
  isFull = false;
  await inbox.keep([message(3)]);
  await close();
  expect(await left()).toEqual([message(3)]);
});
