import type { ApiResponse, Update } from 'grammy/types';
import type { Clock } from '../../clock.ts';
import type { Log } from '../../log.ts';
import type { Backoff } from '../../wire/backoff.ts';
import { NoAnswer } from '../../wire/no-answer.ts';

/** What the bot wants to hear of. The list is sticky at the platform, and a narrowed one must name the last two. */
export const ALLOWED_UPDATES = ['message', 'edited_message', 'callback_query', 'my_chat_member'] as const;

export type PollEnd = 'stopped' | 'conflict' | 'unauthorised';

/**
 * Our own polling: a batch is confirmed (by the next call's offset) only after `take` resolved, so what was not committed comes again.
 * Ends with why: stopped by the signal; conflict: another program polls, or a webhook is set (409); unauthorised: 401.
 */
export async function poll(options: {
  getUpdates(payload: Readonly<Record<string, unknown>>, signal: AbortSignal): Promise<ApiResponse<unknown>>;
  take(updates: readonly Update[]): Promise<void>;
  /** null: the last call was answered; else what is wrong, for health. */
  onState(trouble: string | null): void;
  readonly seconds: number;
  readonly pause: Backoff;
  readonly clock: Clock;
  readonly log: Log;
  readonly signal: AbortSignal;
}): Promise<PollEnd> {
  const { signal, pause, log } = options;
  let offset: number | undefined;
  while (!signal.aborted) {
    const payload = { timeout: options.seconds, limit: 100, allowed_updates: ALLOWED_UPDATES };
    try {
      const answer = await options.getUpdates(offset === undefined ? payload : { ...payload, offset }, signal);
      if (!answer.ok) {
        if (answer.error_code === 409) return 'conflict';
        if (answer.error_code === 401) return 'unauthorised';
        options.onState(`${answer.error_code} ${answer.description}`);
        await options.clock.sleep(Math.max(pause.next(), (answer.parameters?.retry_after ?? 0) * 1000), signal);
        continue;
      }
      options.onState(null);
      const updates = answer.result as Update[];
      const last = updates.at(-1);
      // An empty answer has confirmed the offset. Without one the next call starts at the oldest unconfirmed update, which is right even
      // after a quiet week, when the platform may begin to count elsewhere.
      if (!last) offset = undefined;
      else if (await isTaken(updates, options)) offset = last.update_id + 1;
      else continue;
      pause.reset();
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
      if (signal.aborted) break;
      options.onState(error.message);
      log.warn({ channel: 'telegram', reason: error.message }, 'polling: no answer');
      await options.clock.sleep(pause.next(), signal);
    }
  }
  return 'stopped';
}

async function isTaken(updates: readonly Update[], options: Parameters<typeof poll>[0]): Promise<boolean> {
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
