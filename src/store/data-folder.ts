import { mkdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { reasonOf } from './disk-fault.js';
import { disk } from './durable-file.js';
import { backupsFolder } from './journal-form.js';

/** Where plans applied in the chat are kept. */
export function plansFolder(folder: string): string {
  return join(folder, 'plans');
}

/** Makes the data folder with all it needs, and proves that it can be written in. Harmless when it is there already. */
export async function prepareDataFolder(
  folder: string,
): Promise<{ readonly ok: true } | { readonly ok: false; readonly fault: string }> {
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
    const fault = `the data folder ${resolve(folder)} (DATA_DIR) cannot be used: ${reasonOf(error)}`;
    return { ok: false, fault };
  }
}
