import { statfs } from 'node:fs/promises';

/** Megabytes that the bot's user may still write where the folder is; null where the system does not say. */
export async function freeMegabytes(folder: string): Promise<number | null> {
  try {
    const { bavail, bsize } = await statfs(folder);
    return Math.floor((bavail * bsize) / 1_000_000);
  } catch {
    // Some file systems know no such figure; a disk that cannot be written is found by writing.
    return null;
  }
}
