import type { Clock } from '../../clock.ts';
import type { Log } from '../../log.ts';
import type { Backoff } from '../../wire/backoff.ts';
import { createMemory } from '../../wire/memory.ts';
import { NoAnswer } from '../../wire/no-answer.ts';
import type { Answer } from './client.ts';
import { CHANNEL } from './options.ts';
import { idOf, updatesIn } from './read.ts';

export type PollEnd = 'stopped' | 'conflict' | 'unauthorised';

/** An answer that is quicker than this and brings nothing new was no long poll. */
const AT_LEAST_MS = 500;

export type Polling = {
  getUpdates(payload: Readonly<Record<string, unknown>>, signal: AbortSignal): Promise<Answer>;
  take(updates: readonly unknown[]): Promise<void>;
  /** null: the last call was answered; else what is wrong, for health. */
  onState(trouble: string | null): void;
  readonly seconds: number;
  readonly pause: Backoff;
  readonly clock: Clock;
  readonly log: Log;
  readonly signal: AbortSignal;
};

/**
 * Our own polling. The platform knows no offset: what it gave may come again or never, so an update stays in our hands until `take`
 * resolved, and nothing is asked for before. A repeat is handed on too: the core drops it by its id.
 * Ends with why: stopped by the signal; conflict: a webhook is set, or another program polls; unauthorised: 401.
 */
export async function poll(options: Polling): Promise<PollEnd> {
  const { signal, pause, log, clock } = options;
  const seen = createMemory<true>(1000);
  const isNew = (update: unknown): boolean => {
    const id = idOf(update);
    const known = id !== undefined && seen.get(id) === true;
    if (id !== undefined) seen.set(id, true);
    return !known;
  };
  while (!signal.aborted) {
    const began = clock.elapsed();
    try {
      // When this is given up (a stop), what was on its way to us may be lost: that is the platform's, it can't be confirmed.
      const answer = await options.getUpdates({ timeout: options.seconds }, signal);
      const isIdle = !answer.ok && answer.code === 408;
      if (!answer.ok && !isIdle) {
        if (answer.code === 401) return 'unauthorised';
        if (answer.code === 409 || /webhook/i.test(answer.description)) return 'conflict';
        options.onState(`${answer.code} ${answer.description}`);
        await clock.sleep(Math.max(pause.next(), answer.retryAfterMs ?? 0), signal);
        continue;
      }
      const updates = answer.ok ? updatesIn(answer.result) : [];
      if (updates.length > 0) await takeForSure(updates, options);
      options.onState(null);
      // A platform that answers at once, with nothing or with the same again and again, must not be asked in a tight loop.
      const fresh = updates.filter(isNew);
      if (fresh.length > 0 || clock.elapsed() - began >= AT_LEAST_MS) pause.reset();
      else await clock.sleep(pause.next(), signal);
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
      if (signal.aborted) break;
      options.onState(error.message);
      log.warn({ channel: CHANNEL, reason: error.message }, 'polling: no answer');
      await clock.sleep(pause.next(), signal);
    }
  }
  return 'stopped';
}

/** Until they are committed, or we are stopped. */
async function takeForSure(updates: readonly unknown[], options: Polling): Promise<void> {
  for (;;) {
    try {
      return await options.take(updates);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      const about = { channel: CHANNEL, reason, updates: updates.length };
      if (options.signal.aborted) {
        options.log.error(about, 'stopped before these updates could be committed; they may be lost');
        return;
      }
      options.log.error(about, 'updates not committed; tried again');
      options.onState('what came in can’t be committed');
      await options.clock.sleep(options.pause.next(), options.signal);
    }
  }
}
