import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { type Backoff, LONGEST_MS } from './backoff.ts';
import { createMemory } from './memory.ts';

/**
 * What one long poll brought. `trouble`: how a refusal reads in health. `waitMs`: when the platform said to come
 * again.
 */
export type Polled<Update> =
  | { readonly ok: true; readonly updates: readonly Update[] }
  | { readonly ok: false; readonly trouble: string; readonly waitMs: number };

/** Where updates are asked for. */
export type Source<Update> = {
  /** One long poll. Throws NoAnswer. */
  ask(signal: AbortSignal): Promise<Polled<Update>>;
  /** These are committed: the platform may forget them. Left out: it has forgotten them as it gave them. */
  confirm?(updates: readonly Update[]): void;
  /** Tells a repeat; undefined: it can't be told. */
  idOf(update: Update): string | undefined;
};

/** An answer that is quicker than this and brings nothing new was no long poll. */
const AT_LEAST_MS = 500;
/** Updates whose repeats are known. */
const SEEN = 1000;

export type Polling<Update> = {
  readonly channel: string;
  readonly source: Source<Update>;
  take(updates: readonly Update[]): Promise<void>;
  /** null: the last call was answered; else what is wrong, for health. */
  onState(trouble: string | null): void;
  readonly pause: Backoff;
  readonly clock: Clock;
  readonly log: Log;
  readonly signal: AbortSignal;
};

/**
 * Polls until the signal aborts; throws NoAnswer where a call had none. What came stays in our hands until `take`
 * resolved, and nothing is asked for before. A repeat is handed on too: the core drops it by its id. A refusal is
 * waited for, whatever it says: a token may be right again a second later, and where another program receives only a
 * human knows which of the two is to stop.
 */
export async function poll<Update>(given: Polling<Update>): Promise<void> {
  const { source, signal, pause, clock } = given;
  const seen = createMemory<true>(SEEN);
  const isNew = (update: Update): boolean => {
    const id = source.idOf(update);
    const isKnown = id !== undefined && seen.get(id) === true;
    if (id !== undefined) seen.set(id, true);
    return !isKnown;
  };
  while (!signal.aborted) {
    const began = clock.elapsed();
    // When this is given up (a stop), what was on its way to us may be lost where the platform keeps nothing.
    const answer = await source.ask(signal);
    if (signal.aborted) return;
    if (!answer.ok) {
      given.onState(answer.trouble);
      given.log.error({ channel: given.channel, reason: answer.trouble }, 'not receiving');
      await clock.sleep(Math.max(pause.next(), Math.min(LONGEST_MS, answer.waitMs)), signal);
      continue;
    }
    const { updates } = answer;
    if (updates.length > 0 && !(await takeForSure(updates, given))) return;
    source.confirm?.(updates);
    given.onState(null);
    pause.reset();
    // Whoever answers at once, with nothing or with the same again and again, must not be asked in a tight loop.
    const rest = AT_LEAST_MS - (clock.elapsed() - began);
    if (updates.filter(isNew).length === 0 && rest > 0) await clock.sleep(rest, signal);
  }
}

/** Until they are committed (true), or we are stopped. */
async function takeForSure<Update>(updates: readonly Update[], given: Polling<Update>): Promise<boolean> {
  for (;;) {
    try {
      await given.take(updates);
      return true;
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      const about = { channel: given.channel, reason, updates: updates.length };
      if (given.signal.aborted) {
        const loss = given.source.confirm ? '' : '; they may be lost';
        given.log.error(about, `stopped before these updates could be committed${loss}`);
        return false;
      }
      given.log.error(about, 'updates not committed; they come again');
      given.onState('what came in can’t be committed');
      await given.clock.sleep(given.pause.next(), given.signal);
    }
  }
}
