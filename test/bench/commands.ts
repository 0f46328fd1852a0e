import { run } from './bots.js';
import type { Candidate, Running } from './bots.js';
import type { Effort } from './effort.js';
import { spreadOf } from './figures.js';
import type { Line, Spread } from './figures.js';
import { REPORTED, ask, askAtOnce, expectAnswers, officersIn } from './load.js';
import { REPORTER, dataFolder } from './seed.js';

const AT = '2025-03-24 08:00';
const BATCH = 100;

interface Place {
  readonly label: string;
  readonly folder: string;
}

interface Measured {
  readonly status: number;
  readonly done: number;
  readonly batch: number;
}

/** `/done III.3` and `/status` one after another, and a hundred updates at once, beside the bare bot's echo. */
export async function commands(effort: Effort, places: readonly Place[]): Promise<readonly Line[]> {
  const bare: Measured[] = [];
  const products = new Map<Place, Measured[]>(places.map((place) => [place, []]));
  for (let one = 0; one < effort.runs; one += 1) {
    bare.push(await measure({ kind: 'echo' }, effort));
    for (const place of places) {
      const data = await dataFolder(place.folder, { officers: BATCH, years: 0 });
      const candidate: Candidate = { kind: 'product', dataDir: data.path, at: AT, paced: false };
      products.get(place)?.push(await measure(candidate, effort));
      data.remove();
    }
  }
  const spread = (runs: readonly Measured[], what: keyof Measured): Spread =>
    spreadOf(runs.map((measured) => measured[what]));
  return [...products].flatMap(([{ label }, runs]): readonly Line[] => {
    const line = (what: string, key: keyof Measured, value: number): Line => ({
      what: `${what}${label}`,
      unit: 'ms',
      product: spread(runs, key),
      beside: spread(bare, key),
      aim: { bound: 'at most', value },
    });
    return [
      line('/done III.3', 'done', 1.5),
      line('/status', 'status', 2),
      line(`${BATCH} updates at once`, 'batch', 2),
    ];
  });
}

async function measure(candidate: Candidate, effort: Effort): Promise<Measured> {
  const running = await run(candidate);
  try {
    const who = running.double.user({ id: REPORTER, firstName: 'Phạm Minh', started: true });
    const isEcho = candidate.kind === 'echo';
    // Code runs slowly the first times, in both.
    for (let count = 0; count < effort.warmUp; count += 1) await doneAndUndone();
    const done: number[] = [];
    for (let count = 0; count < effort.updates; count += 1) done.push(await doneAndUndone());
    expectAnswers(running, who, { words: isEcho ? '/done III.3' : REPORTED, count: effort.updates });
    const status: number[] = [];
    for (let count = 0; count < effort.updates; count += 1) status.push(await ask(running, who, '/status'));
    expectAnswers(running, who, { words: isEcho ? '/status' : 'CCHC', count: effort.updates });
    return { done: mean(done), status: mean(status), batch: await batchOf(running, effort) };

    /** Only the report is measured; that it is taken back makes room for the next one. */
    async function doneAndUndone(): Promise<number> {
      const taken = await ask(running, who, '/done III.3');
      if (!isEcho) await ask(running, who, '/undo');
      return taken;
    }
  } finally {
    await running.stop();
  }
}

async function batchOf(running: Running, effort: Effort): Promise<number> {
  const everybody = officersIn(running, BATCH);
  const taken: number[] = [];
  for (let count = 0; count < effort.batches; count += 1) {
    taken.push(await askAtOnce(running, everybody, '/status'));
  }
  return spreadOf(taken).median;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
