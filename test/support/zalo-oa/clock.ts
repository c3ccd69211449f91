import type { Clock } from '../../../src/clock.ts';

/** A clock that only a test moves: civil and real time alike, and whoever sleeps wakes when it has passed. */
export type HandClock = Clock & { advance(ms: number): void };

export function createHandClock(start = Date.parse('2021-10-01T06:40:00+07:00')): HandClock {
  let at = start;
  const sleepers = new Set<{ readonly until: number; wake(): void }>();
  return {
    now: () => new Date(at),
    elapsed: () => at,
    sleep(ms, signal) {
      if (signal?.aborted || ms <= 0) return Promise.resolve();
      return new Promise((resolve) => {
        const sleeper = {
          until: at + ms,
          wake: (): void => {
            sleepers.delete(sleeper);
            signal?.removeEventListener('abort', sleeper.wake);
            resolve();
          },
        };
        sleepers.add(sleeper);
        signal?.addEventListener('abort', sleeper.wake);
      });
    },
    advance(ms) {
      at += ms;
      for (const sleeper of sleepers) if (sleeper.until <= at) sleeper.wake();
    },
  };
}

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
