import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { createBackoff } from './backoff.ts';
import { NoAnswer } from './no-answer.ts';
import { poll, type Source } from './poll.ts';
import { createReceiving } from './receiving.ts';
import { createSecretWebhook } from './secret-webhook.ts';
import type { Unread } from './unread.ts';
import type { Webhook } from './webhook.ts';

/** The life of a bot to which updates come by polling, or by a webhook with a secret where the platform has one. */
export type BotLife = {
  /** Goes on until it is stopped, whatever the platform says. */
  start(): void;
  isStopping(): boolean;
  /** What is wrong with receiving; null: nothing. */
  trouble(): string | null;
  /** Resolves once what is in hand has ended. */
  stop(): Promise<void>;
};

export type BotLifeOptions<Update> = {
  readonly channel: string;
  /** Default: polling. */
  readonly mode?: 'polling' | 'webhook';
  readonly clock: Clock;
  readonly log: Log;
  readonly unread: Unread;
  /** The first pause after a failure of the platform, in milliseconds; it doubles up to a minute. Default 1,000. */
  readonly backoffMs?: number | undefined;
  /**
   * Says who the bot is and how updates come; gives what the log shall say of it. Throws IntroductionError or
   * NoAnswer.
   */
  introduce(signal: AbortSignal): Promise<object>;
  readonly source: Source<Update>;
  /** Left out: the platform can only be polled. */
  readonly webhook?: Posted<Update>;
  /** Reads them and hands them on; resolves after the commit. */
  readonly take: (updates: readonly Update[]) => Promise<void>;
};

/** How a platform posts updates to us. */
type Posted<Update> = {
  readonly path: string;
  readonly header: string;
  readonly secret: string | undefined;
  read(body: unknown): readonly Update[] | null;
  /** Whether the platform still posts to us; gives what is wrong, for health. */
  lookAfter(signal: AbortSignal): Promise<string | null>;
  /** How often that is looked after. Default 60,000. */
  readonly lookAgainMs?: number | undefined;
};

/** With what the HTTP room mounts where the mode is webhook. */
export type PostedLife = BotLife & { readonly webhook: Webhook };

const LOOK_AGAIN_MS = 60_000;

/** See BotLife. It has a webhook where it is told of one. */
export function createBotLife<Update>(
  options: BotLifeOptions<Update> & { readonly webhook: Posted<Update> },
): PostedLife;
export function createBotLife<Update>(options: BotLifeOptions<Update>): BotLife;
export function createBotLife<Update>(options: BotLifeOptions<Update>): BotLife | PostedLife {
  const { channel, clock, log, unread, webhook, take } = options;
  const pause = createBackoff(options.backoffMs ?? 1000);
  const taking = new Set<Promise<void>>();
  const receiving = createReceiving<Update>({
    channel,
    pause,
    sleep: (ms, signal) => clock.sleep(ms, signal),
    log,
    introduce: ({ signal }) => options.introduce(signal),
    receive: (given, { signal, setTrouble: onState }) =>
      webhook && options.mode === 'webhook'
        ? watch(clock, webhook, signal, onState)
        : poll({ channel, source: options.source, take: given, onState, pause, clock, log, signal }),
  });
  const takePosted = async (updates: readonly Update[]): Promise<void> => {
    if (receiving.isStopping()) throw new Error('stopping');
    const work = take(updates);
    taking.add(work);
    await work.finally(() => taking.delete(work));
  };
  return {
    start: () => receiving.start(take),
    isStopping: () => receiving.isStopping(),
    trouble: () => receiving.trouble(),
    ...(webhook && { webhook: createSecretWebhook({ channel, ...webhook, take: takePosted, unread, log }) }),
    async stop() {
      await receiving.stop();
      await Promise.allSettled(taking);
    },
  };
}

/**
 * In webhook mode nothing tells us that the platform can't reach us, or that somebody else set another address: it is
 * asked now and then, until the signal aborts. Whose bot it is a human decides, and we notice when it is ours again.
 */
async function watch(
  clock: Clock,
  { lookAfter, lookAgainMs }: Pick<Posted<unknown>, 'lookAfter' | 'lookAgainMs'>,
  signal: AbortSignal,
  onState: (trouble: string | null) => void,
): Promise<void> {
  for (;;) {
    await clock.sleep(lookAgainMs ?? LOOK_AGAIN_MS, signal);
    if (signal.aborted) return;
    try {
      onState(await lookAfter(signal));
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
      if (!signal.aborted) onState(error.message);
    }
  }
}

/** The answer to a read is small: what takes longer is as good as away. */
const PROBE_MS = 15_000;

/** `probe` of a channel by a cheap read: true where it was answered. */
export async function answers(read: (signal: AbortSignal) => Promise<{ readonly ok: boolean }>): Promise<boolean> {
  try {
    return (await read(AbortSignal.timeout(PROBE_MS))).ok;
  } catch {
    return false;
  }
}
