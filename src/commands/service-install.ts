import { userInfo } from 'node:os';
import { join } from 'node:path';
import { prepareDataFolder } from '../store/data-folder.js';
import { installed } from '../store/installed.js';
import { writePrivate } from '../store/private-file.js';
import { faults, usage } from './call.js';
import type { Call, Status } from './call.js';
import { stepsAfter, systemdUnit, UNIT } from './systemd-unit.js';

/** `service install`: the systemd unit for this folder and this user, beside the data, and what to type with it. */
export async function installService(call: Call): Promise<Status> {
  const { config, surroundings, words, options } = call;
  if (words.length > 0) return usage(surroundings, `service install takes no ${words.join(' ')}`);
  const { username: user, uid } = userInfo();
  const unit = systemdUnit({
    folder: installed(''),
    dataDir: config.dataDir,
    user,
    node: process.execPath,
  });
  if (options['print'] === true) {
    surroundings.out(unit);
    return 0;
  }
  const fault = faultOf(process.platform, uid);
  if (fault !== null) return faults(surroundings, [fault]);
  // systemd starts nothing whose folder to write in is not there.
  const folder = await prepareDataFolder(config.dataDir);
  if (!folder.ok) return faults(surroundings, [folder.fault]);
  const file = join(config.dataDir, UNIT);
  await writePrivate(file, unit);
  surroundings.out(`${file}\n`);
  surroundings.error(stepsAfter(file));
  return 0;
}

/** Why the bot cannot be a service of systemd's for that user there; null where it can. */
export function faultOf(platform: NodeJS.Platform, uid: number): string | null {
  if (platform !== 'linux')
    return 'systemd is on Linux alone; for Windows, Docker and others see docs/operations.md';
  return uid === 0
    ? 'the bot needs no rights of root; make a user for it (docs/operations.md) and write sudo -u nhacviec before this command'
    : null;
}
