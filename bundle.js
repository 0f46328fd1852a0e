// @ts-check
import { existsSync, mkdirSync, readFileSync, realpathSync, renameSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'rolldown';

/**
 * `node bundle.js` makes the program of `dist` as a few files: Node.js takes longer to find and load 700 modules than
 * to run them, and keeps more memory for each. Old chunks stay where they are, since a bot that runs may still want
 * them. `node bundle.js bench` makes the benchmarks beside it.
 */

const root = fileURLToPath(new URL('.', import.meta.url));

/** What is started by itself: the bot, the command line, and the thread that makes plans of documents. */
export const input = {
  main: 'src/main.ts',
  cli: 'src/cli.ts',
  'plan-worker': 'src/service/plan-worker.ts',
};

/**
 * @param {Record<string, string>} scripts what to make, under which names
 * @param {string} dir where
 * @returns {import('rolldown').BuildOptions}
 */
export function program(scripts, dir) {
  return {
    input: scripts,
    cwd: root,
    platform: 'node',
    logLevel: 'warn',
    // A library for each kind of machine, which finds its own file.
    external: ['@resvg/resvg-js'],
    // node-fetch would take its URL only where Node.js had none, and its tables are a fifth of the program.
    resolve: { alias: { 'whatwg-url': 'node:url' } },
    output: {
      dir,
      entryFileNames: '[name].js',
      chunkFileNames: '[name]-[hash].js',
      // Node.js says nothing of what packages do that is deprecated, where it finds them in node_modules.
      banner: ({ isEntry }) => (isEntry ? 'process.noDeprecation = true;' : ''),
    },
  };
}

/** @type {import('rolldown').BuildOptions} */
const page = {
  cwd: root,
  input: { main: 'src/playground/page/main.ts' },
  platform: 'browser',
  logLevel: 'warn',
  output: { dir: 'dist/playground/page' },
};

const benchmarks = { bench: 'test/bench/bench.ts', product: 'test/bench/product.ts' };

/** The bare bot as anybody writes it, with its library where npm puts it. */
const bareBot = { ...program({ echo: 'test/bench/echo.ts' }, 'dist/bench'), external: ['telegraf'] };

if (process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  // The bot apart from the rest: what they share would be twenty chunks more to find at its start.
  const { main, ...others } = input;
  const wanted = [program({ main }, 'dist'), program(others, 'dist'), page];
  if (process.argv[2] === 'bench') wanted.push(program(benchmarks, 'dist/bench'), bareBot);
  for (const options of wanted) await bring(options);
}

/**
 * Writes what is new or different, each file aside and renamed: a bot that runs from there finds every file whole.
 * @param {import('rolldown').BuildOptions} options
 */
async function bring(options) {
  const { output } = await build({ ...options, write: false });
  const folder = resolve(root, String(options.output?.dir));
  mkdirSync(folder, { recursive: true });
  for (const made of output) {
    const file = join(folder, made.fileName);
    const content = made.type === 'chunk' ? made.code : made.source;
    if (existsSync(file) && readFileSync(file).equals(Buffer.from(content))) continue;
    writeFileSync(`${file}.new`, content);
    renameSync(`${file}.new`, file);
  }
}
