import type { Say } from '../chat/index.ts';
import type { Key } from '../words/keys.ts';
import { figuresOf } from './figures.ts';
import type { CampaignPlan } from './types.ts';

const OWN: Readonly<Record<string, Key>> = {
  activities: 'unit-report:figure.activities',
  photos: 'unit-report:figure.photos',
  unsorted: 'unit-report:figure.unsorted',
  total: 'unit-report:figure.total',
};

/** What a figure is called: by 'total', 'people.<group>' or a figure's code; one that the plan no longer has, by its code. */
export function figureName(plan: CampaignPlan, key: string): Say {
  const own = OWN[key];
  if (own) return { key: own };
  const group = plan.people.find(({ code }) => `people.${code}` === key);
  if (group) return { local: group.name };
  const figure = figuresOf(plan).find(({ code }) => code === key);
  return figure ? { local: figure.name } : { plain: key };
}
