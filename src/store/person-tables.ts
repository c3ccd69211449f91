/**
 * What hangs on a person, declared once for each table: what becomes of it when they are forgotten or linked, what they are shown of it, how
 * long it is kept. Forgetting, linking, "dữ liệu của tôi" and the sweeps are made from this list, each in its order: what looks at another
 * table stands before it, the persons themselves last. A test reads the schema and fails for a table that is missing.
 */
import {
  and,
  eq,
  exists,
  gt,
  inArray,
  isNotNull,
  isNull,
  ne,
  not,
  notExists,
  notInArray,
  or,
  type SQL,
  sql,
} from 'drizzle-orm';
import { alias, type SQLiteColumn, type SQLiteTable } from 'drizzle-orm/sqlite-core';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../chat/civil.ts';
import {
  counted,
  FROM,
  goesAlong,
  keeps,
  moves,
  movesUnlessSame,
  NOW,
  type OfPerson,
  PERSON,
  query,
  stays,
  TO,
  TODAY,
  told,
  unnamed,
} from './of-person.ts';
import {
  activities,
  activityVersions,
  addresses,
  backlog,
  broadcasts,
  calendarSessions,
  codeTries,
  drafts,
  entries,
  invitations,
  linkCodes,
  occurrences,
  outbox,
  persons,
  photos,
  roles,
  scheduleSessions,
  sessionReminders,
} from './schema.ts';

const one = { one: sql`1` };
const some = (table: SQLiteTable, ...where: readonly (SQL | undefined)[]) =>
  query
    .select(one)
    .from(table)
    .where(and(...where));
const UNIT_KEEPS = 'the unit’s figures stay, without the name';
const LISTED = 'a list of the office says it';

const mayBeFetchedBack = (flow: typeof drafts.flow | typeof photos.purpose): SQL => sql`instr(${flow}, '~') > 0`;

const theirEntry = alias(entries, 'theirs');
const isSameEntry = and(
  eq(entries.once, true),
  eq(theirEntry.once, true),
  eq(theirEntry.campaign, entries.campaign),
  eq(theirEntry.flow, entries.flow),
  sql`${theirEntry.unit} is ${entries.unit}`,
);
const ifAsked = (then: SQLiteColumn, otherwise: SQLiteColumn | SQL): SQL =>
  sql`iif(${entries.state} = 'asked', ${then}, ${otherwise})`;
const withTheirs = sql`json_insert(${entries.history}, '$[#]',
  json_object('at', ${theirEntry.changedAt}, 'answers', json(${theirEntry.answers})))`;

const othersPhotos = alias(photos, 'others');
/** Photos hang on the person's one draft of a flow, which is called as their purpose: they never come under another's. */
const comesUnderNothing = or(
  eq(photos.purpose, 'early'),
  and(
    notExists(
      some(
        othersPhotos,
        eq(othersPhotos.draftOf, TO),
        isNull(othersPhotos.activity),
        eq(othersPhotos.purpose, photos.purpose),
        eq(othersPhotos.removed, false),
      ),
    ),
    notExists(some(drafts, eq(drafts.person, TO), eq(drafts.flow, photos.purpose))),
    notExists(
      some(persons, eq(persons.id, TO), sql`json_extract(${persons.standing}, '$.standing.flow') = ${photos.purpose}`),
    ),
  ),
);

const othersMessages = alias(outbox, 'others');
/** One person, one message of an announcement: what one of them has had goes, and of what waits for both the joining one's. */
const saidTwice = (who: typeof TO | typeof FROM) => ({
  set: { state: sql`'replaced'`, reason: sql`'linked'`, settledAt: sql`${NOW}` },
  where: and(
    eq(outbox.person, who),
    eq(outbox.state, 'waiting'),
    isNotNull(outbox.broadcast),
    exists(
      some(
        othersMessages,
        eq(othersMessages.broadcast, outbox.broadcast),
        sql`${othersMessages.person} in (${FROM}, ${TO})`,
        ne(othersMessages.id, outbox.id),
        or(
          inArray(othersMessages.state, ['sending', 'sent', 'unknown']),
          who === FROM ? eq(othersMessages.state, 'waiting') : undefined,
        ),
      ),
    ),
  ),
});
/** What stays of a message: that it was one. Rows in flight keep their address until they are settled, since the sender needs it. */
const wordless = { chat: sql`''`, person: sql`null`, body: sql`null`, messageId: sql`null` };
const isSettled = notInArray(outbox.state, ['waiting', 'sending']);

const joining = alias(persons, 'joining');
const orTheirs = (column: SQLiteColumn, its: SQLiteColumn): SQL => sql`coalesce(${column}, ${its})`;

const isComing = sql`coalesce(json_extract(${scheduleSessions.mend}, '$.date'), json_extract(${scheduleSessions.row}, '$.date')) >= ${TODAY}`;

/** Who only looked things up, and is held by nothing that is declared, is forgotten after so long a silence. */
export const SILENT_MS = 30 * DAY_MS;

export const PERSON_TABLES: readonly OfPerson[] = [
  {
    table: addresses,
    by: { person: { erase: goesAlong, link: moves(addresses.person) } },
    show: [counted('addresses', 'count', eq(addresses.person, PERSON))],
    kept: 'as long as the person',
  },
  {
    table: backlog,
    by: {
      sender: {
        erase: {
          how: 'delete',
          why: 'nobody waits for an answer any more',
          acts: [
            {
              where: exists(
                some(
                  addresses,
                  eq(addresses.person, PERSON),
                  eq(addresses.channel, backlog.channel),
                  eq(addresses.id, backlog.sender),
                ),
              ),
            },
          ],
        },
        link: stays('the address goes over with it'),
      },
      chat: { erase: keeps('it goes with its sender'), link: stays('the address goes over with it') },
    },
    show: 'it is answered within minutes',
    kept: 'until its turn comes',
  },
  {
    table: sessionReminders,
    by: {
      person: {
        erase: goesAlong,
        link: movesUnlessSame(
          sessionReminders.person,
          [sessionReminders.campaign, sessionReminders.session],
          'asked for twice is asked for',
        ),
      },
    },
    show: [
      counted('asked', 'reminders', eq(sessionReminders.person, PERSON)),
      counted('counts', 'reminders', eq(sessionReminders.person, PERSON)),
    ],
    kept: 'as long as the person; what is to come keeps them',
    holds: and(
      eq(sessionReminders.person, persons.id),
      exists(
        some(
          scheduleSessions,
          eq(scheduleSessions.campaign, sessionReminders.campaign),
          eq(scheduleSessions.code, sessionReminders.session),
          isComing,
        ),
      ),
    ),
  },
  {
    table: calendarSessions,
    by: {
      person: {
        erase: goesAlong,
        link: movesUnlessSame(
          calendarSessions.person,
          [calendarSessions.campaign, calendarSessions.session],
          'in two calendars is in a calendar',
        ),
      },
    },
    show: [counted('calendar', 'count', eq(calendarSessions.person, PERSON))],
    kept: 'as long as the person',
  },
  {
    table: entries,
    by: {
      person: {
        erase: {
          how: 'delete',
          why: 'it is nobody else’s; what a unit said stays with the unit, without the name',
          acts: [
            { where: and(eq(entries.person, PERSON), isNull(entries.unit)) },
            { set: { person: sql`null` }, where: eq(entries.person, PERSON) },
          ],
        },
        link: {
          how: 'merge',
          why: 'of what is said once the other’s words hold, and these go into its history; if they were only asked, these hold',
          acts: [
            {
              set: {
                answers: ifAsked(theirEntry.answers, entries.answers),
                version: ifAsked(theirEntry.version, entries.version),
                history: ifAsked(theirEntry.history, withTheirs),
                changedAt: ifAsked(theirEntry.changedAt, entries.changedAt),
                state: sql`'said'`,
              },
              from: theirEntry,
              where: and(
                eq(theirEntry.state, 'said'),
                eq(entries.person, TO),
                eq(theirEntry.person, FROM),
                isSameEntry,
              ),
            },
            {
              where: and(eq(entries.person, FROM), exists(some(theirEntry, eq(theirEntry.person, TO), isSameEntry))),
            },
            ...moves(entries.person).acts,
          ],
        },
      },
    },
    show: [counted('entries', 'count', and(eq(entries.person, PERSON), eq(entries.state, 'said')))],
    kept: 'as long as the person; a unit’s, for good',
  },
  {
    table: activities,
    by: { createdBy: { erase: unnamed(activities.createdBy, UNIT_KEEPS), link: moves(activities.createdBy) } },
    show: [counted('counts', 'activities', eq(activities.createdBy, PERSON))],
    kept: 'the unit keeps it; whoever logged is not forgotten for being silent',
    holds: eq(activities.createdBy, persons.id),
  },
  {
    table: activityVersions,
    by: { by: { erase: unnamed(activityVersions.by, UNIT_KEEPS), link: moves(activityVersions.by) } },
    show: 'the log itself is counted',
    kept: 'as long as the log',
  },
  {
    table: photos,
    by: {
      draftOf: {
        erase: goesAlong,
        link: {
          how: 'merge',
          why: 'where the other has begun the same, the one draft keeps its own photos and these go',
          acts: [
            { set: { draftOf: sql`${TO}` }, where: and(eq(photos.draftOf, FROM), comesUnderNothing) },
            { where: eq(photos.draftOf, FROM) },
          ],
        },
      },
      sentBy: { erase: unnamed(photos.sentBy, UNIT_KEEPS, { chat: sql`''` }), link: moves(photos.sentBy) },
      chat: { erase: keeps('it goes with sentBy'), link: stays('where it came from does not change') },
    },
    show: [
      counted(
        'counts',
        'photos',
        and(
          eq(photos.sentBy, PERSON),
          sql`${photos.purpose} not like 'broadcast%'`,
          eq(photos.removed, false),
          ne(photos.state, 'failed'),
        ),
      ),
    ],
    kept: 'as long as the log or the draft; a day before anything is begun',
    sweeps: [
      { after: DAY_MS, since: photos.at, where: eq(photos.purpose, 'early') },
      {
        after: 0,
        since: null,
        where: and(
          gt(photos.draftOf, 0),
          mayBeFetchedBack(photos.purpose),
          notExists(some(drafts, eq(drafts.person, photos.draftOf), eq(drafts.flow, photos.purpose))),
        ),
      },
    ],
  },
  {
    table: drafts,
    by: {
      person: {
        erase: goesAlong,
        link: movesUnlessSame(drafts.person, [drafts.flow], 'one draft a flow: the first’s'),
      },
    },
    show: [counted('counts', 'drafts', eq(drafts.person, PERSON))],
    kept: 'until it is saved or cancelled; what was cancelled, a day',
    sweeps: [{ after: DAY_MS, since: drafts.at, where: mayBeFetchedBack(drafts.flow) }],
  },
  {
    table: roles,
    by: {
      person: {
        erase: goesAlong,
        // Two that hold are the same where they are for the same; those taken back differ by their instant.
        link: movesUnlessSame(
          roles.person,
          [roles.role, roles.unit, roles.revokedAt],
          'a role given twice is held once',
        ),
      },
      revokedBy: { erase: unnamed(roles.revokedBy, LISTED), link: moves(roles.revokedBy) },
    },
    show: [counted('roles', 'count', and(eq(roles.person, PERSON), isNull(roles.revokedAt)))],
    kept: 'as long as the person, whom it keeps while it is held',
    holds: and(eq(roles.person, persons.id), isNull(roles.revokedAt)),
  },
  {
    table: invitations,
    by: { createdBy: { erase: unnamed(invitations.createdBy, LISTED), link: moves(invitations.createdBy) } },
    show: 'it says nothing of who made it but that',
    kept: 'for good, as a hash',
  },
  {
    table: broadcasts,
    by: { createdBy: { erase: unnamed(broadcasts.createdBy, LISTED), link: moves(broadcasts.createdBy) } },
    show: 'it is the office’s word',
    kept: 'for good',
  },
  {
    table: scheduleSessions,
    by: {
      mendedBy: { erase: unnamed(scheduleSessions.mendedBy, 'the plan stays'), link: moves(scheduleSessions.mendedBy) },
    },
    show: 'it is the office’s plan',
    kept: 'for good',
  },
  {
    table: occurrences,
    by: {
      person: {
        erase: goesAlong,
        link: movesUnlessSame(occurrences.person, [occurrences.rule, occurrences.date], 'one person is reminded once'),
      },
    },
    show: 'what was asked for is shown; this is that it came',
    kept: 'as long as the person',
  },
  {
    table: outbox,
    by: {
      person: {
        erase: {
          how: 'unname',
          why: 'an announcement’s progress is a count over its rows',
          acts: [
            {
              set: { state: sql`'cancelled'`, reason: sql`'erased'`, settledAt: sql`${NOW}` },
              where: and(eq(outbox.person, PERSON), eq(outbox.state, 'waiting')),
            },
            { set: wordless, where: and(eq(outbox.person, PERSON), isSettled) },
          ],
          later: { set: wordless, where: isSettled },
        },
        link: {
          how: 'merge',
          why: 'an announcement comes once',
          acts: [saidTwice(TO), saidTwice(FROM), ...moves(outbox.person).acts],
        },
      },
      chat: { erase: keeps('it goes with the person'), link: stays('it was said there') },
    },
    show: 'the words are wiped once they are sent',
    kept: 'seven days after it was sent; an announcement’s, for good',
  },
  {
    table: linkCodes,
    by: {
      person: {
        erase: goesAlong,
        link: {
          how: 'drop',
          why: 'it was for an account that is no more',
          acts: [{ where: eq(linkCodes.person, FROM) }],
        },
      },
    },
    show: 'ten minutes, and a hash',
    kept: 'an hour after it was shown',
    sweeps: [{ after: 50 * MINUTE_MS, since: linkCodes.expiresAt }],
  },
  {
    table: codeTries,
    by: {
      who: { erase: keeps('forgotten they are no new guesser'), link: stays('an address’s own, under a keyed hash') },
    },
    show: 'nobody can tell whose it is',
    kept: 'an hour',
    sweeps: [{ after: HOUR_MS, since: codeTries.at, anyClock: true }],
  },
  {
    table: persons,
    by: {
      id: {
        erase: { how: 'delete', why: 'they asked for it, or were silent', acts: [{ where: eq(persons.id, PERSON) }] },
        link: {
          how: 'merge',
          why: 'what the other has not said is taken over; a "no" to announcements is never turned into a "yes"',
          acts: [
            {
              set: {
                audience: orTheirs(persons.audience, joining.audience),
                unit: orTheirs(persons.unit, joining.unit),
                joined: sql`max(${persons.joined}, ${joining.joined})`,
                consent: orTheirs(persons.consent, joining.consent),
                consentAt: orTheirs(persons.consentAt, joining.consentAt),
                remindSince: sql`iif(${persons.remindAt} is null, ${joining.remindSince}, ${persons.remindSince})`,
                remindAt: orTheirs(persons.remindAt, joining.remindAt),
                announcements: sql`iif(${persons.announcements} = 'unasked', ${joining.announcements}, ${persons.announcements})`,
              },
              from: joining,
              where: and(eq(persons.id, TO), eq(joining.id, FROM)),
            },
            { where: eq(persons.id, FROM) },
          ],
        },
      },
    },
    show: [
      told('audience', 'code', persons.audience, eq(persons.id, PERSON)),
      told('unit', 'code', persons.unit, eq(persons.id, PERSON)),
      told('reminder', 'time', persons.remindAt, eq(persons.id, PERSON)),
      told('announcements', 'answer', persons.announcements, eq(persons.id, PERSON)),
      told('consent', 'at', persons.consentAt, eq(persons.id, PERSON)),
    ],
    kept: 'thirty days after the last word of who only looked things up and asked for nothing; else until they ask',
    holds: not(and(isNull(persons.consent), isNull(persons.remindAt), ne(persons.announcements, 'yes')) ?? sql`1`),
  },
];
