/** Human beings, where they are written to, and what they may do. */
import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { at } from './instant.ts';

/** A human being, whatever channels they write from. Roles, drafts, consent and reminders hang here. */
export const persons = sqliteTable(
  'persons',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    lang: text('lang').notNull().default('vi'),
    audience: text('audience'),
    unit: text('unit'),
    joined: integer('joined', { mode: 'boolean' }).notNull().default(false),
    consent: text('consent'),
    consentAt: at('consent_at'),
    announcements: text('announcements').notNull().default('unasked'),
    remindAt: text('remind_at'),
    /** Since when: a moment that was past when it was asked for is not made up. */
    remindSince: at('remind_since'),
    /** The channel on which they want to be written to first; null: where they wrote last. */
    preferred: text('preferred'),
    /** How they want to be shown to those who may see it ("Cô Lan, lớp 3A"); '': asked, and not said; null: not asked. */
    shownName: text('shown_name'),
    /** Whether they want to be asked in the evening if there is something to log: asked (said nothing yet) | yes | no; null: not asked. */
    evening: text('evening'),
    /** They want no nudges about the report and no digest. */
    nudgesOff: integer('nudges_off', { mode: 'boolean' }).notNull().default(false),
    /** JSON of the flow the person is in; null: in none. */
    standing: text('standing'),
    /** JSON of the choices last shown outside a flow: [[label as shown, value], ...]. */
    shown: text('shown'),
    createdAt: at('created_at').notNull(),
    lastAt: at('last_at').notNull(),
  },
  (t) => [
    index('persons_remind').on(t.remindAt).where(sql`${t.remindAt} is not null`),
    // What was not understood stands among the choices shown, for an hour.
    index('persons_unread').on(t.lastAt).where(sql`instr(${t.shown}, '"unread":') > 0`),
  ],
);

export const addresses = sqliteTable(
  'addresses',
  {
    channel: text('channel').notNull(),
    id: text('id').notNull(),
    person: integer('person')
      .notNull()
      .references(() => persons.id, { onDelete: 'cascade' }),
    /** Why the person can't be reached there; null: can. Cleared when they write again. */
    unreachable: text('unreachable'),
    unreachableAt: at('unreachable_at'),
    lastInteractionAt: at('last_interaction_at'),
    /** A human of the office wrote to them by hand: the bot keeps quiet until then. */
    quietUntil: at('quiet_until'),
  },
  (t) => [
    primaryKey({ columns: [t.channel, t.id] }),
    index('addresses_person').on(t.person),
    index('addresses_quiet').on(t.quietUntil).where(sql`${t.quietUntil} is not null`),
  ],
);

/** Where someone stood in a flow that they left. */
export const drafts = sqliteTable(
  'drafts',
  {
    person: integer('person')
      .notNull()
      .references(() => persons.id, { onDelete: 'cascade' }),
    flow: text('flow').notNull(),
    state: text('state').notNull(),
    at: at('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.person, t.flow] })],
);

export const roles = sqliteTable(
  'roles',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    person: integer('person')
      .notNull()
      .references(() => persons.id, { onDelete: 'cascade' }),
    role: text('role').notNull(),
    unit: text('unit'),
    invitation: integer('invitation'),
    grantedAt: at('granted_at').notNull(),
    revokedAt: at('revoked_at'),
    revokedBy: integer('revoked_by'),
  },
  (t) => [
    index('roles_person').on(t.person),
    index('roles_held').on(t.role, t.unit).where(sql`${t.revokedAt} is null`),
  ],
);

export const invitations = sqliteTable(
  'invitations',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    hash: text('hash').notNull(),
    role: text('role').notNull(),
    unit: text('unit'),
    usesLeft: integer('uses_left').notNull(),
    expiresAt: at('expires_at').notNull(),
    createdBy: integer('created_by'), // a person; null: the tool
    createdAt: at('created_at').notNull(),
    revokedAt: at('revoked_at'),
  },
  (t) => [uniqueIndex('invitations_hash').on(t.hash)],
);

/** Codes by which a person shows that two addresses are theirs; stored hashed, ten minutes, one use. */
export const linkCodes = sqliteTable('link_codes', {
  hash: text('hash').primaryKey(),
  person: integer('person')
    .notNull()
    .references(() => persons.id, { onDelete: 'cascade' }),
  expiresAt: at('expires_at').notNull(),
});

/**
 * Wrong codes of the last hour. `who`: an address under the key of the codes, which outlives the person (forgotten or unlinked, they are no
 * new guesser); '*': everybody together.
 */
export const codeTries = sqliteTable(
  'code_tries',
  { who: text('who').primaryKey(), count: integer('count').notNull(), at: at('at').notNull() },
  (t) => [index('code_tries_at').on(t.at)],
);
