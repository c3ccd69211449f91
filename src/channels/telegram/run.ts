import type { Update } from 'grammy/types';
import type { Telegraf } from 'telegraf';
import { createBackoff } from '../../wire/backoff.ts';
import { NoAnswer } from '../../wire/no-answer.ts';
import { IntroductionError, introduce } from './introduce.ts';
import type { TelegramOptions } from './options.ts';
import type { Call, Pipeline } from './pipeline.ts';
import { type PollEnd, poll } from './poll.ts';
import { watchWebhook } from './watch.ts';

export type Runner = {
  start(take: (updates: readonly Update[]) => Promise<void>): void;
  isStopping(): boolean;
  health(): { readonly ok: boolean; readonly detail?: string };
  stop(): Promise<void>;
};

const REFUSED_AGAIN_MS = 60_000;
const POLL_SECONDS = 25;

/** The channel's life: introduce itself until that works, then receive until it is stopped or another takes over. */
export function createRunner(given: { pipeline: Pipeline; options: TelegramOptions }): Runner {
  const { pipeline, options } = given;
  const { log, clock } = options;
  const ending = new AbortController();
  const { signal } = ending;
  let trouble: string | null = 'starting';
  let life: Promise<void> = Promise.resolve();
  const setTrouble = (text: string | null): void => {
    trouble = text;
  };

  /** A platform that hangs must not hold up the stop. */
  const untilStopped: Call = (method, payload) => pipeline.call(method, payload, signal);
  const becomeReady = async (): Promise<void> => {
    const pause = createBackoff(options.backoffMs ?? 1000);
    while (!signal.aborted) {
      try {
        const me = await introduce(untilStopped, options);
        pipeline.bot.botInfo = me as unknown as Telegraf['botInfo'] & {};
        setTrouble(null);
        log.info({ channel: 'telegram', bot: me.username, mode: options.mode }, 'telegram ready');
        return;
      } catch (error) {
        if (!(error instanceof IntroductionError) && !(error instanceof NoAnswer)) throw error;
        if (signal.aborted) return;
        setTrouble(error.message);
        log.error({ channel: 'telegram', reason: error.message }, 'telegram not ready');
        const isTokenWrong = error instanceof IntroductionError && (error.code === 401 || error.code === 404);
        await clock.sleep(isTokenWrong ? REFUSED_AGAIN_MS : pause.next(), signal);
      }
    }
  };

  const receiveUpdates = (take: (updates: readonly Update[]) => Promise<void>): Promise<PollEnd> => {
    if (options.mode === 'webhook') return watchWebhook({ call: pipeline.call, options, signal, onState: setTrouble });
    return poll({
      getUpdates: pipeline.poll,
      take,
      onState: setTrouble,
      seconds: options.pollSeconds ?? POLL_SECONDS,
      pause: createBackoff(options.backoffMs ?? 1000),
      clock,
      log,
      signal,
    });
  };

  const live = async (take: (updates: readonly Update[]) => Promise<void>): Promise<void> => {
    while (!signal.aborted) {
      await becomeReady();
      if (signal.aborted) return;
      const end = await receiveUpdates(take);
      if (end === 'stopped') return;
      if (end === 'conflict') {
        // Two pollers would take each other's updates for ever: this one gives way, and health calls for a human.
        setTrouble('another program receives this bot’s updates (409)');
        log.error({ channel: 'telegram' }, 'another program receives this bot’s updates: stopped receiving');
        return;
      }
      setTrouble('the token is refused (401)');
      log.error({ channel: 'telegram' }, 'the token is refused');
      await clock.sleep(REFUSED_AGAIN_MS, signal);
    }
  };

  return {
    start(take) {
      life = live(take).catch((error: unknown) => {
        const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
        setTrouble('stopped by a mistake of ours');
        log.error({ channel: 'telegram', reason }, 'receiving stopped');
      });
    },
    isStopping: () => signal.aborted,
    health: () => (trouble === null ? { ok: true } : { ok: false, detail: trouble }),
    async stop() {
      ending.abort();
      await life;
    },
  };
}
