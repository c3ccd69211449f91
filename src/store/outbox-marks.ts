import { and, eq, sql } from 'drizzle-orm';
import type { Store } from './open.ts';
import { type OutboxRow, outboxRow, waits } from './outbox-row.ts';
import { prepared, type Slots } from './prepared.ts';
import { outbox, persons } from './schema.ts';

/** What a row comes to, and why. `replaced`: another row took its place. */
export type RowEnd = {
  readonly state: 'sent' | 'failed' | 'unknown' | 'late' | 'cancelled' | 'replaced';
  readonly reason: string | null;
  readonly messageId: string | null;
};
type Settled = RowEnd & { readonly id: number; readonly now: number };

/** In place of a message's name: a receipt can't prove the row, since parts of it were not sent. */
export const UNPROVABLE = '';

/** The marks on one channel's rows, prepared once; each belongs inside a transaction. */
export function createRowMarks({ db }: Store, channel: string) {
  type One = { readonly id: number };
  const one = (by: Slots<One>) => eq(outbox.id, by.id);
  const begin = prepared((by: Slots<One>) =>
    db
      .update(outbox)
      .set({ state: 'sending', attempts: sql`${outbox.attempts} + 1` })
      .where(and(one(by), waits)),
  );
  const settle = prepared((by: Slots<Settled>) => db.update(outbox).set(settled(db, by)).where(one(by)));
  const putBack = prepared((by: Slots<One & { attempts: number; due: number }>) =>
    db
      .update(outbox)
      .set({ state: 'waiting', attempts: by.attempts, dueReal: by.due, ...NO_RECEIPT })
      .where(one(by)),
  );
  const disown = prepared((by: Slots<One & { ref: string }>) =>
    db
      .update(outbox)
      .set(NO_RECEIPT)
      .where(and(one(by), eq(outbox.messageId, by.ref))),
  );
  const waitingOf = prepared((by: Slots<{ chat: string }>) =>
    db
      .select(outboxRow)
      .from(outbox)
      .where(and(eq(outbox.channel, channel), eq(outbox.chat, by.chat), waits)),
  );
  return {
    /** Records the intent. */
    begin: (id: number): void => void begin.run({ id }),
    /** `now`: civil. */
    settle: (id: number, end: RowEnd, now: Date): void => void settle.run({ id, ...end, now: now.getTime() }),
    /** It waits again. `due`: the real instant from which it may go. */
    putBack: (id: number, attempts: number, due: number): void =>
      void putBack.run({ id, attempts, due: Math.ceil(due) }),
    /** The receipt that came while it was being sent was of an earlier part. */
    disown: (id: number, ref: string): void => void disown.run({ id, ref }),
    waitingOf: (chat: string): readonly OutboxRow[] => waitingOf.all({ chat }),
  };
}

const NO_RECEIPT = { messageId: null, deliveredAt: null, seenAt: null };

/**
 * A receipt may overtake the answer to the send; then the row holds the name under which it came (receipts.ts). Of a row in doubt it is the
 * proof; else it counts if the answer has the same name.
 */
function settled(db: Store['db'], by: Slots<Settled>) {
  const { messageId, deliveredAt, seenAt, chat, person } = outbox;
  const isInDoubt = sql`${by.state} = 'unknown' and ${by.messageId} is null`;
  const isProven = sql`${isInDoubt} and ${messageId} is not null`;
  const isReceipted = sql`(${isInDoubt} or ${messageId} = ${by.messageId})`;
  // Whoever was forgotten while this was on its way: the address was needed until now, and no longer.
  const owner = db.select({ id: persons.id }).from(persons).where(eq(persons.id, person));
  const isNobodys = sql`${person} is not null and not exists ${owner}`;
  return {
    state: sql`iif(${isProven}, 'sent', ${by.state})`,
    reason: sql`iif(${isProven}, null, ${by.reason})`,
    messageId: sql`iif(${isNobodys}, null, iif(${isProven}, ${messageId}, ${by.messageId}))`,
    deliveredAt: sql`iif(${isReceipted}, ${deliveredAt}, null)`,
    seenAt: sql`iif(${isReceipted}, ${seenAt}, null)`,
    chat: sql`iif(${isNobodys}, '', ${chat})`,
    body: null,
    settledAt: by.now,
  };
}
