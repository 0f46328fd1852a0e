import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'rolldown';
import { input, program } from '../../bundle.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const SHARED = 'COMPILED_FOLDER';

/** What is started as a process: the program as it is built, and what the tests kill. */
const SCRIPTS = { ...input, bot: 'test/e2e/child.ts', stores: 'test/store/child.ts' };

type Script = Extract<keyof typeof SCRIPTS, string>;

/** Around the whole suite: a folder for the one build that all its files share. */
export function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'nhacviec-compiled-'));
  process.env[SHARED] = folder;
  return () => {
    rmSync(folder, { recursive: true, force: true });
  };
}

/** The program as `npm run build` makes it, for tests that need a process of their own to kill. */
export interface Compiled {
  /** Where the script stands, to be given to node. */
  script(name: Script): string;
}

/** Builds the program and what the tests start as processes, once a run, without checking types. */
export function compiled(): Promise<Compiled> {
  building ??= built();
  return building;
}

let building: Promise<Compiled> | null = null;

async function built(): Promise<Compiled> {
  const folder = process.env[SHARED];
  if (folder === undefined) throw new Error('the suite is run without its global setup');
  const place = join(folder, 'program');
  if (!existsSync(place)) await buildIn(join(folder, String(process.pid)), place);
  return { script: (name) => join(place, 'dist', `${name}.js`) };
}

/** Written aside and renamed, since another worker may be at it: whoever comes second uses the first one's. */
async function buildIn(out: string, place: string): Promise<void> {
  mkdirSync(out, { recursive: true });
  writeFileSync(join(out, 'package.json'), '{"type":"module"}');
  for (const folder of ['node_modules', 'data']) symlinkSync(join(root, folder), join(out, folder), 'dir');
  await build(program(SCRIPTS, join(out, 'dist')));
  try {
    renameSync(out, place);
  } catch (error) {
    if (!existsSync(place)) throw error;
  }
}
