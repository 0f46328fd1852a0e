import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { startDouble } from '../../src/bot-api-double/bot-api-double.js';
import type { Double } from '../../src/bot-api-double/bot-api-double.js';
import { tooMany } from '../../src/bot-api-double/faults.js';
import { freePort } from '../support/free-port.js';
import { movingClock } from './clock.js';
import { slidingLimit } from './limits.js';
import { LONGEST_PAUSE } from './pause.js';
import { COORDINATOR, instant } from './seed.js';

/** Which bot runs: the bare one, the program as it is started, or the program with its clock and pace in our hands. */
export type Candidate =
  | { readonly kind: 'echo' }
  | { readonly kind: 'main'; readonly dataDir: string }
  | {
      readonly kind: 'product';
      readonly dataDir: string;
      readonly at: string;
      readonly paced: boolean;
      /** How its updates arrive; by polling where not given. */
      readonly by?: 'polling' | 'webhook';
    };

/** A bot in a process of its own on a double in this one. */
export interface Running {
  readonly double: Double;
  /** Milliseconds from the start of the process to its first getUpdates, or to its setWebhook. */
  readonly firstPoll: number;
  /** Settles with the moment at which the bot has sent so many messages more, each let through. */
  sent(count: number): Promise<number>;
  /** Requests that the double refused with 429. */
  refused(): number;
  /** Resident memory in MB, or null where the system does not tell. */
  resident(): number | null;
  /** Milliseconds for which the product's thread was busy at a stretch since this was asked before; a first one begins. */
  longestPause(): Promise<number>;
  /** Puts the product's clock there and lets it tick. */
  clock(local: string): void;
  stop(): Promise<void>;
}

/** `npm run bench -- --cpu-prof commands` leaves profiles of the program in the working folder. */
const profiling = process.argv.filter((one) => one.startsWith('--cpu-prof'));

const LONGEST_START = 60_000;

export async function run(candidate: Candidate): Promise<Running> {
  // Telegram's clock is the bot's own: one that differs would be told to the coordinator and looked at again each minute.
  const clock = movingClock(candidate.kind === 'product' ? instant(candidate.at) : new Date());
  const port = candidate.kind === 'product' && candidate.by === 'webhook' ? await freePort() : null;
  const double = await startDouble({
    now: () => clock.now().getTime(),
    ...(port !== null && { webhookTo: `http://127.0.0.1:${port}` }),
  });
  double.user({ id: COORDINATOR, firstName: 'Trần Thị Hoa', started: true });
  const watched = watch(double, candidate.kind === 'product' && candidate.paced);
  const begun = performance.now();
  const child = start(candidate, double, port);
  let complaint = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (complaint += text));
  const ended = once(child, 'exit').then(([code]: unknown[]) => {
    throw new Error(`${candidate.kind} ended by itself (${String(code)}): ${complaint}`);
  });
  // Only until it stands; a bot that ends later is missed by whoever waits for its answer.
  const ready = candidate.kind === 'product' ? once(child, 'message') : Promise.resolve();
  const late = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error(`${candidate.kind} does not start`)), LONGEST_START).unref();
  });
  const firstPoll = (await Promise.race([watched.polled, ended, late])) - begun;
  await Promise.race([ready, ended, late]);
  ended.catch(() => undefined);
  return {
    double,
    firstPoll,
    sent: (count) => Promise.race([watched.sent(count), ended]),
    refused: watched.refused,
    resident: () => residentOf(child.pid),
    async longestPause() {
      const told = once(child, 'message');
      child.send(LONGEST_PAUSE);
      const answer: unknown = await Promise.race([told, ended]);
      const [{ pause }] = z
        .tuple([z.object({ pause: z.number() })])
        .rest(z.unknown())
        .parse(answer);
      return pause;
    },
    clock(local) {
      clock.set(instant(local));
      child.send(instant(local).toISOString());
    },
    async stop() {
      const gone = once(child, 'exit');
      child.kill('SIGTERM');
      // The bare bot waits for its poll.
      setTimeout(() => child.kill('SIGKILL'), 1000).unref();
      await gone;
      await double.close();
    },
  };
}

function start(
  candidate: Candidate,
  { token, apiRoot }: Double,
  port: number | null,
): ReturnType<typeof fork> {
  const env = { PATH: process.env['PATH'], BOT_TOKEN: token, TELEGRAM_API_ROOT: apiRoot };
  const stdio = ['ignore', 'ignore', 'pipe', 'ipc'] as ('ignore' | 'pipe' | 'ipc')[];
  switch (candidate.kind) {
    case 'echo':
      return fork(here('./echo.js'), { env, stdio, execArgv: [] });
    case 'main':
      return fork(here('../main.js'), {
        env: { ...env, DATA_DIR: candidate.dataDir },
        stdio,
        execArgv: profiling,
      });
    case 'product': {
      const { at, paced, dataDir } = candidate;
      const words = [instant(at).toISOString(), paced ? 'paced' : 'unpaced'];
      return fork(here('./product.js'), words, {
        env: { ...env, DATA_DIR: dataDir, ...(port !== null && webhookOn(port)) },
        stdio,
        execArgv: profiling,
      });
    }
  }
}

function webhookOn(port: number): Readonly<Record<string, string>> {
  return {
    WEBHOOK_URL: 'https://bot.example/nhacviec',
    WEBHOOK_SECRET: 'a-secret-of-the-bench-01',
    PORT: String(port),
  };
}

/** Beside this module as it is bundled, in `dist/bench`. */
function here(script: string): string {
  return fileURLToPath(new URL(script, import.meta.url));
}

interface Watch {
  readonly polled: Promise<number>;
  sent(count: number): Promise<number>;
  refused(): number;
}

/** Sees the polls and the messages come in, and holds a bot to 30 messages in any second where it says that it keeps to that. */
function watch({ faults }: Double, limited: boolean): Watch {
  const limit = slidingLimit(30, 1000);
  const draw = faults.draw;
  const waiting = new Set<(at: number) => void>();
  let refused = 0;
  const polled = new Promise<number>((resolve) => {
    faults.draw = (method, chat) => {
      const at = performance.now();
      if (method === 'getUpdates' || method === 'setWebhook') resolve(at);
      if (limited && /^(?:send|edit)/u.test(method) && !limit.admits(at)) {
        refused += 1;
        return tooMany(1);
      }
      if (method === 'sendMessage') for (const tell of waiting) tell(at);
      return draw(method, chat);
    };
  });
  return {
    polled,
    refused: () => refused,
    sent: (count) =>
      new Promise((resolve) => {
        let left = count;
        const tell = (at: number): void => {
          left -= 1;
          if (left > 0) return;
          waiting.delete(tell);
          resolve(at);
        };
        waiting.add(tell);
      }),
  };
}

function residentOf(pid: number | undefined): number | null {
  if (process.platform !== 'linux' || pid === undefined) return null;
  const kilobytes = /^VmRSS:\s+(\d+) kB$/mu.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return kilobytes === undefined ? null : Number(kilobytes) / 1024;
}
