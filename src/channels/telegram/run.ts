import type { Update } from 'grammy/types';
import type { Telegraf } from 'telegraf';
import { createBackoff } from '../../wire/backoff.ts';
import { endlessly } from '../../wire/endless.ts';
import type { Unread } from '../../wire/unread.ts';
import { IntroductionError, introduce } from './introduce.ts';
import type { TelegramOptions } from './options.ts';
import type { Call, Pipeline } from './pipeline.ts';
import { poll } from './poll.ts';
import { watchWebhook } from './watch.ts';

export type Runner = {
  start(take: (updates: readonly Update[]) => Promise<void>): void;
  isStopping(): boolean;
  health(): { readonly ok: boolean; readonly detail?: string };
  stop(): Promise<void>;
};

const POLL_SECONDS = 25;

/** The channel's life: introduce itself until that works, then receive until it is stopped. */
export function createRunner(given: { pipeline: Pipeline; options: TelegramOptions; unread: Unread }): Runner {
  const { pipeline, options, unread } = given;
  const { log, clock } = options;
  const ending = new AbortController();
  const { signal } = ending;
  const pause = createBackoff(options.backoffMs ?? 1000);
  let trouble: string | null = 'starting';
  let isReady = false;
  let life: Promise<void> = Promise.resolve();
  const setTrouble = (text: string | null): void => {
    trouble = text;
  };

  /** A platform that hangs must not hold up the stop. */
  const untilStopped: Call = (method, payload) => pipeline.call(method, payload, signal);
  const becomeReady = async (): Promise<void> => {
    const me = await introduce(untilStopped, options);
    pipeline.bot.botInfo = me as unknown as Telegraf['botInfo'] & {};
    isReady = true;
    pause.reset();
    setTrouble(null);
    log.info({ channel: 'telegram', bot: me.username, mode: options.mode }, 'telegram ready');
  };

  const receiveUpdates = (take: (updates: readonly Update[]) => Promise<void>): Promise<void> => {
    if (options.mode === 'webhook') return watchWebhook({ call: pipeline.call, options, signal, onState: setTrouble });
    const seconds = options.pollSeconds ?? POLL_SECONDS;
    return poll({ getUpdates: pipeline.poll, take, onState: setTrouble, seconds, pause, unread, clock, log, signal });
  };

  return {
    start(take) {
      const work = async (): Promise<void> => {
        if (!isReady) await becomeReady();
        await receiveUpdates(take);
      };
      life = endlessly(work, {
        pause,
        sleep: (ms, end) => clock.sleep(ms, end),
        signal,
        isExpected: (error) => error instanceof IntroductionError,
        onTrouble(reason, mistake) {
          setTrouble(reason);
          const what = isReady ? 'telegram: not receiving' : 'telegram not ready';
          log.error({ channel: 'telegram', reason: mistake ?? reason }, what);
        },
      });
    },
    isStopping: () => signal.aborted,
    health() {
      const detail = trouble ?? unread.line();
      return { ok: trouble === null, ...(detail === null ? {} : { detail }) };
    },
    async stop() {
      ending.abort();
      await life;
    },
  };
}
