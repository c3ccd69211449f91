import { NoAnswer } from '../../wire/no-answer.ts';
import type { Call } from './client.ts';
import { urlOf } from './introduce.ts';
import type { ZaloBotOptions } from './options.ts';

/**
 * In webhook mode nothing tells us that the platform is away or that somebody else set another address: ask it now and then, until the
 * signal aborts. Whose bot it is a human decides, and we notice when it is ours again.
 */
export async function watchWebhook(given: {
  readonly call: Call;
  readonly options: ZaloBotOptions;
  readonly everyMs: number;
  readonly signal: AbortSignal;
  readonly onState: (trouble: string | null) => void;
}): Promise<void> {
  const { options, signal, onState } = given;
  for (;;) {
    await options.clock.sleep(given.everyMs, signal);
    if (signal.aborted) return;
    try {
      const answer = await given.call('getWebhookInfo', {}, signal);
      if (answer.ok) {
        const isOurs = urlOf(answer.result).startsWith(options.publicUrl ?? '');
        onState(isOurs ? null : 'another program receives this bot’s updates: another webhook is set');
      } else onState(`${answer.code} ${answer.description}`);
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
      if (!signal.aborted) onState(error.message);
    }
  }
}
