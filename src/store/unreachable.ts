import { and, eq } from 'drizzle-orm';
import type { Store } from './open.ts';
import { prepared, type Slots } from './prepared.ts';
import { addresses } from './schema.ts';

/**
 * Notes that an address can't be written to any more; call it inside a transaction. False: the person wrote after `since`, so the
 * refusal is of the past and nothing was noted. A chat that is no person's address (a group) gives true.
 */
export type MarkUnreachable = (chat: string, detail: string, since: Date, now: Date) => boolean;

/** See MarkUnreachable; for the addresses of one channel. */
export function createMarkUnreachable({ db }: Store, channel: string): MarkUnreachable {
  type One = { readonly chat: string };
  const one = (by: Slots<One>) => and(eq(addresses.channel, channel), eq(addresses.id, by.chat));
  const last = prepared((by: Slots<One>) =>
    db.select({ at: addresses.lastInteractionAt }).from(addresses).where(one(by)),
  );
  const mark = prepared((by: Slots<One & { detail: string; now: number }>) =>
    db.update(addresses).set({ unreachable: by.detail, unreachableAt: by.now }).where(one(by)),
  );
  return (chat, detail, since, now) => {
    if ((last.get({ chat })?.at ?? 0) > since.getTime()) return false;
    mark.run({ chat, detail, now: now.getTime() });
    return true;
  };
}
