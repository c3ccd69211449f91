import type { CampaignPlan } from './types.ts';

/** A heading of chapter II of a report, and the categories whose activities stand below it. */
export type ReportSection = { readonly code: string; readonly title: string; readonly categories: readonly string[] };

/**
 * Chapter II of the report as headings with their categories, each category in exactly one of them. As the plan has it under
 * `report.sections`; a category that no section names is a heading of its own, after them.
 */
export function reportSections(plan: Pick<CampaignPlan, 'categories' | 'report'>): readonly ReportSection[] {
  const codes = new Set(plan.categories.map(({ code }) => code));
  const given = (plan.report?.sections ?? []).map((each) => ({
    ...each,
    categories: each.categories.filter((code) => codes.has(code)),
  }));
  const named = new Set(given.flatMap(({ categories }) => categories));
  const own = plan.categories
    .filter(({ code }) => !named.has(code))
    .map(({ code, name }): ReportSection => ({ code, title: name.vi, categories: [code] }));
  return [...given, ...own].filter(({ categories }) => categories.length > 0);
}
