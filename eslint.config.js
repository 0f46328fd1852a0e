import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

/**
 * Who may import whom: the house of CONTRIBUTING.md in one table. A folder lists what it may reach;
 * everything else of ours is closed to it. Packages with one home are listed below.
 */
const pure = ['plan', 'tracking', 'reminders'];
const mayImport = {
  plan: [],
  tracking: ['plan'],
  reminders: ['plan', 'tracking'],
  texts: pure,
  queue: [],
  outbox: [...pure, 'app/ports', 'app/world', 'queue'],
  app: [...pure, 'outbox', 'queue'],
  store: [...pure, 'app/ports', 'queue'],
  documents: [...pure, 'texts'],
  telegram: [...pure, 'texts', 'outbox', 'app', 'documents', 'queue'],
};
const folders = [...Object.keys(mayImport), 'playground'];
const homes = {
  telegraf: ['telegram', 'playground'],
  lowdb: ['store'],
  'proper-lockfile': ['store'],
  dayjs: ['plan'],
  zod: ['store', 'telegram'],
  'node-cron': [],
  docx: ['documents'],
  'ical-generator': ['documents'],
  mammoth: ['documents'],
  parse5: ['documents'],
  'write-excel-file': ['documents'],
  '@resvg/resvg-js': ['documents'],
  '@expo-google-fonts/be-vietnam-pro': ['documents'],
};

function closedTo(folder) {
  const open = new Set(mayImport[folder]);
  const closed = folders.filter((other) => other !== folder && !open.has(other));
  const exceptions = mayImport[folder].filter((other) => other.includes('/'));
  return [
    ...closed.map((other) => ({
      regex: `/${other}/(?!(${exceptions
        .filter((exception) => exception.startsWith(`${other}/`))
        .map((exception) => `${exception.slice(other.length + 1)}\\.js`)
        .join('|')})$)`.replace('(?!()$)', ''),
      message: `src/${folder} may not import src/${other}: see the table in eslint.config.js.`,
    })),
    ...Object.entries(homes)
      .filter(([, at]) => !at.includes(folder))
      .map(([name]) => ({ regex: `^${name}(/|$)`, message: `${name} has its home elsewhere.` })),
    { regex: '^\\.\\./(main|cli|config|log|schedule)\\.js$', message: 'Only main and cli use that.' },
  ];
}

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
  ...Object.keys(mayImport).map((folder) => ({
    files: [`src/${folder}/**/*.ts`],
    rules: { 'no-restricted-imports': ['error', { patterns: closedTo(folder) }] },
  })),
  {
    files: ['test/**/*.ts'],
    rules: {
      'max-lines': 'off',
      'max-lines-per-function': 'off',
    },
  },
);
