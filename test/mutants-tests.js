// @ts-check
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/*
 * Which tests concern a file that is broken on purpose (mutants.js): first those of the unit, then those of the whole bot
 * that go through it. The first row that a file's path begins with holds.
 */

/** @type {(folder: string, names: string) => readonly string[]} */
const tests = (folder, names) => names.split(' ').map((name) => `test/${folder}/${name}.test.ts`);

const TALK = tests('e2e', 'conversation fewer-taps evidence extension said-in-words ways-to-report');
const GROUP = tests('e2e', 'rights committee-group group-privacy forwarded which-year first-words');
const LETTERS = tests('e2e', 'promises letter-form turn-of-the-year confirmation unreached');
const NEWS = tests('e2e', 'about-reports nudge confirmation downtime people-change unreached');
const REPORTS = tests('e2e', 'second-report collective targets about-reports sender-day fewer-taps');
const VIEWS = ['letter', 'weekly-summary', 'status', 'opening', 'papers'].map(
  (name) => `test/features/${name}`,
);

/** @type {readonly (readonly [path: string, unit: readonly string[], whole: readonly string[]])[]} */
const TABLE = [
  ['src/telegram/pace.ts', tests('telegram', 'pace'), tests('telegram', 'courier post')],
  ['src/telegram/', tests('telegram', 'intake'), tests('telegram', 'polling webhook connection')],
  ['src/chat/router.ts', tests('e2e', 'rights committee-group'), [...GROUP, ...TALK]],
  ['src/chat/conversation.ts', tests('chat', 'conversation'), TALK],
  ['src/chat/answering.ts', tests('chat', 'answering'), TALK],
  ['src/chat/', tests('e2e', 'conversation'), [...TALK, ...GROUP]],
  [
    'src/words/',
    tests('words', 'compose'),
    ['test/words', 'test/features/letter', ...tests('e2e', 'what-is-said')],
  ],
  [
    'src/journal/',
    tests('journal', 'standing views opens arrangements'),
    ['test/journal', ...VIEWS, ...LETTERS],
  ],
  ['src/plan/calendar.ts', tests('plan', 'calendar'), ['test/features/holidays', ...LETTERS]],
  ['src/plan/', ['test/plan'], tests('e2e', 'said-in-words')],
  ['src/outbox/', ['test/outbox'], NEWS],
  [
    'src/features/letter/',
    tests('features/letter', 'flow ladder earlier-left'),
    ['test/features/letter', ...LETTERS],
  ],
  [
    'src/features/report/note.ts',
    tests('features/report', 'note'),
    [...tests('features/report', 'flow'), ...REPORTS],
  ],
  ['src/features/report/', ['test/features/report'], REPORTS],
  ['src/features/undo/', [...tests('features/undo', 'rule'), ...tests('features/report', 'flow')], REPORTS],
  ['src/store/durable-file.ts', tests('store', 'durable-file links journal-file power-cut'), ['test/store']],
  ['src/store/', ['test/store'], tests('e2e', 'restore')],
];

/** @type {(file: string) => { readonly unit: readonly string[], readonly whole: readonly string[] }} */
export const testsFor = (file) => {
  const row = TABLE.find(([path]) => file.startsWith(path));
  if (!row) throw new Error(`no tests are named for ${file}`);
  const [, unit, whole] = row;
  for (const test of [...unit, ...whole])
    if (!existsSync(fileURLToPath(new URL(`../${test}`, import.meta.url))))
      throw new Error(`there is no ${test}`);
  return { unit, whole };
};
