import { basename, dirname, join } from 'node:path';
import type { FileOperations } from '../../src/store/durable-file.js';
import { systemError } from './scene.js';

type Names = ReadonlyMap<string, Uint8Array>;
type Change = (names: Map<string, Uint8Array>) => void;

/** A disk in memory that can lose power before any of its operations. */
export interface FragileDisk {
  readonly files: FileOperations;
  /** Loses power before the operation of that number, counted from now. */
  cutBefore(operation: number): void;
  /**
   * The disk after power came back: what was synced, and of the names changed since, those that `kept` picks, since
   * a file system may write them in any order. Content that was never synced is never there.
   */
  after(kept: (index: number) => boolean): FragileDisk;
}

export function fragileDisk(synced: Names = new Map()): FragileDisk {
  const now = new Map(synced);
  let onDisk: Names = synced;
  let pending: Change[] = [];
  let left = Number.POSITIVE_INFINITY;
  const step = (): void => {
    left -= 1;
    if (left < 0) throw new Error('the power is gone');
  };
  const at = (path: string): Uint8Array => {
    const bytes = now.get(path);
    if (!bytes) throw systemError('ENOENT');
    return bytes;
  };
  const change = (apply: Change): void => {
    apply(now);
    pending.push(apply);
  };
  const operation = <Arguments extends readonly unknown[], Result>(work: (...given: Arguments) => Result) => {
    return (...given: Arguments): Promise<Result> =>
      new Promise((resolve) => {
        step();
        resolve(work(...given));
      });
  };
  const files: FileOperations = {
    read: operation(at),
    write: operation((path: string, bytes: Uint8Array) => change((names) => names.set(path, bytes))),
    size: operation((path: string) => at(path).length),
    link: operation((existing: string, name: string) => {
      const bytes = at(existing);
      change((names) => names.set(name, bytes));
    }),
    rename: operation((from: string, to: string) => {
      const bytes = at(from);
      change((names) => {
        names.delete(from);
        names.set(to, bytes);
      });
    }),
    remove: operation((path: string) => change((names) => names.delete(path))),
    syncFolder: operation((folder: string) => {
      if (
        [...now.keys()].some((path) => dirname(path) !== folder && !path.startsWith(join(folder, 'backups')))
      ) {
        throw new Error('this disk has one folder and its backups');
      }
      onDisk = new Map(now);
      pending = [];
    }),
    // No link is on this disk.
    target: (path) => Promise.resolve(path),
    list: operation((folder: string) =>
      [...now.keys()].filter((path) => dirname(path) === folder).map((path) => basename(path)),
    ),
  };
  return {
    files,
    cutBefore: (operations) => (left = operations),
    after: (kept) => {
      const names = new Map(onDisk);
      pending.filter((_, index) => kept(index)).forEach((apply) => apply(names));
      return fragileDisk(names);
    },
  };
}
