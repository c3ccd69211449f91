import { and, desc, eq, gt, inArray, max, or, sql } from 'drizzle-orm';
import type { Store } from './open.ts';
import { type OutboxRow, outboxRow, waits } from './outbox-row.ts';
import { outbox } from './schema.ts';

/** A row that reached the platform, or may have. `at`: the civil instant at which it ended; null: nobody saw it end. */
export type SentRow = OutboxRow & { readonly body: string | null; readonly at: number | null };

/** Nothing is put off for longer. */
export const LONGEST_LATER_MS = 24 * 3_600_000;
/** A clock is set right by some seconds all the time. */
const AHEAD_MS = 60_000;

/** What an earlier life of the program left on one channel; each is asked once, at a start. */
export function createOutboxPast({ db }: Store, channel: string) {
  const isHere = eq(outbox.channel, channel);
  const isSending = sql`${outbox.state} = 'sending'`;
  return {
    /** Rows that a send was begun for and never marked. */
    left: (): readonly (OutboxRow & { readonly messageId: string | null })[] =>
      db
        .select({ ...outboxRow, messageId: outbox.messageId })
        .from(outbox)
        .where(and(isHere, isSending))
        .all(),
    /** What a wrong clock has put off: for too long, or while it wrote rows in what is still to come. `now`: real. */
    mend(now: number): void {
      const { id = null } =
        db
          .select({ id: max(outbox.id) })
          .from(outbox)
          .get() ?? {};
      const newest = id === null ? undefined : db.select().from(outbox).where(eq(outbox.id, id)).get();
      const wasAhead = (newest?.createdReal ?? 0) > now + AHEAD_MS;
      db.update(outbox)
        .set({ dueReal: 0 })
        .where(and(isHere, waits, gt(outbox.dueReal, Math.round(wasAhead ? now : now + LONGEST_LATER_MS))))
        .run();
    },
    /** What reached the platform since a civil instant, or may have; so many at most, the newest. Reads the whole outbox. */
    sentSince: (since: number, most: number): readonly SentRow[] =>
      db
        .select({ ...outboxRow, body: outbox.body, at: outbox.settledAt })
        .from(outbox)
        .where(and(isHere, or(isSending, and(inArray(outbox.state, ['sent', 'unknown']), gt(outbox.settledAt, since)))))
        .orderBy(sql`${outbox.settledAt} is null desc`, desc(outbox.settledAt))
        .limit(most)
        .all(),
  };
}
