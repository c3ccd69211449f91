/**
 * The tables. `...At` columns are civil instants (milliseconds since the Unix epoch by the bot's clock); `...Real` columns are
 * real instants (`clock.elapsed()`), for what must not follow a sped-up clock. Dates and times of day are 'YYYY-MM-DD' and 'HH:MM'.
 */
import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

const at = (name: string) => integer(name);

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
    /** JSON of the flow the person is in; null: in none. */
    standing: text('standing'),
    /** JSON of the choices last shown outside a flow: [[label as shown, value], ...]. */
    shown: text('shown'),
    createdAt: at('created_at').notNull(),
    lastAt: at('last_at').notNull(),
  },
  (t) => [index('persons_remind').on(t.remindAt).where(sql`${t.remindAt} is not null`)],
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
  (t) => [primaryKey({ columns: [t.channel, t.id] }), index('addresses_person').on(t.person)],
);

/** Dedupe keys of updates; kept 72 hours. */
export const updates = sqliteTable(
  'updates',
  { channel: text('channel').notNull(), id: text('id').notNull(), atReal: integer('at_real').notNull() },
  (t) => [primaryKey({ columns: [t.channel, t.id] }), index('updates_at').on(t.atReal)],
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
  (t) => [index('roles_person').on(t.person)],
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
    index('activities_unit').on(t.campaign, t.unit),
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
  (t) => [primaryKey({ columns: [t.activity, t.version] })],
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
  ],
);

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
  (t) => [primaryKey({ columns: [t.person, t.campaign, t.session] })],
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

/** What a person said of a campaign that is over; a row from the moment they were asked. */
export const feedback = sqliteTable(
  'feedback',
  {
    person: integer('person')
      .notNull()
      .references(() => persons.id, { onDelete: 'cascade' }),
    campaign: text('campaign').notNull(),
    askedAt: at('asked_at').notNull(),
    /** 3 very useful, 2 useful, 1 not yet; null: not said. */
    score: integer('score'),
    words: text('words'),
    at: at('at'),
  },
  (t) => [primaryKey({ columns: [t.person, t.campaign] })],
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
    /** Civil time at which the row was handed to the outbox. */
    handedAt: at('handed_at'),
    createdAt: at('created_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.rule, t.date, t.person] }), index('occurrences_waiting').on(t.state, t.dueAt)],
);

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

/** A channel's sender: paused until a real instant (429, platform away), so that a restart keeps the pause. */
export const lanes = sqliteTable('lanes', {
  channel: text('channel').primaryKey(),
  pausedUntilReal: integer('paused_until_real').notNull().default(0),
  why: text('why'),
});

/** Small facts of the running program: the bot's name on a channel, the scheduler's beat. */
export const facts = sqliteTable('facts', { name: text('name').primaryKey(), value: text('value').notNull() });

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

/** What a channel is let in by, where it is renewed: a pair that is committed before anyone uses it. Sealed when a key is set. */
export const tokens = sqliteTable('tokens', { channel: text('channel').primaryKey(), value: text('value').notNull() });

/** A file of ours behind an unguessable address, for channels that can't carry it; stored hashed, opened by a button, never by a look. */
export const downloads = sqliteTable('downloads', {
  hash: text('hash').primaryKey(),
  file: text('file').notNull(),
  expiresAtReal: integer('expires_at_real').notNull(),
  /** The button was pressed: from then on the file can be had, and only for some minutes more (`expires_at_real`). */
  spent: integer('spent', { mode: 'boolean' }).notNull().default(false),
});
