/** Work that is too much for one go: writes in slices of one commit each, counts in steps between the turns. */
import { setTimeout } from 'node:timers/promises';
import type { Writer } from './writer.ts';

/** `clock`: whose real milliseconds are slept. Aborted, a sweep ends after the slice in hand. */
export type Sweeping = {
  readonly writer: Writer;
  readonly clock: { sleep(ms: number, signal?: AbortSignal): Promise<void> };
  readonly signal: AbortSignal;
};

/** Between two slices of a sweep: whoever is to be answered meanwhile waits for one slice, not for the next ones too. */
const REST_MS = 10;

/**
 * Goes through what is too much for one commit: each slice is one, of some milliseconds, and between them the loop is everybody's. `slice`
 * takes where the last one ended, and gives where it ended itself; null: nothing is left. It may be run twice, see Writer.
 */
export async function inSlices<Cursor>(
  { writer, clock, signal }: Sweeping,
  first: Cursor,
  slice: (from: Cursor) => Cursor | null,
  onCommit: () => void = () => undefined,
): Promise<void> {
  let from = first;
  while (!signal.aborted) {
    const to = await writer.run<{ readonly to: Cursor | null }>(() => ({ to: slice(from) }));
    onCommit();
    if (to.to === null) return;
    from = to.to;
    await clock.sleep(REST_MS, signal);
  }
}

/** A count that yields after each step of some milliseconds at most. */
export type StepwiseCount<T> = Generator<undefined, T, undefined>;

/** There is too much to count while others wait: what asked is to be asked again once `ready` has resolved, which it always does. */
export class NotYet extends Error {
  readonly ready: Promise<void>;
  constructor(ready: Promise<void>) {
    super('it is being counted');
    this.name = 'NotYet';
    this.ready = ready;
  }
}

/** Does it again each time that something has been counted. */
export async function whenCounted<T>(work: () => T | Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof NotYet)) throw error;
      await error.ready;
    }
  }
}

/** So many steps are always gone at once: up to some thousand rows a count is exact, and there at once. */
const SURE_STEPS = 2;
/** All counts together may hold the loop so long, within so long. */
const AT_ONCE_MS = 12;
const WINDOW_MS = 30;
const SLICE_MS = 4;
const PAUSE_MS = 2;
const MOST_KEPT = 100;

type Kept = { value?: { readonly of: unknown; readonly at: number }; counting?: Promise<void> | undefined };

/**
 * Gives what `count` comes to. What can't be counted at once is counted between the turns (throws NotYet), and is then as good as new for
 * `freshMs`; older than that it is given for `staleMs` more while it is counted anew.
 */
export type Counts = <T>(name: string, count: () => StepwiseCount<T>, freshMs: number, staleMs?: number) => T;

/** A process that answers nobody counts to the end at once. */
const patience = { isEndless: false };
export const countAtOnce = (): void => {
  patience.isEndless = true;
};

export function createCounts(): Counts {
  const kept = new Map<string, Kept>();
  let window = { since: 0, left: AT_ONCE_MS };

  const countOn = async (name: string, steps: StepwiseCount<unknown>): Promise<void> => {
    try {
      for (;;) {
        await setTimeout(PAUSE_MS);
        const until = performance.now() + SLICE_MS;
        let step = steps.next();
        while (!step.done && performance.now() < until) step = steps.next();
        if (!step.done) continue;
        kept.set(name, { value: { of: step.value, at: performance.now() } });
        const oldest = kept.size > MOST_KEPT ? [...kept.keys()].find((each) => !kept.get(each)?.counting) : undefined;
        if (oldest !== undefined) kept.delete(oldest);
        return;
      }
    } catch {
      kept.delete(name); // whoever asks again meets the error
    }
  };
  const begin = (name: string, steps: StepwiseCount<unknown>): Promise<void> => {
    const counting = countOn(name, steps);
    kept.set(name, { ...kept.get(name), counting });
    return counting;
  };

  return <T>(name: string, count: () => StepwiseCount<T>, freshMs: number, staleMs = 0): T => {
    const now = performance.now();
    const { value, counting } = kept.get(name) ?? {};
    const age = value ? now - value.at : Infinity;
    if (value && age <= freshMs + staleMs) {
      if (age > freshMs && !counting) void begin(name, count());
      return value.of as T;
    }
    if (counting) throw new NotYet(counting);
    if (now - window.since > WINDOW_MS) window = { since: now, left: AT_ONCE_MS };
    const steps = count();
    for (let n = 0; patience.isEndless || n < SURE_STEPS || performance.now() - now < window.left; n += 1) {
      const step = steps.next();
      if (!step.done) continue;
      window.left -= performance.now() - now;
      return step.value;
    }
    window.left = 0;
    throw new NotYet(begin(name, steps));
  };
}
