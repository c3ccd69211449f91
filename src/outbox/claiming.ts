import { LANE } from '../store/enqueue.ts';
import type { Room } from './budget.ts';
import type { Claim, Claimed, Claims, Lanes } from './claim.ts';
import type { Commit } from './commit.ts';
import type { Delivery } from './delivery.ts';
import type { Pacing } from './pacing.ts';
import type { Pause } from './pause.ts';
import type { SenderOptions } from './types.ts';
import type { Window } from './window.ts';

/** Rows may be written by a tool in another process, or come due: looked at this often even if nobody rings. */
export const POLL_MS = 1000;

const ALL: Lanes = { replies: true, bulk: true };
const NONE: Lanes = { replies: false, bulk: false };
const either = (a: Lanes, b: Lanes): Lanes => ({ replies: a.replies || b.replies, bulk: a.bulk || b.bulk });

/** Takes up what waits: chooses it, commits the intents, begins the sends. */
export type Claiming = {
  /** One look, where something may be found. Gives the milliseconds until another may find more without a ring; 0: look again. */
  step(): Promise<number>;
  /** Rows of a lane were written, or will be in the commit that is about to be; none told: of any lane. */
  expect(lane?: number): void;
  /** Rows may be claimed that are not in hand yet: their intent is being committed. */
  isBeginning(): boolean;
  /** Civil time at the last look: whoever holds the clock asks `isIdle`, and is not to be asked for the time meanwhile. */
  civil(): number;
};

type Parts = {
  readonly options: SenderOptions;
  readonly claim: Claim;
  readonly commit: Commit;
  readonly delivery: Delivery;
  readonly pacing: Pacing;
  readonly window: Window;
  readonly pause: Pause;
  readonly isStopping: () => boolean;
};

export function createClaiming(parts: Parts): Claiming {
  const { claim, commit, delivery, pacing, window, pause, isStopping } = parts;
  const { clock, concurrency = 64 } = parts.options;
  let mayHave = ALL;
  /** What the look under way was for; kept until it is committed. */
  let asked = NONE;
  let lookedAt = Number.NEGATIVE_INFINITY;
  let isBeginning = false;
  let civil = clock.now().getTime();

  const room = (now: number): Room => {
    const most = pause.isShaky() ? 1 : concurrency;
    return { ...pacing.room(now), sends: most - delivery.atWork(now), again: window.room(now) };
  };

  const begin = (one: Claimed): void => {
    // A 429 or a stop may have come while the intent was being written.
    if (isStopping() || pause.why(clock.elapsed()) !== null) delivery.putBack(one);
    else delivery.begin(one);
  };

  /** Inside the transaction: what was written before it in the same commit is seen, and may have been expected only now. */
  const look = (free: Room): Claims => {
    isBeginning = true;
    asked = either(asked, mayHave);
    mayHave = NONE;
    return claim(free, clock.elapsed(), civil, asked);
  };

  return {
    async step() {
      const now = clock.elapsed();
      if (now - lookedAt >= POLL_MS) mayHave = ALL;
      const { replies, bulk } = either(mayHave, asked);
      if (!replies && !bulk) return lookedAt + POLL_MS - now;
      const free = room(now);
      if (free.sends <= 0) return POLL_MS;
      if (free.units <= 0) return waitAfter(parts, null, mayHave, now);
      // Before anything begins: a rehearsed clock stands while something does, and would lose the time since it was last read.
      civil = clock.now().getTime();
      const result = await commit.once(() => look(free));
      for (const one of result?.value.claimed ?? []) begin(one);
      isBeginning = false;
      if (!result) return commit.waitMs();
      const claims = result.value;
      if (asked.replies && asked.bulk) lookedAt = now;
      asked = NONE;
      mayHave = either(mayHave, { replies: claims.moreReplies, bulk: claims.moreBulk });
      if (claims.hasMoved && (claims.moreReplies || claims.moreBulk)) return 0;
      return waitAfter(parts, claims, mayHave, clock.elapsed());
    },
    expect(lane) {
      const isReply = lane === LANE.reply;
      mayHave = lane === undefined ? ALL : either(mayHave, { replies: isReply, bulk: !isReply });
    },
    isBeginning: () => isBeginning,
    civil: () => civil,
  };
}

/** How long nothing can change without a ring, in milliseconds. `mayHave`: the lanes where something is left. */
function waitAfter({ pacing, window }: Parts, claims: Claims | null, mayHave: Lanes, now: number): number {
  const waits = [POLL_MS];
  if (claims) waits.push(claims.chatFreeAt - now);
  if (claims?.isStarved) waits.push(pacing.returnMs(now));
  if (mayHave.replies) waits.push(pacing.waitMs(false, now));
  if (mayHave.bulk) waits.push(pacing.waitMs(true, now));
  if (mayHave.replies || mayHave.bulk) waits.push(window.waitMs());
  return Math.max(1, Math.min(...waits.filter((ms) => ms > 0)));
}
