import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: join(import.meta.dirname, '..'),
  test: {
    globalSetup: 'test/support/temp-folder.ts',
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/faults/**', 'test/e2e/**', 'test/long/**', 'test/browser/**'],
          isolate: false, // what the tests share is read once a worker, not once a file
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        // The running program: killed, starved, cut off and flooded.
        test: {
          name: 'programs',
          include: ['test/faults/**/*.test.ts', 'test/e2e/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'long',
          include: ['test/long/**/*.test.ts'],
          testTimeout: 900_000,
          hookTimeout: 60_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          testTimeout: 180_000,
          hookTimeout: 60_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
