// @ts-check
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';

/*
 * Fails where modules import each other in a circle: node test/import-cycles.js src test. Such files can only be understood
 * together, and neither can move without the other. An `import type` counts like any other import for that, and so
 * does an import that waits until it is needed.
 */

/** @type {(file: string) => readonly string[]} */
const importsOf = (file) => {
  const { importedFiles } = ts.preProcessFile(readFileSync(file, 'utf8'));
  const ours = importedFiles.map(({ fileName }) => fileName).filter((name) => name.startsWith('.'));
  return [...new Set(ours.map((name) => join(dirname(file), name.replace(/\.js$/, '.ts'))))];
};

/** @type {(folder: string) => ReadonlyMap<string, readonly string[]>} */
const modulesOf = (folder) =>
  new Map(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .sort()
      .map((name) => join(folder, name))
      .map((file) => [file, importsOf(file)]),
  );

/**
 * Follows the imports from each module and keeps the way it came by. An import of a module on that way closes a circle.
 * @type {(modules: ReadonlyMap<string, readonly string[]>) => readonly (readonly string[])[]}
 */
const cyclesAmong = (modules) => {
  /** @type {string[][]} */
  const cycles = [];
  const seen = new Set();
  /** @type {(file: string, way: readonly string[]) => void} */
  const follow = (file, way) => {
    const begin = way.indexOf(file);
    if (begin >= 0) cycles.push([...way.slice(begin), file]);
    if (seen.has(file)) return;
    seen.add(file);
    for (const imported of modules.get(file) ?? []) follow(imported, [...way, file]);
  };
  for (const file of modules.keys()) follow(file, []);
  return cycles;
};

const cycles = process.argv.slice(2).flatMap((folder) => cyclesAmong(modulesOf(folder)));
for (const cycle of cycles) console.log(cycle.join('\n  -> '));
if (cycles.length > 0) console.log(`${cycles.length} import cycles`);
process.exitCode = cycles.length > 0 ? 1 : 0;
