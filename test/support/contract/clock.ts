import { type Clock, systemClock } from '../../../src/clock.ts';

/** Whoever sleeps for at least so long is woken by the test. */
const LONG_MS = 1000;

export type PassingClock = Clock & { readonly passes: (ms: number) => void };

/** The machine's clock, but long sleeps end when the test says that the time has passed. */
export function createPassingClock(): PassingClock {
  const sleepers = new Set<{ left: number; wake(): void }>();
  return {
    ...systemClock,
    sleep(ms, signal) {
      if (ms < LONG_MS || signal?.aborted) return systemClock.sleep(ms, signal);
      return new Promise((resolve) => {
        const sleeper = {
          left: ms,
          wake(): void {
            sleepers.delete(sleeper);
            resolve();
          },
        };
        sleepers.add(sleeper);
        signal?.addEventListener('abort', () => sleeper.wake(), { once: true });
      });
    },
    passes(ms) {
      for (const sleeper of sleepers) {
        sleeper.left -= ms;
        if (sleeper.left <= 0) sleeper.wake();
      }
    },
  };
}
