import { posix, relative, sep } from 'node:path';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

/**
 * Who may import whom: the house of docs/architecture.md in one table. A layer lists what it may reach, everything else
 * of ours is closed to it. A layer is a folder of src, but for the features, whose layers are told by the file name:
 *
 *   - `flow.ts` and `…-flow.ts` do something: they touch the world through the ports and the outbox;
 *   - `chat.ts` and `…-chat.ts` speak with a person: commands, buttons and the words that mean them;
 *   - every other file of a feature is pure (`rule.ts`, `words.ts`, and whatever its name says): values in, values out.
 *
 * A feature may use the pure files of another one, never its flow or chat: what two of them need moves to `journal`,
 * `chat` or `outbox`. An import that waits until it is needed (`import()`) and an `import type` count like any other.
 */
const pure = ['plan', 'journal', 'words', 'speech', 'features/pure'];
const doing = [
  ...pure,
  'ports',
  'outbox/key',
  'outbox',
  'queue',
  'chat/conversation',
  'documents',
  'features/flow',
];
const wired = [...doing, 'chat', 'features/chat', 'telegram', 'store', 'service'];
const mayImport = {
  plan: [],
  journal: ['plan'],
  words: ['plan', 'journal'],
  speech: ['plan', 'journal', 'words'],
  'features/pure': [...pure, 'outbox/key'],
  // A file that is named here with its folder is a layer of its own: the state of a conversation is kept by the store.
  'chat/conversation': ['plan', 'journal'],
  // So are the keys of the outbox, by which a pure rule knows a message again.
  'outbox/key': ['plan', 'journal'],
  ports: [...pure, 'chat/conversation', 'queue'],
  queue: [],
  outbox: ['plan', 'journal', 'words', 'ports', 'queue', 'outbox/key'],
  'features/flow': doing,
  chat: ['plan', 'journal', 'words', 'speech', 'ports', 'outbox/key', 'outbox', 'queue', 'chat/conversation'],
  'features/chat': [...doing, 'chat', 'features/chat'],
  // The wire hands what it reads to the conversation, as values of the conversation's own types.
  telegram: ['plan', 'journal', 'words', 'ports', 'outbox', 'queue', 'chat/conversation', 'chat'],
  store: ['plan', 'journal', 'ports', 'queue', 'chat/conversation'],
  documents: ['plan', 'journal', 'words'],
  'bot-api-double': [],
  service: wired,
  commands: wired,
  playground: [...wired, 'bot-api-double'],
  doors: [...wired, 'commands', 'playground'],
};
const homes = {
  telegraf: ['telegram', 'bot-api-double', 'playground'],
  lowdb: ['store'],
  'https-proxy-agent': ['telegram'],
  'proper-lockfile': ['store'],
  dayjs: ['plan'],
  zod: ['store', 'chat', 'features/chat', 'telegram', 'service', 'playground'],
  pino: ['service'],
  'node-cron': ['service'],
  docx: ['documents'],
  'ical-generator': ['documents'],
  parse5: ['documents'],
  saxen: ['documents'],
  'write-excel-file': ['documents'],
  '@resvg/resvg-js': ['documents'],
  '@expo-google-fonts/be-vietnam-pro': ['documents'],
};

/** The layer of a file of src, and of which feature it is; `path` begins below src. */
function placeOf(path) {
  const [folder, feature] = path.split('/');
  if (!path.includes('/')) return { layer: 'doors', feature: null };
  const alone = path.replace(/\.[jt]s$/, '');
  if (alone in mayImport) return { layer: alone, feature: null };
  if (folder !== 'features') return { layer: folder, feature: null };
  if (/(?:^|[/-])flow\.[jt]s$/.test(path)) return { layer: 'features/flow', feature };
  return { layer: /(?:^|[/-])chat\.[jt]s$/.test(path) ? 'features/chat' : 'features/pure', feature };
}

/** Why a file may not import that, or null where it may. */
function faultOf(file, name) {
  const from = placeOf(file);
  if (!name.startsWith('.')) {
    const home = Object.entries(homes).find(([one]) => name === one || name.startsWith(`${one}/`));
    if (home && !home[1].includes(from.layer)) return `${home[0]} has its home in ${home[1].join(', ')}.`;
    // What is pure only reckons: no file, no process, no network.
    return name.startsWith('node:') && pure.includes(from.layer)
      ? `${from.layer} may not import ${name}.`
      : null;
  }
  const imported = posix.join(posix.dirname(file), name);
  const to = placeOf(imported);
  if (to.layer === from.layer && to.feature === from.feature) return null;
  if (!mayImport[from.layer]?.includes(to.layer))
    return `${from.layer} may not import ${to.layer} (${imported}).`;
  const foreign =
    to.layer !== 'features/pure' &&
    from.feature !== null &&
    to.feature !== null &&
    to.feature !== from.feature;
  return foreign ? `A feature may use another one's pure files only, not ${imported}.` : null;
}

const house = {
  rules: {
    imports: {
      create(context) {
        const file = posix.relative('src', relative(context.cwd, context.filename).replaceAll(sep, '/'));
        const check = ({ source }) => {
          const fault = typeof source?.value === 'string' ? faultOf(file, source.value) : null;
          if (fault !== null)
            context.report({ node: source, message: `${fault} See the table in eslint.config.js.` });
        };
        return {
          ImportDeclaration: check,
          ExportNamedDeclaration: check,
          ExportAllDeclaration: check,
          ImportExpression: check,
          TSImportType: check,
        };
      },
    },
  },
};

const noClock = [
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Time is injected.' },
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: 'Time is injected.',
  },
  {
    selector: "MemberExpression[object.name='process'][property.name='env']",
    message: 'Settings are read in main.ts and cli.ts alone.',
  },
];

export default defineConfig(
  { ignores: ['dist', 'coverage', 'var', 'node_modules'] },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { project: ['./tsconfig.test.json', './tsconfig.page.json'] } },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: false, requireDefaultForNonUnion: true },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      // No classes here: the methods of our records are closures and never ask for `this`.
      '@typescript-eslint/unbound-method': 'off',
      // Codes and names are taken apart by code point on purpose.
      '@typescript-eslint/no-misused-spread': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      'no-console': 'error',
      eqeqeq: 'error',
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/main.ts', 'src/cli.ts'],
    rules: { 'no-restricted-syntax': ['error', ...noClock] },
  },
  {
    files: ['src/**/*.ts'],
    plugins: { house },
    rules: { 'house/imports': 'error' },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      'max-lines': 'off',
      'max-lines-per-function': 'off',
    },
  },
);
