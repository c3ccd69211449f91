import type { Say } from '../chat/index.ts';
import { keptFor } from '../chat/kept.ts';
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

/** Nothing of it can be told otherwise than it is counted. */
const COUNTED: readonly string[] = ['photos', 'nominations', 'units'];

/**
 * The keys of the figures that a lead may give otherwise than they were counted: people first, then the campaign's. A figure's place in the
 * list stays as long as the plan does.
 */
export const changeableFigures = keptFor((plan: CampaignPlan): readonly string[] => {
  const people = plan.people.map(({ code }) => `people.${code}`);
  const others = figuresOf(plan)
    .filter(({ code, of }) => !people.includes(code) && !COUNTED.includes(of.what))
    .map(({ code }) => code);
  return [...people, 'unsorted', 'total', 'activities', ...others];
});
