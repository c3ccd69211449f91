/** The same figures counted once more, in plain SQL and in another way: what the program says has to equal it. */
import type { PlanFigure } from '../../src/campaign/figures.ts';
import type { Store } from '../../src/store/open.ts';

const LOGS = 'activities a where a.campaign = ? and a.unit = ? and a.withdrawn_at is null';
const listed = (codes: readonly string[]): string => codes.map((code) => `'${code}'`).join(', ');
const within = (column: string, codes: readonly string[]): string =>
  codes.length === 0 ? '' : ` and ${column} in (${listed(codes)})`;

type OfUnit = (unit: string) => number | null;
export type Recount = {
  readonly activities: OfUnit;
  readonly photos: OfUnit;
  readonly group: (unit: string, code: string) => number | null;
  readonly unsorted: OfUnit;
  readonly total: OfUnit;
  readonly figure: (unit: string, figure: PlanFigure) => number | null;
};

/** Counts what a unit logged; null: nobody said a number, or nothing of the kind was logged. */
export function createRecount(store: Store, campaign: string): Recount {
  const ask = (select: string, from: string, unit: string): number | null =>
    store.sqlite.prepare(`select ${select} from ${from}`).pluck().get(campaign, unit) as number | null;
  const orNone = (count: number | null): number | null => (count === 0 ? null : count);
  const logs = (unit: string): number => ask('count(*)', LOGS, unit) ?? 0;
  const ifLogged = (unit: string, count: number | null): number | null => (logs(unit) === 0 ? null : (count ?? 0));
  const photos = (unit: string): number | null =>
    ifLogged(
      unit,
      ask(
        'count(p.id)',
        `photos p join activities a on a.id = p.activity where p.removed = 0 and p.state in ('kept', 'waiting') and p.kind = 'picture'
         and a.campaign = ? and a.unit = ? and a.withdrawn_at is null`,
        unit,
      ),
    );
  const people = (unit: string, groups: readonly string[], where = ''): number | null => {
    const each = `json_each(a.answers, '$.people.counts') g, ${LOGS}${where}`;
    const known = ask('sum(g.value)', `${each} and g.type = 'integer'${within('g.key', groups)}`, unit);
    const unsorted = groups.length > 0 ? null : ask(`sum(a.answers ->> '$.people.unsorted')`, `${LOGS}${where}`, unit);
    return known === null && unsorted === null ? null : (known ?? 0) + (unsorted ?? 0);
  };
  const narrowed = (of: { readonly categories: readonly string[]; readonly mode?: string | undefined }): string =>
    within('a.category', of.categories) + (of.mode ? ` and a.answers ->> '$.mode' = '${of.mode}'` : '');

  return {
    activities: (unit) => orNone(logs(unit)),
    photos,
    group: (unit, code) => people(unit, [code]),
    unsorted: (unit) => ask(`sum(a.answers ->> '$.people.unsorted')`, LOGS, unit),
    total: (unit) => people(unit, []),
    figure(unit, { of }) {
      switch (of.what) {
        case 'activities':
          return orNone(ask('count(*)', `${LOGS}${narrowed(of)}`, unit));
        case 'people':
          return people(unit, of.groups, narrowed(of));
        case 'quantity': {
          const pairs = of.counts.map((each) => `(a.category = '${each.category}' and q.key = '${each.count}')`);
          const from = `json_each(a.answers, '$.quantities') q, ${LOGS} and q.type = 'integer' and (${pairs.join(' or ')})`;
          return ask('sum(q.value)', from, unit);
        }
        case 'photos':
          return photos(unit);
        case 'units':
          return logs(unit) > 0 ? 1 : null;
        default:
          return null;
      }
    },
  };
}
