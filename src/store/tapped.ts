import { and, desc, eq, gt, inArray, isNull, lt, max, min, notExists, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { Address } from '../chat/index.ts';
import type { Store } from './open.ts';
import { prepared, type Slots } from './prepared.ts';
import { outbox } from './schema.ts';

/** What a message of ours is now in its chat: the newest, and a page; the newest of another kind; or there is a newer one below it. */
export type Tapped = 'page' | 'newest' | 'older';

type Chat = { readonly channel: string; readonly chat: string };
type Asked = Chat & { readonly message: string };
type Found = { readonly first: number; readonly person: number | null };

/** In a group nobody scrolls so far back to find what is the newest. */
const GROUP_REACH = 5000;

/**
 * Tells what became of a message that is tapped: only the newest page of a chat may be drawn over. A message that we know nothing of any
 * more is an older one. Call it inside a transaction.
 */
export function createTapped({ db }: Store): (to: Address, message: string) => Tapped {
  // An edit is a row of its own with the same message: the first is where it stands, the last what it shows.
  const find = prepared((by: Slots<Asked>) =>
    db
      .select({ first: min(outbox.id), last: max(outbox.id), person: min(outbox.person) })
      .from(outbox)
      .where(and(eq(outbox.channel, by.channel), eq(outbox.messageId, by.message), eq(outbox.chat, by.chat))),
  );
  const pageOf = prepared((by: Slots<{ id: number }>) =>
    db.select({ page: outbox.page }).from(outbox).where(eq(outbox.id, by.id)),
  );
  const newest = db
    .select({ id: max(outbox.id) })
    .from(outbox)
    .prepare();
  // Whoever taps at once does so before the send is noted down.
  const underway = prepared((by: Slots<Chat>) =>
    db
      .select({ page: outbox.page })
      .from(outbox)
      .where(and(eq(outbox.channel, by.channel), eq(outbox.chat, by.chat), sql`${outbox.state} = 'sending'`))
      .orderBy(desc(outbox.id)),
  );
  const belowOfPerson = prepared((by: Slots<Asked & Found>) => below(db, by, eq(outbox.person, by.person)));
  const belowInGroup = prepared((by: Slots<Asked & Found>) => below(db, by, isNull(outbox.person)));

  return ({ channel, id: chat }, message) => {
    const asked = { channel, chat, message };
    const { first = null, last = null, person = null } = find.get(asked) ?? {};
    if (first === null || last === null) {
      const row = underway.get(asked);
      return row === undefined ? 'older' : nameOf(row);
    }
    if (person === null && (newest.get()?.id ?? 0) - first > GROUP_REACH) return 'older';
    const isOlder = (person === null ? belowInGroup : belowOfPerson).get({ ...asked, first, person });
    return isOlder ? 'older' : nameOf(pageOf.get({ id: last }));
  };
}

const nameOf = (row: { readonly page: boolean | null } | undefined): Tapped => (row?.page ? 'page' : 'newest');

/** What waits to be drawn over this message, or was drawn over one further up, is nothing below it. */
function below(db: Store['db'], by: Slots<Asked & Found>, whose: SQL) {
  const earlier = alias(outbox, 'earlier');
  const standsFurtherUp = db
    .select({ id: earlier.id })
    .from(earlier)
    .where(
      and(
        eq(earlier.channel, outbox.channel),
        eq(earlier.messageId, outbox.messageId),
        eq(earlier.chat, outbox.chat),
        lt(earlier.id, by.first),
      ),
    );
  return db
    .select({ id: outbox.id })
    .from(outbox)
    .where(
      and(
        gt(outbox.id, by.first),
        whose,
        eq(outbox.channel, by.channel),
        eq(outbox.chat, by.chat),
        inArray(outbox.state, ['waiting', 'sending', 'sent', 'unknown']),
        sql`${outbox.messageId} is not ${by.message}`,
        sql`(${outbox.body} is null or json_extract(${outbox.body}, '$.replaces') is not ${by.message})`,
        notExists(standsFurtherUp),
      ),
    );
}
