import { eq } from 'drizzle-orm';
import type { Store } from './open.ts';
import { prepared, type Slots } from './prepared.ts';
import { outbox } from './schema.ts';

/** Where a row of the outbox went, and the platform's id of the message; null while it has none. */
export type SentMessage = { readonly channel: string; readonly chat: string; readonly messageId: string | null };

/** Finds it by the row's key; null: there is no such row. Prepared once. */
export function createSentMessage({ db }: Store): (key: string) => SentMessage | null {
  const find = prepared((by: Slots<{ key: string }>) =>
    db
      .select({ channel: outbox.channel, chat: outbox.chat, messageId: outbox.messageId })
      .from(outbox)
      .where(eq(outbox.key, by.key)),
  );
  return (key) => find.get({ key }) ?? null;
}
