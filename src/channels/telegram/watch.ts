import type { WebhookInfo } from 'grammy/types';
import { NoAnswer } from '../../wire/no-answer.ts';
import type { TelegramOptions } from './options.ts';
import type { Call } from './pipeline.ts';

const EVERY_MS = 60_000;
/** An error of delivery that is older than this is over. */
const RECENT_S = 180;

/**
 * In webhook mode nothing tells us that the platform can't reach us: ask it once a minute, until the signal
 * aborts. Where somebody else set another address a human decides whose bot it is, and we notice when it is ours again.
 */
export async function watchWebhook(given: {
  readonly call: Call;
  readonly options: TelegramOptions;
  readonly signal: AbortSignal;
  readonly onState: (trouble: string | null) => void;
}): Promise<void> {
  const { options, signal, onState } = given;
  for (;;) {
    await options.clock.sleep(EVERY_MS, signal);
    if (signal.aborted) return;
    try {
      const answer = await given.call('getWebhookInfo', {}, signal);
      if (!answer.ok) {
        onState(`${answer.error_code} ${answer.description}`);
        continue;
      }
      const info = answer.result as WebhookInfo;
      if (!info.url?.startsWith(options.publicUrl ?? '')) {
        onState('another program receives this bot’s updates (409): another webhook is set');
        continue;
      }
      const age = options.clock.elapsed() / 1000 - (info.last_error_date ?? 0);
      const isFailing = (info.pending_update_count ?? 0) > 0 && age < RECENT_S;
      onState(isFailing ? `updates can't be delivered: ${info.last_error_message ?? ''}` : null);
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
      if (!signal.aborted) onState(error.message);
    }
  }
}
