/** Which figures the campaign reports, and how each is computed. */
import type { Localized } from '../chat/index.ts';
import { keptFor } from '../chat/kept.ts';
import { partsOf, type ReportPart } from './report-outline.ts';
import type { CampaignPlan, Category, CountUnit } from './types.ts';

type Mode = 'in-person' | 'online' | 'mixed';

/** From what a figure is counted. No category, no group, no mode: all of them. */
export type FigureSource =
  | { readonly what: 'activities'; readonly categories: readonly string[]; readonly mode?: Mode | undefined }
  /** Counts of categories, added up. */
  | { readonly what: 'quantity'; readonly counts: readonly { readonly category: string; readonly count: string }[] }
  /** People, lượt người. */
  | {
      readonly what: 'people';
      readonly categories: readonly string[];
      readonly groups: readonly string[];
      readonly mode?: Mode | undefined;
    }
  | { readonly what: 'photos' }
  | { readonly what: 'nominations'; readonly kinds: readonly string[] }
  /** Units that held something: 1 or 0 of each. */
  | { readonly what: 'units' }
  /** No log holds it: the unit says it in its report. */
  | { readonly what: 'asked' };

export type PlanFigure = {
  readonly code: string;
  readonly name: Localized; // Số băng rôn
  /** What is counted: băng rôn. */
  readonly unit: Localized | null;
  /** The code of the report's part in which it stands (report-outline.ts), or a heading of its own; null: none. */
  readonly section: string | null;
  readonly of: FigureSource;
};

/** The campaign's figures in their order. Where it names none: one for each category and one for each
 * of its counts. Activities, photos and people by group are counted in any case, and stand in no list. Asked for at each log. */
export const figuresOf = keptFor((plan: CampaignPlan): readonly PlanFigure[] => {
  const written = plan.report?.figures ?? [];
  const made = written.length > 0 ? written.map(readFigure) : ownFigures(plan);
  const parts = partsOf({ plan });
  return made.map((figure) => ({ ...figure, section: figure.section ?? partOf(figure, parts) }));
});

type Written = NonNullable<CampaignPlan['report']>['figures'][number];

function readFigure({ code, name, unit, section, of }: Written): PlanFigure {
  return { code, name, unit: unit ?? null, section: section ?? null, of: readSource(of) };
}

const codesOf = (given: 'all' | readonly string[]): readonly string[] => (given === 'all' ? [] : given);

function readSource(of: Written['of']): FigureSource {
  if (of?.activities) return { what: 'activities', categories: codesOf(of.activities), mode: of.mode };
  if (of?.people) return { what: 'people', categories: codesOf(of.people), groups: of.groups ?? [], mode: of.mode };
  if (of?.quantities) {
    const counts = of.quantities.map((each) => {
      const [category = '', count = ''] = each.split('.');
      return { category, count };
    });
    return { what: 'quantity', counts };
  }
  if (of?.nominations) return { what: 'nominations', kinds: of.nominations };
  if (of?.photos) return { what: 'photos' };
  return { what: of?.units ? 'units' : 'asked' };
}

/** Where a figure stands that says nothing about it: with its categories, if they are all of one part. */
function partOf({ of }: PlanFigure, parts: readonly ReportPart[]): string | null {
  const categories =
    of.what === 'quantity'
      ? of.counts.map(({ category }) => category)
      : of.what === 'activities' || of.what === 'people'
        ? of.categories
        : [];
  const found = new Set(categories.map((code) => parts.find((each) => each.categories.includes(code))?.code ?? null));
  const [only = null] = found;
  return found.size === 1 ? only : null;
}

function ownFigures(plan: CampaignPlan): readonly PlanFigure[] {
  const none = { unit: null, section: null };
  return plan.categories.flatMap((category): PlanFigure[] => [
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
}

/** "Category: what is counted", in every language that has both. */
function countName(category: Category, count: CountUnit): Localized {
  const others = Object.entries(count.name).map(([lang, name]) => [
    lang,
    `${category.label[lang] ?? category.label.vi}: ${name}`,
  ]);
  return { ...Object.fromEntries(others), vi: `${category.label.vi}: ${count.name.vi}` };
}
