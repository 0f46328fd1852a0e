import { run } from './bots.js';
import type { Effort } from './effort.js';
import { spreadOf } from './figures.js';
import type { Line } from './figures.js';
import { REPORTED, ask, expectAnswers } from './load.js';
import { FACTS_A_YEAR, REPORTER, dataFolder } from './seed.js';

const YEARS = [1, 5, 20] as const;

interface Measured {
  readonly start: number;
  readonly done: number;
}

/** Start-up and `/done` with a journal of 1, 5 and 20 years: both should grow less than the journal does. */
export async function journals(effort: Effort, folder: string): Promise<readonly Line[]> {
  const measured = new Map<number, Measured[]>(YEARS.map((years) => [years, []]));
  for (let one = 0; one < effort.runs; one += 1) {
    for (const years of YEARS) measured.get(years)?.push(await measure(years, effort, folder));
  }
  const spread = (years: number, what: keyof Measured) =>
    spreadOf((measured.get(years) ?? []).map((one) => one[what]));
  const line = (years: number, key: keyof Measured): Line => ({
    what: `${key === 'start' ? 'start' : '/done III.3'}, ${years} years of journal (${years * FACTS_A_YEAR} facts)`,
    unit: 'ms',
    product: spread(years, key),
    beside: spread(1, key),
    aim: { bound: 'at most', value: years },
  });
  return [line(5, 'start'), line(20, 'start'), line(5, 'done'), line(20, 'done')];
}

async function measure(years: number, effort: Effort, folder: string): Promise<Measured> {
  const data = await dataFolder(folder, { officers: 10, years });
  const at = '2025-03-24 08:00';
  const running = await run({ kind: 'product', dataDir: data.path, at, paced: false });
  try {
    const who = running.double.user({ id: REPORTER, firstName: 'Phạm Minh', started: true });
    const taken: number[] = [];
    for (let count = 0; count < effort.reports; count += 1) {
      taken.push(await ask(running, who, '/done III.3'));
      await ask(running, who, '/undo');
    }
    expectAnswers(running, who, { words: REPORTED, count: effort.reports });
    return { start: running.firstPoll, done: spreadOf(taken).median };
  } finally {
    await running.stop();
    data.remove();
  }
}
