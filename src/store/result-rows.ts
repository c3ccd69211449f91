import { and, asc, eq, gt, inArray, isNotNull, isNull, lte, sql } from 'drizzle-orm';
import type { Store } from './open.ts';
import { counts } from './photo-views.ts';
import { atMost, prepared, type Slots } from './prepared.ts';
import { activities, nominations, unitReports } from './schema.ts';

type OfUnit = { readonly campaign: string; readonly unit: string };

/** A log as far as figures are made from it; `answers` is JSON. */
export type LoggedRow = {
  readonly id: number;
  readonly unit: string;
  readonly category: string;
  /** Its first day; null: it can't be read. */
  readonly day: string | null;
  readonly answers: string;
  readonly photos: number;
  /** Epoch ms. */
  readonly updatedAt: number;
};

/** A version of a unit's report, without what was written in it. */
export type ReportRow = {
  readonly unit: string;
  readonly version: number;
  readonly state: string;
  readonly notHeld: string | null;
  readonly sentAt: number | null;
  readonly late: boolean;
  readonly phoned: boolean;
};

/** People whom a unit proposed, by kind. */
export type ProposedRow = { readonly unit: string; readonly kind: string; readonly count: number };

/** What the results are counted from. Withdrawn logs are left out. Everything is prepared once. */
export type ResultRows = ReturnType<typeof createResultRows>;

// `activities.id` as text: of a column handed in drizzle leaves the table's name out, and it would be the photo's.
// Photos whose bytes are on their way count; failed and removed ones don't, nor do documents, sound and films.
const PHOTOS = sql<number>`(select count(*) from photos p
  where p.activity = activities.id and p.removed = 0 and p.state <> 'failed' and p.kind = 'picture' and ${counts})`;
const LOG = {
  id: activities.id,
  unit: activities.unit,
  category: activities.category,
  day: activities.day,
  answers: activities.answers,
  photos: PHOTOS,
  updatedAt: activities.updatedAt,
};
const { unit, version, state, notHeld, sentAt, late, phoned } = unitReports;
const REPORT = { unit, version, state, notHeld, sentAt, late, phoned };

/** See ResultRows. */
export const createResultRows = (store: Store) => ({ ...logsIn(store), ...reportsIn(store), ...proposedIn(store) });

function logsIn({ db }: Store) {
  const stands = isNull(activities.withdrawnAt);
  const part = prepared((by: Slots<{ campaign: string; after: number; last: number }>) =>
    db
      .select(LOG)
      .from(activities)
      // The plus: by the ids of this part, not through the whole campaign.
      .where(
        and(
          gt(activities.id, by.after),
          lte(activities.id, by.last),
          sql`+${activities.campaign} = ${by.campaign}`,
          stands,
        ),
      ),
  );
  const ofUnit = prepared((by: Slots<OfUnit & { after: number; most: number }>) =>
    db
      .select(LOG)
      .from(activities)
      .where(
        and(eq(activities.campaign, by.campaign), eq(activities.unit, by.unit), stands, gt(activities.id, by.after)),
      )
      .orderBy(asc(activities.id))
      .limit(atMost(by.most)),
  );
  const units = prepared((by: Slots<{ campaign: string; units: string }>) =>
    db
      .select({ code: sql<string>`unit.value` })
      .from(sql`json_each(${by.units}) unit`)
      .where(sql`exists (select 1 from activities a
        where a.campaign = ${by.campaign} and a.unit = unit.value and a.withdrawn_at is null)`),
  );
  const lastId = db
    .select({ id: sql<number>`coalesce(max(${activities.id}), 0)` })
    .from(activities)
    .prepare();
  return {
    /** Logs with an id above `after`, up to `last`. */
    logs: (campaign: string, after: number, upTo: number): readonly LoggedRow[] =>
      part.all({ campaign, after, last: upTo }),
    /** The unit's first `most` with an id above `after`. */
    logsOf: (of: OfUnit, after: number, most: number): readonly LoggedRow[] => ofUnit.all({ ...of, after, most }),
    /** Those of these units that logged something. */
    logged: (campaign: string, codes: readonly string[]): ReadonlySet<string> =>
      new Set(units.all({ campaign, units: JSON.stringify(codes) }).map(({ code }) => code)),
    lastLog: (): number => lastId.get()?.id ?? 0,
  };
}

function reportsIn({ db }: Store) {
  const inOrder = [asc(unitReports.unit), asc(unitReports.version)];
  const all = prepared((by: Slots<{ campaign: string }>) =>
    db
      .select(REPORT)
      .from(unitReports)
      .where(eq(unitReports.campaign, by.campaign))
      .orderBy(...inOrder),
  );
  const one = prepared((by: Slots<OfUnit>) =>
    db
      .select(REPORT)
      .from(unitReports)
      .where(and(eq(unitReports.campaign, by.campaign), eq(unitReports.unit, by.unit)))
      .orderBy(...inOrder),
  );
  const figures = prepared((by: Slots<OfUnit & { version: number }>) =>
    db
      .select({ figures: unitReports.figures })
      .from(unitReports)
      .where(
        and(
          eq(unitReports.campaign, by.campaign),
          eq(unitReports.unit, by.unit),
          eq(unitReports.version, by.version),
          isNotNull(unitReports.figures),
        ),
      ),
  );
  return {
    /** Every version of every unit's report; a unit's one after the other, the first version first. */
    reports: (campaign: string): readonly ReportRow[] => all.all({ campaign }),
    reportsOf: (of: OfUnit): readonly ReportRow[] => one.all(of),
    /** The figures of this version, JSON; null: none were stored. */
    sentFigures: (of: OfUnit, ofVersion: number): string | null =>
      figures.get({ ...of, version: ofVersion })?.figures ?? null,
  };
}

function proposedIn({ db }: Store) {
  const counted = { unit: nominations.unit, kind: nominations.kind, count: sql<number>`count(*)` };
  const counts = ['proposed', 'approved'];
  const all = prepared((by: Slots<{ campaign: string }>) =>
    db
      .select(counted)
      .from(nominations)
      .where(and(eq(nominations.campaign, by.campaign), inArray(nominations.state, counts)))
      .groupBy(nominations.unit, nominations.kind),
  );
  const one = prepared((by: Slots<OfUnit>) =>
    db
      .select(counted)
      .from(nominations)
      .where(
        and(eq(nominations.campaign, by.campaign), eq(nominations.unit, by.unit), inArray(nominations.state, counts)),
      )
      .groupBy(nominations.unit, nominations.kind),
  );
  return {
    /** Who was declined or withdrew is left out. */
    proposed: (campaign: string): readonly ProposedRow[] => all.all({ campaign }),
    proposedBy: (of: OfUnit): readonly ProposedRow[] => one.all(of),
  };
}
