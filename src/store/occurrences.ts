import { and, asc, eq, gt, isNotNull, lte, type SQL, sql } from 'drizzle-orm';
import type { Store } from './open.ts';
import { prepared, type Slots } from './prepared.ts';
import { occurrences, persons, roles, sessionReminders } from './schema.ts';

/**
 * A moment at which a rule calls people: everybody with this time of day, all who asked for a session, or all who hold one of these roles.
 * Instants: epoch ms.
 */
export type Moment = { readonly rule: string; readonly date: string; readonly due: number } & (
  | { readonly time: string }
  | { readonly session: string; readonly campaign: string }
  | { readonly roles: readonly string[] }
);

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
type OfSession = { readonly campaign: string; readonly session: string };

/** Everything is prepared once. */
export function createMaking({ db }: Store): Making {
  const atTime = (by: Slots<{ time: string }>) => eq(persons.remindAt, by.time);
  const ofSession = (by: Slots<OfSession>) =>
    and(eq(sessionReminders.campaign, by.campaign), eq(sessionReminders.session, by.session));
  const size = { persons: sql<number>`count(*)`, last: sql<number>`coalesce(max(id), 0)` };
  const nextDaily = prepared((by: Slots<Page & { readonly time: string }>) =>
    db.select(size).from(
      db
        .select({ id: persons.id })
        .from(persons)
        .where(and(atTime(by), gt(persons.id, by.after)))
        .orderBy(persons.id)
        .limit(by.most)
        .as('next'),
    ),
  );
  const nextAsked = prepared((by: Slots<Page & OfSession>) =>
    db.select(size).from(
      db
        .select({ id: sql<number>`person`.as('id') })
        .from(sessionReminders)
        .where(and(ofSession(by), gt(sessionReminders.person, by.after)))
        .orderBy(sessionReminders.person)
        .limit(by.most)
        .as('next'),
    ),
  );
  /** `roles`: JSON. */
  type OfRoles = { readonly roles: string };
  const holding = (by: Slots<OfRoles & { readonly after: number }>) => sql`revoked_at is null
    and role in (select value from json_each(${by.roles})) and person > ${by.after}`;
  const nextHolders = prepared((by: Slots<Page & OfRoles>) =>
    db.select(size).from(
      db
        .selectDistinct({ id: sql<number>`person`.as('id') })
        .from(roles)
        .where(holding(by))
        .orderBy(roles.person)
        .limit(by.most)
        .as('next'),
    ),
  );
  type Written = Range & { readonly rule: string; readonly date: string; readonly due: number; readonly now: number };
  // Drizzle's own select would have to name the generated column too. A condition after it: else SQLite takes `on conflict` for a join's.
  const written = (rule: SQL, person: SQL, by: Slots<Written>) =>
    sql`select ${rule}, ${by.date}, ${person}, 'waiting', ${by.due}, null, null, ${by.now}`;
  // A moment before the reminder was asked for is not made up.
  const daily = prepared((by: Slots<Written & { readonly time: string }>) =>
    db
      .insert(occurrences)
      .select(sql`${written(sql`${by.rule}`, sql`id`, by)} from persons
        where remind_at = ${by.time} and id > ${by.after} and id <= ${by.last} and coalesce(remind_since, 0) <= ${by.due}`)
      .onConflictDoNothing(),
  );
  // A session that was put off to later on the same day is called again, at its new time.
  const asked = prepared((by: Slots<Written & OfSession>) =>
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
  // Who was given the role later is not called for what was before.
  const holders = prepared((by: Slots<Written & OfRoles>) =>
    db
      .insert(occurrences)
      .select(sql`${written(sql`${by.rule}`, sql`person`, by)} from roles
        where ${holding(by)} and person <= ${by.last} and granted_at <= ${by.due} group by person`)
      .onConflictDoNothing(),
  );
  const timeAfter = prepared((by: Slots<{ time: string }>) =>
    db
      .select({ time: sql<string | null>`min(${persons.remindAt})` })
      .from(persons)
      .where(and(isNotNull(persons.remindAt), gt(persons.remindAt, by.time))),
  );
  const isAsked = prepared((by: Slots<OfSession>) =>
    db.select({ person: sessionReminders.person }).from(sessionReminders).where(ofSession(by)).limit(1),
  );

  return {
    next(moment, after, most) {
      const page = { after, most };
      const found =
        'time' in moment
          ? nextDaily.get({ ...moment, ...page })
          : 'roles' in moment
            ? nextHolders.get({ roles: JSON.stringify(moment.roles), ...page })
            : nextAsked.get({ ...moment, ...page });
      return found ?? { persons: 0, last: 0 };
    },
    write(moment, after, last, now) {
      const range = { after, last, now: now.getTime() };
      if ('time' in moment) daily.run({ ...moment, ...range });
      else if ('roles' in moment) holders.run({ ...moment, roles: JSON.stringify(moment.roles), ...range });
      else asked.run({ ...moment, ...range });
    },
    timeAfter: (time) => timeAfter.get({ time })?.time ?? null,
    isAsked: (campaign, session) => isAsked.get({ campaign, session }) !== undefined,
  };
}

/** An occurrence that is to be handed over. `lastAt`: the person's last word, anywhere. Instants: epoch ms, civil. */
export type Waiting = {
  readonly rule: string;
  readonly date: string;
  readonly person: number;
  readonly dueAt: number;
  readonly lastAt: number;
};

type Which = Pick<Waiting, 'rule' | 'date' | 'person'>;
export type WaitingRows = {
  /** Those that come due up to `now`, the first so many. */
  due(now: Date, most: number): readonly Waiting[];
  /** When the first of all comes; null: none waits. */
  firstAt(): Date | null;
  settle(which: Which, state: 'handed' | 'missed' | 'void', now: Date): void;
  /** `to`: epoch ms. */
  putOff(which: Which, to: number): void;
};

/** Everything is prepared once. */
export function createWaitingRows({ db }: Store): WaitingRows {
  // A literal: only then is the partial index used.
  const waits = sql`${occurrences.state} = 'waiting'`;
  const due = prepared((by: Slots<{ now: number; most: number }>) =>
    db
      .select({
        rule: occurrences.rule,
        date: occurrences.date,
        person: occurrences.person,
        dueAt: occurrences.dueAt,
        lastAt: persons.lastAt,
      })
      .from(occurrences)
      .innerJoin(persons, eq(persons.id, occurrences.person))
      .where(and(waits, lte(occurrences.comesAt, by.now)))
      .orderBy(asc(occurrences.comesAt), asc(occurrences.person))
      .limit(by.most),
  );
  const first = db
    .select({ at: sql<number | null>`min(${occurrences.comesAt})` })
    .from(occurrences)
    .where(waits)
    .prepare();
  const isOne = (by: Slots<Which>) =>
    and(eq(occurrences.rule, by.rule), eq(occurrences.date, by.date), eq(occurrences.person, by.person));
  const settle = prepared((by: Slots<Which & { readonly state: string; readonly now: number }>) =>
    db.update(occurrences).set({ state: by.state, handedAt: by.now }).where(isOne(by)),
  );
  const putOff = prepared((by: Slots<Which & { readonly to: number }>) =>
    db.update(occurrences).set({ postponedTo: by.to }).where(isOne(by)),
  );
  return {
    due: (now, most) => due.all({ now: now.getTime(), most }),
    firstAt() {
      const at = first.get()?.at ?? null;
      return at === null ? null : new Date(at);
    },
    settle: ({ rule, date, person }, state, now) => void settle.run({ rule, date, person, state, now: now.getTime() }),
    putOff: ({ rule, date, person }, to) => void putOff.run({ rule, date, person, to }),
  };
}
