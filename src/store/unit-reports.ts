/** The units' reports, a row a version, and whom they propose to be named. */
import { and, desc, eq, gte, inArray, isNull, ne, or, sql } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import type { Store } from './open.ts';
import { prepared, type Slots } from './prepared.ts';
import { drafts, nominations, persons, roles, unitReports } from './schema.ts';

type Row = typeof unitReports.$inferSelect;
/** `sender`: how whoever sent it wants to be shown. */
export type UnitReportRow = Row & { readonly sender: string | null };
export type NominationRow = typeof nominations.$inferSelect;

type OfUnit = { readonly campaign: string; readonly unit: string };
type NewDraft = OfUnit & { readonly version: number; readonly content: string; readonly now: number };
type SentRow = Pick<
  Row,
  'id' | 'content' | 'figures' | 'notHeld' | 'sentAt' | 'sentBy' | 'sentRole' | 'phoned' | 'late'
> & { readonly now: number };
type Settled = { readonly id: number; readonly state: string; readonly remark: string | null } & {
  readonly by: number;
  readonly now: number;
};

export type UnitReportRows = {
  /** Every version, the newest first; a draft too. */
  ofUnit(of: OfUnit): readonly UnitReportRow[];
  /** Begins a version. */
  begin(draft: NewDraft): void;
  change(row: { readonly id: number; readonly content: string; readonly now: number }): void;
  drop(id: number): void;
  /** Makes way for a version that comes before it. */
  renumber(id: number, version: number): void;
  send(row: SentRow): void;
  settle(row: Settled): void;
  /** Whoever leads this unit now. */
  leadsOf(unit: string): readonly number[];
  /** Whoever holds the office now. */
  offices(): readonly number[];
  /** Of whoever may log for the unit, who has begun a log of it since (civil ms) and not saved it; how they want to be shown, '' if not said. */
  openLogs(of: { readonly unit: string; readonly since: number }): readonly string[];
};

/** Everything is prepared once; call it inside a transaction. Checks no rights. */
export const createUnitReportRows = (store: Store): UnitReportRows => ({
  ...createReading(store),
  ...createWriting(store),
});

type Reading = Pick<UnitReportRows, 'ofUnit' | 'leadsOf' | 'offices' | 'openLogs'>;

function createReading({ db }: Store): Reading {
  const all = prepared((by: Slots<OfUnit>) =>
    db
      .select({ report: unitReports, sender: persons.shownName })
      .from(unitReports)
      .leftJoin(persons, eq(persons.id, unitReports.sentBy))
      .where(and(eq(unitReports.campaign, by.campaign), eq(unitReports.unit, by.unit)))
      .orderBy(desc(unitReports.version)),
  );
  const holders = (where: ReturnType<typeof eq>) =>
    db
      .selectDistinct({ person: roles.person })
      .from(roles)
      .where(and(where, isNull(roles.revokedAt)));
  const leads = prepared((by: Slots<{ unit: string }>) =>
    holders(and(eq(roles.role, 'lead'), eq(roles.unit, by.unit)) ?? sql`0`),
  );
  const offices = holders(eq(roles.role, 'office')).prepare();
  return {
    ofUnit: (of) => all.all(of).map(({ report, sender }) => ({ ...report, sender })),
    leadsOf: (unit) => leads.all({ unit }).map(({ person }) => person),
    offices: () => offices.all().map(({ person }) => person),
    openLogs: prepareOpenLogs(db),
  };
}

/** They are in it, or left it with something told: whoever only opened it has begun nothing. What can't be read is passed over. */
function prepareOpenLogs(db: Store['db']): Reading['openLogs'] {
  type Since = { readonly unit: string; readonly since: number };
  const isOf = (state: SQLiteColumn, at: string, by: Slots<Since>) =>
    sql`iif(json_valid(${state}), json_extract(${state}, ${`${at}.flow`}) = 'log'
      and json_extract(${state}, ${`${at}.answers.unit`}) = ${by.unit}
      and (select count(*) from json_each(${state}, ${`${at}.answers`})) > 1, 0)`;
  const found = prepared((by: Slots<Since>) =>
    db
      .selectDistinct({ person: persons.id, name: persons.shownName })
      .from(roles)
      .innerJoin(persons, eq(persons.id, roles.person))
      .leftJoin(drafts, and(eq(drafts.person, persons.id), eq(drafts.flow, 'log'), gte(drafts.at, by.since)))
      .where(
        and(
          eq(roles.unit, by.unit),
          inArray(roles.role, ['teacher', 'lead']),
          isNull(roles.revokedAt),
          or(isOf(drafts.state, '$', by), and(gte(persons.lastAt, by.since), isOf(persons.standing, '$.standing', by))),
        ),
      )
      .orderBy(persons.id),
  );
  return (of) => found.all(of).map(({ name }) => name ?? '');
}

function createWriting({ db }: Store): Omit<UnitReportRows, keyof Reading> {
  const isOne = (by: Slots<{ id: number }>) => eq(unitReports.id, by.id);
  const begin = prepared((by: Slots<NewDraft>) =>
    db.insert(unitReports).values({
      campaign: by.campaign,
      unit: by.unit,
      version: by.version,
      state: 'draft',
      content: by.content,
      createdAt: by.now,
      changedAt: by.now,
    }),
  );
  const change = prepared((by: Slots<{ id: number; content: string; now: number }>) =>
    db.update(unitReports).set({ content: by.content, changedAt: by.now }).where(isOne(by)),
  );
  const renumber = prepared((by: Slots<{ id: number; version: number }>) =>
    db.update(unitReports).set({ version: by.version }).where(isOne(by)),
  );
  const drop = prepared((by: Slots<{ id: number }>) => db.delete(unitReports).where(isOne(by)));
  const send = prepared((by: Slots<SentRow>) =>
    db
      .update(unitReports)
      .set({
        state: 'sent',
        content: by.content,
        figures: by.figures,
        notHeld: by.notHeld,
        sentAt: by.sentAt,
        sentBy: by.sentBy,
        sentRole: by.sentRole,
        phoned: by.phoned,
        late: by.late,
        changedAt: by.now,
      })
      .where(isOne(by)),
  );
  const settle = prepared((by: Slots<Settled>) =>
    db
      .update(unitReports)
      .set({ state: by.state, remark: by.remark, settledAt: by.now, settledBy: by.by, changedAt: by.now })
      .where(isOne(by)),
  );
  return {
    begin: (draft) => void begin.run(draft),
    change: (row) => void change.run(row),
    renumber: (id, version) => void renumber.run({ id, version }),
    drop: (id) => void drop.run({ id }),
    send: (row) => void send.run(row),
    settle: (row) => void settle.run(row),
  };
}

type NewNominationRow = Pick<NominationRow, 'campaign' | 'unit' | 'kind' | 'name' | 'what' | 'consent' | 'person'> & {
  readonly by: number;
  readonly now: number;
};

export type NominationRows = {
  /** As they were made; those taken back too, without a name where whoever is named was forgotten. */
  ofUnit(of: OfUnit): readonly NominationRow[];
  add(row: NewNominationRow): NominationRow;
  takeBack(id: number, now: number): void;
  /** Whoever holds a role of the unit and said how they want to be shown. */
  membersOf(unit: string): readonly { readonly id: number; readonly name: string }[];
};

/** Everything is prepared once; call it inside a transaction. Checks no rights. */
export function createNominationRows({ db }: Store): NominationRows {
  const all = prepared((by: Slots<OfUnit>) =>
    db
      .select()
      .from(nominations)
      .where(and(eq(nominations.campaign, by.campaign), eq(nominations.unit, by.unit)))
      .orderBy(nominations.id),
  );
  const add = prepared((by: Slots<NewNominationRow>) => {
    const { campaign, unit, kind, name, what, consent, person, now } = by;
    const row = { campaign, unit, kind, name, what, consent, person, by: by.by };
    return db
      .insert(nominations)
      .values({ ...row, createdAt: now, changedAt: now })
      .returning();
  });
  const takeBack = prepared((by: Slots<{ id: number; now: number }>) =>
    db
      .update(nominations)
      .set({ state: 'withdrawn', name: '', what: null, changedAt: by.now })
      .where(eq(nominations.id, by.id)),
  );
  const members = prepared((by: Slots<{ unit: string }>) =>
    db
      .selectDistinct({ id: persons.id, name: sql<string>`${persons.shownName}` })
      .from(persons)
      .innerJoin(roles, eq(roles.person, persons.id))
      .where(and(eq(roles.unit, by.unit), isNull(roles.revokedAt), ne(persons.shownName, '')))
      .orderBy(persons.id),
  );
  return {
    ofUnit: (of) => all.all(of),
    add: (row) => add.get(row),
    takeBack: (id, now) => void takeBack.run({ id, now }),
    membersOf: (unit) => members.all({ unit }),
  };
}
