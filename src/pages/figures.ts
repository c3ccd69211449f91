import type { Campaign } from '../campaign/types.ts';
import type { Say } from '../chat/index.ts';
import { percentOf } from '../chat/share.ts';
import type { Turn, UnitFigures } from '../turn/index.ts';

/** "Số liệu tạm tính đến 08:00 ngày 05/10/2021": no figure goes without its time. */
export function figuresAt(turn: Turn): Say {
  return { key: 'office:figures.at', with: { at: { date: turn.now.toISOString(), as: 'moment' } } };
}

/** "45/62 đơn vị (72,6%)", and "0 đơn vị" where there is no whole. */
export function shareOf(part: number, whole: number): Say {
  const percent = percentOf(part, whole);
  return percent === null
    ? { key: 'office:figures.units', with: { count: part } }
    : { key: 'office:figures.share', with: { part, whole, percent } };
}

/** Marks a number that was only estimated: "khoảng 50". */
export function about(count: number, approximate: boolean): Say {
  return { key: approximate ? 'office:figures.about' : 'office:figures.exact', with: { n: count } };
}

/** A unit's totals: first by people's group, then by category, each a line. */
export function totalsLines(
  figures: UnitFigures,
  campaign: Campaign,
): { readonly people: Say; readonly categories: Say } {
  // A group nobody has a number for is left out: unknown is not 0.
  const groups = campaign.plan.people.flatMap((group): Say[] => {
    const n = figures.people[group.code];
    if (n === undefined) return [];
    const said = about(n, figures.estimated.includes(group.code));
    return [{ key: 'office:figures.line', with: { name: { local: group.name }, n: said } }];
  });
  const unsorted: Say | null =
    figures.unsorted > 0
      ? {
          key: 'office:figures.line-unsorted',
          with: { n: about(figures.unsorted, figures.estimated.includes('unsorted')) },
        }
      : null;
  const total = Object.values(figures.people).reduce((sum, n) => sum + n, figures.unsorted);
  const sum: Say = { key: 'office:figures.line-total', with: { n: about(total, figures.approximate) } };
  const categories = campaign.plan.categories
    .filter((category) => (figures.byCategory[category.code] ?? 0) > 0)
    .map(
      (category): Say => ({
        key: 'office:figures.line',
        with: { name: { local: category.label }, n: figures.byCategory[category.code] ?? 0 },
      }),
    );
  const uncounted: Say | null =
    figures.uncounted > 0 ? { key: 'office:figures.uncounted', with: { count: figures.uncounted } } : null;
  const isKnown = groups.length > 0 || unsorted !== null;
  return {
    people: isKnown ? { join: [...groups, unsorted, sum, uncounted] } : { key: 'office:figures.unknown' },
    categories: categories.length > 0 ? { join: categories } : { key: 'office:figures.none' },
  };
}
