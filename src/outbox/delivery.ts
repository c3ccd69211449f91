import type { Sent } from '../chat/index.ts';
import { LANE } from '../store/enqueue.ts';
import type { Bell } from './bell.ts';
import type { Chats } from './chats.ts';
import type { Claimed } from './claim.ts';
import type { Commit } from './commit.ts';
import { bugId, type Marks } from './marks.ts';
import { isUnanswered, type Pause } from './pause.ts';
import type { Sends } from './sends.ts';
import type { SenderOptions } from './types.ts';
import { judge, type Verdict } from './verdict.ts';

/** One claimed row from its send to its mark. */
export type Delivery = {
  begin(one: Claimed): void;
  /** Nothing was sent: the row waits again, and the attempt does not count. */
  putBack(one: Claimed): void;
  /** Rows whose send or mark is not through. */
  inHand(): number;
  /** Those of them whose send does not hang. `now`: `clock.elapsed()`. */
  atWork(now: number): number;
  /** The real instant at which a send was last answered. */
  answeredAt(): number;
  counts(): { readonly sent: number; readonly failed: number; readonly unknown: number; readonly throttled: number };
  ended(): Promise<void>;
};

type Parts = {
  readonly options: SenderOptions;
  readonly commit: Commit;
  readonly marks: Marks;
  readonly chats: Chats;
  readonly sends: Sends;
  readonly pause: Pause;
  readonly bell: Bell;
  readonly isStopping: () => boolean;
  /** A row of the lane waits again. */
  readonly onWaiting: (lane: number) => void;
};

const PUT_BACK: Verdict = { state: 'waiting', counted: false, afterMs: 0 };

export function createDelivery(parts: Parts): Delivery {
  const { commit, marks, chats, sends, bell } = parts;
  const { clock, log } = parts.options;
  const inHand = new Set<Promise<void>>();
  const heed = createHeed(parts.options, parts.pause);
  let answeredAt = clock.elapsed();
  const counts = { sent: 0, failed: 0, unknown: 0, throttled: 0 };

  const deliver = async (one: Claimed): Promise<void> => {
    const { row } = one;
    const since = clock.now();
    const result = await sends.send(one);
    const sent = 'bug' in result ? null : result;
    if (sent && !isUnanswered(sent)) answeredAt = clock.elapsed();
    const pausedUntil = sent ? heed(sent, one) : 0;
    if (pausedUntil > 0) counts.throttled += 1;
    const verdict = 'bug' in result ? judgeBug(row.lane, result.bug) : judge(row, result);
    if (verdict.state !== 'waiting') counts[verdict.state] += 1;
    await write(() => marks.mark(row, verdict, sent, since, pausedUntil));
    if (verdict.state === 'waiting') parts.onWaiting(row.lane);
  };

  const putBack = async ({ row }: Claimed): Promise<void> => {
    await write(() => marks.mark(row, PUT_BACK, null, clock.now(), 0));
    parts.onWaiting(row.lane);
  };

  /** A mark outlasts a full disk. When the program stops meanwhile, the row stays `sending`, and the next start deals with it. */
  const write = async (work: () => void): Promise<void> => {
    try {
      await commit.surely(work, parts.isStopping);
    } catch (error) {
      log.error({ bug: bugId(), err: error }, 'a mark could not be written; the next start deals with its row');
    }
  };

  const hold = (work: Promise<void>, done: () => void): void => {
    const held = work
      .catch((error: unknown) => log.error({ bug: bugId(), err: error }, 'after a send, a bug'))
      .finally(() => {
        inHand.delete(held);
        done();
        bell.ring();
      });
    inHand.add(held);
  };

  return {
    begin: (one) => hold(deliver(one), () => chats.release(one.row.chat)),
    putBack: (one) => hold(putBack(one), () => undefined),
    inHand: () => inHand.size,
    atWork: (now) => inHand.size - sends.hanging(now),
    answeredAt: () => answeredAt,
    counts: () => ({ ...counts }),
    async ended() {
      while (inHand.size > 0) await Promise.all(inHand);
    },
  };
}

/**
 * Takes note of what a send says of the channel: its state changes at once, before the mark is written. Gives the end of a new pause (real);
 * 0: none.
 */
function createHeed({ channel, clock, log, onStopped }: SenderOptions, pause: Pause) {
  return (sent: Sent, { row }: Claimed): number => {
    const now = clock.elapsed();
    const before = pause.why(now);
    pause.note(sent, now);
    if (sent.ok) return 0;
    const fields = { channel: channel.name, row: row.id, why: sent.again === 'unknown' ? 'unknown' : sent.why };
    log.warn({ ...fields, detail: sent.detail }, 'not sent');
    const after = pause.why(now);
    if (after === 'reauthorise' && before !== after) onStopped?.(sent.detail);
    if (after === 'away' && before !== after) log.error(fields, 'the platform does not answer; probing');
    return sent.again === true && sent.why === 'throttled' ? pause.until() : 0;
  };
}

/** What a throw left behind is not known: a reply has its answer in the log, an announcement is for the office to judge. */
function judgeBug(lane: number, bug: string): Verdict {
  return lane === LANE.bulk ? { state: 'unknown', detail: `bug ${bug}` } : { state: 'failed', why: 'bug', detail: bug };
}
