import { chmod, writeFile } from 'node:fs/promises';
import { codeOf } from './disk-fault.js';

/** Writes a small file that need not survive a power cut, for the bot's own user alone, whatever its mode was before. */
export async function writePrivate(path: string, text: string): Promise<void> {
  await writeFile(path, text, { mode: 0o600 });
  try {
    await chmod(path, 0o600);
  } catch (error) {
    // Disks of Windows and of phones know no modes; whoever mounted them said who may read.
    if (codeOf(error) !== 'EPERM' && codeOf(error) !== 'ENOTSUP') throw error;
  }
}
