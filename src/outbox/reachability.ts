import { and, eq, sql } from 'drizzle-orm';
import type { Store } from '../store/open.ts';
import { addresses } from '../store/schema.ts';

/**
 * Notes that an address can't be written to any more; call it inside a transaction. False: the person wrote after `since`, so the
 * refusal is of the past and nothing was noted. A chat that is no person's address (a group) gives true.
 */
export type MarkUnreachable = (chat: string, detail: string, since: Date, now: Date) => boolean;

export function createMarkUnreachable(store: Store, channel: string): MarkUnreachable {
  const p = sql.placeholder;
  const one = and(eq(addresses.channel, channel), eq(addresses.id, p('chat')));
  const last = store.db.select({ at: addresses.lastInteractionAt }).from(addresses).where(one).prepare();
  const mark = store.db
    .update(addresses)
    .set({ unreachable: sql`${p('detail')}`, unreachableAt: sql`${p('now')}` })
    .where(one)
    .prepare();
  return (chat, detail, since, now) => {
    if ((last.get({ chat })?.at ?? 0) > since.getTime()) return false;
    mark.run({ chat, detail, now: now.getTime() });
    return true;
  };
}
