import { and, eq, or } from 'drizzle-orm';
import type { Store } from './open.ts';
import { prepared, type Slots } from './prepared.ts';
import { calendarSessions, occurrences, sessionReminders } from './schema.ts';

/** Whom a change of a session concerns, by their ids. */
export type SessionPeople = {
  /** Who asked to be reminded of it, and who has it in a calendar. */
  holding(campaign: string, session: string): readonly number[];
  /** Who was reminded of it, or of the morning, on that local date. */
  reminded(date: string, session: string): readonly number[];
};

/** Prepared once; see SessionPeople. */
export function createSessionPeople({ db }: Store): SessionPeople {
  const holding = [sessionReminders, calendarSessions].map((table) =>
    prepared((by: Slots<{ campaign: string; session: string }>) =>
      db
        .select({ person: table.person })
        .from(table)
        .where(and(eq(table.campaign, by.campaign), eq(table.session, by.session))),
    ),
  );
  const reminded = prepared((by: Slots<{ date: string; rule: string }>) =>
    db
      .select({ person: occurrences.person })
      .from(occurrences)
      .where(
        and(
          eq(occurrences.state, 'handed'),
          eq(occurrences.date, by.date),
          or(eq(occurrences.rule, 'morning'), eq(occurrences.rule, by.rule)),
        ),
      ),
  );
  return {
    holding: (campaign, session) =>
      holding.flatMap((rows) => rows.all({ campaign, session }).map(({ person }) => person)),
    reminded: (date, session) => reminded.all({ date, rule: `session:${session}` }).map(({ person }) => person),
  };
}
