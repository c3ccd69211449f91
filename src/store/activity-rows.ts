import { and, count, desc, eq, gte, isNotNull, isNull, lte, type SQL, sql } from 'drizzle-orm';
import type { EvidenceKind } from '../chat/photo-rights.ts';
import type { Store } from './open.ts';
import { inOrder } from './photo-views.ts';
import { prepared, type Slots } from './prepared.ts';
import { activities, files, persons, photos } from './schema.ts';

export type ActivityRow = typeof activities.$inferSelect;

/** A photo of a log, as far as its readers see it. */
export type PhotoRow = {
  readonly state: string;
  readonly hash: string | null;
  readonly mime: string;
  readonly name: string;
  readonly kind: EvidenceKind;
};

type OfUnit = { readonly unit: string; readonly campaign: string };
/** Dates: YYYY-MM-DD. */
type Alike = OfUnit & { readonly category: string; readonly from: string; readonly to: string };

export type ActivityReads = {
  byId(id: number): ActivityRow | null;
  byCode(code: string, campaign: string): ActivityRow | null;
  /** The newest by their first day, withdrawn ones too: `most` after the first `skip`. */
  ofUnit(unit: string, campaign: string, skip: number, most: number): readonly ActivityRow[];
  countOf(unit: string, campaign: string): { readonly all: number; readonly withdrawn: number };
  /** Not withdrawn, of this category, on one of these days; newest first. */
  alike(of: Omit<Alike, 'campaign'>, campaign: string): readonly ActivityRow[];
  /** Not withdrawn; the person's own, else the unit's. */
  last(unit: string, campaign: string, person: number): ActivityRow | null;
  /** The person's own last one that is not withdrawn, of any unit. */
  lastOf(person: number, campaign: string): ActivityRow | null;
  /** Those withdrawn, the latest first, a hundred at most. */
  withdrawn(campaign: string): readonly ActivityRow[];
  photosOf(activity: number): readonly PhotoRow[];
  /** How a person wants to be shown; null: not said, or forgotten. */
  nameOf(person: number | null): string | null;
};

const stands = isNull(activities.withdrawnAt);
const selecting =
  (db: Store['db']) =>
  (where: SQL | undefined, ...order: readonly SQL[]) =>
    db
      .select()
      .from(activities)
      .where(where)
      .orderBy(...order, desc(activities.id));
const ofUnit = (by: Slots<OfUnit>) => and(eq(activities.campaign, by.campaign), eq(activities.unit, by.unit));

/** Reads logs; everything is prepared once. */
export const createActivityReads = (store: Store): ActivityReads => ({ ...createOnes(store), ...createLists(store) });

type Ones = Pick<ActivityReads, 'byId' | 'byCode' | 'last' | 'lastOf' | 'photosOf' | 'nameOf'>;

function createOnes({ db }: Store): Ones {
  const select = selecting(db);
  const byId = prepared((by: Slots<{ id: number }>) => select(eq(activities.id, by.id)));
  const byCode = prepared((by: Slots<{ code: string; campaign: string }>) =>
    select(and(eq(activities.code, by.code), eq(activities.campaign, by.campaign))),
  );
  const last = prepared((by: Slots<OfUnit & { readonly person: number }>) =>
    select(and(ofUnit(by), stands), sql`${activities.createdBy} is ${by.person} desc`).limit(1),
  );
  const lastOf = prepared((by: Slots<{ campaign: string; person: number }>) =>
    select(and(eq(activities.campaign, by.campaign), eq(activities.createdBy, by.person), stands)).limit(1),
  );
  const photosOf = prepared((by: Slots<{ activity: number }>) =>
    db
      .select({
        state: photos.state,
        hash: photos.hash,
        mime: sql<string>`coalesce(${files.mime}, 'image/jpeg')`,
        name: sql<string>`coalesce(${files.name}, '')`,
        kind: sql<EvidenceKind>`${photos.kind}`,
      })
      .from(photos)
      .leftJoin(files, eq(files.hash, photos.hash))
      .where(and(eq(photos.activity, by.activity), eq(photos.removed, false)))
      .orderBy(inOrder),
  );

  return {
    byId: (id) => byId.get({ id }) ?? null,
    byCode: (code, campaign) => byCode.get({ code, campaign }) ?? null,
    last: (unit, campaign, person) => last.get({ unit, campaign, person }) ?? null,
    lastOf: (person, campaign) => lastOf.get({ person, campaign }) ?? null,
    photosOf: (activity) => photosOf.all({ activity }),
    nameOf: createShownName(db),
  };
}

/** Reads how a person wants to be shown; prepared once. */
export function createShownName(db: Store['db']): (person: number | null) => string | null {
  const read = prepared((by: Slots<{ person: number }>) =>
    db.select({ name: persons.shownName }).from(persons).where(eq(persons.id, by.person)),
  );
  return (person) => (person === null ? null : read.get({ person })?.name || null);
}

function createLists({ db }: Store): Omit<ActivityReads, keyof Ones> {
  const select = selecting(db);
  const page = prepared((by: Slots<OfUnit & { readonly skip: number; readonly most: number }>) =>
    select(ofUnit(by), desc(activities.day)).limit(by.most).offset(by.skip),
  );
  const counted = prepared((by: Slots<OfUnit>) =>
    db
      .select({ all: count(), withdrawn: count(activities.withdrawnAt) })
      .from(activities)
      .where(ofUnit(by)),
  );
  const alike = prepared((by: Slots<Alike>) =>
    select(
      and(
        ofUnit(by),
        eq(activities.category, by.category),
        stands,
        lte(activities.day, by.to),
        gte(sql`json_extract(${activities.answers}, '$.to')`, by.from),
      ),
    ),
  );
  const withdrawn = prepared((by: Slots<{ campaign: string }>) =>
    select(
      and(eq(activities.campaign, by.campaign), isNotNull(activities.withdrawnAt)),
      desc(activities.withdrawnAt),
    ).limit(100),
  );
  return {
    ofUnit: (unit, campaign, skip, most) => page.all({ unit, campaign, skip, most }),
    countOf: (unit, campaign) => counted.get({ unit, campaign }) ?? { all: 0, withdrawn: 0 },
    alike: ({ unit, category, from, to }, campaign) => alike.all({ unit, campaign, category, from, to }),
    withdrawn: (campaign) => withdrawn.all({ campaign }),
  };
}
