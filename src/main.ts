import net from 'node:net';
import { overFile, readConfig } from './service/config.js';
import type { Config, Environment } from './service/config.js';
import { createLog } from './service/log.js';
import { everyMinute } from './service/schedule.js';
import { fileFaults, startService } from './service/service.js';
import { TELEGRAM_PACE } from './telegram/pace.js';
import { scrubber } from './telegram/scrub.js';

/** Without a token: where the page is, and how to get a token. */
const playgroundWords = (address: string, folder: string): string => `
nhacviec: there is no BOT_TOKEN, so this is the playground: the real bot among invented people.

  Open ${address}

Nothing leaves this machine. Its data are in ${folder}; Ctrl+C stops it, the next start goes on with it.
For the real bot: write to @BotFather in Telegram, send /newbot, and put the token he answers with into
a file .env beside package.json (BOT_TOKEN=123456789:AA…) or into the environment; then npm start again.
`;

// Node 20 gives each address 250 ms to answer, which breaks slow routes to Telegram.
net.setDefaultAutoSelectFamilyAttemptTimeout(5000);

const LONGEST_STOP = 4500;

const status = await main();
// What still waits for an answer of Telegram's keeps the process no longer; the state is on the disk by now.
process.exit(status);

/** @returns the exit status */
async function main(): Promise<number> {
  let environment: Environment;
  try {
    environment = overFile('.env', process.env);
  } catch (error) {
    return fail([error instanceof Error ? error.message : String(error)]);
  }
  const read = readConfig(environment);
  if (!read.ok) return fail([...read.faults, ...(await fileFaults(read.rest))]);
  const { config } = read;
  const { token } = config;
  if (token === null) {
    return playground(config, Number(environment['PORT'] ?? 0));
  }
  const scrub = scrubber(token, config.webhook?.secret ?? '', config.proxy?.password ?? '');
  const log = createLog({ level: config.logLevel, scrub, destination: process.stdout });
  // What nobody caught would be printed by Node.js itself, with whatever it holds.
  process.on('uncaughtException', (error) => {
    log.error('stopped by a fault of the program', { error });
    process.exit(1);
  });
  const tell = (words: string): void => void process.stderr.write(scrub(words));
  const tools = { now: () => new Date(), log, scrub, pace: TELEGRAM_PACE, everyMinute, tell };
  const started = await startService({ ...config, token }, tools);
  if (!started.ok) return fail(started.faults.map(scrub));
  const { service } = started;
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      log.info('stopping', { signal });
      void service.stop();
      // A message whose answer does not come would hold the stop up; it counts as unsent and goes out again.
      setTimeout(() => {
        log.warn('stopped in the middle of a call');
        process.exit(0);
      }, LONGEST_STOP).unref();
    });
  }
  const end = await service.ended;
  if (end.kind === 'stopped') return 0;
  if (end.kind === 'lost') return fail([end.reason]);
  return fail([
    `BOT_TOKEN: Telegram does not know this token (${scrub(end.description)}); get a valid one from @BotFather`,
  ]);
}

/** Until a signal ends it. */
async function playground(config: Config, port: number): Promise<number> {
  const level = config.logLevel === 'info' ? 'warn' : config.logLevel;
  const log = createLog({ level, scrub: (text) => text, destination: process.stderr });
  // Loaded where it is wanted: the bot starts faster without it, and is smaller.
  const { startPlayground } = await import('./playground/playground.js');
  const started = await startPlayground({ config, port, log });
  if (!started.ok) return fail(started.faults);
  const { address, folder } = started.playground;
  process.stdout.write(playgroundWords(address, folder));
  await new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, resolve);
  });
  setTimeout(() => process.exit(0), LONGEST_STOP).unref();
  try {
    await started.playground.stop();
    return 0;
  } catch (error) {
    return fail([`the playground was not saved: ${error instanceof Error ? error.message : String(error)}`]);
  }
}

function fail(faults: readonly string[]): number {
  process.stderr.write(`nhacviec cannot start:\n${faults.map((fault) => `  - ${fault}\n`).join('')}`);
  return 1;
}
