import { LANE } from '../store/enqueue.ts';
import { createOutboxRows, type OutboxRows } from '../store/outbox-rows.ts';
import { CRASH } from '../store/receipts.ts';
import { createBell } from './bell.ts';
import { createChats } from './chats.ts';
import { createClaim } from './claim.ts';
import { createClaiming, POLL_MS } from './claiming.ts';
import { createCommit } from './commit.ts';
import { createDelivery } from './delivery.ts';
import { createMarks, type Marks } from './marks.ts';
import { createPacing, totalPerSecond } from './pacing.ts';
import { createPause } from './pause.ts';
import { createProbing } from './probing.ts';
import { createSayHealth } from './sender-health.ts';
import { createSends } from './sends.ts';
import { spentBefore } from './spent.ts';
import type { Sender, SenderOptions } from './types.ts';
import { createWindow } from './window.ts';

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
  const pacing = createPacing(options.slots, clock.elapsed(), spentBefore(options, rows));
  const window = createWindow(totalPerSecond(options.slots));
  const pause = createPause(rows.pausedUntil(), clock.elapsed(), options.random ?? Math.random);
  const claim = createClaim(options, rows, marks, chats);
  const sends = createSends({ options, chats, pacing, window });
  const stopping = new AbortController();
  const isStopping = (): boolean => stopping.signal.aborted;
  const onWaiting = (lane: number): void => claiming.expect(lane);
  const delivery = createDelivery({ options, commit, marks, chats, sends, pause, bell, isStopping, onWaiting });
  const probing = createProbing({ options, pause, delivery, bell, signal: stopping.signal });
  const claiming = createClaiming({ options, claim, commit, delivery, pacing, window, pause, isStopping });
  const trouble = (): string | null => commit.trouble();
  const health = createSayHealth({ rows, pause, clock, trouble, civil: () => claiming.civil() });
  let running: Promise<void> | null = null;

  const turn = async (): Promise<void> => {
    const now = clock.elapsed();
    const why = pause.why(now);
    if (why === 'away') return probing.askIfBack();
    if (why === 'throttled') return bell.wait(pause.until() - now);
    if (why === 'reauthorise') return probing.askIfLetIn();
    if (probing.isDoubtful(now)) return probing.askIfBack();
    const wait = await claiming.step();
    if (commit.trouble()) return clock.sleep(wait, stopping.signal);
    return wait === 0 ? undefined : bell.wait(wait);
  };

  const run = async (): Promise<void> => {
    let hasRecovered = false;
    while (!isStopping()) {
      try {
        if (hasRecovered) await turn();
        else hasRecovered = await commit.surely(() => recover(rows, marks, clock.elapsed()), isStopping);
      } catch (error) {
        log.error({ err: error }, 'the sender met a bug; it goes on');
        await clock.sleep(POLL_MS, stopping.signal);
      }
    }
  };

  return {
    start() {
      running ??= run();
    },
    wake(lane) {
      claiming.expect(lane);
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
    health,
    counts: () => ({ waiting: rows.waiting(), inHand: delivery.inHand(), ...delivery.counts() }),
    isIdle() {
      if (claiming.isBeginning() || delivery.inHand() > 0) return false;
      const now = clock.elapsed();
      return pause.why(now) !== null || !rows.isDue(now, claiming.civil());
    },
  };
}

/** The lock proves that whoever was sending these is dead: nobody knows whether they arrived. `now`: real. */
function recover(rows: OutboxRows, marks: Marks, now: number): void {
  rows.mend(now);
  for (const row of rows.left()) {
    if (row.messageId !== null)
      marks.settle(row, { state: 'sent', messageId: row.messageId }); // a receipt came
    else if (row.lane === LANE.bulk)
      marks.settle(row, { state: 'unknown', detail: `${CRASH} the program ended while it was sent` });
    else rows.putBack(row.id, row.attempts, 0);
  }
}
