import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Store } from '../store/open.ts';
import { outbox } from '../store/schema.ts';

/** So many rows are cancelled in one go: some 20 ms, so that nobody waits for a whole audience. */
const CHUNK = 5000;

/**
 * Cancels a broadcast's next waiting rows, in the order in which they would go out; call it inside a transaction, and again until it
 * gives less than it was asked for. Gives how many it cancelled. What is being sent at this moment ends as it ends.
 */
export type CancelWaiting = (broadcast: number, now: Date, most?: number) => number;

export function createCancelWaiting(store: Store): CancelWaiting {
  const p = sql.placeholder;
  const next = store.db
    .select({ id: outbox.id })
    .from(outbox)
    .where(and(eq(outbox.broadcast, p('broadcast')), eq(outbox.state, 'waiting')))
    .orderBy(outbox.id)
    .limit(p('most'));
  const cancel = store.db
    .update(outbox)
    .set({ state: 'cancelled', body: null, settledAt: sql`${p('now')}` })
    .where(inArray(outbox.id, next))
    .prepare();
  return (broadcast, now, most = CHUNK) => cancel.run({ broadcast, now: now.getTime(), most }).changes;
}
