import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { lockFolder } from '../../src/store/lock.js';
import { openOutbox } from '../../src/store/outbox-file.js';
import { compiled } from '../support/compiled.js';
import { effort } from '../support/effort.js';
import { killInstants } from '../support/kill-seed.js';
import { dataFolder, goodJournal } from './scene.js';

const program = await compiled();

interface Child {
  readonly process: ChildProcess;
  /** Whole lines so far: what was told before the end. */
  lines(): readonly string[];
  /** Waits for a line that begins so, or for the end. */
  until(beginning: string): Promise<string>;
  /** Waits until it has told so many lines after its first one, or for the end. */
  told(count: number): Promise<void>;
  kill(signal?: NodeJS.Signals): Promise<void>;
  /** Resolves when the process is gone and all that it told was read. */
  readonly ended: Promise<unknown>;
}

function start(folder: string, task: 'work' | 'hold' | 'try'): Child {
  const child = spawn(process.execPath, [program.script('stores'), folder, task], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let told = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (told += text));
  const ended = once(child, 'close');
  const lines = (): readonly string[] => told.split('\n').slice(0, -1);
  const kill = async (signal: NodeJS.Signals = 'SIGKILL'): Promise<void> => {
    child.kill(signal);
    await ended;
  };
  onTestFinished(() => kill());
  let gone = false;
  void ended.then(() => (gone = true));
  /** Waits until it holds of what was told; whether it ever did. */
  const wait = async (holds: () => boolean): Promise<boolean> => {
    while (!holds() && !gone) await Promise.race([once(child.stdout, 'data'), ended]);
    return holds();
  };
  const found = (beginning: string): string | undefined => lines().find((line) => line.startsWith(beginning));
  return {
    process: child,
    lines,
    kill,
    ended,
    told: async (count) => {
      await wait(() => lines().length > count);
    },
    until: async (beginning) => {
      await wait(() => found(beginning) !== undefined);
      return found(beginning) ?? `ended without it: ${told}`;
    },
  };
}

const numbers = (lines: readonly string[], word: string): readonly number[] =>
  lines.filter((line) => line.startsWith(`${word} `)).map((line) => Number(line.slice(word.length)));

/** When to kill: so many lines after the lock, since a busy machine does less in a given time, and so many ms more. */
const instant = fc.record({
  told: fc.integer({ min: 0, max: 16 }),
  wait: fc.double({ min: 0, max: 12, noNaN: true }),
});

test(
  'nothing acknowledged is lost by kill -9 at random instants, and the next start need not wait',
  { timeout: 600_000 },
  async () => {
    const folder = await dataFolder();
    const kills = effort(20, 200);
    const instants = killInstants(instant, kills);
    expect(instants).toHaveLength(kills);
    const lockTimes: number[] = [];
    let [reported, intended, sent] = [0, 0, 0];
    for (const { told, wait } of instants) {
      const child = start(folder, 'work');
      expect(await child.until('locked')).toMatch(/^locked/);
      await child.told(told);
      await after(wait);
      await child.kill();
      const lines = child.lines();
      expect(lines.filter((line) => /^(fault|lost|backup)/.test(line))).toEqual([]);
      lockTimes.push(...numbers(lines, 'locked'));
      reported = Math.max(reported, ...numbers(lines, 'reported'));
      intended = Math.max(intended, ...numbers(lines, 'intended'));
      sent = Math.max(sent, ...numbers(lines, 'sent'));

      const { journal } = await goodJournal(folder);
      const updates = journal.facts().map(({ update }) => update);
      expect(updates).toEqual(updates.map((_, index) => index + 1));
      expect(updates.length).toBeGreaterThanOrEqual(reported);
      // The one under way when the kill came may have been written and not told.
      expect(updates.length).toBeLessThanOrEqual(reported + 1);
      const opened = await openOutbox(folder);
      if (!opened.ok) throw new Error(opened.fault);
      const dispatches = opened.outbox.dispatches();
      expect(dispatches.length).toBeGreaterThanOrEqual(intended);
      expect(dispatches.slice(0, sent).filter(({ state }) => state !== 'sent')).toEqual([]);
      reported = updates.length;
      intended = dispatches.length;
    }
    expect(lockTimes).toHaveLength(kills);
    // Whoever waits for a dead one's lock to go stale waits ten seconds; a busy machine may take some of them.
    expect(Math.max(...lockTimes)).toBeLessThan(5000);
    expect(lockTimes.sort((one, other) => one - other)[Math.floor(kills / 2)]).toBeLessThan(1000);
    // Enough was under way for the kills to fall into.
    expect(reported).toBeGreaterThan(kills);
  },
);

test(
  'kill -9 while the start is under way never keeps a later start away',
  { timeout: 120_000 },
  async () => {
    const folder = await dataFolder();
    for (const wait of killInstants(fc.integer({ min: 60, max: 260 }), effort(6, 60))) {
      const child = start(folder, 'work');
      await after(wait);
      await child.kill();
    }
    expect(await start(folder, 'try').until('locked')).toMatch(/^locked/);
  },
);

test('a second process on the same folder is refused, and let in as soon as the first was killed', async () => {
  const folder = await dataFolder();
  const first = start(folder, 'hold');
  await first.until('locked');
  expect(await start(folder, 'try').until('fault')).toMatch(
    new RegExp(`is in use by process ${String(first.process.pid)} on .*Stop that one first`),
  );
  // A process that was paused gives no sign of life, and still holds the folder.
  first.process.kill('SIGSTOP');
  expect(await start(folder, 'try').until('fault')).toMatch(/is in use by process/);
  await first.kill();
  const waited = Number((await start(folder, 'try').until('locked')).split(' ')[1]);
  expect(waited).toBeLessThan(10_000);
});

test('of many that start together on a dead one’s folder exactly one is let in', async () => {
  const folder = await dataFolder();
  const dead = start(folder, 'hold');
  await dead.until('locked');
  await dead.kill();
  const children = Array.from({ length: 4 }, () => start(folder, 'hold'));
  const told = await Promise.all(
    children.map((child) => Promise.race([child.until('locked'), child.until('fault')])),
  );
  expect(told.map((line) => line.split(' ')[0]).sort()).toEqual(['fault', 'fault', 'fault', 'locked']);
});

test('a process that is stopped properly leaves no lock behind', async () => {
  const folder = await dataFolder();
  const stopped = start(folder, 'try');
  await stopped.ended;
  expect(stopped.lines()).toEqual([expect.stringMatching(/^locked/)]);
  const locking = await lockFolder(folder, { onLost: () => undefined });
  expect(locking.ok).toBe(true);
  if (locking.ok) await locking.lock.release();
  expect((await readdir(folder)).sort()).toEqual(['backups', 'plans']);
});

const asRoot = process.getuid?.() === 0;
test.skipIf(asRoot)('a data folder that may not be written in is a clear fault', async () => {
  const folder = join(await dataFolder(), 'closed');
  await mkdir(folder);
  await chmod(folder, 0o500);
  expect(await start(folder, 'try').until('fault')).toMatch(/\(DATA_DIR\) cannot be used: .*owner and mode/);
});
