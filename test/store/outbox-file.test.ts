import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { disk } from '../../src/store/durable-file.js';
import { openOutbox, outboxPath, pruned, type OutboxDependencies } from '../../src/store/outbox-file.js';
import { dataFolder, diskWith, dispatched, systemError } from './scene.js';

async function goodOutbox(folder: string, dependencies: OutboxDependencies = {}) {
  const opened = await openOutbox(folder, dependencies);
  if (!opened.ok) throw new Error(opened.fault);
  return opened;
}

async function faultOf(folder: string): Promise<string> {
  const opened = await openOutbox(folder);
  if (opened.ok) throw new Error('the outbox opens');
  return opened.fault.replaceAll(folder, '<folder>');
}

const letter = 'letter|7|2025-03-24';
const item = '7|III.3|2025-Q1|2025-03-31|7';

describe('a dispatch', () => {
  test('is replaced by its key and there after a restart', async () => {
    const folder = await dataFolder();
    const { outbox } = await goodOutbox(folder);
    const other = dispatched('summary|2025-03-24', []);
    await outbox.put(dispatched(letter, [item], { state: 'intended', messageId: null }));
    await outbox.put(other);
    await outbox.put(dispatched(letter, [item]));
    expect(outbox.dispatches()).toEqual([dispatched(letter, [item]), other]);
    expect((await goodOutbox(folder)).outbox.dispatches()).toEqual(outbox.dispatches());
  });

  test('put together with fifty others is not lost', async () => {
    const folder = await dataFolder();
    const { outbox } = await goodOutbox(folder);
    const keys = Array.from({ length: 50 }, (_, index) => `letter|${index}|2025-03-24`);
    await Promise.all(keys.map((key) => outbox.put(dispatched(key, []))));
    expect((await goodOutbox(folder)).outbox.dispatches().map(({ key }) => key)).toEqual(keys);
  });

  test('shares one write with all that come while the disk is busy, and is on it when its own put ends', async () => {
    const folder = await dataFolder();
    let writes = 0;
    const files = diskWith({
      write: (path, bytes) => {
        writes += 1;
        return disk.write(path, bytes);
      },
    });
    const { outbox } = await goodOutbox(folder, { files });
    const keys = Array.from({ length: 50 }, (_, index) => `letter|${index}|2025-03-24`);
    const first = outbox.put(dispatched('summary|2025-03-24', []));
    await Promise.all(
      keys.map(async (key) => {
        await outbox.put(dispatched(key, [], { state: 'intended', messageId: null }));
        expect(JSON.stringify((await goodOutbox(folder)).outbox.dispatches())).toContain(`"${key}"`);
        await outbox.put(dispatched(key, []));
      }),
    );
    await first;
    expect(writes).toBeLessThan(20);
    expect(
      (await goodOutbox(folder)).outbox.dispatches().filter(({ state }) => state === 'sent'),
    ).toHaveLength(51);
  });

  test('that cannot be written fails with all that shared its write, and the next goes on from before', async () => {
    const folder = await dataFolder();
    let broken = true;
    const files = diskWith({
      write: (path, bytes) => (broken ? Promise.reject(systemError('EIO')) : disk.write(path, bytes)),
    });
    const { outbox } = await goodOutbox(folder, { files });
    const puts = ['1', '2', '3'].map((id) => outbox.put(dispatched(`letter|${id}|2025-03-24`, [])));
    const ends = await Promise.allSettled(puts);
    expect(ends.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    expect(outbox.dispatches()).toEqual([]);
    broken = false;
    await outbox.put(dispatched(letter, [item]));
    expect((await goodOutbox(folder)).outbox.dispatches()).toEqual([dispatched(letter, [item])]);
  });

  test('that cannot be written is not there, and says why', async () => {
    const folder = await dataFolder();
    await (await goodOutbox(folder)).outbox.put(dispatched(letter, [item]));
    const files = diskWith({ write: () => Promise.reject(systemError('ENOSPC')) });
    const { outbox } = await goodOutbox(folder, { files });
    await expect(outbox.put(dispatched('summary|2025-03-24', []))).rejects.toThrow(/no space is left/);
    expect(outbox.dispatches()).toHaveLength(1);
    expect((await goodOutbox(folder)).outbox.dispatches()).toHaveLength(1);
  });

  test('that a later start would refuse is refused now', async () => {
    const { outbox } = await goodOutbox(await dataFolder());
    await expect(outbox.put(dispatched(letter, [], { at: 'gestern' }))).rejects.toThrow(/at:/);
    await expect(outbox.put(dispatched(letter, [], { attempts: Number.NaN }))).rejects.toThrow(/attempts/);
  });
});

describe('pruning', () => {
  const before = '2025-03-01T00:00:00+07:00';
  const old = '2025-01-10T07:30:00+07:00';
  const older = '2025-01-03T07:30:00+07:00';
  const recent = '2025-03-24T07:30:00+07:00';
  const [i7, i3] = ['7|III.3|2025-Q1|2025-03-31|7', '7|III.3|2025-Q1|2025-03-31|3'] as const;
  test.each([
    ['forgets an old one without items', [dispatched('a', [], { at: old })], []],
    ['keeps what is recent', [dispatched('a', [], { at: recent })], ['a']],
    ['keeps the limit itself', [dispatched('a', [], { at: before })], ['a']],
    ['compares instants, not texts', [dispatched('a', [], { at: '2025-02-28T18:00:00Z' })], ['a']],
    ['keeps the only one of a period', [dispatched('a', [i7], { at: old })], ['a']],
    [
      'forgets the older of two of one period',
      [dispatched('a', [i7], { at: older }), dispatched('b', [i3], { at: old })],
      ['b'],
    ],
    [
      'knows the newer one wherever it stands',
      [dispatched('b', [i3], { at: old }), dispatched('a', [i7], { at: older })],
      ['b'],
    ],
    [
      'forgets it when the newer one is recent',
      [dispatched('a', [i7], { at: old }), dispatched('b', [i3], { at: recent })],
      ['b'],
    ],
    [
      'keeps it for another period that only it holds',
      [dispatched('a', [i7, '7|I.2|2025|2025-03-31|7'], { at: old }), dispatched('b', [i3], { at: recent })],
      ['a', 'b'],
    ],
    [
      'knows persons apart',
      [dispatched('a', [i7], { at: old }), dispatched('b', [i3.replace(/^7/, '8')], { at: recent })],
      ['a', 'b'],
    ],
    [
      'does not take an unsent one for the newest',
      [
        dispatched('a', [i7], { at: older }),
        dispatched('b', [i3], { at: old, state: 'dropped' }),
        dispatched('c', [i3], { at: old, state: 'failed' }),
      ],
      ['a'],
    ],
    ['keeps an old intention', [dispatched('a', [], { at: old, state: 'intended' })], ['a']],
  ])('%s', (_, dispatches, kept) => {
    expect(pruned(dispatches, before).map(({ key }) => key)).toEqual(kept);
  });

  test('never forgets that a period of a person was written to', () => {
    const some = fc.record({
      at: fc.constantFrom(older, old, before, recent),
      items: fc.uniqueArray(
        fc.constantFrom(i7, i3, '8|III.3|2025-Q1|2025-03-31|3', '7|I.2|2025|2025-03-31|0'),
      ),
      state: fc.constantFrom('sent' as const, 'failed' as const, 'dropped' as const, 'intended' as const),
    });
    const newest = (dispatches: readonly ReturnType<typeof dispatched>[], period: string): number =>
      Math.max(
        ...dispatches
          .filter(({ state, items }) => state === 'sent' && items.some((one) => one.startsWith(period)))
          .map(({ at }) => Date.parse(at)),
      );
    fc.assert(
      fc.property(fc.array(some), (all) => {
        const dispatches = all.map(({ items, ...rest }, index) => dispatched(String(index), items, rest));
        for (const period of ['7|III.3|2025-Q1|', '8|III.3|2025-Q1|', '7|I.2|2025|']) {
          expect(newest(pruned(dispatches, before), period)).toBe(newest(dispatches, period));
        }
        expect(pruned(pruned(dispatches, before), before)).toEqual(pruned(dispatches, before));
      }),
    );
  });

  test('is on the disk, and writes nothing when there is nothing to forget', async () => {
    const folder = await dataFolder();
    const { outbox } = await goodOutbox(folder);
    await outbox.put(dispatched('a', [], { at: old }));
    await outbox.put(dispatched('b', [], { at: recent }));
    await outbox.prune(before);
    expect((await goodOutbox(folder)).outbox.dispatches().map(({ key }) => key)).toEqual(['b']);
    const [{ ino }, same] = [await stat(outboxPath(folder)), outbox.dispatches()];
    await outbox.prune(before);
    expect((await stat(outboxPath(folder))).ino).toBe(ino);
    expect(outbox.dispatches()).toBe(same);
  });
});

describe('an outbox that cannot be trusted', () => {
  test('stops the start with the command that mends it', async () => {
    const folder = await dataFolder();
    const { outbox } = await goodOutbox(folder);
    await outbox.put(dispatched(letter, [item]));
    await outbox.put(dispatched('summary|2025-03-24', []));
    const good = await readFile(`${outboxPath(folder)}.previous`);
    await writeFile(outboxPath(folder), 'x');
    expect(await faultOf(folder)).toMatchInlineSnapshot(`
      "<folder>/outbox.json is not used: line 1, column 1 is not JSON, or the file ends too early: a value is missing.
      The version before the last write is good. To use it:  cp '<folder>/outbox.json.previous' '<folder>/outbox.json'
      To go on without it, move both away; reports are not touched, but reminders already sent may come once more:
        mkdir -p '<folder>/damaged' && mv '<folder>/outbox.json'* '<folder>/damaged/'"
    `);
    await writeFile(outboxPath(folder), good);
    expect((await goodOutbox(folder)).outbox.dispatches()).toHaveLength(1);
  });

  test('or is gone while its predecessor is there, is not begun anew', async () => {
    const folder = await dataFolder();
    const { outbox } = await goodOutbox(folder);
    await outbox.put(dispatched(letter, [item]));
    await outbox.put(dispatched('summary|2025-03-24', []));
    await rm(outboxPath(folder));
    expect(await faultOf(folder)).toMatch(/is missing, but <folder>\/outbox\.json\.previous is there/);
  });

  test('because two dispatches have one key is refused', async () => {
    const folder = await dataFolder();
    await (await goodOutbox(folder)).outbox.put(dispatched(letter, [item]));
    const text = await readFile(outboxPath(folder), 'utf8');
    const [head, one] = text.split('\n');
    await writeFile(outboxPath(folder), `${head ?? ''}\n${one ?? ''},\n${one ?? ''}\n]}\n`);
    expect(await faultOf(folder)).toMatch(/checksum/);
  });
});
