import type { Sent } from '../chat/index.ts';
import { LANE } from '../store/enqueue.ts';
import type { Bell } from './bell.ts';
import { type Chats, HANGS_MS } from './chats.ts';
import type { Claimed } from './claim.ts';
import type { Commit } from './commit.ts';
import { bugId, type Marks } from './marks.ts';
import { isUnanswered, type Pause } from './pause.ts';
import type { Slots } from './slots.ts';
import type { SenderOptions } from './types.ts';
import { judge, type Verdict } from './verdict.ts';
import type { Window } from './window.ts';

/** One claimed row from its send to its mark. */
export type Delivery = {
  begin(one: Claimed): void;
  /** Nothing was sent: the row waits again, and the attempt does not count. */
  putBack(one: Claimed): void;
  /** OutboxRows whose send or mark is not through. */
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
  readonly slots: Slots;
  readonly window: Window;
  readonly pause: Pause;
  readonly bell: Bell;
  readonly isStopping: () => boolean;
};

export function createDelivery(parts: Parts): Delivery {
  const { options, commit, marks, chats, slots, window, pause, bell } = parts;
  const { channel, clock, log } = options;
  const inHand = new Set<Promise<void>>();
  const sending = new Map<number, number>(); // row -> when its send began
  let answeredAt = clock.elapsed();
  const counts = { sent: 0, failed: 0, unknown: 0, throttled: 0 };

  /** Takes the row's slots and chat, sends, hands the slots back. null: a bug, logged. */
  const send = async ({ row, reply, units }: Claimed): Promise<Sent | { readonly bug: string }> => {
    const isBulk = row.lane !== LANE.reply;
    const isAgain = row.lane !== LANE.bulk;
    const began = clock.elapsed();
    slots.take(isBulk, units, began);
    chats.take(row.chat, units, began);
    sending.set(row.id, began);
    if (isAgain) window.began(row.id, began);
    try {
      return await channel.send({ channel: row.channel, id: row.chat }, reply);
    } catch (error) {
      const bug = bugId();
      log.error({ bug, row: row.id, err: error }, 'sending met a bug');
      return { bug };
    } finally {
      const ended = clock.elapsed();
      sending.delete(row.id);
      chats.answered(row.chat);
      slots.giveBack(isBulk, units, ended);
      if (isAgain) window.ended(row.id, ended);
    }
  };

  const deliver = async (one: Claimed): Promise<void> => {
    const { row } = one;
    const since = clock.now();
    const result = await send(await withReport(one, options));
    const sent = 'bug' in result ? null : result;
    if (sent && !isUnanswered(sent)) answeredAt = clock.elapsed();
    const pausedUntil = sent ? takeNote(sent, one) : 0;
    const verdict = 'bug' in result ? judgeBug(row.lane, result.bug) : judge(row, result);
    if (verdict.state !== 'waiting') counts[verdict.state] += 1;
    await write(() => marks.mark(row, verdict, sent, since, pausedUntil));
  };

  /** The channel's state changes at once, before the mark is written. Gives the end of a new pause. */
  const takeNote = (sent: Sent, { row }: Claimed): number => {
    const now = clock.elapsed();
    const before = pause.why(now);
    pause.note(sent, now);
    if (sent.ok) return 0;
    const fields = { channel: channel.name, row: row.id, why: sent.again === 'unknown' ? 'unknown' : sent.why };
    log.warn({ ...fields, detail: sent.detail }, 'not sent');
    const after = pause.why(now);
    if (after === 'reauthorise' && before !== after) options.onStopped?.(sent.detail);
    if (after === 'away' && before !== after) log.error(fields, 'the platform does not answer; probing');
    if (sent.again !== true || sent.why !== 'throttled') return 0;
    counts.throttled += 1;
    return pause.until();
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
    putBack(one) {
      const waiting: Verdict = { state: 'waiting', counted: false, afterMs: 0 };
      hold(
        write(() => marks.mark(one.row, waiting, null, clock.now(), 0)),
        () => undefined,
      );
    },
    inHand: () => inHand.size,
    atWork: (now) => inHand.size - [...sending.values()].filter((began) => now - began >= HANGS_MS).length,
    answeredAt: () => answeredAt,
    counts: () => ({ ...counts }),
    async ended() {
      while (inHand.size > 0) await Promise.all(inHand);
    },
  };
}

/** The row with the report that its message brings along, if it does. */
export async function withReport(one: Claimed, { make }: Pick<SenderOptions, 'make'>): Promise<Claimed> {
  return one.reply.report && make ? { ...one, reply: await make(one.row, one.reply) } : one;
}

/** What a throw left behind is not known: a reply has its answer in the log, an announcement is for the office to judge. */
function judgeBug(lane: number, bug: string): Verdict {
  return lane === LANE.bulk ? { state: 'unknown', detail: `bug ${bug}` } : { state: 'failed', why: 'bug', detail: bug };
}
