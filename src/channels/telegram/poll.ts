import type { ApiResponse, Update } from 'grammy/types';
import type { Clock } from '../../clock.ts';
import type { Log } from '../../log.ts';
import { type Backoff, LONGEST_MS } from '../../wire/backoff.ts';
import { NoAnswer } from '../../wire/no-answer.ts';
import type { Unread } from '../../wire/unread.ts';
import { isUpdate } from './answers.ts';

/** What the bot wants to hear of. The list is sticky at the platform, and a narrowed one must name the last two. */
export const ALLOWED_UPDATES = ['message', 'edited_message', 'callback_query', 'my_chat_member'] as const;

/** An answer that is quicker than this and brings nothing new was no long poll. */
const AT_LEAST_MS = 500;

export type Polling = {
  getUpdates(payload: Readonly<Record<string, unknown>>, signal: AbortSignal): Promise<ApiResponse<unknown>>;
  take(updates: readonly Update[]): Promise<void>;
  /** null: the last call was answered; else what is wrong, for health. */
  onState(trouble: string | null): void;
  readonly seconds: number;
  readonly pause: Backoff;
  readonly unread: Unread;
  readonly clock: Clock;
  readonly log: Log;
  readonly signal: AbortSignal;
};

/**
 * Our own polling, until the signal aborts. A batch is confirmed (by the next call's offset)
 * only after `take` resolved, so what was not committed comes again. A refusal is waited for, whatever it says: a token may be right again
 * a second later, and of two programs that receive (409) only a human knows which is to stop.
 */
export async function poll(options: Polling): Promise<void> {
  const { signal, pause } = options;
  let offset: number | undefined;
  while (!signal.aborted) {
    const began = options.clock.elapsed();
    const confirmed = offset;
    const payload = { timeout: options.seconds, limit: 100, allowed_updates: ALLOWED_UPDATES };
    const answer = await ask(offset === undefined ? payload : { ...payload, offset }, options);
    if (signal.aborted) return;
    if (!answer) continue;
    if (!answer.ok) {
      options.onState(troubleOf(answer));
      const asked = Math.min(LONGEST_MS, (answer.parameters?.retry_after ?? 0) * 1000);
      await options.clock.sleep(Math.max(pause.next(), asked), signal);
      continue;
    }
    options.onState(null);
    const updates = readable(answer.result as readonly unknown[], options.unread);
    // An empty answer has confirmed the offset. Without one the next call starts at the oldest unconfirmed update, which is right even
    // after a quiet week, when the platform may begin to count elsewhere.
    if (updates.length === 0) offset = undefined;
    else if (await isTaken(updates, options)) offset = Math.max(...updates.map((each) => each.update_id)) + 1;
    else continue;
    pause.reset();
    // Who answers at once, with nothing or with the same again and again (a proxy, a gateway), must not be asked in a tight loop.
    const rest = AT_LEAST_MS - (options.clock.elapsed() - began);
    if (rest > 0 && (updates.length === 0 || offset === confirmed)) await options.clock.sleep(rest, signal);
  }
}

/** null: no answer; that was told, and waited for. */
async function ask(payload: Readonly<Record<string, unknown>>, options: Polling): Promise<ApiResponse<unknown> | null> {
  const { signal } = options;
  try {
    return await options.getUpdates(payload, signal);
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    if (signal.aborted) return null;
    options.onState(error.message);
    options.log.warn({ channel: 'telegram', reason: error.message }, 'polling: no answer');
    await options.clock.sleep(options.pause.next(), signal);
    return null;
  }
}

function troubleOf({ error_code: code, description }: Extract<ApiResponse<unknown>, { ok: false }>): string {
  if (code === 401) return 'the token is refused (401)';
  return code === 409 ? `another program receives this bot’s updates (409): ${description}` : `${code} ${description}`;
}

/** What is no update can't be read later either: it is confirmed together with the others. */
function readable(batch: readonly unknown[], unread: Unread): Update[] {
  const updates = batch.filter(isUpdate);
  if (updates.length < batch.length) unread.note(batch.length - updates.length);
  return updates;
}

async function isTaken(updates: readonly Update[], options: Polling): Promise<boolean> {
  try {
    await options.take(updates);
    return true;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    options.log.error(
      { channel: 'telegram', reason, updates: updates.length },
      'updates not committed; they come again',
    );
    await options.clock.sleep(options.pause.next(), options.signal);
    return false;
  }
}
