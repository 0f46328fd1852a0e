import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const root = fileURLToPath(new URL('../..', import.meta.url));
const SHARED = 'COMPILED_FOLDER';
const FOLDERS = ['src', 'test/e2e', 'test/store', 'test/support'];

/** Around the whole suite: a folder for the one compilation that all its files share. */
export function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'nhacviec-compiled-'));
  process.env[SHARED] = folder;
  return () => {
    rmSync(folder, { recursive: true, force: true });
  };
}

/** Sources as plain JavaScript, for tests that need a process of their own to kill. */
export interface Compiled {
  /** Where a source of the repository stands now, to be given to node. */
  script(source: string): string;
}

/** Compiles the program and what the tests start as processes, once a run, without checking types. */
export function compiled(): Compiled {
  const folder = process.env[SHARED];
  if (folder === undefined) throw new Error('the suite is run without its global setup');
  const program = join(folder, 'program');
  if (!existsSync(program)) compileTo(join(folder, String(process.pid)), program);
  return { script: (source) => join(program, source.replace(/\.ts$/, '.js')) };
}

/** Written aside and renamed, since another worker may be at it: whoever comes second uses the first one's. */
function compileTo(out: string, program: string): void {
  mkdirSync(out);
  writeFileSync(join(out, 'package.json'), '{"type":"module"}');
  for (const folder of ['node_modules', 'data']) symlinkSync(join(root, folder), join(out, folder), 'dir');
  for (const source of FOLDERS.flatMap((folder) => sourcesIn(join(root, folder)))) {
    const target = join(out, relative(root, source).replace(/\.ts$/, '.js'));
    mkdirSync(dirname(target), { recursive: true });
    const options = {
      module: ts.ModuleKind.ESNext,
      target: ts.ScriptTarget.ES2023,
      verbatimModuleSyntax: true,
    };
    writeFileSync(
      target,
      ts.transpileModule(readFileSync(source, 'utf8'), { compilerOptions: options }).outputText,
    );
  }
  try {
    renameSync(out, program);
  } catch (error) {
    if (!existsSync(program)) throw error;
  }
}

function sourcesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => join(folder, name));
}
