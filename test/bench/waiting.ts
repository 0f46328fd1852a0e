import { setTimeout } from 'node:timers/promises';
import { silence, tooMany } from '../../src/bot-api-double/faults.js';
import type { UserHandle } from '../../src/bot-api-double/people.js';
import { run } from './bots.js';
import type { Running } from './bots.js';
import type { Effort } from './effort.js';
import { quantileOf, spreadOf } from './figures.js';
import type { Line } from './figures.js';
import { officersIn } from './load.js';
import { REPORTER, dataFolder } from './seed.js';

const AT = '2025-03-24 06:30';
/** So many take turns that none of them comes near Telegram's twenty a minute. */
const OTHERS = 40;
/** And so many milliseconds lie between two of them that all together stay far from thirty a second. */
const PAUSE = 50;
const MOST_RUNS = 3;

interface Trouble {
  readonly name: string;
  readonly begin: (running: Running, who: UserHandle) => void;
}

const TROUBLES: readonly Trouble[] = [
  {
    name: 'one chat is under 429',
    begin({ double }, who) {
      double.faults.injectIn(who.id, 'sendMessage', tooMany(60));
      who.says('/status');
    },
  },
  {
    name: 'a send hangs',
    begin({ double }, who) {
      double.faults.injectIn(who.id, 'sendMessage', silence, 10);
      who.says('/status');
    },
  },
  ...[200, 500].map((count) => ({
    name: `somebody sends ${count} commands`,
    begin(_running: Running, who: UserHandle) {
      for (let one = 0; one < count; one += 1) who.says('/status');
    },
  })),
];

/** What others wait for their answers while one person is in trouble, beside the same without; and two commands at once. */
export async function waiting(effort: Effort, folder: string): Promise<readonly Line[]> {
  const lines: Line[] = [];
  for (const by of ['polling', 'webhook'] as const) {
    const calm: Measured[] = [];
    const troubled = new Map<Trouble, Measured[]>(TROUBLES.map((trouble) => [trouble, []]));
    for (let one = 0; one < Math.min(effort.runs, MOST_RUNS); one += 1) {
      calm.push(await measure({ by, trouble: null }, effort, folder));
      for (const trouble of TROUBLES)
        troubled.get(trouble)?.push(await measure({ by, trouble }, effort, folder));
    }
    const line = (what: string, runs: readonly Measured[], [key, beside]: readonly [Key, Key]): Line => ({
      what: `${what}, ${by}`,
      unit: 'ms',
      product: spreadOf(runs.map((measured) => measured[key])),
      beside: spreadOf(calm.map((measured) => measured[beside])),
      aim: null,
    });
    for (const [{ name }, runs] of troubled) {
      lines.push(
        line(`others’ /status while ${name}, p50`, runs, ['p50', 'p50']),
        line(`others’ /status while ${name}, p99`, runs, ['p99', 'p99']),
      );
    }
    lines.push(line('two commands of one person, both answered', calm, ['both', 'p50']));
  }
  return lines;
}

interface Measured {
  readonly p50: number;
  readonly p99: number;
  /** Until both of two commands that one person sent together are answered. */
  readonly both: number;
}
type Key = keyof Measured;

async function measure(
  { by, trouble }: { readonly by: 'polling' | 'webhook'; readonly trouble: Trouble | null },
  effort: Effort,
  folder: string,
): Promise<Measured> {
  const data = await dataFolder(folder, { officers: OTHERS, years: 0 });
  const running = await run({ kind: 'product', dataDir: data.path, at: AT, paced: true, by });
  try {
    const who = running.double.user({ id: REPORTER, firstName: 'Phạm Minh', started: true });
    const others = officersIn(running, OTHERS);
    // Code runs slowly the first times.
    for (const other of others) await paused(running, other, 1);
    const both: number[] = [];
    for (const other of others.slice(0, effort.batches)) both.push(await paused(running, other, 2));
    trouble?.begin(running, who);
    const taken: number[] = [];
    for (let count = 0; count < effort.asked; count += 1) {
      const other = others[count % OTHERS];
      if (other) taken.push(await paused(running, other, 1));
    }
    return { p50: quantileOf(taken, 0.5), p99: quantileOf(taken, 0.99), both: spreadOf(both).median };
  } finally {
    await running.stop();
    data.remove();
  }
}

async function paused(running: Running, who: UserHandle, count: number): Promise<number> {
  const taken = await answered(running, who, count);
  await setTimeout(count * PAUSE);
  return taken;
}

/** Milliseconds until so many commands that somebody sends together are all answered. */
function answered({ double }: Running, who: UserHandle, count: number): Promise<number> {
  const begun = performance.now();
  const open = new Set(Array.from({ length: count }, () => who.says('/status').id));
  return new Promise((resolve) => {
    const end = double.onChange(() => {
      for (const { replyTo } of double.messagesTo(who.id)) if (replyTo !== null) open.delete(replyTo);
      if (open.size > 0) return;
      end();
      resolve(performance.now() - begun);
    });
  });
}
