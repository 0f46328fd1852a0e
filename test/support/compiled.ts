import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  mkdirSync,
  symlinkSync,
  writeFileSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Sources as plain JavaScript, for tests that need a process of their own to kill. */
export interface Compiled {
  /** Where a source of the repository stands now, to be given to node. */
  script(source: string): string;
  remove(): void;
}

/** Compiles src/ and the given folders of the repository, without checking types, to a folder outside of it. */
export function compiled(...folders: readonly string[]): Compiled {
  const out = mkdtempSync(join(tmpdir(), 'nhacviec-compiled-'));
  writeFileSync(join(out, 'package.json'), '{"type":"module"}');
  for (const folder of ['node_modules', 'data']) symlinkSync(join(root, folder), join(out, folder), 'dir');
  for (const source of ['src', ...folders].flatMap((folder) => sourcesIn(join(root, folder)))) {
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
  return {
    script: (source) => join(out, source.replace(/\.ts$/, '.js')),
    remove: () => rmSync(out, { recursive: true, force: true }),
  };
}

function sourcesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => join(folder, name));
}
