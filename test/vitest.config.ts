import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

/** What is polled for is waited for: a busy machine is no fault. */
const PATIENT = { poll: { timeout: 30_000 } };

/** What starts processes again and again (the program, its tools, the one that draws pictures), floods a channel, or plays its connection's troubles. */
const PROCESSES = [
  'test/faults/**/*.test.ts',
  'test/e2e/**/*.test.ts',
  'test/tools/**/*.test.ts',
  'test/outbox/lock.test.ts',
  'test/documents/bytes.test.ts',
  'test/documents/words.test.ts',
  'test/files/evidence.test.ts',
  'test/files/fetcher.test.ts',
  'test/files/pictures.test.ts',
  'test/env-file.test.ts',
  'test/channels/odd-answers.test.ts',
  'test/channels/telegram-start.test.ts',
  'test/channels/zalo-oa-traffic.test.ts',
  'test/wire/caller.test.ts',
  'test/wire/download.test.ts',
];

export default defineConfig({
  root: join(import.meta.dirname, '..'),
  test: {
    globalSetup: 'test/support/temp-folder.ts',
    projects: [
      {
        test: {
          name: 'unit',
          provide: { plays: 'some' },
          include: ['test/**/*.test.ts'],
          exclude: [...PROCESSES, 'test/long/**', 'test/browser/**'],
          isolate: false, // what the tests share is read once a worker, not once a file
          testTimeout: 60_000,
          hookTimeout: 60_000,
          expect: PATIENT,
        },
      },
      {
        // What of the transcripts is not among the unit tests: both campaigns on the other channels.
        test: {
          name: 'scenarios',
          provide: { plays: 'rest' },
          include: ['test/scenarios/**/*.test.ts'],
          isolate: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
          expect: PATIENT,
        },
      },
      {
        // The running program and its tools: killed, starved, cut off and flooded. Patience is long, since a busy machine is no fault.
        test: {
          name: 'programs',
          provide: { plays: 'all' },
          include: PROCESSES,
          testTimeout: 180_000,
          hookTimeout: 180_000,
          expect: PATIENT,
        },
      },
      {
        test: {
          name: 'long',
          provide: { plays: 'all' },
          include: ['test/long/**/*.test.ts'],
          testTimeout: 900_000,
          hookTimeout: 60_000,
          expect: PATIENT,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'browser',
          provide: { plays: 'all' },
          include: ['test/browser/**/*.test.ts'],
          testTimeout: 180_000,
          hookTimeout: 60_000,
          expect: PATIENT,
          fileParallelism: false,
        },
      },
    ],
  },
});
