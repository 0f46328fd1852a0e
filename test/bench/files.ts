import { monitorEventLoopDelay } from 'node:perf_hooks';
import { draftInThread } from '../../src/service/plan-thread.js';
import { readOffice } from '../../src/store/office-files.js';
import { exploding, tableOf } from '../support/hostile-files.js';
import type { Effort } from './effort.js';
import { spreadOf } from './figures.js';
import type { Line } from './figures.js';

const SCRIPT = new URL('../plan-worker.js', import.meta.url);

/** The longest that a thread is held up while a file is read beside it, a bad one and the largest good one. */
export async function files(effort: Effort): Promise<readonly Line[]> {
  const office = await readOffice(null, '.');
  if (!office.ok) throw new Error(office.faults.join('\n'));
  const { plan } = office;
  const year = { named: plan.year, present: plan.year };
  const longestPause = async (name: string, bytes: Uint8Array): Promise<number> => {
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    const sent = { name, bytes, year, inForce: null, earlier: [plan], departments: plan.departments };
    await draftInThread(sent, { script: SCRIPT });
    delay.disable();
    return delay.max / 1e6;
  };
  const line = async (what: string, name: string, bytes: Uint8Array): Promise<Line> => {
    const pauses: number[] = [];
    for (let one = 0; one < effort.runs; one += 1) pauses.push(await longestPause(name, bytes));
    const aim = { bound: 'at most', value: 50 } as const;
    return {
      what: `the bot’s longest pause while ${what} is read`,
      unit: 'ms',
      product: spreadOf(pauses),
      beside: null,
      aim,
    };
  };
  return [
    await line('a file that explodes', 'a.html', exploding),
    await line('a plan of 500 tasks', 'a.md', Buffer.from(tableOf(500))),
  ];
}
