/** What somebody asked to be told of, and what they were told. */
import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { at } from './instant.ts';
import { persons } from './people.ts';

export const sessionReminders = sqliteTable(
  'session_reminders',
  {
    person: integer('person')
      .notNull()
      .references(() => persons.id, { onDelete: 'cascade' }),
    campaign: text('campaign').notNull(),
    session: text('session').notNull(),
    at: at('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.person, t.campaign, t.session] }),
    index('session_reminders_session').on(t.campaign, t.session, t.person),
  ],
);

/** Sessions that a person took into a calendar of theirs: a change of one is told them. */
export const calendarSessions = sqliteTable(
  'calendar_sessions',
  {
    person: integer('person')
      .notNull()
      .references(() => persons.id, { onDelete: 'cascade' }),
    campaign: text('campaign').notNull(),
    session: text('session').notNull(),
    at: at('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.person, t.campaign, t.session] }),
    index('calendar_session').on(t.campaign, t.session),
  ],
);

/** One firing of a reminder rule for one person on one local date. The key makes it happen once. */
export const occurrences = sqliteTable(
  'occurrences',
  {
    rule: text('rule').notNull(), // morning | session:B01
    date: text('date').notNull(),
    person: integer('person')
      .notNull()
      .references(() => persons.id, { onDelete: 'cascade' }),
    state: text('state').notNull(), // waiting | handed | missed | void
    dueAt: at('due_at').notNull(),
    /** Put off while the person was answering; null: not put off. */
    postponedTo: at('postponed_to'),
    /** When it is to be handed over. */
    comesAt: at('comes_at').generatedAlwaysAs(sql`coalesce(postponed_to, due_at)`),
    /** Civil time at which the row was handed to the outbox. */
    handedAt: at('handed_at'),
    createdAt: at('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.rule, t.date, t.person] }),
    index('occurrences_due').on(t.comesAt, t.person).where(sql`${t.state} = 'waiting'`),
    index('occurrences_person').on(t.person),
  ],
);
