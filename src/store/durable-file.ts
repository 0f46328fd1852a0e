import fs, {
  closeSync,
  fchmodSync,
  fstatSync,
  linkSync,
  lstatSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import type { Adapter } from 'lowdb';
import { codeOf } from './disk-fault.js';

/** What the store asks of a disk; a record, so that a test can give it one that is full or that fails. */
export interface FileOperations {
  readonly read: (path: string) => Promise<Uint8Array>;
  /** Creates or empties the file, writes all of it and returns once it is on the disk (fsync). */
  readonly write: (path: string, bytes: Uint8Array) => Promise<void>;
  readonly size: (path: string) => Promise<number>;
  readonly link: (existing: string, name: string) => Promise<void>;
  readonly rename: (from: string, to: string) => Promise<void>;
  /** Removes a file; content if there is none. */
  readonly remove: (path: string) => Promise<void>;
  /** Returns once the names in the folder are on the disk. */
  readonly syncFolder: (path: string) => Promise<void>;
  readonly list: (folder: string) => Promise<readonly string[]>;
  /** The file that a name means: itself, there or not, or where a symbolic link leads. @throws for a link to nothing */
  readonly target: (path: string) => Promise<string>;
}

const written = promisify(fs.writeFile);
const synced = (file: number): Promise<void> =>
  new Promise((resolve, reject) => {
    fs.fsync(file, (error) => {
      if (error) reject(error);
      else resolve();
    });
  });

/**
 * The machine's own disk. What may wait for it (reading, writing, fsync) is done by Node's threads; what only changes
 * names takes less time than the way to a thread and back, of which a report would have to wait for eight.
 */
export const disk: FileOperations = {
  read: (path) => readFile(path),
  write: async (path, bytes) => {
    // People's names and ids are in these files: for the bot's own user alone.
    const file = openSync(path, 'w', 0o600);
    try {
      closeToOthers(file);
      await written(file, bytes);
      await synced(file);
    } finally {
      closeSync(file);
    }
  },
  size: atOnce((path: string) => statSync(path).size),
  link: atOnce(linkSync),
  rename: atOnce(renameSync),
  remove: atOnce((path: string) => rmSync(path, { force: true })),
  syncFolder: async (path) => {
    // Windows cannot open a folder; its rename is journalled by the file system.
    if (process.platform === 'win32') return;
    const folder = openSync(path, 'r');
    try {
      await synced(folder);
    } catch (error) {
      // Some network and FUSE mounts have no fsync for folders; then the rename is as good as it gets there.
      if (!NOT_SUPPORTED.has(codeOf(error) ?? '')) throw error;
    } finally {
      closeSync(folder);
    }
  },
  list: (folder) => readdir(folder),
  target: atOnce(targetOf),
};

/** A file that stood there before keeps its mode when it is opened: one of an older version was for everybody to read. */
function closeToOthers(file: number): void {
  if ((fstatSync(file).mode & 0o077) === 0) return;
  try {
    fchmodSync(file, 0o600);
  } catch (error) {
    // Disks of Windows and of phones know no modes; whoever mounted them said who may read.
    if (!NO_LINKS_HERE.has(codeOf(error) ?? '')) throw error;
  }
}

function targetOf(path: string): string {
  if (lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() !== true) return path;
  try {
    return realpathSync(path);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
    const mend = 'bring back what it leads to, or take the link away';
    throw new Error(`it is a symbolic link that leads nowhere; ${mend}`, { cause: error });
  }
}

const NOT_SUPPORTED = new Set(['EINVAL', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS']);
const NO_LINKS_HERE = new Set([...NOT_SUPPORTED, 'EPERM', 'EMLINK', 'EXDEV']);

/** Done when the promise is given; what it throws rejects it. */
function atOnce<Given extends readonly unknown[], Result>(
  call: (...given: Given) => Result,
): (...given: Given) => Promise<Result> {
  return (...given) => new Promise((resolve) => resolve(call(...given)));
}

/** The file that stood there before the last write. */
export function previousOf(path: string): string {
  return `${path}.previous`;
}

/**
 * A lowdb adapter that survives kill -9, a power cut and a full disk: `write` returns once the new content is on the
 * disk under its name; until then the old file is untouched, and afterwards it stays as `<name>.previous`.
 * `read` gives null where there is no file and throws the system's error for what cannot be read.
 * Writes must not overlap: the callers queue.
 */
export function durableFile(path: string, files: FileOperations): Adapter<Uint8Array> {
  return {
    read: () => readIfThere(path, files),
    write: (bytes) => replaceFile(path, bytes, files),
  };
}

/** The file's bytes, or null where there is none. @throws the system's error for what cannot be read. */
export async function readIfThere(path: string, files: FileOperations): Promise<Uint8Array | null> {
  try {
    return await files.read(path);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
    // What a link leads to may be on a disk that is not there: that is no file to begin anew.
    await files.target(path);
    return null;
  }
}

async function replaceFile(path: string, bytes: Uint8Array, files: FileOperations): Promise<void> {
  // A link stays one: what it leads to is replaced.
  const target = await files.target(path);
  const fresh = `${target}.new`;
  try {
    await files.write(fresh, bytes);
    const written = await files.size(fresh);
    // Seen on full disks: a cut file and no error.
    if (written !== bytes.length) {
      throw new Error(`only ${written} of ${bytes.length} bytes of ${fresh} arrived on the disk`);
    }
    await keepPrevious(path, files);
    await files.rename(fresh, target);
  } catch (error) {
    // The caller needs the first failure. What is left of the attempt is overwritten by the next one.
    await files.remove(fresh).catch(() => undefined);
    throw error;
  }
  await files.syncFolder(dirname(target));
  if (dirname(target) !== dirname(path)) await files.syncFolder(dirname(path));
}

/** Gives the file a second name, so that no moment exists in which it has none. */
async function keepPrevious(path: string, files: FileOperations): Promise<void> {
  const previous = previousOf(path);
  await files.remove(previous);
  await keepAs(path, previous, files);
}

/** Keeps the file under a second name, by a hard link or, where there are none, a copy. Content if there is no file. */
export async function keepAs(path: string, name: string, files: FileOperations): Promise<void> {
  try {
    await files.link(await files.target(path), name);
  } catch (error) {
    const code = codeOf(error) ?? '';
    if (code === 'ENOENT') return;
    if (!NO_LINKS_HERE.has(code)) throw error;
    await files.write(name, await files.read(path));
  }
}
