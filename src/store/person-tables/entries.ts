/** What flows collected. See ../person-tables.ts. */
import { and, eq, exists, isNull, type SQL, sql } from 'drizzle-orm';
import { alias, type SQLiteColumn } from 'drizzle-orm/sqlite-core';
import { counted, FROM, moves, type OfPerson, PERSON, some, TO } from '../of-person.ts';
import { entries } from '../schema.ts';

const theirEntry = alias(entries, 'theirs');
const isSameEntry = and(
  eq(entries.once, true),
  eq(theirEntry.once, true),
  // With a sign before it, it is looked for by the person, of whom there are few rows, and not by the flow.
  sql`+${theirEntry.campaign} = +${entries.campaign}`,
  sql`+${theirEntry.flow} = +${entries.flow}`,
  sql`${theirEntry.unit} is ${entries.unit}`,
);
const ifAsked = (then: SQLiteColumn, otherwise: SQLiteColumn | SQL): SQL =>
  sql`iif(${entries.state} = 'asked', ${then}, ${otherwise})`;
const withTheirs = sql`json_insert(${entries.history}, '$[#]',
  json_object('at', ${theirEntry.changedAt}, 'answers', json(${theirEntry.answers})))`;

export const ENTRIES: readonly OfPerson[] = [
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
          why: 'of what is said once the other’s words hold, and these go into its history',
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
];
