import { and, eq, gte, inArray, isNull, lt, lte, or, sql } from 'drizzle-orm';
import type { Address } from '../chat/index.ts';
import type { Store } from './open.ts';
import { prepared, type Slots } from './prepared.ts';
import { addresses, outbox, updates } from './schema.ts';

/** How the reason of a row begins that was being sent when the program died. */
export const CRASH = 'crash:';

/** What a platform tells of a message of ours: it reached the phone, or was seen. `at`: civil. `known`: see Incoming. */
export type Receipt = {
  readonly kind: 'delivered' | 'seen';
  readonly from: Address;
  readonly ref: string;
  readonly at: Date;
  readonly known?: boolean;
};

export type Receipts = {
  /**
   * Notes a receipt on its row; call it inside a transaction. A receipt for no message that we know of proves that one arrived of which
   * nobody knew: the chat's oldest row in doubt that was begun before it is taken for sent. But a receipt may also overtake the answer
   * to the send: then it waits on the row that is being sent (see outbox-marks.ts).
   */
  note(receipt: Receipt, now: Date): void;
  /**
   * Receipts of this message say nothing about a row in doubt: somebody else wrote it under the same name, or it is an earlier part of
   * one of ours. `real`: `clock.elapsed()`.
   */
  noteAside(channel: string, ref: string, real: number): void;
  /**
   * As `noteAside`, for what the channel took for none of ours; but what an earlier life of the program left in doubt just before it can't
   * know. `now`: civil.
   */
  noteAutoReply(to: Address, ref: string, now: Date, real: number): void;
};

/** A platform repeats for an hour what it could not deliver (zalo.md, section 2). What came to an end longer ago is not what an echo is of. */
const LATEST_MS = 2 * 3_600_000;

type Chat = { readonly channel: string; readonly chat: string };
type Ref = { readonly ref: string };
type Mark = Ref & { readonly at: number; readonly seen: 0 | 1 };

const asideId = (ref: string): string => `aside:${ref}`;

/** Everything is prepared once. `started`: civil; when this life of the program began. */
export function createReceipts({ db }: Store, started: Date): Receipts {
  const mark = prepared((by: Slots<Chat & Mark>) =>
    db
      .update(outbox)
      .set(receipted(by))
      .where(and(eq(outbox.channel, by.channel), eq(outbox.chat, by.chat), eq(outbox.messageId, by.ref))),
  );
  const settle = prepared((by: Slots<Mark & { id: number }>) =>
    db
      .update(outbox)
      .set({ state: 'sent', reason: null, messageId: by.ref, body: null, ...receipted(by) })
      .where(eq(outbox.id, by.id)),
  );
  const keep = prepared((by: Slots<Mark & { id: number }>) =>
    db
      .update(outbox)
      .set({ messageId: by.ref, ...receipted(by) })
      .where(eq(outbox.id, by.id)),
  );
  const { inDoubt, isOfBefore } = prepareDoubts(db, started);
  const { isAside, noteAside } = createAsides(db);

  return {
    note({ kind, from, ref, at, known }, now) {
      const chat = { channel: from.channel, chat: from.id };
      const told = { at: Math.min(at.getTime(), now.getTime()), seen: kind === 'seen' ? 1 : 0, ref } as const;
      if (mark.run({ ...chat, ...told }).changes > 0) return;
      if (known || isAside(from.channel, ref)) return;
      const row = inDoubt.get({ ...chat, at: told.at });
      if (row) (row.state === 'unknown' ? settle : keep).run({ id: row.id, ...told });
    },
    noteAside,
    noteAutoReply({ channel, id: chat }, ref, now, real) {
      if (!isOfBefore.get({ channel, chat, since: now.getTime() - LATEST_MS })) noteAside(channel, ref, real);
    },
  };
}

/** The first time that each is told of counts. */
const receipted = (by: Slots<Mark>) => ({
  deliveredAt: sql`coalesce(${outbox.deliveredAt}, ${by.at})`,
  seenAt: sql`iif(${by.seen}, coalesce(${outbox.seenAt}, ${by.at}), ${outbox.seenAt})`,
});

/** Names of messages whose receipts say nothing; they go as the keys of updates do. */
function createAsides(db: Store['db']) {
  type One = { readonly channel: string; readonly id: string };
  const note = prepared((by: Slots<One & { real: number }>) =>
    db.insert(updates).values({ channel: by.channel, id: by.id, atReal: by.real }).onConflictDoNothing(),
  );
  const find = prepared((by: Slots<One>) =>
    db
      .select({ at: updates.atReal })
      .from(updates)
      .where(and(eq(updates.channel, by.channel), eq(updates.id, by.id))),
  );
  return {
    isAside: (channel: string, ref: string): boolean => find.get({ channel, id: asideId(ref) }) !== undefined,
    noteAside: (channel: string, ref: string, real: number): void =>
      void note.run({ channel, id: asideId(ref), real: Math.round(real) }),
  };
}

/** Rows of a chat of which nobody knows whether they arrived. */
function prepareDoubts(db: Store['db'], started: Date) {
  // By the person, for whom there is an index: receipts for messages that are long gone must not read the whole outbox.
  const isInChat = (by: Slots<Chat>) => {
    const address = and(eq(addresses.channel, by.channel), eq(addresses.id, by.chat));
    const whose = db.select({ person: addresses.person }).from(addresses).where(address);
    return and(eq(outbox.person, whose), eq(outbox.channel, by.channel), eq(outbox.chat, by.chat));
  };
  const inDoubt = prepared(
    (by: Slots<Chat & { at: number }>) =>
      db
        .select({ id: outbox.id, state: outbox.state })
        .from(outbox)
        .where(
          and(
            isInChat(by),
            inArray(outbox.state, ['unknown', 'sending']),
            isNull(outbox.messageId),
            lte(outbox.createdAt, by.at),
          ),
        )
        .orderBy(outbox.state, outbox.id), // sending, unknown: in the order of the alphabet
  );
  const isOfBefore = prepared((by: Slots<Chat & { since: number }>) =>
    db
      .select({ id: outbox.id })
      .from(outbox)
      .where(
        and(
          isInChat(by),
          eq(outbox.state, 'unknown'),
          isNull(outbox.messageId),
          or(sql`${outbox.reason} like ${sql.raw(`'${CRASH}%'`)}`, lt(outbox.settledAt, started.getTime())),
          gte(outbox.settledAt, by.since),
        ),
      ),
  );
  return { inDoubt, isOfBefore };
}
