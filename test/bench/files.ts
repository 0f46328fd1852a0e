import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { UserHandle } from '../../src/bot-api-double/people.js';
import { draftInThread } from '../../src/service/plan-thread.js';
import { readOffice } from '../../src/store/office-files.js';
import { exploding, tableOf } from '../support/hostile-files.js';
import { run } from './bots.js';
import type { Running } from './bots.js';
import type { Effort } from './effort.js';
import { spreadOf } from './figures.js';
import type { Line } from './figures.js';
import { expectAnswers } from './load.js';
import { COORDINATOR, dataFolder } from './seed.js';

const SCRIPT = new URL('../plan-worker.js', import.meta.url);
/** Before the letters of the day. */
const AT = '2025-03-24 06:30';

/** The longest that the bot's own thread is held up by a file: a bad one, and the largest good one with its preview. */
export async function files(effort: Effort, folder: string): Promise<readonly Line[]> {
  const office = await readOffice(null, '.');
  if (!office.ok) throw new Error(office.faults.join('\n'));
  const { plan } = office;
  const year = { named: plan.year, present: plan.year };
  const besideThread = async (name: string, bytes: Uint8Array): Promise<number> => {
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    const sent = { name, bytes, year, inForce: null, earlier: [plan], departments: plan.departments };
    await draftInThread(sent, { script: SCRIPT });
    delay.disable();
    return delay.max / 1e6;
  };
  const line = async (what: string, pause: () => Promise<number>): Promise<Line> => {
    const pauses: number[] = [];
    for (let one = 0; one < effort.runs; one += 1) pauses.push(await pause());
    return {
      what: `the bot’s longest pause while ${what}`,
      unit: 'ms',
      product: spreadOf(pauses),
      beside: null,
      aim: { bound: 'at most', value: 50 },
    };
  };
  const large = Buffer.from(tableOf(500));
  return [
    await line('a file that explodes is read', () => besideThread('a.html', exploding)),
    await line('a plan of 500 tasks is read', () => besideThread('a.md', large)),
    await line('a plan of 500 tasks is sent, read, kept and shown', () => besideBot(folder, large)),
  ];
}

/** The same in the whole bot, to which a coordinator sends it, from the message to the preview. */
async function besideBot(folder: string, bytes: Buffer): Promise<number> {
  const data = await dataFolder(folder, { officers: 1, years: 0 });
  const running = await run({ kind: 'product', dataDir: data.path, at: AT, paced: false });
  try {
    const coordinator = running.double.user({ id: COORDINATOR, firstName: 'Trần Thị Hoa', started: true });
    // Code runs slowly the first time, and is found on the disk.
    await preview(running, coordinator, Buffer.from(tableOf(3)));
    await running.longestPause();
    await preview(running, coordinator, bytes);
    const pause = await running.longestPause();
    expectAnswers(running, coordinator, { words: '500 nhiệm vụ', count: 1 });
    return pause;
  } finally {
    await running.stop();
    data.remove();
  }
}

/** Sends a plan of the next year and waits for what the bot says of it. */
function preview({ double }: Running, who: UserHandle, bytes: Buffer): Promise<void> {
  const said = who.sendsDocument('ke-hoach-2026.md', 'Kế hoạch năm 2026', { bytes });
  return new Promise((resolve) => {
    const end = double.onChange(() => {
      if (!double.messagesTo(who.id).some(({ replyTo }) => replyTo === said.id)) return;
      end();
      resolve();
    });
  });
}
