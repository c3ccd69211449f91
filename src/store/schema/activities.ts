/** What was logged, and its photos. */
import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { at } from './instant.ts';
import { persons } from './people.ts';

export const activities = sqliteTable(
  'activities',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    code: text('code').notNull(),
    campaign: text('campaign').notNull(),
    unit: text('unit').notNull(),
    category: text('category').notNull(),
    /** JSON of ActivityAnswers. */
    answers: text('answers').notNull(),
    /** Its first day, for lists in their order. */
    day: text('day').generatedAlwaysAs(sql`json_extract(answers, '$.from')`),
    version: integer('version').notNull().default(1),
    createdBy: integer('created_by').references(() => persons.id, { onDelete: 'set null' }),
    createdRole: text('created_role').notNull(),
    onBehalf: integer('on_behalf', { mode: 'boolean' }).notNull().default(false),
    createdAt: at('created_at').notNull(),
    updatedAt: at('updated_at').notNull(),
    withdrawnAt: at('withdrawn_at'),
    withdrawnRole: text('withdrawn_role'),
  },
  (t) => [
    uniqueIndex('activities_code').on(t.code),
    index('activities_unit').on(t.campaign, t.unit, t.day),
    index('activities_standing').on(t.campaign, t.unit).where(sql`${t.withdrawnAt} is null`),
    index('activities_withdrawn').on(t.campaign, t.withdrawnAt).where(sql`${t.withdrawnAt} is not null`),
    index('activities_creator').on(t.createdBy),
  ],
);

/** Former versions of a log. */
export const activityVersions = sqliteTable(
  'activity_versions',
  {
    activity: integer('activity')
      .notNull()
      .references(() => activities.id, { onDelete: 'cascade' }),
    version: integer('version').notNull(),
    answers: text('answers').notNull(),
    changed: text('changed').notNull(), // JSON: names of the lines that differ
    by: integer('by'),
    byRole: text('by_role').notNull(),
    at: at('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.activity, t.version] }), index('activity_versions_by').on(t.by)],
);

/** A photo of a log, or of the draft of one; a row from the turn on, its bytes fetched after the commit. */
export const photos = sqliteTable(
  'photos',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    activity: integer('activity').references(() => activities.id, { onDelete: 'cascade' }),
    /** Whose draft it hangs on, while `activity` is null. */
    draftOf: integer('draft_of').references(() => persons.id, { onDelete: 'cascade' }),
    sentBy: integer('sent_by').references(() => persons.id, { onDelete: 'set null' }),
    channel: text('channel').notNull(),
    chat: text('chat').notNull(),
    ref: text('ref').notNull(),
    album: text('album'),
    /**
     * log: evidence of an activity. broadcast: the picture or document of a notice being written (then `draftOf` is its writer). early: sent before
     * anything was begun, kept for a day to begin a log with.
     */
    purpose: text('purpose').notNull().default('log'),
    name: text('name'),
    /** What was written below it and became no answer of the log. */
    caption: text('caption'),
    /** In the draft of a log that is being changed: the log's own photo that this row stands for; it has no bytes itself. */
    copyOf: integer('copy_of'),
    state: text('state').notNull().default('waiting'), // waiting | kept | failed; copy: see copyOf; held: not fetched before the person agreed
    hash: text('hash'),
    /** Of a picture: the small one that is shown in lists. */
    preview: text('preview'),
    /** Of a picture: how it looks (chat/look.ts); '': there is nothing to see; null: an older program took it, or it was taken out. */
    look: text('look'),
    /** The photo of the same log that this one looks like, another packing of the same picture: then it counts as none of its own. */
    alike: integer('alike'),
    kind: text('kind').notNull().default('picture'), // picture | document | audio | video
    /** Its place among those of the log; null: in the order in which they came. */
    position: integer('position'),
    /** Whether there are children in it; null: nobody said. */
    children: integer('children', { mode: 'boolean' }),
    /** Those who are in it, or their parents, agreed that it is kept and shown. */
    consent: integer('consent', { mode: 'boolean' }).notNull().default(false),
    /** Somebody in it does not agree, or not any more: it leaves the unit's log for nothing. */
    refused: integer('refused', { mode: 'boolean' }).notNull().default(false),
    /** It may be shown outside of the unit and the office. */
    publishable: integer('publishable', { mode: 'boolean' }).notNull().default(false),
    /** Its rank among the unit's best, from 1; null: not chosen. */
    best: integer('best'),
    attempts: integer('attempts').notNull().default(0),
    dueReal: integer('due_real').notNull().default(0),
    reason: text('reason'),
    /** Drawing it anew was begun; what is found so by another start of the program never ended, and is not begun again. */
    begun: integer('begun', { mode: 'boolean' }).notNull().default(false),
    /** It was given up and its sender does not know yet: they are told of several at once. */
    untold: integer('untold', { mode: 'boolean' }).notNull().default(false),
    removed: integer('removed', { mode: 'boolean' }).notNull().default(false),
    at: at('at').notNull(),
  },
  (t) => [
    index('photos_untold').on(t.dueReal).where(sql`${t.untold} = 1`),
    index('photos_activity').on(t.activity),
    index('photos_draft').on(t.draftOf),
    index('photos_waiting').on(t.dueReal).where(sql`${t.state} = 'waiting'`),
    index('photos_album').on(t.album),
    index('photos_sender').on(t.sentBy),
    index('photos_early').on(t.at).where(sql`${t.purpose} = 'early'`),
    // Whether a file is still needed.
    index('photos_hash').on(t.hash),
    index('photos_preview').on(t.preview),
  ],
);
