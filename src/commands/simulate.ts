import { simulate } from '../service/simulate.js';
import type { SimulatedMessage } from '../service/simulate.js';
import { readDay } from '../plan/day.js';
import { readOffice } from '../store/office-files.js';
import { faults, usage } from './call.js';
import type { Call, Status } from './call.js';

/** `simulate`: every message of the span, without sending any. */
export async function simulateSpan({ config, surroundings, words, options }: Call): Promise<Status> {
  if (words.length > 0) return usage(surroundings, `simulate takes no ${words.join(' ')}`);
  const office = await readOffice(config.planFile, config.dataDir);
  if (!office.ok) return faults(surroundings, office.faults);
  const { year } = office.plan;
  const from = readDay(String(options['from'] ?? `${year}-01-01`));
  const to = readDay(String(options['to'] ?? `${year}-12-31`));
  if (!from || !to) return usage(surroundings, '--from and --to take days as 2025-03-24');
  if (from > to) return usage(surroundings, `--from ${from} is after --to ${to}`);
  const { remindAt, summaryAt, timeZone } = config;
  const settings = { remindAt, summaryAt, timeZone };
  const messages = await simulate({ ...office, settings, from, to });
  surroundings.out(
    options['json'] === true
      ? `${JSON.stringify(messages, null, 2)}\n`
      : `${messages.map(lineOf).join('')}${messages.length} messages\n`,
  );
  return 0;
}

function lineOf({ at, to, kind, tasks }: SimulatedMessage): string {
  return `${at.slice(0, 16).replace('T', ' ')}  ${to.padEnd(6)} ${kind.padEnd(8)} ${tasks.join(' ')}\n`;
}
