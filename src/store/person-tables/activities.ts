/** What was logged, and its photos. See ../person-tables.ts. */
import { and, eq, exists, gt, isNull, ne, not, notExists, or, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import { DAY_MS } from '../../chat/civil.ts';
import {
  counted,
  FROM,
  goesAlong,
  keeps,
  moves,
  type OfPerson,
  PERSON,
  query,
  some,
  stays,
  TO,
  unnamed,
} from '../of-person.ts';
import { activities, activityVersions, drafts, persons, photos } from '../schema.ts';
import { asideName, isBegunByOther, mayBeFetchedBack } from './drafts.ts';

const UNIT_KEEPS = 'the unit’s figures stay, without the name';

const othersPhotos = alias(photos, 'others');
/**
 * Photos hang on the person's one draft of a flow, which is called as their purpose: they never come under another's.
 */
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
    not(isBegunByOther(photos.purpose)),
  ),
);
const itsDraft = and(eq(drafts.person, FROM), eq(drafts.flow, photos.purpose));

export const ACTIVITIES: readonly OfPerson[] = [
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
          why: 'where the other has begun the same they go aside with their draft, or, without one, go',
          acts: [
            {
              set: { purpose: sql`${query.select({ name: asideName }).from(drafts).where(itsDraft)}` },
              where: and(eq(photos.draftOf, FROM), isBegunByOther(photos.purpose), exists(some(drafts, itsDraft))),
            },
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
];
