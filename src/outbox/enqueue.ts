import { and, eq, sql } from 'drizzle-orm';
import type { Address, Reply } from '../chat/index.ts';
import type { Store } from '../store/open.ts';
import { outbox } from '../store/schema.ts';

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

type Outdated = {
  readonly channel: string;
  readonly chat: string;
  readonly newest: string;
  readonly id: number;
  readonly now: number;
};

/**
 * Writes outbox rows; call it inside a transaction. True: written; false: the key was there already.
 * A waiting row that would draw over the same message is replaced by the newer one; so is a waiting reply that this one says anew.
 */
export function createEnqueue(store: Store): Enqueue {
  const insert = store.db
    .insert(outbox)
    .values({
      key: sql.placeholder('key'),
      channel: sql.placeholder('channel'),
      chat: sql.placeholder('chat'),
      person: sql.placeholder('person'),
      lane: sql.placeholder('lane'),
      body: sql.placeholder('body'),
      broadcast: sql.placeholder('broadcast'),
      page: sql.placeholder('page'),
      createdAt: sql.placeholder('createdAt'),
      untilAt: sql.placeholder('untilAt'),
    })
    .onConflictDoNothing()
    .prepare();
  const replace = store.db
    .update(outbox)
    .set({ state: 'replaced', body: null, settledAt: sql`${sql.placeholder('now')}` })
    .where(
      and(
        eq(outbox.channel, sql.placeholder('channel')),
        eq(outbox.chat, sql.placeholder('chat')),
        sql`${outbox.state} = 'waiting'`, // a literal: only then is the partial index by chat used
        sql`json_extract(${outbox.body}, '$.replaces') = ${sql.placeholder('replaces')}`,
      ),
    )
    .prepare();
  // Whatever is in flight is left alone, and so is what waits in another lane.
  const outdate = store.sqlite.prepare<Outdated>(`
    update outbox set state = 'replaced', body = null, settled_at = @now
    where channel = @channel and chat = @chat and lane = ${LANE.reply} and state = 'waiting' and id <> @id
      and json_extract(body, '$.newest') = @newest`);

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
    const newest = row.lane === LANE.reply ? row.reply?.newest : undefined;
    if (newest) outdate.run({ ...where, newest, id: Number(result.lastInsertRowid), now: row.now.getTime() });
    return true;
  };
}

function untilOf({ until, lane, now }: NewRow): Date | null {
  if (until !== undefined) return until;
  return lane === LANE.bulk ? null : new Date(now.getTime() + OF_USE_MS);
}
