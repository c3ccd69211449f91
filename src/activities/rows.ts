import { and, desc, eq, isNotNull, isNull, type SQL, sql } from 'drizzle-orm';
import type { Media, Role } from '../chat/index.ts';
import type { Store } from '../store/open.ts';
import { activities } from '../store/schema.ts';
import type { Activity, ActivityAnswers } from '../turn/index.ts';

export type ActivityRow = typeof activities.$inferSelect;

type PhotoRow = {
  readonly state: string;
  readonly hash: string | null;
  readonly mime: string;
  readonly name: string;
  readonly caption: string | null;
};

export type ActivityRows = {
  byId(id: number): ActivityRow | null;
  byCode(code: string, campaign: string): ActivityRow | null;
  /** Newest first, withdrawn ones too. */
  ofUnit(unit: string, campaign: string): readonly ActivityRow[];
  /** Not withdrawn, of this category, on one of these days; newest first. */
  alike(of: Pick<ActivityAnswers, 'unit' | 'category' | 'from' | 'to'>, campaign: string): readonly ActivityRow[];
  /** Not withdrawn; the person's own, else the unit's. */
  last(unit: string, campaign: string, person: number): ActivityRow | null;
  /** The person's own last one that is not withdrawn, of any unit. */
  lastOf(person: number, campaign: string): ActivityRow | null;
  /** Those withdrawn, the latest first, a hundred at most. */
  withdrawn(campaign: string): readonly ActivityRow[];
  /** As the person of a turn sees it. */
  view(row: ActivityRow, person: number): Activity;
};

/** Reads logs; everything is prepared once. */
export function createActivityRows(store: Store): ActivityRows {
  const unit = eq(activities.unit, sql.placeholder('unit'));
  const campaign = eq(activities.campaign, sql.placeholder('campaign'));
  const select = (where: SQL | undefined, ...order: SQL[]) =>
    store.db
      .select()
      .from(activities)
      .where(where)
      .orderBy(...order, desc(activities.id))
      .prepare();
  const byId = select(eq(activities.id, sql.placeholder('id')));
  const byCode = select(and(eq(activities.code, sql.placeholder('code')), campaign));
  const ofUnit = select(and(unit, campaign));
  const last = select(
    and(unit, campaign, isNull(activities.withdrawnAt)),
    sql`${activities.createdBy} is ${sql.placeholder('person')} desc`,
  );
  const alike = select(
    and(
      unit,
      campaign,
      eq(activities.category, sql.placeholder('category')),
      isNull(activities.withdrawnAt),
      sql`json_extract(${activities.answers}, '$.from') <= ${sql.placeholder('to')}`,
      sql`json_extract(${activities.answers}, '$.to') >= ${sql.placeholder('from')}`,
    ),
  );
  const lastOf = select(
    and(campaign, eq(activities.createdBy, sql.placeholder('person')), isNull(activities.withdrawnAt)),
  );
  const withdrawn = store.db
    .select()
    .from(activities)
    .where(and(campaign, isNotNull(activities.withdrawnAt)))
    .orderBy(desc(activities.withdrawnAt), desc(activities.id))
    .limit(100)
    .prepare();
  const photosOf = store.sqlite.prepare<{ activity: number }, PhotoRow>(
    `select p.state, p.hash, coalesce(f.mime, 'image/jpeg') as mime, coalesce(f.name, '') as name, p.caption
     from photos p left join files f on f.hash = p.hash
     where p.activity = @activity and p.removed = 0 order by p.id`,
  );

  return {
    byId: (id) => byId.get({ id }) ?? null,
    byCode: (code, of) => byCode.get({ code, campaign: of }) ?? null,
    ofUnit: (code, of) => ofUnit.all({ unit: code, campaign: of }),
    alike: ({ unit: code, category, from, to }, of) => alike.all({ unit: code, campaign: of, category, from, to }),
    last: (code, of, person) => last.get({ unit: code, campaign: of, person }) ?? null,
    lastOf: (person, of) => lastOf.get({ person, campaign: of }) ?? null,
    withdrawn: (of) => withdrawn.all({ campaign: of }),
    view: (row, person) => toActivity(row, photosOf.all({ activity: row.id }), person),
  };
}

function toActivity(row: ActivityRow, photos: readonly PhotoRow[], person: number): Activity {
  const kept = photos.filter((each) => each.state === 'kept');
  return {
    ...(JSON.parse(row.answers) as ActivityAnswers),
    id: row.id,
    code: row.code,
    photos: kept.map(({ hash, mime, name }): Media => ({ hash: hash ?? '', mime, name })),
    captions: photos.flatMap(({ caption }) => caption ?? []),
    photosWaiting: photos.filter((each) => each.state === 'waiting').length,
    createdAt: new Date(row.createdAt),
    updatedAt: new Date(row.updatedAt),
    version: row.version,
    onBehalf: row.onBehalf,
    mine: row.createdBy === person,
    withdrawn: row.withdrawnAt === null ? null : { by: row.withdrawnRole as Role, at: new Date(row.withdrawnAt) },
  };
}
