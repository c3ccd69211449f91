import { and, count, desc, eq, gt, isNull, lte, sql } from 'drizzle-orm';
import type { Store } from './open.ts';
import { counts } from './photo-views.ts';
import { prepared, type Slots } from './prepared.ts';
import { activities } from './schema.ts';

type Of = { readonly unit: string; readonly campaign: string };
/** Flags are 0 or 1. `last`: epoch ms; null: there is none. */
export type Totals = {
  readonly activities: number;
  readonly photos: number;
  readonly unsorted: number;
  readonly unsortedAbout: number;
  readonly approximate: number;
  readonly uncounted: number;
  readonly last: number | null;
};
type Sum = { readonly name: string; readonly sum: number };
/** Sums over some logs. */
export type Part = {
  readonly activities: number;
  readonly photos: number;
  readonly people: number;
  readonly about: number;
};

/** What was withdrawn is not counted; what is not known adds nothing. Everything is prepared once. */
export type FigureRows = {
  ofUnit(of: Of): Totals | undefined;
  categories(of: Of): readonly Sum[];
  /** Of the campaign's latest so many logs, by category. */
  latestCategories(campaign: string, most: number): readonly Sum[];
  /** A group that nobody counted (null everywhere) has no line; one that was counted as 0 has the line 0. */
  people(of: Of): readonly (Sum & { readonly about: number })[];
  activitiesOf(of: Of): number;
  /** Those of these units that have logged. */
  logged(campaign: string, units: readonly string[]): ReadonlySet<string>;
  /** Of the logs with an id above `after`, up to `last`. */
  part(campaign: string, after: number, last: number): Part | undefined;
  lastId(): number;
};

// Photos whose bytes are on their way count; failed and removed ones don't, nor do documents, sound and films.
const PHOTOS = sql`(select count(*) from photos p where p.activity = ${activities.id} and p.removed = 0 and p.state <> 'failed'
  and p.kind = 'picture' and ${counts})`;
const { answers } = activities;
const UNSORTED = sql`json_extract(${answers}, '$.people.unsorted')`;
const ABOUT = sql`json_extract(${answers}, '$.people.approximate')`;
const COUNTS = sql`json_each(${answers}, '$.people.counts') each`;
/** No group has a number, and there is none without a group. */
const UNCOUNTED = sql`(${UNSORTED} is null and not exists (select 1 from ${COUNTS} where each.type <> 'null'))`;

const inCampaign = (by: Slots<{ campaign: string }>) =>
  and(eq(activities.campaign, by.campaign), isNull(activities.withdrawnAt));
const ofUnit = (by: Slots<Of>) => and(eq(activities.unit, by.unit), inCampaign(by));

/** See FigureRows. */
export const createFigureRows = (store: Store): FigureRows => ({ ...ofOneUnit(store), ...ofCampaign(store) });

type OfUnit = Pick<FigureRows, 'ofUnit' | 'categories' | 'people' | 'activitiesOf'>;

function ofOneUnit({ db }: Store): OfUnit {
  const totals = prepared((by: Slots<Of>) =>
    db
      .select({
        activities: count(),
        photos: sql<number>`coalesce(sum(${PHOTOS}), 0)`,
        unsorted: sql<number>`coalesce(sum(${UNSORTED}), 0)`,
        unsortedAbout: sql<number>`coalesce(max(${ABOUT} and ${UNSORTED} > 0), 0)`,
        approximate: sql<number>`coalesce(max(${ABOUT}), 0)`,
        uncounted: sql<number>`coalesce(sum(${UNCOUNTED}), 0)`,
        last: sql<number | null>`max(${activities.updatedAt})`,
      })
      .from(activities)
      .where(ofUnit(by)),
  );
  const categories = prepared((by: Slots<Of>) =>
    db
      .select({ name: activities.category, sum: count() })
      .from(activities)
      .where(ofUnit(by))
      .groupBy(activities.category),
  );
  const people = prepared((by: Slots<Of>) =>
    db
      .select({
        name: sql<string>`each.key`,
        sum: sql<number>`sum(each.value)`,
        about: sql<number>`coalesce(max(${ABOUT} and each.value > 0), 0)`,
      })
      .from(sql`${activities}, ${COUNTS}`)
      .where(and(ofUnit(by), sql`each.type <> 'null'`))
      .groupBy(sql`each.key`),
  );
  const activitiesOf = prepared((by: Slots<Of>) => db.select({ n: count() }).from(activities).where(ofUnit(by)));
  return {
    ofUnit: (of) => totals.get(of),
    categories: (of) => categories.all(of),
    people: (of) => people.all(of),
    activitiesOf: (of) => activitiesOf.get(of)?.n ?? 0,
  };
}

function ofCampaign({ db }: Store): Omit<FigureRows, keyof OfUnit> {
  const latest = prepared((by: Slots<{ campaign: string; most: number }>) => {
    const newest = db
      .select({ category: activities.category })
      .from(activities)
      .where(and(sql`+${activities.campaign} = ${by.campaign}`, isNull(activities.withdrawnAt))) // from the newest back, not through all
      .orderBy(desc(activities.id))
      .limit(by.most)
      .as('newest');
    return db.select({ name: newest.category, sum: count() }).from(newest).groupBy(newest.category);
  });
  const logged = prepared((by: Slots<{ campaign: string; units: string }>) =>
    db
      .select({ code: sql<string>`unit.value` })
      .from(sql`json_each(${by.units}) unit`)
      .where(sql`exists (select 1 from activities a
        where a.campaign = ${by.campaign} and a.unit = unit.value and a.withdrawn_at is null)`),
  );
  const part = prepared((by: Slots<{ campaign: string; after: number; last: number }>) =>
    db
      .select({
        activities: count(),
        photos: sql<number>`coalesce(sum(${PHOTOS}), 0)`,
        people: sql<number>`coalesce(sum(${UNSORTED}), 0)
          + coalesce(sum((select sum(each.value) from ${COUNTS} where each.type <> 'null')), 0)`,
        about: sql<number>`coalesce(max(${ABOUT}), 0)`,
      })
      .from(activities)
      // The plus: by the ids of this part, not through the whole campaign.
      .where(
        and(
          gt(activities.id, by.after),
          lte(activities.id, by.last),
          sql`+${activities.campaign} = ${by.campaign}`,
          isNull(activities.withdrawnAt),
        ),
      ),
  );
  const lastId = db
    .select({ id: sql<number>`coalesce(max(${activities.id}), 0)` })
    .from(activities)
    .prepare();

  return {
    latestCategories: (campaign, most) => latest.all({ campaign, most }),
    logged: (campaign, units) =>
      new Set(logged.all({ campaign, units: JSON.stringify(units) }).map(({ code }) => code)),
    part: (campaign, after, last) => part.get({ campaign, after, last }),
    lastId: () => lastId.get()?.id ?? 0,
  };
}
