import net from 'node:net';
import { overFile, readConfig } from './config.js';
import type { Environment } from './config.js';
import { createLog } from './log.js';
import { everyMinute } from './schedule.js';
import { fileFaults, startService } from './service.js';
import { TELEGRAM_PACE } from './telegram/pace.js';
import { scrubber } from './telegram/scrub.js';

const NO_TOKEN = `nhacviec: there is no BOT_TOKEN, so no bot was started.

To get one: open Telegram, write to @BotFather, send /newbot, choose a name; he answers with the token.
Then write it into a file .env beside package.json, or into the environment:
  BOT_TOKEN=123456789:AA…
and start again with npm start.

To see what the bot would send over the year, without any token:
  npm run -s cli -- simulate
  npm run -s cli -- plan list
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
    process.stdout.write(NO_TOKEN);
    return 0;
  }
  const scrub = scrubber(token, ...(config.webhook ? [config.webhook.secret] : []));
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

function fail(faults: readonly string[]): number {
  process.stderr.write(`nhacviec cannot start:\n${faults.map((fault) => `  - ${fault}\n`).join('')}`);
  return 1;
}
