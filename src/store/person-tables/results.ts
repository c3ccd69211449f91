/** What units report, and what the office makes of it. See ../person-tables.ts. */
import { eq, exists, isNotNull, sql } from 'drizzle-orm';
import { DAY_MS } from '../../chat/civil.ts';
import { counted, goesAlong, keeps, moves, type OfPerson, PERSON, some, stays, unnamed } from '../of-person.ts';
import { excuses, frozenReports, frozenUnits, jobs, nominations, passes, thanks, unitReports } from '../schema.ts';

const UNIT_KEEPS = 'the unit’s report stays, without the name';
const OFFICE_KEEPS = 'the office’s report stays, without the name';

export const RESULTS: readonly OfPerson[] = [
  {
    table: unitReports,
    by: {
      sentBy: { erase: unnamed(unitReports.sentBy, UNIT_KEEPS), link: moves(unitReports.sentBy) },
      settledBy: { erase: unnamed(unitReports.settledBy, UNIT_KEEPS), link: moves(unitReports.settledBy) },
    },
    show: [counted('reports', 'count', eq(unitReports.sentBy, PERSON))],
    kept: 'for good: it is the unit’s',
  },
  {
    table: frozenReports,
    by: {
      createdBy: { erase: unnamed(frozenReports.createdBy, OFFICE_KEEPS), link: moves(frozenReports.createdBy) },
    },
    show: 'it is the office’s report',
    kept: 'for good',
  },
  {
    table: frozenUnits,
    by: {},
    show: 'it is the unit’s; names are looked up, and gone with whoever is forgotten',
    kept: 'for good: it is the office’s report',
  },
  {
    table: jobs,
    by: {
      person: { erase: goesAlong, link: moves(jobs.person) },
      chat: { erase: keeps('it goes with person'), link: stays('it is answered where it was asked for') },
    },
    show: 'a file that was asked for, until it is handed over',
    kept: 'seven days after it was handed over',
    sweeps: [{ after: 7 * DAY_MS, since: jobs.settledAt, most: 250 }],
  },
  {
    table: nominations,
    by: {
      person: {
        erase: unnamed(nominations.person, 'whoever is forgotten is named nowhere', {
          name: sql`''`,
          what: sql`null`,
          state: sql`'withdrawn'`,
        }),
        link: moves(nominations.person),
      },
      by: { erase: unnamed(nominations.by, UNIT_KEEPS), link: moves(nominations.by) },
    },
    show: [counted('nominated', 'count', eq(nominations.person, PERSON))],
    kept: 'as long as the unit’s report, without the name once it is taken back',
  },
  {
    table: excuses,
    by: { by: { erase: unnamed(excuses.by, UNIT_KEEPS), link: moves(excuses.by) } },
    show: 'it is the unit’s reason',
    kept: 'until the unit reports',
    sweeps: [
      {
        after: 0,
        since: null,
        where: exists(
          some(
            unitReports,
            eq(unitReports.campaign, excuses.campaign),
            eq(unitReports.unit, excuses.unit),
            isNotNull(unitReports.sentAt),
          ),
        ),
      },
    ],
  },
  {
    table: thanks,
    by: { by: { erase: unnamed(thanks.by, OFFICE_KEEPS), link: moves(thanks.by) } },
    show: 'it is the office’s thanks to a unit',
    kept: 'for good, without a name',
  },
  {
    table: passes,
    by: { person: { erase: goesAlong, link: moves(passes.person) } },
    show: 'an hour at the most, and a hash',
    kept: 'half an hour until it is opened, and half an hour from then on',
  },
];
