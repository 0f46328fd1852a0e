import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createHeartbeat } from '../../src/service/heartbeat.js';
import type { Heartbeat } from '../../src/service/heartbeat.js';
import { keepingLog } from '../store/scene.js';

const MORNING = Date.parse('2025-03-24T00:30:00.000Z');
const MINUTE = 60_000;

interface Machine {
  readonly folder: string;
  /** What was told of a long silence: since when, and for how many hours. */
  readonly silences: readonly string[];
  readonly log: ReturnType<typeof keepingLog>;
  readonly heart: (polls?: boolean) => Promise<Heartbeat>;
  /** Time goes by, on the clock as well unless it is set meanwhile. */
  readonly pass: (milliseconds: number, clockSetBy?: number) => void;
  /** The time in a beat's file; null where there is none. */
  readonly beaten: (name: 'alive-poll' | 'alive-tick') => Promise<string | null>;
}

async function machine(): Promise<Machine> {
  const folder = await mkdtemp(join(tmpdir(), 'nhacviec-beat-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  let [wall, running] = [MORNING, 0];
  const silences: string[] = [];
  const log = keepingLog();
  return {
    folder,
    silences,
    log,
    heart: (polls = true) =>
      createHeartbeat(folder, {
        log,
        polls,
        now: () => new Date(wall),
        elapsed: () => running,
        onLongSilence: (since, hours) => silences.push(`${since.toISOString()} ${hours}`),
      }),
    pass(milliseconds, clockSetBy = 0) {
      running += milliseconds;
      wall += milliseconds + clockSetBy;
    },
    async beaten(name) {
      const there = (await readdir(folder)).includes(name);
      return there ? (await readFile(join(folder, name), 'utf8')).trim() : null;
    },
  };
}

describe('the files whose times say that the bot runs', () => {
  test('bear the beats of the tick and of the poll, each its own', async () => {
    const { heart, beaten, pass } = await machine();
    const { tick, poll } = await heart();
    tick();
    await expect.poll(() => beaten('alive-tick')).toBe('2025-03-24T00:30:00.000Z');
    expect(await beaten('alive-poll')).toBeNull();
    pass(MINUTE);
    poll();
    await expect.poll(() => beaten('alive-poll')).toBe('2025-03-24T00:31:00.000Z');
    expect(await beaten('alive-tick')).toBe('2025-03-24T00:30:00.000Z');
  });

  test('when the bot stops of its own accord bear that moment, however short ago they were written', async () => {
    const { heart, beaten, pass } = await machine();
    const { poll, rest } = await heart();
    poll();
    await expect.poll(() => beaten('alive-poll')).toBe('2025-03-24T00:30:00.000Z');
    pass(3000);
    poll();
    await rest();
    expect(await beaten('alive-poll')).toBe('2025-03-24T00:30:03.000Z');
  });

  test('keep the moment of the run before where this one heard nothing', async () => {
    const { folder, heart, beaten, pass } = await machine();
    await writeFile(join(folder, 'alive-poll'), '2025-03-20T00:00:00.000Z\n');
    const { tick, rest } = await heart();
    tick();
    pass(MINUTE);
    await rest();
    expect(await beaten('alive-poll')).toBe('2025-03-20T00:00:00.000Z');
  });

  test('that cannot be written are told to the log, and the bot goes on', async () => {
    const { folder, heart, log } = await machine();
    const { poll, rest } = await heart();
    await rm(folder, { recursive: true });
    poll();
    await rest();
    expect(log.lines.at(-1)).toMatch(/^heartbeat not written .*alive-poll/u);
  });
});

describe('a silence of more than a day', () => {
  test('is told with its length when Telegram is heard again, in the same run and over a stop', async () => {
    const { heart, silences, pass } = await machine();
    const first = await heart();
    first.poll();
    pass(24 * 60 * MINUTE);
    first.poll();
    expect(silences).toEqual([]);
    pass(25 * 60 * MINUTE);
    first.poll();
    await first.rest();
    pass(50 * 60 * MINUTE);
    (await heart()).poll();
    expect(silences).toEqual(['2025-03-25T00:30:00.000Z 25', '2025-03-26T01:30:00.000Z 50']);
  });

  test('is none with a webhook as long as the bot listens, from the first answer of Telegram’s on', async () => {
    const { folder, heart, silences, pass } = await machine();
    await writeFile(join(folder, 'alive-poll'), '2025-03-20T00:30:00.000Z\n');
    const { tick, poll } = await heart(false);
    tick();
    expect(silences).toEqual([]);
    poll();
    expect(silences).toEqual(['2025-03-20T00:30:00.000Z 96']);
    for (let hours = 0; hours < 72; hours += 12) {
      pass(12 * 60 * MINUTE);
      tick();
    }
    poll();
    expect(silences).toHaveLength(1);
  });

  test('is none where only the clock was set', async () => {
    const { heart, silences, pass } = await machine();
    const { poll } = await heart();
    poll();
    pass(MINUTE, 3 * 24 * 60 * MINUTE);
    poll();
    expect(silences).toEqual([]);
  });
});
