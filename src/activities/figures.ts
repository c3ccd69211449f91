import type { Store } from '../store/open.ts';
import type { Activities, UnitFigures } from '../turn/index.ts';

type Of = { readonly unit: string; readonly campaign: string };
type Totals = {
  readonly activities: number;
  readonly photos: number;
  readonly unsorted: number;
  readonly unsortedAbout: number;
  readonly approximate: number;
  readonly uncounted: number;
  readonly last: number | null;
};
export type UnitCount = {
  readonly unit: string;
  readonly activities: number;
  readonly photos: number;
  readonly last: number | null;
};
export type CategoryCount = { readonly category: string; readonly own: number; readonly all: number };

// Photos whose bytes are on their way count; failed and removed ones don't.
const PHOTOS = `(select count(*) from photos p where p.activity = a.id and p.removed = 0 and p.state <> 'failed')`;
const ABOUT = `json_extract(a.answers, '$.people.approximate')`;
/** No group has a number, and there is none without a group. */
const UNCOUNTED = `json_extract(a.answers, '$.people.unsorted') is null and not exists (
  select 1 from json_each(a.answers, '$.people.counts') each where each.type <> 'null')`;
const COUNTED = 'a.campaign = @campaign and a.withdrawn_at is null';

/** The sums that a unit and the office are shown. What was withdrawn is not counted; what is not known adds nothing. */
export function createFigures(store: Store): {
  ofUnit(unit: string, campaign: string): UnitFigures;
  /** Of the whole campaign. */
  ofAll(campaign: string): ReturnType<Activities['totals']>;
  /** Units with at least one log. */
  perUnit(campaign: string): readonly UnitCount[];
  /** How often each category was logged: by the unit, and by all. */
  perCategory(unit: string, campaign: string): readonly CategoryCount[];
} {
  const totals = store.sqlite.prepare<Of, Totals>(`select count(*) as activities, coalesce(sum(${PHOTOS}), 0) as photos,
      coalesce(sum(json_extract(a.answers, '$.people.unsorted')), 0) as unsorted,
      coalesce(max(${ABOUT} and json_extract(a.answers, '$.people.unsorted') > 0), 0) as unsortedAbout,
      coalesce(max(${ABOUT}), 0) as approximate, coalesce(sum(${UNCOUNTED}), 0) as uncounted, max(a.updated_at) as last
    from activities a where a.unit = @unit and ${COUNTED}`);
  const categories = store.sqlite.prepare<Of, { readonly name: string; readonly sum: number }>(
    `select a.category as name, count(*) as sum from activities a where a.unit = @unit and ${COUNTED} group by a.category`,
  );
  // A group that nobody counted (null everywhere) has no line; one that was counted as 0 has the line 0.
  const people = store.sqlite.prepare<Of, { readonly name: string; readonly sum: number; readonly about: number }>(
    `select each.key as name, sum(each.value) as sum, coalesce(max(${ABOUT} and each.value > 0), 0) as about
     from activities a, json_each(a.answers, '$.people.counts') each
     where a.unit = @unit and ${COUNTED} and each.type <> 'null' group by each.key`,
  );
  const perUnit = store.sqlite.prepare<{ campaign: string }, UnitCount>(
    `select a.unit, count(*) as activities, sum(${PHOTOS}) as photos, max(a.updated_at) as last
     from activities a where ${COUNTED} group by a.unit order by a.unit`,
  );
  const whole = store.sqlite.prepare<
    { campaign: string },
    Omit<ReturnType<Activities['totals']>, 'about'> & { about: number }
  >(
    `select count(*) as activities, count(distinct a.unit) as units,
       coalesce(sum(json_extract(a.answers, '$.people.unsorted')), 0) + coalesce(sum((select sum(each.value)
         from json_each(a.answers, '$.people.counts') each where each.type <> 'null')), 0) as people,
       coalesce(max(${ABOUT}), 0) as about
     from activities a where ${COUNTED}`,
  );
  const perCategory = store.sqlite.prepare<Of, CategoryCount>(
    `select a.category, sum(a.unit = @unit) as own, count(*) as "all" from activities a where ${COUNTED} group by a.category`,
  );
  const named = (rows: readonly { readonly name: string; readonly sum: number }[]): Record<string, number> =>
    Object.fromEntries(rows.map((row) => [row.name, row.sum]));

  return {
    ofUnit(unit, campaign) {
      const of = { unit, campaign };
      const sum = totals.get(of);
      const groups = people.all(of);
      return {
        unit,
        activities: sum?.activities ?? 0,
        photos: sum?.photos ?? 0,
        byCategory: named(categories.all(of)),
        people: named(groups),
        unsorted: sum?.unsorted ?? 0,
        approximate: sum?.approximate === 1,
        estimated: [
          ...groups.filter((group) => group.about === 1).map((group) => group.name),
          ...(sum?.unsortedAbout === 1 ? ['unsorted'] : []),
        ],
        uncounted: sum?.uncounted ?? 0,
        lastAt: typeof sum?.last === 'number' ? new Date(sum.last) : null,
      };
    },
    ofAll(campaign) {
      const sum = whole.get({ campaign });
      return sum ? { ...sum, about: sum.about === 1 } : { activities: 0, units: 0, people: 0, about: false };
    },
    perCategory: (unit, campaign) => perCategory.all({ unit, campaign }),
    perUnit: (campaign) => perUnit.all({ campaign }),
  };
}
