/** What flows collect that needs no table of its own. */
import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { at } from './instant.ts';
import { persons } from './people.ts';

/** The answers of one run of a flow that declares `keeps` (dialog/flow.ts); they are read through the flow's own form. */
export const entries = sqliteTable(
  'entries',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    campaign: text('campaign').notNull(),
    flow: text('flow').notNull(),
    /** The flow's version when this was said. */
    version: integer('version').notNull(),
    person: integer('person').references(() => persons.id, { onDelete: 'set null' }),
    /** Whose it is besides the person's; null: the person's alone. */
    unit: text('unit'),
    /** JSON of the flow's answers; of those that were not given yet, nothing. */
    answers: text('answers').notNull(),
    /** A person (and unit) has one in a campaign: what is said again is said anew. */
    once: integer('once', { mode: 'boolean' }).notNull(),
    state: text('state').notNull(), // asked: put to them, nothing said yet | said
    /** JSON of what was said before: [{ at, answers }, ...], the latest last. */
    history: text('history').notNull().default('[]'),
    createdAt: at('created_at').notNull(),
    changedAt: at('changed_at').notNull(),
  },
  (t) => [
    index('entries_person').on(t.person, t.flow),
    index('entries_flow').on(t.campaign, t.flow),
    index('entries_unit').on(t.campaign, t.flow, t.unit).where(sql`${t.unit} is not null`),
  ],
);
