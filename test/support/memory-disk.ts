import { mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = '/dev/shm';
/** In bytes; the whole suite has a few hundred megabytes open at once at most. */
const ROOM = 2_000_000_000;

/**
 * Around the whole suite: its temporary folders lie in memory, where the machine has room there and nobody has said
 * another place. An office's life is fsynced a hundred times in a minute, and a real disk would make every test wait for
 * it. Power cuts, full disks and links are the tests' own affair, on whatever disk.
 */
export function setup(): () => void {
  if (process.env['TMPDIR'] !== undefined || !hasRoom()) return () => undefined;
  const folder = mkdtempSync(join(FOLDER, 'nhacviec-'));
  process.env['TMPDIR'] = folder;
  return () => {
    delete process.env['TMPDIR'];
    rmSync(folder, { recursive: true, force: true });
  };
}

function hasRoom(): boolean {
  try {
    const { bavail, bsize } = statfsSync(FOLDER);
    return bavail * bsize > ROOM;
  } catch {
    // Other systems have no such folder.
    return false;
  }
}
