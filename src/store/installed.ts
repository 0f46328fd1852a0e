import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of package.json: the same for a module of `src` and for a chunk of `dist`. */
const root = rootAbove(fileURLToPath(new URL('.', import.meta.url)));

/**
 * The absolute path of what comes with the program, such as `data/plan-2025.json`.
 * @throws where the program stands in no folder with a package.json, which is no way to install it
 */
export function installed(path: string): string {
  return join(root, path);
}

function rootAbove(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder;
  const above = dirname(folder);
  if (above === folder) throw new Error('the program stands beside no package.json: install it whole');
  return rootAbove(above);
}
