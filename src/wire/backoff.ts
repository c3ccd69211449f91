export type Backoff = { next(): number; reset(): void };

/** The longest pause, in milliseconds. */
export const LONGEST_MS = 60_000;

/** Pauses that double from `firstMs` up to a minute, each shortened by up to a quarter at random. */
export function createBackoff(firstMs: number): Backoff {
  let failures = 0;
  return {
    next() {
      const pause = Math.min(LONGEST_MS, firstMs * 2 ** failures);
      failures = Math.min(failures + 1, 16);
      return pause * (1 - Math.random() / 4);
    },
    reset() {
      failures = 0;
    },
  };
}
