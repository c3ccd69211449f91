import { and, count, eq, sql } from 'drizzle-orm';
import type { Store } from './open.ts';
import { prepared, type Slots } from './prepared.ts';
import { backlog, outbox } from './schema.ts';

/** A chat: where it is answered. */
export type Chat = { readonly channel: string; readonly chat: string };

/** What waits behind answers that have not left, a row a message. */
export type BacklogRows = {
  /** Nothing that was said to the chat still waits to be sent. */
  isAnswered(of: Chat): boolean;
  /** Nothing where the update is there already. */
  put(row: Chat & { readonly sender: string; readonly update: string; readonly body: string }): void;
  first(of: Chat): { readonly id: number; readonly body: string } | null;
  remove(id: number): void;
  /** The chats for which something waits, and how much. */
  kept(): readonly (Chat & { readonly rows: number })[];
};

/** Prepared once; see BacklogRows. */
export function createBacklogRows({ db }: Store): BacklogRows {
  // The state as a literal, since the index holds the waiting ones alone.
  const waiting = prepared((by: Slots<Chat>) =>
    db
      .select({ id: outbox.id })
      .from(outbox)
      .where(and(eq(outbox.channel, by.channel), eq(outbox.chat, by.chat), sql`${outbox.state} = 'waiting'`)),
  );
  const put = prepared((by: Slots<Parameters<BacklogRows['put']>[0]>) =>
    db
      .insert(backlog)
      .values({ channel: by.channel, chat: by.chat, sender: by.sender, update: by.update, body: by.body })
      .onConflictDoNothing(),
  );
  const first = prepared((by: Slots<Chat>) =>
    db
      .select({ id: backlog.id, body: backlog.body })
      .from(backlog)
      .where(and(eq(backlog.channel, by.channel), eq(backlog.chat, by.chat)))
      .orderBy(backlog.id),
  );
  const remove = prepared((by: Slots<{ id: number }>) => db.delete(backlog).where(eq(backlog.id, by.id)));
  return {
    isAnswered: (of) => waiting.get(of) === undefined,
    put: (row) => void put.run(row),
    first: (of) => first.get(of) ?? null,
    remove: (id) => void remove.run({ id }),
    kept: () =>
      db
        .select({ channel: backlog.channel, chat: backlog.chat, rows: count() })
        .from(backlog)
        .groupBy(backlog.channel, backlog.chat)
        .all(),
  };
}
