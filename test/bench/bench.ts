import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { commands } from './commands.js';
import { FULL, SMOKE } from './effort.js';
import { files } from './files.js';
import type { Line } from './figures.js';
import { isReached, tableOf } from './figures.js';
import { journals } from './journals.js';
import { mornings } from './mornings.js';
import { reckoning } from './reckoning.js';
import { memory, starting } from './starting.js';
import { waiting } from './waiting.js';

/**
 * The benchmarks, `npm run bench`: the program beside a bare telegraf echo bot, each in a process of its own, on a Bot
 * API double in this one. `--smoke` runs everything once through; names of groups (`commands start …`) run these
 * alone. A figure that is not reached is said and is no failure; an answer that does not come is one.
 */
const MEMORY_DISK = '/dev/shm';

const asked = process.argv.slice(2);
const effort = asked.includes('--smoke') ? SMOKE : FULL;
const wanted = asked.filter((one) => !one.startsWith('--'));

const folder = mkdtempSync(join(tmpdir(), 'nhacviec-bench-'));
const places = [
  { label: ', fsync included', folder },
  ...(existsSync(MEMORY_DISK) ? [{ label: ', data in memory', folder: MEMORY_DISK }] : []),
];
const groups: readonly { readonly name: string; readonly measure: () => Promise<readonly Line[]> }[] = [
  { name: 'reckoning', measure: () => reckoning(effort) },
  { name: 'files', measure: () => files(effort, folder) },
  { name: 'start', measure: () => starting(effort, folder) },
  { name: 'memory', measure: () => memory(effort, folder) },
  { name: 'commands', measure: () => commands(effort, places) },
  { name: 'journal', measure: () => journals(effort, folder) },
  { name: 'waiting', measure: () => waiting(effort, folder) },
  { name: 'mornings', measure: () => mornings(effort, folder) },
];

try {
  const lines: Line[] = [];
  for (const { name, measure } of groups) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    process.stderr.write(`${name} …\n`);
    lines.push(...(await measure()));
  }
  const cores = cpus();
  const machine = `Node.js ${process.version}, ${cores.length} × ${cores[0]?.model ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GiB`;
  process.stdout.write(`${machine}; medians of runs (least–most)\n\n${tableOf(lines)}\n\n`);
  const missed = lines.filter((line) => isReached(line) === false);
  process.stdout.write(
    missed.length === 0
      ? 'Every aim was reached.\n'
      : `Not reached: ${missed.map(({ what }) => what).join('; ')}.\n`,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
