import { defineConfig } from 'vitest/config';

/** Where CI wants the counts of a run, as JSON; unset for people. */
const totalsFile = process.env['TOTALS_FILE'];

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/token-watch.ts', 'test/support/compiled.ts'],
    // The bot's own zone is a setting; the machine's must not matter, so the suite may be run under any TZ.
    // A limit for what hangs, not for what is slow: a machine may be busy with much else.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    ...(totalsFile === undefined
      ? {}
      : { reporters: ['default', ['json', { outputFile: totalsFile }]] as const }),
  },
});
