export type Backoff = { next(): number; reset(): void };

/** Pauses that double from `firstMs` up to a minute, each shortened by up to a quarter at random. */
export function createBackoff(firstMs: number): Backoff {
  let failures = 0;
  return {
    next() {
      const pause = Math.min(60_000, firstMs * 2 ** failures);
      failures = Math.min(failures + 1, 16);
      return pause * (1 - Math.random() / 4);
    },
    reset() {
      failures = 0;
    },
  };
}
