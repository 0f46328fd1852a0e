import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { installed } from '../../store/installed.js';

interface StaticFile {
  readonly type: string;
  readonly bytes: Buffer;
}

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
};

/** The build leaves markup and style where they are. */
export const PAGE_FOLDERS: readonly string[] = ['src/playground/page', 'dist/playground/page'].map(installed);

/** A file of the page, from the first folder that has it; null where none does, or it is no name of one. */
export async function staticFile(name: string, folders: readonly string[]): Promise<StaticFile | null> {
  const type = TYPES[/^[a-z][a-z-]*\.([a-z]+)$/u.exec(name)?.[1] ?? ''];
  if (type === undefined) return null;
  for (const folder of folders) {
    try {
      return { type, bytes: await readFile(join(folder, name)) };
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    }
  }
  return null;
}
