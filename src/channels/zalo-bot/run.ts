import { createBackoff } from '../../wire/backoff.ts';
import { createReceiving, type Receiving } from '../../wire/receiving.ts';
import type { Me } from './answers.ts';
import type { Call } from './client.ts';
import { IntroductionError, introduce } from './introduce.ts';
import { CHANNEL, type ZaloBotOptions } from './options.ts';
import { poll } from './poll.ts';
import { watchWebhook } from './watch.ts';

/** The platform's own longest wait. */
const POLL_SECONDS = 30;
const LOOK_AGAIN_MS = 60_000;

/** The channel's life: introduce itself until that works, then receive until it is stopped. `me`: who it is; null: not said yet. */
export function createRunner({
  call,
  options,
}: {
  call: Call;
  options: ZaloBotOptions;
}): Receiving<unknown> & { me(): Me | null } {
  const { log, clock } = options;
  const pause = createBackoff(options.backoffMs ?? 1000);
  let me: Me | null = null;
  const receiving = createReceiving<unknown>({
    channel: CHANNEL,
    pause,
    sleep: (ms, signal) => clock.sleep(ms, signal),
    log,
    isExpected: (error) => error instanceof IntroductionError,
    async introduce({ signal }) {
      me = await introduce((method, payload) => call(method, payload, signal), options);
      return { bot: me.id, mode: options.mode };
    },
    receive(take, { signal, setTrouble: onState }) {
      if (options.mode === 'webhook') {
        return watchWebhook({ call, options, everyMs: options.lookAgainMs ?? LOOK_AGAIN_MS, signal, onState });
      }
      const seconds = options.pollSeconds ?? POLL_SECONDS;
      return poll({
        getUpdates: (payload, end) => call('getUpdates', payload, end),
        take,
        onState,
        seconds,
        pause,
        clock,
        log,
        signal,
      });
    },
  });
  return { ...receiving, me: () => me };
}
