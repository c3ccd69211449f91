import { createBackoff } from '../../wire/backoff.ts';
import { NoAnswer } from '../../wire/no-answer.ts';
import type { Call } from './client.ts';
import { IntroductionError, introduce, type Me } from './introduce.ts';
import { CHANNEL, type ZaloBotOptions } from './options.ts';
import { type PollEnd, poll } from './poll.ts';
import { watchWebhook } from './watch.ts';

export type Runner = {
  start(take: (updates: readonly unknown[]) => Promise<void>): void;
  isStopping(): boolean;
  /** null: the platform has not said yet. */
  me(): Me | null;
  /** What is wrong with receiving; null: nothing. */
  trouble(): string | null;
  stop(): Promise<void>;
};

/** The platform's own longest wait. */
const POLL_SECONDS = 30;
const LOOK_AGAIN_MS = 60_000;

/** The channel's life: introduce itself until that works, then receive until it is stopped. */
export function createRunner({ call, options }: { call: Call; options: ZaloBotOptions }): Runner {
  const { log, clock } = options;
  const lookAgainMs = options.lookAgainMs ?? LOOK_AGAIN_MS;
  const ending = new AbortController();
  const { signal } = ending;
  let trouble: string | null = 'starting';
  let me: Me | null = null;
  let life: Promise<void> = Promise.resolve();
  const setTrouble = (text: string | null): void => {
    trouble = text;
  };

  /** A platform that hangs must not hold up the stop. */
  const untilStopped: Call = (method, payload) => call(method, payload, signal);
  const becomeReady = async (): Promise<void> => {
    const pause = createBackoff(options.backoffMs ?? 1000);
    while (!signal.aborted) {
      try {
        me = await introduce(untilStopped, options);
        setTrouble(null);
        log.info({ channel: CHANNEL, bot: me.id, mode: options.mode }, 'zalo-bot ready');
        return;
      } catch (error) {
        if (!(error instanceof IntroductionError) && !(error instanceof NoAnswer)) throw error;
        if (signal.aborted) return;
        setTrouble(error.message);
        log.error({ channel: CHANNEL, reason: error.message }, 'zalo-bot not ready');
        const isTokenWrong = error instanceof IntroductionError && error.code === 401;
        await clock.sleep(isTokenWrong ? lookAgainMs : pause.next(), signal);
      }
    }
  };

  const receiveUpdates = (take: (updates: readonly unknown[]) => Promise<void>): Promise<PollEnd> => {
    if (options.mode === 'webhook') {
      return watchWebhook({ call, options, everyMs: lookAgainMs, signal, onState: setTrouble });
    }
    return poll({
      getUpdates: (payload, end) => call('getUpdates', payload, end),
      take,
      onState: setTrouble,
      seconds: options.pollSeconds ?? POLL_SECONDS,
      pause: createBackoff(options.backoffMs ?? 1000),
      clock,
      log,
      signal,
    });
  };

  const live = async (take: (updates: readonly unknown[]) => Promise<void>): Promise<void> => {
    await becomeReady();
    while (!signal.aborted) {
      const end = await receiveUpdates(take);
      if (end === 'stopped') return;
      // Nobody takes the other's place by force: a human decides whose bot it is, and we notice when it is ours again.
      setTrouble(end === 'conflict' ? 'another program receives this bot’s updates' : 'the token is refused (401)');
      log.error({ channel: CHANNEL, end }, 'not receiving');
      await clock.sleep(lookAgainMs, signal);
    }
  };

  return {
    start(take) {
      life = live(take).catch((error: unknown) => {
        const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
        setTrouble('stopped by a mistake of ours');
        log.error({ channel: CHANNEL, reason }, 'receiving stopped');
      });
    },
    isStopping: () => signal.aborted,
    me: () => me,
    trouble: () => trouble,
    async stop() {
      ending.abort();
      await life;
    },
  };
}
