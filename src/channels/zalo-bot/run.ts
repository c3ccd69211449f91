import { createBackoff } from '../../wire/backoff.ts';
import { endlessly } from '../../wire/endless.ts';
import type { Me } from './answers.ts';
import type { Call } from './client.ts';
import { IntroductionError, introduce } from './introduce.ts';
import { CHANNEL, type ZaloBotOptions } from './options.ts';
import { poll } from './poll.ts';
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
  const ending = new AbortController();
  const { signal } = ending;
  const pause = createBackoff(options.backoffMs ?? 1000);
  let trouble: string | null = 'starting';
  let me: Me | null = null;
  let life: Promise<void> = Promise.resolve();
  const setTrouble = (text: string | null): void => {
    trouble = text;
  };

  const becomeReady = async (): Promise<void> => {
    // A platform that hangs must not hold up the stop.
    me = await introduce((method, payload) => call(method, payload, signal), options);
    pause.reset();
    setTrouble(null);
    log.info({ channel: CHANNEL, bot: me.id, mode: options.mode }, 'zalo-bot ready');
  };

  const receiveUpdates = (take: (updates: readonly unknown[]) => Promise<void>): Promise<void> => {
    const onState = setTrouble;
    if (options.mode === 'webhook') {
      return watchWebhook({ call, options, everyMs: options.lookAgainMs ?? LOOK_AGAIN_MS, signal, onState });
    }
    const getUpdates = (payload: Readonly<Record<string, unknown>>, end: AbortSignal) =>
      call('getUpdates', payload, end);
    return poll({
      getUpdates,
      take,
      onState,
      seconds: options.pollSeconds ?? POLL_SECONDS,
      pause,
      clock,
      log,
      signal,
    });
  };

  return {
    start(take) {
      const work = async (): Promise<void> => {
        if (!me) await becomeReady();
        await receiveUpdates(take);
      };
      life = endlessly(work, {
        pause,
        sleep: (ms, end) => clock.sleep(ms, end),
        signal,
        isExpected: (error) => error instanceof IntroductionError,
        onTrouble(reason, mistake) {
          setTrouble(reason);
          log.error({ channel: CHANNEL, reason: mistake ?? reason }, me ? 'not receiving' : 'zalo-bot not ready');
        },
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
