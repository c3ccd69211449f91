/** What people asked of the office, and what it answered beside the campaign's files. */
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { at } from './instant.ts';
import { persons } from './people.ts';

/** What was not understood and its writer sent to the office. One a person: the same words of several are one question on the office's list. */
export const askedQuestions = sqliteTable(
  'asked_questions',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    campaign: text('campaign').notNull(),
    /** The words without marks and signs: what makes two the same. */
    key: text('key').notNull(),
    /** Without numbers, addresses and names. */
    text: text('text').notNull(),
    person: integer('person')
      .notNull()
      .references(() => persons.id, { onDelete: 'cascade' }),
    /** JSON of the addresses that were offered. */
    offered: text('offered').notNull().default('[]'),
    /** The address that was opened next; null: none yet. */
    opened: text('opened'),
    state: text('state').notNull().default('open'), // open | answered | dropped
    /** What answers it (office_answers). */
    answer: integer('answer'),
    askedAt: at('asked_at').notNull(),
    settledAt: at('settled_at'),
    /** They were told of the answer, or it was tried. */
    toldAt: at('told_at'),
  },
  (t) => [
    uniqueIndex('asked_questions_same').on(t.campaign, t.key, t.person),
    index('asked_questions_state').on(t.state, t.campaign, t.key),
    index('asked_questions_person').on(t.person),
  ],
);

/** A question that the office answered once for all, or said at which address its answer stands. */
export const officeAnswers = sqliteTable(
  'office_answers',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    campaign: text('campaign').notNull(),
    question: text('question').notNull(),
    /** null: it stands at `opens`. */
    answer: text('answer'),
    opens: text('opens'),
    /** A person of the office; null: forgotten since. */
    by: integer('by'),
    createdAt: at('created_at').notNull(),
    changedAt: at('changed_at').notNull(),
    withdrawnAt: at('withdrawn_at'),
  },
  (t) => [index('office_answers_campaign').on(t.campaign)],
);
