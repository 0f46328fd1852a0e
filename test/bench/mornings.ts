import { run } from './bots.js';
import type { Effort } from './effort.js';
import { spreadOf } from './figures.js';
import type { Line } from './figures.js';
import { officersIn } from './load.js';
import { dataFolder } from './seed.js';

const A_SECOND = 30;

/** The letters of a Monday: how near the bot comes to 30 a second, and whether Telegram ever has to refuse. */
export async function mornings(effort: Effort, folder: string): Promise<readonly Line[]> {
  const lines: Line[] = [];
  for (const { officers, runs } of effort.mornings) {
    const measured: Morning[] = [];
    for (let one = 0; one < runs; one += 1) measured.push(await morningOf(officers, folder));
    lines.push(
      {
        what: `a morning of ${officers} officers, of the rate allowed`,
        unit: '%',
        product: spreadOf(measured.map(({ share }) => share)),
        beside: null,
        aim: { bound: 'at least', value: 95 },
      },
      {
        what: `a morning of ${officers} officers, refused with 429`,
        unit: '×',
        product: spreadOf(measured.map(({ refused }) => refused)),
        beside: null,
        aim: { bound: 'at most', value: 0 },
      },
    );
  }
  return lines;
}

interface Morning {
  /** Per cent of what 30 a second would be. */
  readonly share: number;
  readonly refused: number;
}

async function morningOf(officers: number, folder: string): Promise<Morning> {
  const data = await dataFolder(folder, { officers, years: 0 });
  const running = await run({ kind: 'product', dataDir: data.path, at: '2025-03-24 07:00', paced: true });
  try {
    const everybody = officersIn(running, officers);
    const [first, last] = [running.sent(1), running.sent(officers)];
    running.clock('2025-03-24 07:30');
    // From the first letter on: what went before is the reckoning, which has a line of its own.
    const seconds = ((await last) - (await first)) / 1000;
    const late = everybody.filter(({ id }) => running.double.messagesTo(id).length === 0).length;
    // The last one is in the double's hands but not in the chat yet; the coordinator has no limit to his place.
    if (late > 2) throw new Error(`${late} of ${officers} officers had no letter`);
    const allowed = officers / A_SECOND;
    return { share: Math.min(100, (100 * allowed) / seconds), refused: running.refused() };
  } finally {
    await running.stop();
    data.remove();
  }
}
