import { readConfig } from '../../src/service/config.js';
import { startService } from '../../src/service/service.js';
import { NO_PACE } from '../../src/telegram/pace.js';
import { scrubber } from '../../src/telegram/scrub.js';

/** The whole bot at a standing hour, to be killed: its settings come in the environment, the instant as an argument. */
const now = new Date(process.argv[2] ?? '');
const read = readConfig(process.env);
if (!read.ok || read.config.token === null) throw new Error('the settings are wrong');
const { token } = read.config;
const nothing = (): undefined => undefined;
const started = await startService(
  { ...read.config, token },
  {
    now: () => now,
    log: { info: nothing, warn: nothing, error: (event) => void process.stderr.write(`${event}\n`) },
    scrub: scrubber(token),
    pace: NO_PACE,
    everyMinute: () => ({ stop: () => Promise.resolve() }),
    tell: nothing,
  },
);
process.stdout.write(started.ok ? 'started\n' : `fault ${started.faults.join(' ')}\n`);
