import type { Clock } from '../../src/clock.ts';

/** A clock that stands still until it is moved by hand. Real and civil time go together. */
export type HandClock = Clock & {
  /** Lets so many milliseconds pass: every timer on the way fires in its turn, and what it sets off is waited for. */
  pass(ms: number): Promise<void>;
  /** So many milliseconds go by without anything being able to run, as when the main thread is held up. */
  stall(ms: number): void;
};

type Timer = { readonly at: number; readonly fire: () => void };

/** Commits and promises need some turns of the real event loop. */
export async function settle(): Promise<void> {
  for (let n = 0; n < 8; n += 1) {
    await new Promise<void>((resolve) => {
      setImmediate(resolve);
    });
  }
}

export function createHandClock(start = Date.parse('2021-10-01T06:40:00+07:00')): HandClock {
  let at = start;
  let timers: Timer[] = [];

  const next = (until: number): Timer | undefined =>
    timers.filter((timer) => timer.at <= until).sort((a, b) => a.at - b.at)[0];

  return {
    now: () => new Date(at),
    elapsed: () => at,
    sleep(ms, signal) {
      if (signal?.aborted) return Promise.resolve();
      return new Promise((resolve) => {
        const timer = { at: at + ms, fire: () => done() };
        const done = (): void => {
          timers = timers.filter((other) => other !== timer);
          signal?.removeEventListener('abort', done);
          resolve();
        };
        timers.push(timer);
        signal?.addEventListener('abort', done);
      });
    },
    async pass(ms) {
      const until = at + ms;
      await settle();
      for (let timer = next(until); timer; timer = next(until)) {
        at = Math.max(at, timer.at);
        timer.fire();
        await settle();
      }
      at = Math.max(at, until);
    },
    stall(ms) {
      at += ms;
    },
  };
}
