import { defineConfig } from 'vitest/config';
import { effort } from './test/support/effort.js';

/** Where CI wants the counts of a run, as JSON; unset for people. */
const totalsFile = process.env['TOTALS_FILE'];

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // What comes later puts its folders where the first one says.
    globalSetup: ['memory-disk', 'programs', 'token-watch', 'compiled'].map(
      (name) => `test/support/${name}.ts`,
    ),
    // The bot's own zone is a setting; the machine's must not matter, so the suite may be run under any TZ.
    // What needs more says so itself.
    testTimeout: effort(20_000, 300_000),
    hookTimeout: 20_000,
    // Two cores and a third that waits with its test for a process, a page or a pause.
    maxWorkers: 3,
    // Importing telegraf, zod and ourselves anew for each file would cost a minute. No module of ours keeps more than
    // caches, and no test replaces a module.
    isolate: false,
    // A picture or a text that is not kept is a failure, not written anew: that is done by -u alone.
    update: 'none',
    ...(totalsFile === undefined
      ? {}
      : { reporters: ['default', ['json', { outputFile: totalsFile }]] as const }),
  },
});
