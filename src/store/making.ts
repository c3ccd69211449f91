import { and, eq, gt, isNotNull, type SQL, sql } from 'drizzle-orm';
import type { Store } from './open.ts';
import { prepared, type Slots } from './prepared.ts';
import { occurrences, persons, roles, sessionReminders } from './schema.ts';

/**
 * A moment at which a rule calls people: everybody with this time of day, all who asked for a session, or all who hold one of these roles.
 * Instants: epoch ms.
 */
export type Moment = Due & (OfTime | OfSession | { readonly roles: readonly string[] });

type Due = { readonly rule: string; readonly date: string; readonly due: number };
type OfTime = { readonly time: string };
type OfSession = { readonly campaign: string; readonly session: string };
/** `roles`: JSON. */
type OfRoles = { readonly roles: string };

/** Occurrences are made moment by moment, person by person: `making` stands for one moment and a range of persons. */
export type Making = {
  /** The next so many persons of a moment after one of them, counted, with the last one's id; 0: there are none. */
  next(moment: Moment, after: number, most: number): { readonly persons: number; readonly last: number };
  /** Writes them for the persons of the moment with an id above `after`, up to `last`. One that is there already stays. */
  write(moment: Moment, after: number, last: number, now: Date): void;
  /** The first time of day above this one at which anybody wants to be reminded; '': the first of all. null: none. */
  timeAfter(time: string): string | null;
  isAsked(campaign: string, session: string): boolean;
};

type Range = { readonly after: number; readonly last: number };
type Page = { readonly after: number; readonly most: number };
type Written = Due & Range & { readonly now: number };
type Size = { readonly persons: number; readonly last: number };

/** Everything is prepared once. */
export function createMaking(store: Store): Making {
  const [daily, asked, called] = [createDaily(store), createAskedFor(store), createCalled(store)];
  return {
    next(moment, after, most) {
      const page = { after, most };
      if ('time' in moment) return daily.next({ ...moment, ...page });
      if ('session' in moment) return asked.next({ ...moment, ...page });
      return called.next({ ...page, roles: JSON.stringify(moment.roles) });
    },
    write(moment, after, last, now) {
      const range = { after, last, now: now.getTime() };
      if ('time' in moment) daily.write({ ...moment, ...range });
      else if ('session' in moment) asked.write({ ...moment, ...range });
      else called.write({ ...moment, ...range, roles: JSON.stringify(moment.roles) });
    },
    timeAfter: (time) => daily.timeAfter(time),
    isAsked: (campaign, session) => asked.isAsked({ campaign, session }),
  };
}

const SIZE = { persons: sql<number>`count(*)`, last: sql<number>`coalesce(max(id), 0)` };
const NONE: Size = { persons: 0, last: 0 };

// Drizzle's own select would have to name the generated column too. A condition after it: else SQLite takes `on conflict` for a join's.
const written = (rule: SQL, person: SQL, by: Slots<Written>) =>
  sql`select ${rule}, ${by.date}, ${person}, 'waiting', ${by.due}, null, null, ${by.now}`;

/** Who wants to be reminded at a time of day. */
function createDaily({ db }: Store) {
  const next = prepared((by: Slots<Page & { readonly time: string }>) =>
    db.select(SIZE).from(
      db
        .select({ id: persons.id })
        .from(persons)
        .where(and(eq(persons.remindAt, by.time), gt(persons.id, by.after)))
        .orderBy(persons.id)
        .limit(by.most)
        .as('next'),
    ),
  );
  // A moment before the reminder was asked for is not made up.
  const write = prepared((by: Slots<Written & { readonly time: string }>) =>
    db
      .insert(occurrences)
      .select(sql`${written(sql`${by.rule}`, sql`id`, by)} from persons
        where remind_at = ${by.time} and id > ${by.after} and id <= ${by.last} and coalesce(remind_since, 0) <= ${by.due}`)
      .onConflictDoNothing(),
  );
  const timeAfter = prepared((by: Slots<{ time: string }>) =>
    db
      .select({ time: sql<string | null>`min(${persons.remindAt})` })
      .from(persons)
      .where(and(isNotNull(persons.remindAt), gt(persons.remindAt, by.time))),
  );
  return {
    next: (page: Page & OfTime): Size => next.get(page) ?? NONE,
    write: (moment: Written & OfTime): void => void write.run(moment),
    timeAfter: (time: string): string | null => timeAfter.get({ time })?.time ?? null,
  };
}

/** Who asked for a session. */
function createAskedFor({ db }: Store) {
  const ofSession = (by: Slots<OfSession>) =>
    and(eq(sessionReminders.campaign, by.campaign), eq(sessionReminders.session, by.session));
  const next = prepared((by: Slots<Page & OfSession>) =>
    db.select(SIZE).from(
      db
        .select({ id: sql<number>`person`.as('id') })
        .from(sessionReminders)
        .where(and(ofSession(by), gt(sessionReminders.person, by.after)))
        .orderBy(sessionReminders.person)
        .limit(by.most)
        .as('next'),
    ),
  );
  // A session that was put off to later on the same day is called again, at its new time.
  const write = prepared((by: Slots<Written & OfSession>) =>
    db
      .insert(occurrences)
      .select(sql`${written(sql`${by.rule} || ':' || ${by.session}`, sql`person`, by)} from session_reminders
        where campaign = ${by.campaign} and session = ${by.session} and person > ${by.after} and person <= ${by.last}
          and at <= ${by.due}`)
      .onConflictDoUpdate({
        target: [occurrences.rule, occurrences.date, occurrences.person],
        set: { state: 'waiting', dueAt: sql`excluded.due_at`, postponedTo: null, handedAt: null },
        setWhere: sql`excluded.due_at > ${occurrences.dueAt}`,
      }),
  );
  const isAsked = prepared((by: Slots<OfSession>) =>
    db.select({ person: sessionReminders.person }).from(sessionReminders).where(ofSession(by)).limit(1),
  );

  return {
    next: (page: Page & OfSession): Size => next.get(page) ?? NONE,
    write: (moment: Written & OfSession): void => void write.run(moment),
    isAsked: (of: OfSession): boolean => isAsked.get(of) !== undefined,
  };
}

/** Who holds one of some roles. */
function createCalled({ db }: Store) {
  const holding = (by: Slots<OfRoles & { readonly after: number }>) => sql`revoked_at is null
    and role in (select value from json_each(${by.roles})) and person > ${by.after}`;
  const next = prepared((by: Slots<Page & OfRoles>) =>
    db.select(SIZE).from(
      db
        .selectDistinct({ id: sql<number>`person`.as('id') })
        .from(roles)
        .where(holding(by))
        .orderBy(roles.person)
        .limit(by.most)
        .as('next'),
    ),
  );
  // Who was given the role later is not called for what was before.
  const write = prepared((by: Slots<Written & OfRoles>) =>
    db
      .insert(occurrences)
      .select(sql`${written(sql`${by.rule}`, sql`person`, by)} from roles
        where ${holding(by)} and person <= ${by.last} and granted_at <= ${by.due} group by person`)
      .onConflictDoNothing(),
  );
  return {
    next: (page: Page & OfRoles): Size => next.get(page) ?? NONE,
    write: (moment: Written & OfRoles): void => void write.run(moment),
  };
}
