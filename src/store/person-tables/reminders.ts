/** What somebody asked to be told of, and the plan that they mended. See ../person-tables.ts. */
import { and, eq, exists, sql } from 'drizzle-orm';
import {
  counted,
  goesAlong,
  moves,
  movesUnlessSame,
  type OfPerson,
  PERSON,
  some,
  TODAY,
  unnamed,
} from '../of-person.ts';
import { calendarSessions, occurrences, persons, scheduleSessions, sessionReminders } from '../schema.ts';

const isComing = sql`coalesce(json_extract(${scheduleSessions.mend}, '$.date'), json_extract(${scheduleSessions.row}, '$.date')) >= ${TODAY}`;

export const REMINDERS: readonly OfPerson[] = [
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
    table: scheduleSessions,
    by: {
      mendedBy: { erase: unnamed(scheduleSessions.mendedBy, 'the plan stays'), link: moves(scheduleSessions.mendedBy) },
    },
    show: 'it is the office’s plan',
    kept: 'for good',
  },
];
