/** What was left open. See ../person-tables.ts. */
import { and, eq, exists, type SQL, sql } from 'drizzle-orm';
import { alias, type SQLiteColumn } from 'drizzle-orm/sqlite-core';
import { DAY_MS } from '../../chat/civil.ts';
import { counted, FROM, goesAlong, moves, NOW, type OfPerson, PERSON, some, TO } from '../of-person.ts';
import { drafts, persons } from '../schema.ts';

/** Of drafts, and of photos that hang on one: it was cancelled (store/drafts.ts). */
export const mayBeFetchedBack = (flow: SQLiteColumn): SQL => sql`instr(${flow}, '~') > 0`;

const others = alias(drafts, 'others');
/** Whether the one who stays has begun the same: their draft of it, or what they are in. */
export const isBegunByOther = (flow: SQLiteColumn): SQL => {
  const draft = exists(some(others, eq(others.person, TO), eq(others.flow, flow)));
  const isIn = sql`json_extract(${persons.standing}, '$.standing.flow') = ${flow}`;
  return sql`(${draft} or ${exists(some(persons, eq(persons.id, TO), isIn))})`;
};
/** The name under which the joining one's draft can be fetched back. */
export const asideName: SQL = sql`${drafts.flow} || '~' || coalesce(json_extract(${drafts.state}, '$.run'), ${drafts.at})`;

export const DRAFTS: readonly OfPerson[] = [
  {
    table: drafts,
    by: {
      person: {
        erase: goesAlong,
        link: {
          how: 'merge',
          why: 'what both have begun goes on as the first’s; the other’s can be fetched back for a day',
          acts: [
            {
              set: { flow: asideName, at: sql`${NOW}` },
              where: and(eq(drafts.person, FROM), isBegunByOther(drafts.flow)),
            },
            ...moves(drafts.person).acts,
          ],
        },
      },
    },
    show: [counted('counts', 'drafts', eq(drafts.person, PERSON))],
    kept: 'until it is saved or cancelled; what was cancelled, a day',
    sweeps: [{ after: DAY_MS, since: drafts.at, where: mayBeFetchedBack(drafts.flow) }],
  },
];
