import { setTimeout as after } from 'node:timers/promises';
import { run } from './bots.js';
import type { Candidate } from './bots.js';
import type { Effort } from './effort.js';
import { spreadOf } from './figures.js';
import type { Line } from './figures.js';
import { askAtOnce, officersIn } from './load.js';
import { dataFolder } from './seed.js';

/** Updates under way at the same time. */
const AT_ONCE = 50;
/** Until what a start leaves behind is tidied up. */
const CALM = 500;

/** From the start of the process to the first poll: the program as it is started, beside the bare bot. */
export async function starting(effort: Effort, folder: string): Promise<readonly Line[]> {
  const [product, bare]: [number[], number[]] = [[], []];
  for (let one = 0; one < effort.runs; one += 1) {
    const data = await dataFolder(folder, { officers: 10, years: 0 });
    for (const [candidate, times] of [
      [{ kind: 'main', dataDir: data.path }, product],
      [{ kind: 'echo' }, bare],
    ] as const) {
      const running = await run(candidate);
      times.push(running.firstPoll);
      await running.stop();
    }
    data.remove();
  }
  const aim = { bound: 'at most', value: 2 } as const;
  const what = 'start to first poll';
  return [{ what, unit: 'ms', product: spreadOf(product), beside: spreadOf(bare), aim }];
}

interface Memory {
  readonly start: number;
  readonly middle: number;
  readonly end: number;
}

/** Resident memory after the start and after many updates, beside the bare bot; no lines where the system does not tell. */
export async function memory(effort: Effort, folder: string): Promise<readonly Line[]> {
  const [product, bare]: [Memory[], Memory[]] = [[], []];
  for (let one = 0; one < effort.runs; one += 1) {
    const data = await dataFolder(folder, { officers: AT_ONCE, years: 0 });
    const candidate: Candidate = {
      kind: 'product',
      dataDir: data.path,
      at: '2025-03-24 07:00',
      paced: false,
    };
    const [mine, beside] = [await memoryOf(candidate, effort), await memoryOf({ kind: 'echo' }, effort)];
    data.remove();
    if (mine) product.push(mine);
    if (beside) bare.push(beside);
  }
  if (product.length === 0) return [];
  const spread = (runs: readonly Memory[], when: keyof Memory) => spreadOf(runs.map((run) => run[when]));
  const aim = { bound: 'at most', value: 1.4 } as const;
  const updates = effort.memoryUpdates;
  return [
    {
      what: 'memory after start',
      unit: 'MB',
      product: spread(product, 'start'),
      beside: spread(bare, 'start'),
      aim,
    },
    {
      what: `memory after ${updates} updates`,
      unit: 'MB',
      product: spread(product, 'end'),
      beside: spread(bare, 'end'),
      aim,
    },
    {
      what: `memory after ${updates} updates, beside after ${updates / 2}`,
      unit: 'MB',
      product: spread(product, 'end'),
      beside: spread(product, 'middle'),
      // Within what a collector leaves lying about.
      aim: { bound: 'at most', value: 1.05 },
    },
  ];
}

async function memoryOf(candidate: Candidate, effort: Effort): Promise<Memory | null> {
  const running = await run(candidate);
  try {
    const everybody = officersIn(running, AT_ONCE);
    await after(CALM);
    const start = running.resident();
    const middle = await residentAfter();
    const end = await residentAfter();
    return start === null || middle === null || end === null ? null : { start, middle, end };

    async function residentAfter(): Promise<number | null> {
      for (let said = 0; said < effort.memoryUpdates / 2; said += AT_ONCE) {
        await askAtOnce(running, everybody, said % 100 === 0 ? '/status' : '/mine');
      }
      await after(CALM);
      return running.resident();
    }
  } finally {
    await running.stop();
  }
}
