/** Bytes that are kept, and where else they lie. */
import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { at } from './instant.ts';

/** Bytes kept by content hash under DATA_DIR/files: photos, calendars, attachments, result files. */
export const files = sqliteTable('files', {
  hash: text('hash').primaryKey(),
  mime: text('mime').notNull(),
  name: text('name').notNull(),
  bytes: integer('bytes').notNull(),
  /** Made for one answer; may go once it is sent. */
  passing: integer('passing', { mode: 'boolean' }).notNull().default(false),
  at: at('at').notNull(),
});

/** What a platform already holds: uploaded once, sent by its reference after. */
export const uploads = sqliteTable(
  'uploads',
  {
    channel: text('channel').notNull(),
    hash: text('hash').notNull(),
    ref: text('ref').notNull(),
    at: at('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.channel, t.hash] })],
);

/** A file of ours behind an unguessable address, for channels that can't carry it; stored hashed, opened by a button, never by a look. */
export const downloads = sqliteTable('downloads', {
  hash: text('hash').primaryKey(),
  file: text('file').notNull(),
  expiresAtReal: integer('expires_at_real').notNull(),
  /** The button was pressed: from then on the file can be had, and only for some minutes more (`expires_at_real`). */
  spent: integer('spent', { mode: 'boolean' }).notNull().default(false),
});
