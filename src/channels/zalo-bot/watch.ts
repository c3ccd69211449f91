import { NoAnswer } from '../../wire/no-answer.ts';
import type { Call } from './client.ts';
import { urlOf } from './introduce.ts';
import type { ZaloBotOptions } from './options.ts';
import type { PollEnd } from './poll.ts';

/**
 * In webhook mode nothing tells us that the platform is away or that somebody else set another address: ask it now and then. Ends when
 * stopped, with conflict, or with unauthorised.
 */
export async function watchWebhook(given: {
  readonly call: Call;
  readonly options: ZaloBotOptions;
  readonly everyMs: number;
  readonly signal: AbortSignal;
  readonly onState: (trouble: string | null) => void;
}): Promise<PollEnd> {
  const { options, signal, onState } = given;
  for (;;) {
    await options.clock.sleep(given.everyMs, signal);
    if (signal.aborted) return 'stopped';
    try {
      const answer = await given.call('getWebhookInfo', {}, signal);
      if (answer.ok) {
        if (!urlOf(answer.result).startsWith(options.publicUrl ?? '')) return 'conflict';
        onState(null);
      } else if (answer.code === 401) return 'unauthorised';
      else onState(`${answer.code} ${answer.description}`);
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
      if (!signal.aborted) onState(error.message);
    }
  }
}
