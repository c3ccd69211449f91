/** What is said. */
import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { at } from './instant.ts';

export const broadcasts = sqliteTable('broadcasts', {
  id: integer('id').primaryKey({ autoIncrement: true }),
  campaign: text('campaign').notNull(),
  createdBy: integer('created_by'),
  text: text('text').notNull(),
  attachment: text('attachment'), // JSON of Media
  choosing: text('choosing').notNull(), // JSON of Choosing
  state: text('state').notNull(), // scheduled | sending | done | cancelled | stopped
  dueAt: at('due_at').notNull(),
  createdAt: at('created_at').notNull(),
  startedAt: at('started_at'),
  finishedAt: at('finished_at'),
  stopReason: text('stop_reason'),
  /** How far the recipients have been written out (person id), so that a crash while enqueuing goes on without a gap. */
  enqueuedTo: integer('enqueued_to'),
});

/** Everything the bot says is a row before it is a message. */
export const outbox = sqliteTable(
  'outbox',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    /** The business key: reply:telegram:812:0, reminder:morning:2021-10-03:9, broadcast:17:9. */
    key: text('key').notNull(),
    channel: text('channel').notNull(),
    chat: text('chat').notNull(),
    person: integer('person'),
    /** 0 reply, 1 reminder, 2 bulk. Lower goes first. */
    lane: integer('lane').notNull(),
    /** JSON of Reply<string>; null: the broadcast's, or wiped. */
    body: text('body'),
    broadcast: integer('broadcast'),
    /** A page, which may be drawn over by a tap on it. */
    page: integer('page', { mode: 'boolean' }),
    /** waiting | sending | sent | failed | unknown | cancelled | replaced | late */
    state: text('state').notNull().default('waiting'),
    attempts: integer('attempts').notNull().default(0),
    /** Not before this real instant. */
    dueReal: integer('due_real').notNull().default(0),
    /** Until when it is of use to anybody; later it is closed as late. null: always. */
    untilAt: at('until_at'),
    reason: text('reason'),
    messageId: text('message_id'),
    /** Receipts of the platform, where it gives them. */
    deliveredAt: at('delivered_at'),
    seenAt: at('seen_at'),
    createdAt: at('created_at').notNull(),
    /** The real instant it was written, for the age of what waits. */
    createdReal: integer('created_real').notNull().default(sql`(cast(unixepoch('subsec') * 1000 as integer))`),
    settledAt: at('settled_at'),
  },
  (t) => [
    uniqueIndex('outbox_key').on(t.key),
    index('outbox_message').on(t.channel, t.messageId).where(sql`${t.messageId} is not null`),
    index('outbox_waiting').on(t.channel, t.lane, t.id).where(sql`${t.state} = 'waiting'`),
    index('outbox_chat').on(t.channel, t.chat, t.lane, t.id).where(sql`${t.state} = 'waiting'`),
    index('outbox_sending').on(t.channel).where(sql`${t.state} = 'sending'`),
    // Replies are by far the most rows, and each index that a row is in is written at each of its marks: these hold no more than is asked for.
    index('outbox_broadcast').on(t.broadcast, t.state).where(sql`${t.broadcast} is not null`),
    // Without the state: a row is entered here once, and not again at each of its marks.
    index('outbox_person').on(t.person).where(sql`${t.person} is not null`),
    index('outbox_settled').on(t.settledAt).where(sql`${t.broadcast} is null and ${t.settledAt} is not null`),
    index('outbox_late').on(t.settledAt).where(sql`${t.state} = 'late'`),
    // Empty as a rule: a settled row's body is wiped with its mark.
    index('outbox_unwiped').on(t.id).where(sql`${t.settledAt} is not null and ${t.body} is not null`),
  ],
);

/** A channel's sender: paused until a real instant (429, platform away), so that a restart keeps the pause. */
export const lanes = sqliteTable('lanes', {
  channel: text('channel').primaryKey(),
  pausedUntilReal: integer('paused_until_real').notNull().default(0),
  why: text('why'),
});
