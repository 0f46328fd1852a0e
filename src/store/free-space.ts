import { statfs } from 'node:fs/promises';

/** So long a figure is good: a disk does not fill up in a minute, and every tick asks. */
const GOOD_FOR = 10 * 60_000;

/** `freeMegabytes`, asked of the system again after ten minutes of a clock that only goes forward. */
export function watchFreeSpace(
  folder: string,
  elapsed = () => performance.now(),
): () => Promise<number | null> {
  let last: { readonly at: number; readonly megabytes: number | null } | null = null;
  return async () => {
    const at = elapsed();
    if (last && at - last.at < GOOD_FOR) return last.megabytes;
    last = { at, megabytes: await freeMegabytes(folder) };
    return last.megabytes;
  };
}

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
