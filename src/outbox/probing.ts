import type { Bell } from './bell.ts';
import { HANGS_MS } from './chats.ts';
import type { Delivery } from './delivery.ts';
import type { Pause } from './pause.ts';
import type { SenderOptions } from './types.ts';

/** Finds out by cheap reads whether the platform answers and lets us in: no message is risked for that. */
export type Probing = {
  /** Whether the line may be down: something hangs, or failed, and nothing was answered for as long. `now`: `clock.elapsed()`. */
  isDoubtful(now: number): boolean;
  /** One look, a second later at the earliest. */
  askIfBack(): Promise<void>;
  /** After a refused token: a second later first, then longer each time, once a minute in the end. A ring ends the waiting, not the pause. */
  askIfLetIn(): Promise<void>;
};

const PROBE_MS = 1000;
/** A probe that takes longer is not waited for: the next one may be quicker. It counts all the same once it is answered. */
const PATIENCE_MS = 2000;
const LONGEST_KNOCK_MS = 60_000;
/** A refusal so long after the last look is another one's. */
const FORGOTTEN_MS = 300_000;

export function createProbing(given: {
  readonly options: Pick<SenderOptions, 'channel' | 'clock' | 'log'>;
  readonly pause: Pause;
  readonly delivery: Pick<Delivery, 'inHand' | 'atWork' | 'answeredAt'>;
  readonly bell: Bell;
  readonly signal: AbortSignal;
}): Probing {
  const { pause, delivery, bell, signal } = given;
  const { channel, clock, log } = given.options;
  let answeredAt = clock.elapsed();
  let knock = { at: Number.NEGATIVE_INFINITY, ms: PROBE_MS };

  /** True: the platform has answered since, be it to an earlier look. */
  const isAnswered = async (since: number): Promise<boolean> => {
    const end = new AbortController();
    const ask = async (): Promise<void> => {
      if (await channel.probe().catch(() => false)) {
        answeredAt = clock.elapsed();
        bell.ring();
      }
      end.abort();
    };
    if (answeredAt === since) {
      void ask();
      await clock.sleep(PATIENCE_MS, AbortSignal.any([end.signal, signal]));
    }
    return answeredAt !== since;
  };

  return {
    isDoubtful(now) {
      const hasTrouble = pause.isShaky() || delivery.atWork(now) < delivery.inHand();
      return hasTrouble && now - Math.max(answeredAt, delivery.answeredAt()) >= HANGS_MS;
    },
    async askIfBack() {
      const since = answeredAt;
      const isAway = pause.why(clock.elapsed()) === 'away';
      await clock.sleep(PROBE_MS, signal);
      if (signal.aborted || !(await isAnswered(since))) return;
      if (isAway) log.info({ channel: channel.name }, 'the platform answers again');
      pause.isBack();
    },
    async askIfLetIn() {
      const now = clock.elapsed();
      if (now - knock.at > FORGOTTEN_MS) knock = { at: now, ms: PROBE_MS };
      const wait = knock.at + knock.ms - now;
      if (wait > 0) return bell.wait(Math.min(PROBE_MS, wait));
      const since = answeredAt;
      knock = { at: now, ms: Math.min(LONGEST_KNOCK_MS, knock.ms * 2) };
      if (!(await isAnswered(since))) return;
      log.info({ channel: channel.name }, 'the platform lets us in again');
      pause.resume();
    },
  };
}
