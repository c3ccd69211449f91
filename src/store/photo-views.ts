import { and, asc, eq, isNotNull, isNull, type SQL, sql } from 'drizzle-orm';
import type { LocalDate } from '../chat/civil.ts';
import type { EvidenceKind, PhotoFacts } from '../chat/photo-rights.ts';
import type { Store } from './open.ts';
import { atMost, prepared, type Slots } from './prepared.ts';
import { activities, files, photos } from './schema.ts';

/** `at`: when it was sent, epoch ms. */
export type PhotoViewRow = PhotoFacts & { readonly at: number };

type OfUnit = { readonly unit: string; readonly campaign: string };

export type PhotoViews = {
  /** Of a log that stands, in their order; kept ones only, as everywhere here. */
  ofLog(activity: number): readonly PhotoViewRow[];
  /** By the logs' days, then in the order within each; without those that only look like another of their log. */
  ofUnit(unit: string, campaign: string): readonly PhotoViewRow[];
  /** The unit's best by their rank. */
  best(unit: string, campaign: string): readonly PhotoViewRow[];
  /** Pictures of the campaign, or of these units of it, that may be shown to everybody, the newest first. */
  newestShown(campaign: string, most: number, units?: readonly string[] | null): readonly PhotoViewRow[];
  byId(id: number): PhotoViewRow | null;
};

/**
 * The order of a log's photos, or a draft's. Those without a place of their own come after those that have one; siblings of an album stand
 * together where its first came. Called by the table's name in the statement. The pluses keep SQLite at the album's index: by the one of drafts it
 * goes through every photo of every log, for each photo.
 */
const orderOf = (photo: string): SQL =>
  sql.raw(`${photo}.position is null, ${photo}.position, coalesce((select min(s.id) from photos s where s.album = ${photo}.album
    and +s.activity is ${photo}.activity and +s.draft_of is ${photo}.draft_of), ${photo}.id), ${photo}.id`);
export const inOrder: SQL = orderOf('photos');

/** The photo of its log that it looks like, as long as that is there: then this one counts as none of its own. */
const alike = sql<
  number | null
>`(select o.id from photos o where o.id = ${photos.alike} and o.removed = 0 and o.activity = ${photos.activity})`;
/** The same of `p`, for who counts. */
export const counts: SQL = sql.raw(`(p.alike is null or not exists
  (select 1 from photos o where o.id = p.alike and o.removed = 0 and o.activity = p.activity))`);

const { answers } = activities;
const stands = and(
  isNull(activities.withdrawnAt),
  eq(photos.purpose, 'log'),
  eq(photos.state, 'kept'),
  eq(photos.removed, false),
);
const isPicture = eq(photos.kind, 'picture');
/** As chat/photo-rights.ts has it. */
const mayBeShown = and(
  isPicture,
  isNotNull(photos.children),
  eq(photos.consent, true),
  eq(photos.refused, false),
  eq(photos.publishable, true),
);
const ofUnit = (by: Slots<OfUnit>) => and(eq(activities.campaign, by.campaign), eq(activities.unit, by.unit));

/** The rows with what is told of them; `number`: how the place in the log is counted. */
const selecting = ({ db }: Store, number: SQL<number>) =>
  db
    .select({
      id: photos.id,
      activity: activities.id,
      code: activities.code,
      unit: activities.unit,
      category: activities.category,
      title: sql<string>`coalesce(json_extract(${answers}, '$.title'), '')`,
      from: sql<LocalDate>`${activities.day}`,
      to: sql<LocalDate>`coalesce(json_extract(${answers}, '$.to'), ${activities.day})`,
      number,
      hash: files.hash,
      mime: files.mime,
      name: files.name,
      bytes: files.bytes,
      preview: photos.preview,
      caption: photos.caption,
      best: photos.best,
      alike,
      at: photos.at,
      kind: sql<EvidenceKind>`${photos.kind}`,
      children: photos.children,
      consent: photos.consent,
      refused: photos.refused,
      publishable: photos.publishable,
    })
    .from(photos)
    .innerJoin(activities, eq(activities.id, photos.activity))
    .innerJoin(files, eq(files.hash, photos.hash));

/** Everything is prepared once; see PhotoViews. */
export function createPhotoViews(store: Store): PhotoViews {
  const inLog = sql<number>`row_number() over (partition by ${photos.activity} order by ${inOrder})`;
  // Of one that is read without its neighbours the place is counted apart.
  const alone = sql<number>`(select n from (select p.id, row_number() over (order by ${orderOf('p')}) n from photos p
    where p.activity = ${photos.activity} and p.purpose = 'log' and p.state = 'kept' and p.removed = 0) t
    where t.id = ${photos.id})`;
  const log = prepared((by: Slots<{ activity: number }>) =>
    selecting(store, inLog)
      .where(and(eq(photos.activity, by.activity), stands))
      .orderBy(inOrder),
  );
  const unit = prepared((by: Slots<OfUnit>) =>
    selecting(store, inLog)
      .where(and(ofUnit(by), stands))
      .orderBy(asc(activities.day), asc(activities.id), inOrder),
  );
  const best = prepared((by: Slots<OfUnit>) =>
    selecting(store, alone)
      .where(and(ofUnit(by), stands, isNotNull(photos.best)))
      .orderBy(asc(photos.best), asc(photos.id)),
  );
  const shown = prepared((by: Slots<{ campaign: string; most: number }>) =>
    selecting(store, alone)
      .where(and(eq(activities.campaign, by.campaign), stands, mayBeShown, sql`${alike} is null`))
      .orderBy(sql`${photos.id} desc`)
      .limit(atMost(by.most)),
  );
  const shownOf = prepared((by: Slots<{ campaign: string; most: number; units: string }>) =>
    selecting(store, alone)
      .where(
        and(
          eq(activities.campaign, by.campaign),
          sql`${activities.unit} in (select value from json_each(${by.units}))`,
          stands,
          mayBeShown,
          sql`${alike} is null`,
        ),
      )
      .orderBy(sql`${photos.id} desc`)
      .limit(atMost(by.most)),
  );
  const one = prepared((by: Slots<{ id: number }>) => selecting(store, alone).where(and(eq(photos.id, by.id), stands)));
  return {
    ofLog: (activity) => log.all({ activity }).map(told),
    ofUnit: (of, campaign) =>
      unit
        .all({ unit: of, campaign })
        .filter((row) => row.alike === null)
        .map(told),
    best: (of, campaign) => best.all({ unit: of, campaign }).map(told),
    newestShown: (campaign, most, units = null) =>
      (units === null
        ? shown.all({ campaign, most })
        : shownOf.all({ campaign, most, units: JSON.stringify(units) })
      ).map(told),
    byId: (id) => one.all({ id }).map(told)[0] ?? null,
  };
}

type Told = Omit<PhotoViewRow, 'consent'> & { readonly consent: boolean; readonly refused: boolean };

/** Two columns tell of the consent, since what nobody said is neither a yes nor a no. */
const told = ({ consent, refused, ...row }: Told): PhotoViewRow => ({
  ...row,
  consent: refused ? false : consent || null,
});
