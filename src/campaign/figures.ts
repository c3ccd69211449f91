/** Which figures the campaign reports, and how each is computed. */
import type { Localized } from '../chat/index.ts';
import type { CampaignPlan, Category, CountUnit } from './types.ts';

/** From what a figure is counted. Categories: none are all. */
export type FigureSource =
  | { readonly what: 'activities'; readonly categories: readonly string[] }
  /** Counts of categories, added up. */
  | { readonly what: 'quantity'; readonly counts: readonly { readonly category: string; readonly count: string }[] }
  /** People (lượt người) of these groups; no group: all of them, the unsorted too. */
  | { readonly what: 'people'; readonly categories: readonly string[]; readonly groups: readonly string[] }
  | { readonly what: 'photos' }
  | { readonly what: 'nominations'; readonly kinds: readonly string[] }
  /** No log holds it: the unit says it in its report. */
  | { readonly what: 'asked' };

export type PlanFigure = {
  readonly code: string;
  readonly name: Localized; // Số băng rôn
  /** What is counted: băng rôn. */
  readonly unit: Localized | null;
  /** Under which heading of the report: II.1; null: none. */
  readonly section: string | null;
  readonly of: FigureSource;
};

const lists = new WeakMap<CampaignPlan, readonly PlanFigure[]>();

/** The campaign's figures in their order; where it names none, one for each category, each of its counts and each group of people. */
export function figuresOf(plan: CampaignPlan): readonly PlanFigure[] {
  const known = lists.get(plan);
  if (known) return known;
  const made = ownFigures(plan);
  lists.set(plan, made);
  return made;
}

/** "Băng rôn, pa-nô: khẩu hiệu", in every language that has both. */
function countName(category: Category, count: CountUnit): Localized {
  const others = Object.entries(count.name).map(([lang, name]) => [
    lang,
    `${category.label[lang] ?? category.label.vi}: ${name}`,
  ]);
  return { ...Object.fromEntries(others), vi: `${category.label.vi}: ${count.name.vi}` };
}

function ownFigures(plan: CampaignPlan): readonly PlanFigure[] {
  const none = { unit: null, section: null };
  const ofCategories = plan.categories.flatMap((category): PlanFigure[] => [
    {
      ...none,
      code: category.code,
      name: category.label,
      of: { what: 'activities', categories: [category.code] },
    },
    ...category.counts.map(
      (count): PlanFigure => ({
        ...none,
        code: `${category.code}.${count.code}`,
        name: countName(category, count),
        unit: count.name,
        of: { what: 'quantity', counts: [{ category: category.code, count: count.code }] },
      }),
    ),
  ]);
  const ofPeople = plan.people.map(
    (group): PlanFigure => ({
      ...none,
      code: `people.${group.code}`,
      name: group.name,
      of: { what: 'people', categories: [], groups: [group.code] },
    }),
  );
  return [...ofCategories, ...ofPeople];
}
