import { and, asc, count, eq, gt, inArray, ne, or, sql } from 'drizzle-orm';
import type { Store } from './open.ts';
import { prepared, type Slots } from './prepared.ts';
import { broadcasts, outbox } from './schema.ts';

/** Messages of one announcement that ended, or stand, in the same way. */
export type EndGroup = {
  readonly state: string;
  readonly reason: string | null;
  readonly n: number;
  readonly delivered: number;
  readonly seen: number;
  /** The last of them in the part that was counted. */
  readonly last: number;
};
export type End = { readonly channel: string; readonly state: string; readonly reason: string | null };

/** The states that a message may be in, as they are counted one after the other. */
export const STATES = ['waiting', 'sending', 'sent', 'failed', 'unknown', 'cancelled', 'replaced', 'late'] as const;

/** The messages of announcements in the outbox. */
export type BroadcastRows = {
  /** Of the next `most` in a state after the row `after`, how they ended; none: there are no more. */
  part(of: {
    readonly broadcast: number;
    readonly state: string;
    readonly after: number;
    readonly most: number;
  }): readonly EndGroup[];
  /** Whether any waits, or waits or is under way. */
  hasWaiting(broadcast: number): boolean;
  isOpen(broadcast: number): boolean;
  /** Nobody would ever take it, and the run would never end. */
  giveUp(key: string, now: Date): void;
  /** Marks up to so many rows that an ended run left waiting. True: there may be more. */
  cancelLeft(now: Date, most: number): boolean;
  /** As if those in doubt had never been sent: what is known of the first time proves nothing about the second. Gives how many. */
  resendUnknown(broadcast: number): number;
  /** Messages of any kind that were closed as late since then (epoch ms, civil). */
  lateSince(since: number): number;
  /** Every recipient's end, in the order they were written out. */
  ends(broadcast: number): readonly End[];
  /** How many messages told how far an announcement is. */
  progressCount(broadcast: number): number;
};

type Of = { readonly broadcast: number };

const ofBroadcast = (by: Slots<Of>) => eq(outbox.broadcast, by.broadcast);
// A literal, never a parameter: only then does SQLite use the partial indexes.
const waits = sql`${outbox.state} = 'waiting'`;

/** Everything is prepared once. */
export const createBroadcastRows = (store: Store): BroadcastRows => ({
  ...createCounted(store),
  ...createEnds(store),
  ...createMarking(store),
});

function createCounted({ db }: Store): Pick<BroadcastRows, 'part' | 'lateSince' | 'progressCount'> {
  const part = prepared((by: Slots<Of & { readonly state: string; readonly after: number; readonly most: number }>) => {
    const next = db
      .select({
        id: outbox.id,
        state: outbox.state,
        reason: outbox.reason,
        deliveredAt: outbox.deliveredAt,
        seenAt: outbox.seenAt,
      })
      .from(outbox)
      .where(and(ofBroadcast(by), eq(outbox.state, by.state), gt(outbox.id, by.after)))
      .orderBy(asc(outbox.id))
      .limit(by.most)
      .as('next');
    return db
      .select({
        state: next.state,
        reason: next.reason,
        n: count(),
        delivered: count(next.deliveredAt),
        seen: count(next.seenAt),
        last: sql<number>`max(${next.id})`,
      })
      .from(next)
      .groupBy(next.state, next.reason);
  });
  const late = prepared((by: Slots<{ since: number }>) =>
    db
      .select({ n: count() })
      .from(outbox)
      .where(and(sql`${outbox.state} = 'late'`, gt(outbox.settledAt, by.since))),
  );
  // From ":" up to ";", which comes next: `like` would go through every key.
  const progress = prepared((by: Slots<{ from: string; to: string }>) =>
    db
      .select({ n: count() })
      .from(outbox)
      .where(and(sql`${outbox.key} >= ${by.from}`, sql`${outbox.key} < ${by.to}`)),
  );
  return {
    part: (of) => part.all(of),
    lateSince: (since) => late.get({ since })?.n ?? 0,
    progressCount: (broadcast) =>
      progress.get({ from: `progress:${broadcast}:`, to: `progress:${broadcast};` })?.n ?? 0,
  };
}

function createEnds({ db }: Store): Pick<BroadcastRows, 'hasWaiting' | 'isOpen' | 'ends'> {
  const anyOf = (...states: readonly string[]) =>
    prepared((by: Slots<Of>) =>
      db
        .select({ id: outbox.id })
        .from(outbox)
        .where(and(ofBroadcast(by), inArray(outbox.state, [...states])))
        .limit(1),
    );
  const waiting = anyOf('waiting');
  const open = anyOf('waiting', 'sending');
  // Whoever was passed on to another channel ends there: one line a person.
  const ends = prepared((by: Slots<Of>) =>
    db
      .select({ channel: outbox.channel, state: outbox.state, reason: outbox.reason })
      .from(outbox)
      .where(and(ofBroadcast(by), ne(outbox.state, 'replaced')))
      .orderBy(outbox.id),
  );
  return {
    hasWaiting: (broadcast) => waiting.get({ broadcast }) !== undefined,
    isOpen: (broadcast) => open.get({ broadcast }) !== undefined,
    ends: (broadcast) => ends.all({ broadcast }),
  };
}

function createMarking({ db }: Store): Pick<BroadcastRows, 'giveUp' | 'cancelLeft' | 'resendUnknown'> {
  const giveUp = prepared((by: Slots<{ key: string; now: number }>) =>
    db
      .update(outbox)
      .set({ state: 'failed', reason: 'unreachable: the channel does not run', settledAt: by.now })
      .where(and(eq(outbox.key, by.key), waits)),
  );
  const left = db
    .select({ id: broadcasts.id })
    .from(broadcasts)
    .where(
      and(
        or(eq(broadcasts.state, 'cancelled'), eq(broadcasts.state, 'stopped')),
        sql`exists (select 1 from outbox o where o.broadcast = ${broadcasts.id} and o.state = 'waiting')`,
      ),
    )
    .limit(1)
    .prepare();
  const cancel = prepared((by: Slots<Of & { readonly now: number; readonly most: number }>) =>
    db
      .update(outbox)
      .set({ state: 'cancelled', settledAt: by.now })
      .where(
        inArray(
          outbox.id,
          db
            .select({ id: outbox.id })
            .from(outbox)
            .where(and(ofBroadcast(by), eq(outbox.state, 'waiting')))
            .orderBy(outbox.id)
            .limit(by.most),
        ),
      ),
  );
  // Who was erased has no address any more.
  const again = prepared((by: Slots<Of>) =>
    db
      .update(outbox)
      .set({
        state: 'waiting',
        reason: null,
        settledAt: null,
        dueReal: 0,
        messageId: null,
        deliveredAt: null,
        seenAt: null,
      })
      .where(and(ofBroadcast(by), eq(outbox.state, 'unknown'), ne(outbox.chat, ''))),
  );
  return {
    giveUp: (key, now) => void giveUp.run({ key, now: now.getTime() }),
    cancelLeft(now, most) {
      const found = left.get();
      return found !== undefined && cancel.run({ broadcast: found.id, now: now.getTime(), most }).changes > 0;
    },
    resendUnknown: (broadcast) => again.run({ broadcast }).changes,
  };
}
