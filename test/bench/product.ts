import { monitorEventLoopDelay } from 'node:perf_hooks';
import { readConfig } from '../../src/service/config.js';
import { createLog } from '../../src/service/log.js';
import { everyMinute } from '../../src/service/schedule.js';
import { startService } from '../../src/service/service.js';
import { NO_PACE, TELEGRAM_PACE } from '../../src/telegram/pace.js';
import { scrubber } from '../../src/telegram/scrub.js';
import { movingClock } from './clock.js';
import { LONGEST_PAUSE } from './pause.js';

/**
 * The whole bot as `main.ts` runs it, but for the clock, which begins where it is put, and the pace:
 * `node product.js <instant> paced|unpaced`. Says `ready` to its parent; an instant from there is the new time, with a
 * tick; to LONGEST_PAUSE it answers how many milliseconds its thread was busy at a stretch since it was asked before.
 */
const [, , instant = '', pace = 'paced'] = process.argv;
const clock = movingClock(new Date(instant));
const read = readConfig(process.env);
if (!read.ok || read.config.token === null) throw new Error('the settings are wrong');
const { token, logLevel } = read.config;
const scrub = scrubber(token);
const log = createLog({ level: logLevel, scrub, destination: process.stdout });
const started = await startService(
  { ...read.config, token },
  {
    now: clock.now,
    log: {
      ...log,
      info(event, details) {
        log.info(event, details);
        if (event === 'ready') void settled();
      },
    },
    scrub,
    pace: pace === 'paced' ? TELEGRAM_PACE : NO_PACE,
    // As the program does it, with the thread's file where the bundle has it.
    async draftPlan(sent, signal) {
      const { draftInThread } = await import('../../src/service/plan-thread.js');
      const script = new URL('../plan-worker.js', import.meta.url);
      return draftInThread(sent, { script, ...(signal && { signal }) });
    },
    everyMinute,
    tell: (words) => void process.stderr.write(words),
  },
);
/** What a start owes is sent before anything is measured. */
async function settled(): Promise<void> {
  if (started.ok) await started.service.bot.ticker.settled();
  process.send?.('ready');
}
if (!started.ok) throw new Error(started.faults.join('\n'));
const { service } = started;
const pauses = monitorEventLoopDelay({ resolution: 1 });
process.on('message', (message) => {
  if (message === LONGEST_PAUSE) {
    // Only what lies between two questions is watched: the watching itself takes time.
    process.send?.({ pause: pauses.max / 1e6 });
    pauses.reset();
    pauses.enable();
    return;
  }
  clock.set(new Date(String(message)));
  void service.bot.ticker.run();
});
// A bench that was killed leaves no bot behind.
process.once('disconnect', () => process.exit(1));
process.once('SIGTERM', () => void service.stop().then(() => process.exit(0)));
