import { and, count, eq, gt, inArray, isNull, lt, lte, notExists, or, sql } from 'drizzle-orm';
import { alias, type SQLiteColumn } from 'drizzle-orm/sqlite-core';
import { LANE } from './enqueue.ts';
import type { Store } from './open.ts';
import { type OutboxRow, outboxRow, waits } from './outbox-row.ts';
import { atMost, prepared, type Slots } from './prepared.ts';
import { addresses, broadcasts, outbox } from './schema.ts';

/**
 * The first waiting row of a chat in a lane, but for those that were put off for long. `unreachable`: why the person can't be written to, as
 * known so far; `lastAt`: their last word, civil.
 */
export type Head = OutboxRow & {
  readonly body: string | null;
  readonly unreachable: string | null;
  readonly lastAt: number | null;
  /** Civil; null: always of use. */
  readonly until: number | null;
};

/** `now`: real; `civil`: for what is measured by the people's clock; both in milliseconds. */
type Times = { readonly now: number; readonly civil: number };
type HeadsAsked = Times & { readonly lane: number; readonly after: number; readonly limit: number };

/** A row that waits longer than that doesn't hold up what its chat is to hear after it. */
export const LONGEST_BACKOFF_MS = 8000;

/** While a human writes with the person by hand, only what answers them goes out. Civil time, thus no due instant of the row's own. */
const isLetIn = (by: Slots<Times>) =>
  or(eq(outbox.lane, LANE.reply), isNull(addresses.quietUntil), lte(addresses.quietUntil, by.civil));
const atItsChat = and(eq(addresses.channel, outbox.channel), eq(addresses.id, outbox.chat));

/** What may be sent next on one channel; prepared once. */
export function createHeads({ db }: Store, channel: string) {
  const waitsHere = and(eq(outbox.channel, channel), waits);
  const heads = prepared((by: Slots<HeadsAsked>) =>
    db
      .select({
        ...outboxRow,
        body: outbox.body,
        unreachable: addresses.unreachable,
        lastAt: addresses.lastInteractionAt,
        until: outbox.untilAt,
      })
      .from(outbox)
      .leftJoin(addresses, atItsChat)
      .where(
        and(
          waitsHere,
          eq(outbox.lane, by.lane),
          gt(outbox.id, by.after),
          lte(outbox.dueReal, by.now),
          isLetIn(by),
          notExists(earlierInChat(db, by)),
          notExists(endedBroadcast(db)),
        ),
      )
      .orderBy(outbox.id)
      .limit(atMost(by.limit)),
  );
  return { heads: (asked: HeadsAsked): readonly Head[] => heads.all(asked) };
}

/** Whether anything waits on one channel, and for how long; prepared once. */
export function createWaiting({ db }: Store, channel: string) {
  const waitsHere = and(eq(outbox.channel, channel), waits);
  const oldest = prepared((by: Slots<Times & { lane: number }>) =>
    db
      .select({ id: outbox.id, at: outbox.createdReal })
      .from(outbox)
      .leftJoin(addresses, atItsChat)
      .where(and(waitsHere, eq(outbox.lane, by.lane), isLetIn(by), isNotPutOff(outbox.dueReal, by)))
      .orderBy(outbox.id),
  );
  const due = prepared((by: Slots<Times>) =>
    db
      .select({ id: outbox.id })
      .from(outbox)
      .leftJoin(addresses, atItsChat)
      .where(and(waitsHere, lte(outbox.dueReal, by.now), isLetIn(by))),
  );
  const waiting = prepared((by: Slots<{ lane: number }>) =>
    db
      .select({ id: outbox.id })
      .from(outbox)
      .where(and(waitsHere, eq(outbox.lane, by.lane))),
  );
  const byLane = db
    .select({ lane: outbox.lane, rows: count() })
    .from(outbox)
    .where(waitsHere)
    .groupBy(outbox.lane)
    .prepare();

  return {
    /** The lane's first waiting row, but for those put off for long, and the real instant at which it was written; null: none may go. */
    oldest: (lane: number, now: number, civil: number): { readonly id: number; readonly at: number } | null =>
      oldest.get({ lane, now, civil }) ?? null,
    isDue: (now: number, civil: number): boolean => due.get({ now, civil }) !== undefined,
    /** Whether anything waits in the lane, be it put off. */
    hasWaiting: (lane: number): boolean => waiting.get({ lane }) !== undefined,
    waiting: () => {
      const rows = byLane.all();
      const of = (lane: number): number => rows.find((row) => row.lane === lane)?.rows ?? 0;
      return { reply: of(LANE.reply), reminder: of(LANE.reminder), bulk: of(LANE.bulk) };
    },
  };
}

const isNotPutOff = (dueReal: SQLiteColumn, by: Slots<Pick<Times, 'now'>>) =>
  sql`${dueReal} <= ${by.now} + ${LONGEST_BACKOFF_MS}`;

function earlierInChat(db: Store['db'], by: Slots<Pick<Times, 'now'>>) {
  const earlier = alias(outbox, 'earlier');
  return db
    .select({ id: earlier.id })
    .from(earlier)
    .where(
      and(
        eq(earlier.channel, outbox.channel),
        eq(earlier.chat, outbox.chat),
        eq(earlier.lane, outbox.lane),
        lt(earlier.id, outbox.id),
        sql`${earlier.state} = 'waiting'`,
        isNotPutOff(earlier.dueReal, by),
      ),
    );
}

/** A broadcast that was cancelled or stopped ends at its next row, though thousands of rows are still to be marked. */
const endedBroadcast = (db: Store['db']) =>
  db
    .select({ id: broadcasts.id })
    .from(broadcasts)
    .where(and(eq(broadcasts.id, outbox.broadcast), inArray(broadcasts.state, ['cancelled', 'stopped'])));
