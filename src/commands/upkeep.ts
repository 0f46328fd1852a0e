import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { momentIn } from '../plan/day.js';
import { highestKnown } from '../service/put-back-by-hand.js';
import { backup } from '../store/backups.js';
import { prepareDataFolder } from '../store/data-folder.js';
import { lockFolder } from '../store/lock.js';
import { restore } from '../store/restore.js';
import { faults, usage } from './call.js';
import type { Call, Status } from './call.js';

/** Minutes without a beat after which the bot counts as standing still. A poll stays open for 50 s, a tick comes each minute. */
const STILL_MINUTES = 5;

/** `backup`: a checked copy of the journal; the bot may run meanwhile, since the journal is replaced whole. */
export async function makeBackup({ config, surroundings, words }: Call): Promise<Status> {
  if (words.length > 0) return usage(surroundings, `backup takes no ${words.join(' ')}`);
  const result = await backup(config.dataDir, momentIn(config.timeZone, surroundings.now()));
  if (!result.ok) return faults(surroundings, [result.fault]);
  surroundings.out(`${result.file} (${result.facts} facts)\n`);
  return 0;
}

/** `restore FILE`: only while no bot runs on the folder. */
export async function putBack({ config, surroundings, words }: Call): Promise<Status> {
  const [file, ...others] = words;
  if (file === undefined || others.length > 0) return usage(surroundings, 'restore takes one file');
  const folder = await prepareDataFolder(config.dataDir);
  if (!folder.ok) return faults(surroundings, [folder.fault]);
  const locking = await lockFolder(config.dataDir, { onLost: (reason) => surroundings.error(`${reason}\n`) });
  if (!locking.ok) return faults(surroundings, [locking.fault]);
  try {
    const result = await restore(config.dataDir, file, {
      now: momentIn(config.timeZone, surroundings.now()),
      highest: (dispatches) => highestKnown(config.dataDir, dispatches),
    });
    if (!result.ok) return faults(surroundings, [result.fault]);
    const kept =
      result.replaced === null
        ? 'there was no journal before'
        : `what it replaces is kept as ${result.replaced}`;
    const until = result.until === null ? 'it is empty' : `it reaches until ${result.until}`;
    const plans = result.plans.length === 0 ? '' : `; put beside it: ${result.plans.join(', ')}`;
    surroundings.out(`${file} is the journal now (${result.facts} facts, ${until}); ${kept}${plans}\n`);
    surroundings.out('The bot tells the coordinator and who is to report again when it starts.\n');
    return 0;
  } finally {
    await locking.lock.release();
  }
}

/** `health`: whether the tick and the poll of the running bot have beaten lately (the container's health check). */
export async function checkHealth({ config, surroundings }: Call): Promise<Status> {
  const now = surroundings.now().getTime();
  const beats = await Promise.all(
    // With a webhook nobody polls: silence there is a quiet day.
    (config.webhook ? ['alive-tick'] : ['alive-tick', 'alive-poll']).map(async (name) => {
      try {
        const { mtimeMs } = await stat(join(config.dataDir, name));
        return { name, minutes: (now - mtimeMs) / 60_000 };
      } catch (error) {
        return { name, minutes: error instanceof Error ? Infinity : 0 };
      }
    }),
  );
  const still = beats.filter(({ minutes }) => minutes > STILL_MINUTES);
  if (still.length > 0) {
    return faults(
      surroundings,
      still.map(
        ({ name, minutes }) =>
          `${name}: no beat for ${Number.isFinite(minutes) ? `${minutes.toFixed(0)} minutes` : 'ever'}`,
      ),
    );
  }
  surroundings.out('ok\n');
  return 0;
}
