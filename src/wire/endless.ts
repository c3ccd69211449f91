import type { Backoff } from './backoff.ts';
import { NoAnswer } from './no-answer.ts';

/**
 * Does it again and again until the signal aborts: nothing that a platform says, and no mistake of ours, ends it.
 * What it throws is told, then waited for, longer each time, a minute at most (whoever does the work resets that once
 * it goes well).
 * `isExpected`: what is the platform's doing and no mistake; a call without an answer always is.
 */
export async function endlessly(
  work: () => Promise<void>,
  given: {
    readonly pause: Backoff;
    readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
    readonly signal: AbortSignal;
    readonly isExpected: (error: Error) => boolean;
    /** `mistake`: where it happened, for the log; null: it is the platform's doing. */
    readonly onTrouble: (reason: string, mistake: string | null) => void;
  },
): Promise<void> {
  const { signal } = given;
  while (!signal.aborted) {
    try {
      await work();
    } catch (thrown) {
      if (signal.aborted) return;
      const error = thrown instanceof Error ? thrown : new Error(String(thrown));
      if (error instanceof NoAnswer || given.isExpected(error)) given.onTrouble(error.message, null);
      else given.onTrouble('a mistake of ours; tried again', error.stack ?? error.message);
      await given.sleep(given.pause.next(), signal);
    }
  }
}
