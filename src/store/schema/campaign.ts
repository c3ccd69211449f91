/** Campaigns as applied, with what the office mended on top. */
import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { at } from './instant.ts';

/** Campaigns that were applied; one is active. `plan` is the JSON of campaign.yaml as checked. */
export const campaigns = sqliteTable('campaigns', {
  id: text('id').primaryKey(),
  plan: text('plan').notNull(),
  active: integer('active', { mode: 'boolean' }).notNull().default(false),
  /** Grows with every change to the plan, the schedule or the units. */
  version: integer('version').notNull(),
  appliedAt: at('applied_at').notNull(),
});

/** One session of the schedule. `row` is what the file said, `mend` what the office mended in chat on top of it. */
export const scheduleSessions = sqliteTable(
  'schedule_sessions',
  {
    campaign: text('campaign').notNull(),
    code: text('code').notNull(),
    position: integer('position').notNull(),
    row: text('row').notNull(),
    mend: text('mend'),
    mendedBy: integer('mended_by'),
    mendedAt: at('mended_at'),
    /** Put on by the office in chat: it stands in no file, and stays when the files are applied. */
    added: integer('added', { mode: 'boolean' }).notNull().default(false),
    /** Gone from the file; kept for those who were reminded of it. */
    removed: integer('removed', { mode: 'boolean' }).notNull().default(false),
  },
  (t) => [primaryKey({ columns: [t.campaign, t.code] })],
);

export const units = sqliteTable(
  'units',
  {
    campaign: text('campaign').notNull(),
    code: text('code').notNull(),
    position: integer('position').notNull(),
    row: text('row').notNull(),
    retired: integer('retired', { mode: 'boolean' }).notNull().default(false),
  },
  (t) => [primaryKey({ columns: [t.campaign, t.code] })],
);
