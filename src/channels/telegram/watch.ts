import type { WebhookInfo } from 'grammy/types';
import { NoAnswer } from '../../wire/no-answer.ts';
import type { TelegramOptions } from './options.ts';
import type { Call } from './pipeline.ts';
import type { PollEnd } from './poll.ts';

const EVERY_MS = 60_000;
/** An error of delivery that is older than this is over. */
const RECENT_S = 180;

/**
 * In webhook mode nothing tells us that the platform can't reach us: ask it once a minute. Ends when stopped, or with conflict where
 * somebody else set another address.
 */
export async function watchWebhook(given: {
  readonly call: Call;
  readonly options: TelegramOptions;
  readonly signal: AbortSignal;
  readonly onState: (trouble: string | null) => void;
}): Promise<PollEnd> {
  const { options, signal, onState } = given;
  for (;;) {
    await options.clock.sleep(EVERY_MS, signal);
    if (signal.aborted) return 'stopped';
    try {
      const answer = await given.call('getWebhookInfo', {}, signal);
      if (!answer.ok) {
        if (answer.error_code === 401) return 'unauthorised';
        onState(`${answer.error_code} ${answer.description}`);
        continue;
      }
      const info = answer.result as WebhookInfo;
      if (!info.url?.startsWith(options.publicUrl ?? '')) return 'conflict';
      const age = options.clock.elapsed() / 1000 - (info.last_error_date ?? 0);
      const isFailing = info.pending_update_count > 0 && age < RECENT_S;
      onState(isFailing ? `updates can't be delivered: ${info.last_error_message ?? ''}` : null);
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
      if (!signal.aborted) onState(error.message);
    }
  }
}
