import { expect, it } from 'vitest';
import type { Campaign } from '../../src/campaign/types.ts';
import { createCounting } from '../../src/results/counting.ts';
import { openStore } from '../../src/store/open.ts';
import { manyUnits, seedReports } from '../support/result-rows.ts';

type Targets = Campaign['plan']['targets'];

/** Six units, of which U0 and U3 say no number of pupils; the others have 101, 102, … */
function withTargets(targets: Targets) {
  const many = manyUnits(6);
  const campaign = { ...many, plan: { ...many.plan, targets } };
  const store = openStore(':memory:');
  return { campaign, store, counting: createCounting(store) };
}

const typeOf = ({ units }: Campaign, code: string): string => units.find((unit) => unit.code === code)?.type ?? '';
const reported = (total: number | null, pupils: number | null = null) =>
  JSON.stringify({
    activities: { value: 2, about: false },
    total: { value: total, about: true },
    people: { hs: { value: pupils, about: false } },
    figures: { 'bang-ron': { value: 3, about: false } },
  });

it('without targets nothing of them shows', () => {
  const { campaign, counting } = withTargets([]);
  expect(counting.targets(campaign, 'U1')).toEqual([]);
  expect(counting.targetSums(campaign)).toEqual([]);
});

it("a unit's own target goes before its type's, and that before everybody's", () => {
  const type = typeOf(manyUnits(6), 'U1');
  const { campaign, counting } = withTargets([
    { for: ['U1'], of: 'activities', atLeast: 9 },
    { for: [type], of: 'activities', atLeast: 5 },
    { for: [], of: 'activities', atLeast: 3 },
    { for: [type], of: 'bang-ron', atLeast: 2 },
  ]);
  const of = (unit: string) => counting.targets(campaign, unit).map(({ of: what, expected }) => [what, expected]);
  expect(of('U1')).toEqual([
    ['activities', 9],
    ['bang-ron', 2],
  ]);
  expect(of('U2')).toEqual([['activities', 3]]);
});

it.each([
  ['nobody said', null, null, { value: null, about: true }],
  ['none', 0, 0, { value: 0, about: true }],
  ['nearly all', 2999, 99.9, { value: 2999, about: true }],
  ['all', 3000, 100, { value: 3000, about: true }],
  ['more', 4500, 150, { value: 4500, about: true }],
])('%s of a target', (_, total, percent, done) => {
  const { campaign, counting, store } = withTargets([{ for: [], of: 'people', atLeast: 3000 }]);
  seedReports(store, campaign, [{ unit: 'U1', figures: reported(total) }]);
  expect(counting.targets(campaign, 'U1')).toMatchObject([{ of: 'people', expected: 3000, percent, done }]);
});

it('a share of the pupils is as many as it comes to, and nothing where nobody knows how many there are', () => {
  const { campaign, counting, store } = withTargets([{ for: [], of: 'people.hs', share: 90 }]);
  seedReports(store, campaign, [
    { unit: 'U1', figures: reported(50, 91) },
    { unit: 'U2', figures: reported(50, 91) },
  ]);
  expect(counting.targets(campaign, 'U0')).toEqual([]);
  expect(counting.targets(campaign, 'U1')).toMatchObject([{ share: 90, expected: 91, percent: 100 }]);
  expect(counting.targets(campaign, 'U2')).toMatchObject([{ share: 90, expected: 92, percent: 98.9 }]);
  const expected = [1, 2, 4, 5].reduce((sum, n) => sum + Math.ceil((100 + n) * 0.9), 0);
  expect(counting.targetSums(campaign)).toMatchObject([
    { of: 'people.hs', expected, done: { value: 182, from: 2 }, met: 1, units: 4 },
  ]);
});

it('a unit that held nothing has done nothing that is known', () => {
  const { campaign, counting, store } = withTargets([{ for: [], of: 'activities', atLeast: 3 }]);
  seedReports(store, campaign, [{ unit: 'U1', notHeld: 'không có điều kiện', figures: reported(10) }]);
  expect(counting.targets(campaign, 'U1')).toMatchObject([{ done: { value: null }, percent: null }]);
});
