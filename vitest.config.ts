import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // The bot's own zone is a setting; the machine's must not matter, so the suite may be run under any TZ.
    testTimeout: 20_000,
    maxWorkers: 2,
  },
});
