import type { Backoff } from './backoff.ts';
import { endlessly } from './endless.ts';

/** A channel's life: it introduces itself until that works, then receives until it is stopped. */
export type Receiving<Update> = {
  start(take: (updates: readonly Update[]) => Promise<void>): void;
  isStopping(): boolean;
  /** What is wrong with receiving; null: nothing. */
  trouble(): string | null;
  stop(): Promise<void>;
};

/** A step of the introduction that the platform refused. */
export class IntroductionError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'IntroductionError';
  }
}

/**
 * What a life's two halves are given. `signal`: it is being stopped, and a platform that hangs must not hold that up.
 */
export type Living = {
  readonly signal: AbortSignal;
  readonly setTrouble: (text: string | null) => void;
};

/** Nothing that the platform says ends it (endless.ts). */
export function createReceiving<Update>(options: {
  readonly channel: string;
  readonly pause: Backoff;
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly log: { info(fields: object, message: string): void; error(fields: object, message: string): void };
  /** Gives what the log shall say of it. */
  introduce(living: Living): Promise<object>;
  receive(take: (updates: readonly Update[]) => Promise<void>, living: Living): Promise<void>;
}): Receiving<Update> {
  const { channel, pause, sleep, log } = options;
  const ending = new AbortController();
  const { signal } = ending;
  let trouble: string | null = 'starting';
  let isReady = false;
  let life: Promise<void> = Promise.resolve();
  const setTrouble = (text: string | null): void => {
    trouble = text;
  };
  const living: Living = { signal, setTrouble };

  const becomeReady = async (): Promise<void> => {
    const fields = await options.introduce(living);
    isReady = true;
    pause.reset();
    setTrouble(null);
    log.info({ channel, ...fields }, `${channel} ready`);
  };

  return {
    start(take) {
      const work = async (): Promise<void> => {
        if (!isReady) await becomeReady();
        await options.receive(take, living);
      };
      life = endlessly(work, {
        pause,
        sleep,
        signal,
        isExpected: (error) => error instanceof IntroductionError,
        onTrouble(reason, mistake) {
          setTrouble(reason);
          const what = isReady ? 'not receiving' : `${channel} not ready`;
          log.error({ channel, reason: mistake ?? reason }, what);
        },
      });
    },
    isStopping: () => signal.aborted,
    trouble: () => trouble,
    async stop() {
      ending.abort();
      await life;
    },
  };
}
