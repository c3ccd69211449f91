import { storedPlan } from '../../src/campaign/plan-schema.ts';

const name = { vi: 'Mẫu' };

/** A plan with what has to be in one, and every other key as it is where a file leaves it out. */
export const blankPlan = storedPlan.parse({
  id: 'mau',
  year: 2021,
  title: name,
  shortName: name,
  organiser: { name, short: name },
  period: { from: '2021-10-01', to: '2021-10-07' },
  theme: name,
  purposes: { short: name },
  audiences: [{ code: 'PH', name }],
  people: [{ code: 'hs', name }],
  unitTypes: [{ code: 'TH', name, kind: 'unit' }],
  categories: [{ code: 'TT01', label: name, name }],
});
