import { LANE } from '../store/enqueue.ts';
import { createOutboxRows } from '../store/outbox-rows.ts';
import { CRASH } from '../store/receipts.ts';
import { createBell } from './bell.ts';
import type { Room } from './budget.ts';
import { createChats } from './chats.ts';
import { type Claimed, type Claims, createClaim } from './claim.ts';
import { createCommit } from './commit.ts';
import { createDelivery } from './delivery.ts';
import { createMarks } from './marks.ts';
import { createPause } from './pause.ts';
import { createProbing } from './probing.ts';
import { createSayHealth } from './sender-health.ts';
import { createSlots, totalPerSecond } from './slots.ts';
import { spentBefore } from './spent.ts';
import type { Sender, SenderOptions } from './types.ts';
import { createWindow } from './window.ts';

/** OutboxRows may be written by a tool in another process, or come due: looked at this often even if nobody rings. */
const POLL_MS = 1000;

/**
 * Sends one channel's rows: the intent is committed before each send, the mark rides in the next group commit. One per bot identity;
 * the single-instance lock must be held, since rows found in `sending` are taken for a dead process's.
 */
export function createSender(options: SenderOptions): Sender {
  const { store, writer, channel, clock, log } = options;
  const rows = createOutboxRows(store, channel.name);
  const marks = createMarks(options, rows);
  const bell = createBell(clock);
  const commit = createCommit(writer, clock, log);
  const chats = createChats(options.isGroup ?? (() => false));
  const slots = createSlots(options.slots, clock.elapsed(), spentBefore(options, rows));
  const window = createWindow(totalPerSecond(options.slots));
  const pause = createPause(rows.pausedUntil(), clock.elapsed(), options.random ?? Math.random);
  const claim = createClaim(options, rows, marks, chats);
  const stopping = new AbortController();
  const isStopping = (): boolean => stopping.signal.aborted;
  const delivery = createDelivery({ options, commit, marks, chats, slots, window, pause, bell, isStopping });
  const probing = createProbing({ options, pause, delivery, bell, signal: stopping.signal });
  /** Whether something was left that could not be begun: among the replies; among the reminders and announcements. */
  let mayHave = { replies: true, bulk: true };
  /** OutboxRows may be claimed that are not in hand yet: their intent is being committed. */
  let isBeginning = false;
  /** Civil time at the last look: whoever holds the clock asks `isIdle`, and is not to be asked for the time meanwhile. */
  let civil = clock.now().getTime();
  let running: Promise<void> | null = null;
  const sayHealth = createSayHealth({ rows, pause, clock, trouble: () => commit.trouble(), civil: () => civil });

  const room = (now: number): Room => {
    const most = pause.isShaky() ? 1 : (options.concurrency ?? 64);
    return { ...slots.room(now), sends: most - delivery.atWork(now), again: window.room(now) };
  };

  /** How long nothing can change without a ring. */
  const waitAfter = (claims: Claims | null, now: number): number => {
    const waits = [POLL_MS];
    if (claims) waits.push(claims.chatFreeAt - now);
    if (claims?.isStarved) waits.push(slots.returnMs(now));
    if (mayHave.replies) waits.push(slots.waitMs(false, now));
    if (mayHave.bulk) waits.push(slots.waitMs(true, now));
    if (mayHave.replies || mayHave.bulk) waits.push(window.waitMs());
    return Math.max(1, Math.min(...waits.filter((ms) => ms > 0)));
  };

  /** Chooses, records the intents, begins the sends. Gives how long to wait before the next look; 0: look again. */
  const step = async (): Promise<number> => {
    const now = clock.elapsed();
    const free = room(now);
    if (free.sends <= 0) return POLL_MS;
    if (free.units <= 0) return waitAfter(null, now);
    // Before anything begins: a rehearsed clock stands while something does, and would lose the time since it was last read.
    civil = clock.now().getTime();
    const result = await commit.once(() => {
      isBeginning = true;
      return claim(free, clock.elapsed(), civil);
    });
    for (const one of result?.value.claimed ?? []) begin(one);
    isBeginning = false;
    if (!result) return commit.waitMs();
    const claims = result.value;
    mayHave = { replies: claims.moreReplies, bulk: claims.moreBulk };
    if (claims.hasMoved && (claims.moreReplies || claims.moreBulk)) return 0;
    return waitAfter(claims, clock.elapsed());
  };

  const begin = (one: Claimed): void => {
    // A 429 or a stop may have come while the intent was being written.
    if (isStopping() || pause.why(clock.elapsed()) !== null) delivery.putBack(one);
    else delivery.begin(one);
  };

  const run = async (): Promise<void> => {
    let hasRecovered = false;
    while (!isStopping()) {
      try {
        if (hasRecovered) await turn();
        else hasRecovered = await commit.surely(recover, isStopping);
      } catch (error) {
        log.error({ err: error }, 'the sender met a bug; it goes on');
        await clock.sleep(POLL_MS, stopping.signal);
      }
    }
  };

  const turn = async (): Promise<void> => {
    const now = clock.elapsed();
    const why = pause.why(now);
    if (why === 'away') return probing.askIfBack();
    if (why === 'throttled') return bell.wait(pause.until() - now);
    if (why === 'reauthorise') return probing.askIfLetIn();
    if (probing.isDoubtful(now)) return probing.askIfBack();
    const wait = await step();
    if (commit.trouble()) return clock.sleep(wait, stopping.signal);
    return wait === 0 ? undefined : bell.wait(wait);
  };

  /** The lock proves that whoever was sending these is dead: nobody knows whether they arrived. */
  const recover = (): void => {
    rows.mend(clock.elapsed());
    for (const row of rows.left()) {
      if (row.messageId !== null)
        marks.settle(row, { state: 'sent', messageId: row.messageId }); // a receipt came
      else if (row.lane === LANE.bulk)
        marks.settle(row, { state: 'unknown', detail: `${CRASH} the program ended while it was sent` });
      else rows.putBack(row.id, row.attempts, 0);
    }
  };

  return {
    start() {
      running ??= run();
    },
    wake() {
      mayHave = { replies: true, bulk: true };
      bell.ring();
    },
    resume() {
      pause.resume();
      bell.ring();
    },
    async stop() {
      stopping.abort();
      bell.ring();
      await running;
      await delivery.ended();
    },
    health: sayHealth,
    counts: () => ({ waiting: rows.waiting(), inHand: delivery.inHand(), ...delivery.counts() }),
    isIdle() {
      if (isBeginning || delivery.inHand() > 0) return false;
      const now = clock.elapsed();
      return pause.why(now) !== null || !rows.isDue(now, civil);
    },
  };
}
