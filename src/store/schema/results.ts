/** What units report of the Week, and what the office makes of it. */
import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { at } from './instant.ts';
import { persons } from './people.ts';

/** A unit's report: one row a version. Versions before the last stay as they were sent. */
export const unitReports = sqliteTable(
  'unit_reports',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    campaign: text('campaign').notNull(),
    unit: text('unit').notNull(),
    version: integer('version').notNull(),
    /** draft | sent | received | more (the office asks for more) | merged (it is part of a report of the office's) */
    state: text('state').notNull(),
    /** JSON: what the lead said, changed and chose. */
    content: text('content').notNull(),
    /** JSON of the figures as they were when it was sent; null: not sent yet, they are counted anew. */
    figures: text('figures'),
    /** Why nothing was held; null: something was, or nobody said. */
    notHeld: text('not_held'),
    /** By the platform's time of the message, or the time of the call; null: not sent. */
    sentAt: at('sent_at'),
    sentBy: integer('sent_by').references(() => persons.id, { onDelete: 'set null' }),
    sentRole: text('sent_role'),
    /** Entered by the office for the unit, by telephone. */
    phoned: integer('phoned', { mode: 'boolean' }).notNull().default(false),
    /** After the deadline. Of a correction: whether the first version was. */
    late: integer('late', { mode: 'boolean' }).notNull().default(false),
    /** What the office said when it asked for more. */
    remark: text('remark'),
    settledAt: at('settled_at'),
    settledBy: integer('settled_by').references(() => persons.id, { onDelete: 'set null' }),
    createdAt: at('created_at').notNull(),
    changedAt: at('changed_at').notNull(),
  },
  (t) => [
    uniqueIndex('unit_reports_version').on(t.campaign, t.unit, t.version),
    index('unit_reports_state').on(t.campaign, t.state),
    index('unit_reports_sender').on(t.sentBy),
    index('unit_reports_settler').on(t.settledBy),
  ],
);

/** Whom a unit proposes to be named: an example to others, or for praise. */
export const nominations = sqliteTable(
  'nominations',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    campaign: text('campaign').notNull(),
    unit: text('unit').notNull(),
    kind: text('kind').notNull(), // example | commend-group | commend-person
    name: text('name').notNull(),
    /** What they did, in a sentence. */
    what: text('what'),
    /** Whoever is named agreed to it. */
    consent: integer('consent', { mode: 'boolean' }).notNull().default(false),
    /** Who of those who write to the bot is meant, where that is known: erased, the name goes. */
    person: integer('person').references(() => persons.id, { onDelete: 'set null' }),
    state: text('state').notNull().default('proposed'), // proposed | approved | declined | withdrawn
    by: integer('by').references(() => persons.id, { onDelete: 'set null' }),
    createdAt: at('created_at').notNull(),
    changedAt: at('changed_at').notNull(),
  },
  (t) => [
    index('nominations_unit').on(t.campaign, t.unit),
    index('nominations_person').on(t.person),
    index('nominations_by').on(t.by),
  ],
);

/** A reason of one tap why a unit is not asked for its report just now. */
export const excuses = sqliteTable(
  'excuses',
  {
    campaign: text('campaign').notNull(),
    unit: text('unit').notNull(),
    reason: text('reason').notNull(), // later | not-held | away
    /** Until the end of this day; null: for good. */
    until: text('until'),
    by: integer('by').references(() => persons.id, { onDelete: 'set null' }),
    at: at('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.campaign, t.unit] }), index('excuses_by').on(t.by)],
);

/** A report of the office's, as of a stated moment: frozen, numbered from 1 on. Files are made from its content alone. */
export const frozenReports = sqliteTable(
  'frozen_reports',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    campaign: text('campaign').notNull(),
    /** The unit it is of; '': of all. */
    subject: text('subject').notNull().default(''),
    number: integer('number').notNull(),
    asOf: at('as_of').notNull(),
    /** JSON: the plan and the units as they were. What is of one unit stands in frozen_units. */
    content: text('content').notNull(),
    /** JSON of what is said of it without reading all. */
    summary: text('summary').notNull().default('{}'),
    /** A name or a photo was taken out since it was frozen. */
    privacyAt: at('privacy_at'),
    createdBy: integer('created_by').references(() => persons.id, { onDelete: 'set null' }),
    createdAt: at('created_at').notNull(),
  },
  (t) => [
    uniqueIndex('frozen_reports_number').on(t.campaign, t.subject, t.number),
    index('frozen_reports_creator').on(t.createdBy),
  ],
);

/** One unit in a frozen report. Names and contents of photos are not here: they are looked up by their ids, as long as they may be. */
export const frozenUnits = sqliteTable(
  'frozen_units',
  {
    report: integer('report')
      .notNull()
      .references(() => frozenReports.id, { onDelete: 'cascade' }),
    unit: text('unit').notNull(),
    /** Its place among the report's units. */
    place: integer('place').notNull(),
    /** JSON of its figures, texts and logs. */
    content: text('content').notNull(),
    /** JSON: the ids of its photos and of whom it proposed. */
    photos: text('photos').notNull(),
    nominations: text('nominations').notNull(),
  },
  (t) => [primaryKey({ columns: [t.report, t.unit] }), index('frozen_units_unit').on(t.unit)],
);

/** A file that takes its time: ordered in a turn, made outside of the conversation, handed over once. */
export const jobs = sqliteTable(
  'jobs',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    person: integer('person')
      .notNull()
      .references(() => persons.id, { onDelete: 'cascade' }),
    channel: text('channel').notNull(),
    chat: text('chat').notNull(),
    /** The report's name, and JSON of what of it was asked for. */
    report: text('report').notNull(),
    asked: text('asked').notNull(),
    format: text('format').notNull().default('csv'), // docx | pdf | xlsx | zip | csv
    state: text('state').notNull().default('waiting'), // waiting | working | done | failed
    /** Starts of the program that began it: what ended two of them is not begun a third time. */
    begun: integer('begun').notNull().default(0),
    /** What its content never changes under; null: it is made anew each time. */
    stamp: text('stamp'),
    /** JSON of the files that were made so far, in their order; each was handed over with its note here. */
    made: text('made').notNull().default('[]'),
    /** Until then its files are kept, real time; null: not made, or no longer. */
    keptUntilReal: integer('kept_until_real'),
    createdAt: at('created_at').notNull(),
    settledAt: at('settled_at'),
  },
  (t) => [
    index('jobs_open').on(t.id).where(sql`${t.state} in ('waiting', 'working')`),
    index('jobs_kept').on(t.keptUntilReal).where(sql`${t.keptUntilReal} is not null`),
    index('jobs_person').on(t.person),
  ],
);

/** A page of ours for one person: first the address with its token, opened by a button, then the browser that pressed it. Stored hashed. */
export const passes = sqliteTable(
  'passes',
  {
    hash: text('hash').primaryKey(),
    person: integer('person')
      .notNull()
      .references(() => persons.id, { onDelete: 'cascade' }),
    /** link: not opened yet. session: a browser's, which may look again and again. */
    kind: text('kind').notNull(),
    /** What may be seen: bang, or bao-cao and the report's id. */
    page: text('page').notNull(),
    expiresAtReal: integer('expires_at_real').notNull(),
  },
  (t) => [index('passes_person').on(t.person)],
);

/** Units that the office thanks with a letter: each once. */
export const thanks = sqliteTable(
  'thanks',
  {
    campaign: text('campaign').notNull(),
    unit: text('unit').notNull(),
    by: integer('by').references(() => persons.id, { onDelete: 'set null' }),
    at: at('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.campaign, t.unit] }), index('thanks_by').on(t.by)],
);
