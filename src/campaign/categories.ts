import type { Campaign, Category } from './types.ts';

/** The categories that may still be chosen; one that is gone from the files stays only for what was logged under it. */
export const offeredCategories = (campaign: Campaign): readonly Category[] =>
  campaign.plan.categories.filter((each) => !each.retired);
