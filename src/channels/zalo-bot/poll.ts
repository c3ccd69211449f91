import type { Clock } from '../../clock.ts';
import type { Log } from '../../log.ts';
import { type Backoff, LONGEST_MS } from '../../wire/backoff.ts';
import { createMemory } from '../../wire/memory.ts';
import type { Answer } from './answers.ts';
import { CHANNEL } from './options.ts';
import { idOf, updatesIn } from './read.ts';

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
 * Our own polling, until the signal aborts; throws NoAnswer where a call had none. The platform knows no offset: what it gave may come
 * again or never, so an update stays in our hands until `take` resolved, and nothing is asked for before. A repeat is handed on too: the
 * core drops it by its id. A refusal is waited for, whatever it says: a token may be right again a second later, and where another program
 * receives (a webhook is set, a second poller) a human decides whose bot it is, and we notice when it is ours again.
 */
export async function poll(options: Polling): Promise<void> {
  const { signal, pause, clock } = options;
  const seen = createMemory<true>(1000);
  const isNew = (update: unknown): boolean => {
    const id = keyOf(update);
    const known = id !== undefined && seen.get(id) === true;
    if (id !== undefined) seen.set(id, true);
    return !known;
  };
  while (!signal.aborted) {
    const began = clock.elapsed();
    // When this is given up (a stop), what was on its way to us may be lost: that is the platform's, it can't be confirmed.
    const answer = await options.getUpdates({ timeout: options.seconds }, signal);
    const isIdle = !answer.ok && answer.code === 408;
    if (!answer.ok && !isIdle) {
      tell(answer, options);
      await clock.sleep(Math.max(pause.next(), Math.min(LONGEST_MS, answer.retryAfterMs ?? 0)), signal);
      continue;
    }
    const updates = answer.ok ? updatesIn(answer.result) : [];
    if (updates.length > 0) await takeForSure(updates, options);
    options.onState(null);
    // A platform that answers at once, with nothing or with the same again and again, must not be asked in a tight loop.
    const fresh = updates.filter(isNew);
    if (fresh.length > 0 || clock.elapsed() - began >= AT_LEAST_MS) pause.reset();
    else await clock.sleep(pause.next(), signal);
  }
}

/** undefined: it has none, or can't be read that far. */
function keyOf(update: unknown): string | undefined {
  try {
    return idOf(update);
  } catch {
    return undefined;
  }
}

function tell({ code, description }: Extract<Answer, { ok: false }>, polling: Polling): void {
  const isTaken = code === 409 || /webhook/i.test(description);
  if (code === 401) polling.onState('the token is refused (401)');
  else polling.onState(isTaken ? `another program receives this bot’s updates (${code})` : `${code} ${description}`);
  polling.log.error({ channel: CHANNEL, code }, 'not receiving');
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
