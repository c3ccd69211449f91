import type { Update } from 'grammy/types';
import type { Telegraf } from 'telegraf';
import { createBackoff } from '../../wire/backoff.ts';
import { createReceiving, type Receiving } from '../../wire/receiving.ts';
import type { Unread } from '../../wire/unread.ts';
import { IntroductionError, introduce } from './introduce.ts';
import { CHANNEL, type TelegramOptions } from './options.ts';
import type { Pipeline } from './pipeline.ts';
import { poll } from './poll.ts';
import { watchWebhook } from './watch.ts';

const POLL_SECONDS = 25;

/** The channel's life: introduce itself until that works, then receive until it is stopped. */
export function createRunner(given: {
  pipeline: Pipeline;
  options: TelegramOptions;
  unread: Unread;
}): Receiving<Update> {
  const { pipeline, options, unread } = given;
  const { log, clock } = options;
  const pause = createBackoff(options.backoffMs ?? 1000);
  return createReceiving<Update>({
    channel: CHANNEL,
    pause,
    sleep: (ms, signal) => clock.sleep(ms, signal),
    log,
    isExpected: (error) => error instanceof IntroductionError,
    async introduce({ signal }) {
      const me = await introduce((method, payload) => pipeline.call(method, payload, signal), options);
      pipeline.bot.botInfo = me as unknown as Telegraf['botInfo'] & {};
      return { bot: me.username, mode: options.mode };
    },
    receive(take, { signal, setTrouble }) {
      if (options.mode === 'webhook')
        return watchWebhook({ call: pipeline.call, options, signal, onState: setTrouble });
      const seconds = options.pollSeconds ?? POLL_SECONDS;
      return poll({ getUpdates: pipeline.poll, take, onState: setTrouble, seconds, pause, unread, clock, log, signal });
    },
  });
}
