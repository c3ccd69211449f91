/** How far the units are with their reports, and what they gave as a reason; with asking-holders.ts whom one can ask. */
import { and, count, eq, gt, isNotNull, isNull, notExists, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import { createHolderReads, type HolderReads } from './asking-holders.ts';
import type { Store } from './open.ts';
import { prepared, type Slots } from './prepared.ts';
import { activities, excuses, occurrences, persons, roles, unitReports } from './schema.ts';

export type ExcuseRow = { readonly unit: string; readonly reason: string; readonly until: string | null };

export type AskingRows = HolderReads & {
  /** The units that have sent a report, in any version. */
  reported(campaign: string): ReadonlySet<string>;
  hasReported(campaign: string, unit: string): boolean;
  excuses(campaign: string): readonly ExcuseRow[];
  excuseOf(campaign: string, unit: string): ExcuseRow | null;
  excuse(row: ExcuseRow & { readonly campaign: string; readonly by: number; readonly at: number }): void;
  unexcuse(campaign: string, unit: string): void;
  /** Whether something that stands was logged of this day. */
  hasLogged(campaign: string, unit: string, date: string): boolean;
  /** Roles given, logs saved and reports sent since then, and what the office still waits for. */
  news(
    campaign: string,
    since: number,
  ): {
    readonly joined: readonly { readonly role: string; readonly count: number }[];
    readonly logged: readonly { readonly unit: string; readonly count: number }[];
    readonly reported: readonly string[];
    readonly more: readonly string[];
  };
  setEvening(person: number, answer: string): void;
  setNudgesOff(person: number, off: boolean): void;
  /** Makes a person's occurrence of a rule, or makes it wait once more. */
  call(rule: string, date: string, person: number, due: number, now: number): void;
};

type OfUnit = { readonly campaign: string; readonly unit: string };

/** Everything is prepared once. */
export const createAskingRows = (store: Store): AskingRows => ({ ...createReads(store), ...createWrites(store) });

type Writes = Pick<AskingRows, 'excuse' | 'unexcuse' | 'setEvening' | 'setNudgesOff' | 'call'>;

function createReads({ db }: Store): Omit<AskingRows, keyof Writes> {
  const sent = isNotNull(unitReports.sentAt);
  const reported = prepared((by: Slots<{ campaign: string }>) =>
    db
      .selectDistinct({ unit: unitReports.unit })
      .from(unitReports)
      .where(and(eq(unitReports.campaign, by.campaign), sent)),
  );
  const hasReported = prepared((by: Slots<OfUnit>) =>
    db
      .select({ id: unitReports.id })
      .from(unitReports)
      .where(and(eq(unitReports.campaign, by.campaign), eq(unitReports.unit, by.unit), sent))
      .limit(1),
  );
  const excuse = { unit: excuses.unit, reason: excuses.reason, until: excuses.until };
  const all = prepared((by: Slots<{ campaign: string }>) =>
    db.select(excuse).from(excuses).where(eq(excuses.campaign, by.campaign)),
  );
  const one = prepared((by: Slots<OfUnit>) =>
    db
      .select(excuse)
      .from(excuses)
      .where(and(eq(excuses.campaign, by.campaign), eq(excuses.unit, by.unit))),
  );
  const hasLogged = prepared((by: Slots<OfUnit & { date: string }>) =>
    db
      .select({ id: activities.id })
      .from(activities)
      .where(
        and(
          eq(activities.campaign, by.campaign),
          eq(activities.unit, by.unit),
          sql`${activities.day} <= ${by.date}`,
          sql`json_extract(${activities.answers}, '$.to') >= ${by.date}`,
          isNull(activities.withdrawnAt),
        ),
      )
      .limit(1),
  );
  return {
    reported: (campaign) => new Set(reported.all({ campaign }).map(({ unit }) => unit)),
    hasReported: (campaign, unit) => hasReported.get({ campaign, unit }) !== undefined,
    excuses: (campaign) => all.all({ campaign }),
    excuseOf: (campaign, unit) => one.get({ campaign, unit }) ?? null,
    hasLogged: (campaign, unit, date) => hasLogged.get({ campaign, unit, date }) !== undefined,
    ...createHolderReads(db),
    news: createNews(db),
  };
}

function createNews(db: Store['db']): AskingRows['news'] {
  type Since = { readonly campaign: string; readonly since: number };
  const joined = prepared((by: Slots<{ since: number }>) =>
    db
      .select({ role: roles.role, count: count() })
      .from(roles)
      .where(and(gt(roles.grantedAt, by.since), isNull(roles.revokedAt)))
      .groupBy(roles.role),
  );
  const logged = prepared((by: Slots<Since>) =>
    db
      .select({ unit: activities.unit, count: count() })
      .from(activities)
      .where(
        and(eq(activities.campaign, by.campaign), gt(activities.createdAt, by.since), isNull(activities.withdrawnAt)),
      )
      .groupBy(activities.unit),
  );
  const reported = prepared((by: Slots<Since>) =>
    db
      .selectDistinct({ unit: unitReports.unit })
      .from(unitReports)
      .where(and(eq(unitReports.campaign, by.campaign), gt(unitReports.sentAt, by.since))),
  );
  const more = prepared((by: Slots<{ campaign: string }>) =>
    db
      .selectDistinct({ unit: unitReports.unit })
      .from(unitReports)
      .where(and(eq(unitReports.campaign, by.campaign), eq(unitReports.state, 'more'), notExists(laterVersion(db)))),
  );
  return (campaign, since) => ({
    joined: joined.all({ since }),
    logged: logged.all({ campaign, since }),
    reported: reported.all({ campaign, since }).map(({ unit }) => unit),
    more: more.all({ campaign }).map(({ unit }) => unit),
  });
}

function laterVersion(db: Store['db']) {
  const later = alias(unitReports, 'later');
  return db
    .select({ id: later.id })
    .from(later)
    .where(
      and(
        eq(later.campaign, unitReports.campaign),
        eq(later.unit, unitReports.unit),
        gt(later.version, unitReports.version),
        isNotNull(later.sentAt),
      ),
    );
}

function createWrites({ db }: Store): Writes {
  const put = prepared((by: Slots<ExcuseRow & { campaign: string; by: number; at: number }>) =>
    db
      .insert(excuses)
      .values({ campaign: by.campaign, unit: by.unit, reason: by.reason, until: by.until, by: by.by, at: by.at })
      .onConflictDoUpdate({
        target: [excuses.campaign, excuses.unit],
        set: { reason: sql`excluded.reason`, until: sql`excluded.until`, by: sql`excluded.by`, at: sql`excluded.at` },
      }),
  );
  const drop = prepared((by: Slots<OfUnit>) =>
    db.delete(excuses).where(and(eq(excuses.campaign, by.campaign), eq(excuses.unit, by.unit))),
  );
  const evening = prepared((by: Slots<{ person: number; answer: string }>) =>
    db.update(persons).set({ evening: by.answer }).where(eq(persons.id, by.person)),
  );
  const off = prepared((by: Slots<{ person: number; off: boolean }>) =>
    db.update(persons).set({ nudgesOff: by.off }).where(eq(persons.id, by.person)),
  );
  const call = prepared((by: Slots<{ rule: string; date: string; person: number; due: number; now: number }>) =>
    db
      .insert(occurrences)
      .values({
        rule: by.rule,
        date: by.date,
        person: by.person,
        state: 'waiting',
        dueAt: by.due,
        createdAt: by.now,
      })
      .onConflictDoUpdate({
        target: [occurrences.rule, occurrences.date, occurrences.person],
        set: { state: 'waiting', dueAt: sql`excluded.due_at`, postponedTo: null, handedAt: null },
        setWhere: sql`excluded.due_at > ${occurrences.dueAt}`,
      }),
  );
  return {
    excuse: (row) => void put.run(row),
    unexcuse: (campaign, unit) => void drop.run({ campaign, unit }),
    setEvening: (person, answer) => void evening.run({ person, answer }),
    setNudgesOff: (person, value) => void off.run({ person, off: value }),
    call: (rule, date, person, due, now) => void call.run({ rule, date, person, due, now }),
  };
}
