/** The office's frozen reports: one row a version, one for each unit in it; and who and what may still stand in them. */
import { and, asc, desc, eq, inArray, isNull, ne, sql } from 'drizzle-orm';
import type { Store } from './open.ts';
import { prepared, type Slots } from './prepared.ts';
import { activities, files, frozenReports, frozenUnits, nominations, photos, roles, unitReports } from './schema.ts';

export type FrozenUnitRow = typeof frozenUnits.$inferSelect;
type Of = { readonly campaign: string; readonly subject: string };
type OfUnit = { readonly campaign: string; readonly unit: string };
type NewReport = Of & {
  readonly number: number;
  readonly asOf: number;
  readonly content: string;
  readonly summary: string;
  readonly by: number;
  readonly now: number;
};

/** Everything is prepared once; writes belong into a transaction. Checks no rights. */
export const createFrozenReportRows = (store: Store) => ({
  ...versionsIn(store),
  ...freezingIn(store),
  ...namesIn(store),
  ...picturesIn(store),
  ...doneBy(store),
  ...mergingIn(store),
});

function versionsIn({ db }: Store) {
  const { id, campaign, subject, number, asOf, summary, privacyAt } = frozenReports;
  const LIGHT = { id, subject, number, asOf, summary, privacyAt };
  const isOf = (by: Slots<Of>) => and(eq(campaign, by.campaign), eq(subject, by.subject));
  const all = prepared((by: Slots<Of>) => db.select(LIGHT).from(frozenReports).where(isOf(by)).orderBy(desc(number)));
  const one = prepared((by: Slots<Of & { number: number }>) =>
    db
      .select(LIGHT)
      .from(frozenReports)
      .where(and(isOf(by), eq(number, by.number))),
  );
  const content = prepared((by: Slots<{ id: number }>) =>
    db.select({ content: frozenReports.content }).from(frozenReports).where(eq(id, by.id)),
  );
  const units = prepared((by: Slots<{ id: number }>) =>
    db.select().from(frozenUnits).where(eq(frozenUnits.report, by.id)).orderBy(asc(frozenUnits.place)),
  );
  const codes = prepared((by: Slots<{ id: number }>) =>
    db.select({ unit: frozenUnits.unit }).from(frozenUnits).where(eq(frozenUnits.report, by.id)),
  );
  const unit = prepared((by: Slots<{ id: number; unit: string }>) =>
    db
      .select()
      .from(frozenUnits)
      .where(and(eq(frozenUnits.report, by.id), eq(frozenUnits.unit, by.unit))),
  );
  return {
    /** The newest first. */
    versions: (of: Of) => all.all(of),
    version: (of: Of, wanted: number) => one.get({ ...of, number: wanted }) ?? null,
    contentOf: (report: number): string | null => content.get({ id: report })?.content ?? null,
    unitsOf: (report: number): readonly FrozenUnitRow[] => units.all({ id: report }),
    codesOf: (report: number): readonly string[] => codes.all({ id: report }).map((row) => row.unit),
    unitOf: (report: number, code: string): FrozenUnitRow | null => unit.get({ id: report, unit: code }) ?? null,
  };
}

/** What is frozen from now on. */
function freezingIn({ db }: Store) {
  const add = prepared((by: Slots<NewReport>) =>
    db
      .insert(frozenReports)
      .values({
        campaign: by.campaign,
        subject: by.subject,
        number: by.number,
        asOf: by.asOf,
        content: by.content,
        summary: by.summary,
        createdBy: by.by,
        createdAt: by.now,
      })
      .returning({ id: frozenReports.id }),
  );
  const addUnit = prepared((by: Slots<FrozenUnitRow>) =>
    db.insert(frozenUnits).values({
      report: by.report,
      unit: by.unit,
      place: by.place,
      content: by.content,
      photos: by.photos,
      nominations: by.nominations,
    }),
  );
  return {
    add: (row: NewReport): number => add.get(row)?.id ?? 0,
    addUnit: (row: FrozenUnitRow) => void addUnit.run(row),
  };
}

/** Whose names may stand in a report now. */
function namesIn({ db }: Store) {
  const names = prepared((by: Slots<OfUnit>) =>
    db
      .select({
        id: nominations.id,
        kind: nominations.kind,
        name: nominations.name,
        what: nominations.what,
        consent: nominations.consent,
        state: nominations.state,
      })
      .from(nominations)
      .where(
        and(
          eq(nominations.campaign, by.campaign),
          eq(nominations.unit, by.unit),
          ne(nominations.state, 'withdrawn'),
          ne(nominations.name, ''),
        ),
      )
      .orderBy(asc(nominations.id)),
  );
  return {
    /** Whoever was proposed, but for those who took it back or were forgotten. */
    namesOf: (of: OfUnit) => names.all(of),
  };
}

/** Which pictures may stand in one now. */
function picturesIn({ db }: Store) {
  // Whether the log stands does not matter: a log that is withdrawn later still was part of the report.
  const pictures = prepared((by: Slots<{ ids: string }>) =>
    db
      .select({
        id: photos.id,
        kind: sql<'picture'>`${photos.kind}`,
        children: photos.children,
        consent: photos.consent,
        refused: photos.refused,
        publishable: photos.publishable,
        hash: files.hash,
        mime: files.mime,
        bytes: files.bytes,
        preview: photos.preview,
        category: activities.category,
        from: sql<string>`${activities.day}`,
      })
      .from(photos)
      .innerJoin(activities, eq(activities.id, photos.activity))
      .innerJoin(files, eq(files.hash, photos.hash))
      .where(
        and(
          sql`${photos.id} in (select value from json_each(${by.ids}))`,
          eq(photos.purpose, 'log'),
          eq(photos.state, 'kept'),
          eq(photos.removed, false),
          eq(photos.kind, 'picture'),
        ),
      )
      .orderBy(asc(photos.id)),
  );
  return {
    /** Those of these pictures that are here and that nobody removed, whatever became of their logs. */
    picturesOf: (ids: readonly number[]) =>
      pictures
        .all({ ids: JSON.stringify(ids) })
        .map(({ consent, refused, ...row }) => ({ ...row, consent: refused ? false : consent || null })),
  };
}

/** What a unit did and sent. */
function doneBy({ db }: Store) {
  const logs = prepared((by: Slots<OfUnit>) =>
    db
      .select()
      .from(activities)
      .where(and(eq(activities.campaign, by.campaign), eq(activities.unit, by.unit), isNull(activities.withdrawnAt)))
      .orderBy(asc(activities.day), asc(activities.id)),
  );
  const report = (where?: ReturnType<typeof ne>) =>
    prepared((by: Slots<OfUnit>) =>
      db
        .select({ version: unitReports.version, content: unitReports.content })
        .from(unitReports)
        .where(and(eq(unitReports.campaign, by.campaign), eq(unitReports.unit, by.unit), where))
        .orderBy(desc(unitReports.version))
        .limit(1),
    );
  const [sent, newest] = [report(ne(unitReports.state, 'draft')), report()];
  return {
    /** Logs that stand, by their days. */
    logsOf: (of: OfUnit) => logs.all(of),
    /** The report that the unit sent last. */
    sentBy: (of: OfUnit) => sent.get(of) ?? null,
    /** The one that it began, too. */
    begunBy: (of: OfUnit) => newest.get(of) ?? null,
  };
}

/** Units' reports that become part of the office's. */
function mergingIn({ db }: Store) {
  const isOne = (by: Slots<OfUnit & { version: number }>) =>
    and(
      eq(unitReports.campaign, by.campaign),
      eq(unitReports.unit, by.unit),
      eq(unitReports.version, by.version),
      inArray(unitReports.state, ['sent', 'received']),
    );
  const merge = prepared((by: Slots<OfUnit & { version: number; by: number; now: number }>) =>
    db
      .update(unitReports)
      .set({ state: 'merged', settledAt: by.now, settledBy: by.by, changedAt: by.now })
      .where(isOne(by)),
  );
  const leads = prepared((by: Slots<{ unit: string }>) =>
    db
      .selectDistinct({ person: roles.person })
      .from(roles)
      .where(and(eq(roles.role, 'lead'), eq(roles.unit, by.unit), isNull(roles.revokedAt))),
  );
  return {
    /** The version of the unit's report is part of the office's from now on; false: it was already, or more is asked for. */
    merge: (of: OfUnit, version: number, by: number, now: number): boolean =>
      merge.run({ ...of, version, by, now }).changes > 0,
    leadsOf: (unit: string): readonly number[] => leads.all({ unit }).map(({ person }) => person),
  };
}
