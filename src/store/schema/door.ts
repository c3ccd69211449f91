/** What came in, and what the running program knows of itself. */
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

/** Dedupe keys of updates; kept 72 hours. */
export const updates = sqliteTable(
  'updates',
  { channel: text('channel').notNull(), id: text('id').notNull(), atReal: integer('at_real').notNull() },
  (t) => [primaryKey({ columns: [t.channel, t.id] }), index('updates_at').on(t.atReal)],
);

/** Messages of those who send faster than they can be answered, until their turn comes. */
export const backlog = sqliteTable(
  'backlog',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    channel: text('channel').notNull(),
    /** Where it is answered. */
    chat: text('chat').notNull(),
    sender: text('sender').notNull(),
    update: text('update_id').notNull(),
    /** JSON of Message. */
    body: text('body').notNull(),
  },
  (t) => [uniqueIndex('backlog_update').on(t.channel, t.update), index('backlog_chat').on(t.channel, t.chat, t.id)],
);

/** Small facts of the running program: the bot's name on a channel, the scheduler's beat. */
export const facts = sqliteTable('facts', { name: text('name').primaryKey(), value: text('value').notNull() });

/** What a channel is let in by, where it is renewed: a pair that is committed before anyone uses it. Sealed when a key is set. */
export const tokens = sqliteTable('tokens', { channel: text('channel').primaryKey(), value: text('value').notNull() });
