/** Persons themselves, where they are written to, and what they may do. See ../person-tables.ts. */
import { and, eq, isNull, ne, not, type SQL, sql } from 'drizzle-orm';
import { alias, type SQLiteColumn } from 'drizzle-orm/sqlite-core';
import { HOUR_MS, MINUTE_MS } from '../../chat/civil.ts';
import {
  counted,
  FROM,
  goesAlong,
  keeps,
  moves,
  movesUnlessSame,
  type OfPerson,
  PERSON,
  stays,
  TO,
  told,
  unnamed,
} from '../of-person.ts';
import { addresses, codeTries, invitations, linkCodes, persons, roles } from '../schema.ts';

const LISTED = 'a list of the office says it';

const joining = alias(persons, 'joining');
const orTheirs = (column: SQLiteColumn, its: SQLiteColumn): SQL => sql`coalesce(${column}, ${its})`;

/** How who is forgotten wanted to be shown; never empty. */
const itsName = sql`(select nullif(p.shown_name, '') from persons p where p.id = ${PERSON})`;
/** Choices that were shown to colleagues and the office, and are read when they type one, may name them. */
const unsayName = {
  set: {
    shown: sql`replace(${persons.shown}, ${itsName}, '–')`,
    standing: sql`replace(${persons.standing}, ${itsName}, '–')`,
  },
  where: sql`${persons.id} in (select r.person from roles r)
    and (instr(${persons.shown}, ${itsName}) > 0 or instr(${persons.standing}, ${itsName}) > 0)`,
};

export const PEOPLE: readonly OfPerson[] = [
  {
    table: addresses,
    by: { person: { erase: goesAlong, link: moves(addresses.person) } },
    show: [counted('addresses', 'count', eq(addresses.person, PERSON))],
    kept: 'as long as the person',
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
        erase: {
          how: 'delete',
          why: 'they asked for it, or were silent',
          acts: [unsayName, { where: eq(persons.id, PERSON) }],
        },
        link: {
          how: 'merge',
          why: 'what the other has not said is taken over; a "no" to announcements is never turned into a "yes"',
          acts: [
            {
              set: {
                audience: orTheirs(persons.audience, joining.audience),
                unit: orTheirs(persons.unit, joining.unit),
                shownName: sql`coalesce(nullif(${persons.shownName}, ''), ${joining.shownName}, ${persons.shownName})`,
                evening: sql`iif(${joining.evening} = 'no', 'no', coalesce(${persons.evening}, ${joining.evening}))`,
                nudgesOff: sql`max(${persons.nudgesOff}, ${joining.nudgesOff})`,
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
      told('shown-name', 'name', persons.shownName, and(eq(persons.id, PERSON), ne(persons.shownName, ''))),
      told('evening', 'answer', persons.evening, eq(persons.id, PERSON)),
      told('reminder', 'time', persons.remindAt, eq(persons.id, PERSON)),
      told('announcements', 'answer', persons.announcements, eq(persons.id, PERSON)),
      told('consent', 'at', persons.consentAt, eq(persons.id, PERSON)),
    ],
    kept: 'thirty days after the last word of who only looked things up and asked for nothing; else until they ask',
    holds: not(and(isNull(persons.consent), isNull(persons.remindAt), ne(persons.announcements, 'yes')) ?? sql`1`),
  },
];
