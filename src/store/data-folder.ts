import { access, constants, mkdir, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { codeOf, reasonOf } from './disk-fault.js';
import { disk } from './durable-file.js';
import { backupsFolder } from './journal-form.js';

/** Where plans applied in the chat are kept. */
export function plansFolder(folder: string): string {
  return join(folder, 'plans');
}

type Usable = { readonly ok: true } | { readonly ok: false; readonly fault: string };

/** Whether the data folder can be used, or made, without touching it. */
export async function lookAtDataFolder(folder: string): Promise<Usable> {
  try {
    const there = await nearestThere(resolve(folder));
    if (!(await stat(there)).isDirectory()) return unusable(folder, `${there} is a file, no folder`);
    await access(there, constants.W_OK | constants.X_OK);
    return { ok: true };
  } catch (error) {
    return unusable(folder, reasonOf(error));
  }
}

/** The path itself, or the nearest above it that is there. */
export async function nearestThere(path: string): Promise<string> {
  try {
    await stat(path);
    return path;
  } catch (error) {
    if (codeOf(error) === 'ENOTDIR' || (codeOf(error) === 'ENOENT' && dirname(path) !== path))
      return nearestThere(dirname(path));
    throw error;
  }
}

function unusable(folder: string, reason: string): Usable {
  return { ok: false, fault: `the data folder ${resolve(folder)} (DATA_DIR) cannot be used: ${reason}` };
}

/** Makes the data folder with all it needs, and proves that it can be written in. Harmless when it is there already. */
export async function prepareDataFolder(folder: string): Promise<Usable> {
  const probe = join(folder, 'write-probe');
  try {
    // People's names and ids are in it: for the bot's own user alone.
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await mkdir(backupsFolder(folder), { recursive: true, mode: 0o700 });
    await mkdir(plansFolder(folder), { recursive: true, mode: 0o700 });
    await disk.write(probe, Buffer.from('the bot can write here\n'));
    await disk.remove(probe);
    await disk.syncFolder(folder);
    // The folder's own name must survive a power cut too.
    await disk.syncFolder(dirname(resolve(folder)));
    return { ok: true };
  } catch (error) {
    return unusable(folder, reasonOf(error));
  }
}
