import { and, eq, ne, sql } from 'drizzle-orm';
import type { Address, Reply } from '../chat/index.ts';
import type { Store } from './open.ts';
import { prepared, type Slots } from './prepared.ts';
import { outbox } from './schema.ts';

export const LANE = { reply: 0, reminder: 1, bulk: 2 } as const;
export type Lane = (typeof LANE)[keyof typeof LANE];

/** One thing to be said, with the business key that makes it happen once. `reply` null: the broadcast's body is used. */
export type NewRow = {
  readonly key: string;
  readonly to: Address;
  readonly person: number | null;
  readonly lane: Lane;
  readonly reply: Reply<string> | null;
  readonly broadcast?: number;
  /** Until when it is of use, civil; null: always. Default: an answer and whatever else is said for a day, an announcement always. */
  readonly until?: Date | null;
  /** Civil time, for the record. */
  readonly now: Date;
};

const OF_USE_MS = 24 * 3_600_000;

export type Enqueue = (row: NewRow) => boolean;

type Chat = { readonly channel: string; readonly chat: string };
type Insert = Chat & {
  readonly key: string;
  readonly person: number | null;
  readonly lane: number;
  readonly body: string | null;
  readonly broadcast: number | null;
  readonly page: boolean | null;
  readonly createdAt: number;
  readonly untilAt: number | null;
};

/**
 * Writes outbox rows; call it inside a transaction. True: written; false: the key was there already.
 * A waiting row that would draw over the same message is replaced by the newer one; so is a waiting reply that this one says anew. `onRow` is told of
 * each that was written, in the transaction under way.
 */
export function createEnqueue({ db }: Store, onRow?: (channel: string, lane: Lane) => void): Enqueue {
  const insert = prepareInsert(db);
  // A literal: only then is the partial index by chat used.
  const waitsIn = (by: Slots<Chat>) =>
    and(eq(outbox.channel, by.channel), eq(outbox.chat, by.chat), sql`${outbox.state} = 'waiting'`);
  const replaced = (by: Slots<{ now: number }>) => ({ state: 'replaced', body: null, settledAt: by.now });
  const replace = prepared((by: Slots<Chat & { now: number; replaces: string }>) =>
    db
      .update(outbox)
      .set(replaced(by))
      .where(and(waitsIn(by), sql`json_extract(${outbox.body}, '$.replaces') = ${by.replaces}`)),
  );
  // Whatever is in flight is left alone, and so is what waits in another lane.
  const outdate = prepared((by: Slots<Chat & { now: number; newest: string; id: number }>) =>
    db
      .update(outbox)
      .set(replaced(by))
      .where(
        and(
          waitsIn(by),
          eq(outbox.lane, LANE.reply),
          ne(outbox.id, by.id),
          sql`json_extract(${outbox.body}, '$.newest') = ${by.newest}`,
        ),
      ),
  );

  return (row) => {
    const where = { channel: row.to.channel, chat: row.to.id };
    if (row.reply?.replaces) replace.run({ ...where, replaces: row.reply.replaces, now: row.now.getTime() });
    const result = insert.run({
      key: row.key,
      ...where,
      person: row.person,
      lane: row.lane,
      body: row.reply ? JSON.stringify(row.reply) : null,
      broadcast: row.broadcast ?? null,
      page: row.reply?.page === true,
      createdAt: row.now.getTime(),
      untilAt: untilOf(row)?.getTime() ?? null,
    });
    if (result.changes === 0) return false;
    onRow?.(row.to.channel, row.lane);
    const newest = row.lane === LANE.reply ? row.reply?.newest : undefined;
    if (newest) outdate.run({ ...where, newest, id: Number(result.lastInsertRowid), now: row.now.getTime() });
    return true;
  };
}

function untilOf({ until, lane, now }: NewRow): Date | null {
  if (until !== undefined) return until;
  return lane === LANE.bulk ? null : new Date(now.getTime() + OF_USE_MS);
}

function prepareInsert(db: Store['db']) {
  return prepared((by: Slots<Insert>) => {
    const { key, channel, chat, person, lane, body, broadcast, page, createdAt, untilAt } = by;
    return db
      .insert(outbox)
      .values({ key, channel, chat, person, lane, body, broadcast, page, createdAt, untilAt })
      .onConflictDoNothing();
  });
}

/**
 * Writes a row once more, under another key and for another address of the same person; call it inside a transaction, while the row holds
 * its body. False: the key was there already. `now`: civil.
 */
export function createEnqueueAgain({ db }: Store): (id: number, key: string, to: Address, now: Date) => boolean {
  const insert = prepareInsert(db);
  const { person, lane, body, broadcast, page, untilAt } = outbox;
  const select = prepared((by: Slots<{ id: number }>) =>
    db.select({ person, lane, body, broadcast, page, untilAt }).from(outbox).where(eq(outbox.id, by.id)),
  );
  return (id, key, to, now) => {
    const row = select.get({ id });
    if (!row) return false;
    return insert.run({ ...row, key, channel: to.channel, chat: to.id, createdAt: now.getTime() }).changes > 0;
  };
}
