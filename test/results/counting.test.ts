import { expect, it } from 'vitest';
import { figuresOf } from '../../src/campaign/figures.ts';
import type { Campaign } from '../../src/campaign/types.ts';
import { communeOf } from '../../src/campaign/unit-tree.ts';
import { createCounting } from '../../src/results/counting.ts';
import { openStore } from '../../src/store/open.ts';
import { whenCounted } from '../../src/store/slices.ts';
import type { Amount, UnitResult } from '../../src/turn/index.ts';
import { createChance } from '../support/chance.ts';
import { manyUnits, seedLogs, seedReports } from '../support/result-rows.ts';
import { createRecount } from './recount.ts';

const value = (amount: Amount | undefined): number | null | undefined => amount?.value;

/** What SQL says of a unit's logs, in the shape of a result. */
function recounted(recount: ReturnType<typeof createRecount>, campaign: Campaign, unit: string) {
  return {
    activities: recount.activities(unit),
    photos: recount.photos(unit),
    people: Object.fromEntries(campaign.plan.people.map(({ code }) => [code, recount.group(unit, code)])),
    unsorted: recount.unsorted(unit),
    total: recount.total(unit),
    figures: Object.fromEntries(figuresOf(campaign.plan).map((each) => [each.code, recount.figure(unit, each)])),
  };
}

const valuesOf = (result: Pick<UnitResult, 'activities' | 'photos' | 'people' | 'unsorted' | 'total' | 'figures'>) => ({
  activities: value(result.activities),
  photos: value(result.photos),
  people: Object.fromEntries(Object.entries(result.people).map(([code, amount]) => [code, value(amount)])),
  unsorted: value(result.unsorted),
  total: value(result.total),
  figures: Object.fromEntries(Object.entries(result.figures).map(([code, amount]) => [code, value(amount)])),
});

it.each([1, 2, 3])('every figure of every unit equals a recount in SQL (seed %i)', (seed) => {
  const store = openStore(':memory:');
  const campaign = manyUnits(24);
  seedLogs(store, campaign, { seed, mostLogs: 12 });
  const counting = createCounting(store);
  const recount = createRecount(store, campaign.plan.id);
  const results = [...counting.all(campaign)];
  expect(results.map(({ unit }) => unit.code)).toEqual(Array.from({ length: 24 }, (_, n) => `U${n}`));
  for (const result of results) {
    const expected = recounted(recount, campaign, result.unit.code);
    expect([result.unit.code, valuesOf(result)]).toEqual([result.unit.code, expected]);
    expect(valuesOf(counting.of(campaign, result.unit.code) ?? result)).toEqual(expected);
  }
});

it('sums over all, by commune and by type equal what SQL adds up, also where they are counted between the turns', async () => {
  const store = openStore(':memory:');
  const campaign = manyUnits(60);
  seedLogs(store, campaign, { seed: 7, mostLogs: 60 });
  const counting = createCounting(store);
  const recount = createRecount(store, campaign.plan.id);
  const schools = campaign.units.filter(({ code }) => code.startsWith('U'));
  const sumOf = (units: readonly { readonly code: string }[], of: (unit: string) => number | null): number | null =>
    units.reduce<number | null>((sum, { code }) => {
      const one = of(code);
      return one === null ? sum : (sum ?? 0) + one;
    }, null);

  const all = await whenCounted(() => counting.sum(campaign));
  const groups = await whenCounted(() => [...counting.sums(campaign, 'commune'), ...counting.sums(campaign, 'type')]);
  const inGroup = (of: string | null) =>
    schools.filter((unit) => of === null || unit.type === of || communeOf(campaign, unit)?.code === of);
  expect(groups.length).toBeGreaterThan(15);
  for (const group of [all, ...groups]) {
    const units = inGroup(group.of);
    expect(group.units).toBe(units.length);
    expect(group.activities.value).toBe(sumOf(units, recount.activities));
    expect(group.photos.value).toBe(sumOf(units, recount.photos));
    expect(group.total.value).toBe(sumOf(units, recount.total));
    for (const { code } of campaign.plan.people) {
      expect(group.people[code]?.value).toBe(sumOf(units, (unit) => recount.group(unit, code)));
    }
    for (const figure of figuresOf(campaign.plan)) {
      expect(group.figures[figure.code]?.value).toBe(sumOf(units, (unit) => recount.figure(unit, figure)));
    }
    expect(group.activities.from).toBe(units.filter(({ code }) => recount.activities(code) !== null).length);
  }
});

it('groups and those whom nobody told apart are all people', () => {
  const store = openStore(':memory:');
  const campaign = manyUnits(20);
  seedLogs(store, campaign, { seed: 11, mostLogs: 8 });
  for (const { people, unsorted, total } of createCounting(store).all(campaign)) {
    const parts = [...Object.values(people), unsorted].map((amount) => amount.value).filter((each) => each !== null);
    expect(total.value).toBe(parts.length === 0 ? null : parts.reduce((sum, each) => sum + each, 0));
  }
});

it('what a unit sent counts for it, whatever it logs afterwards, and what was counted is kept beside it', () => {
  const store = openStore(':memory:');
  const campaign = manyUnits(3);
  seedLogs(store, campaign, { seed: 5, mostLogs: 6 });
  const counting = createCounting(store);
  const counted = counting.counted(campaign, 'U1');
  const sent = {
    ...counted,
    total: { value: 1234, about: false },
    overrides: { total: { counted: counted.total, reason: 'đếm lại' } },
  };
  seedReports(store, campaign, [{ unit: 'U1', figures: JSON.stringify(sent) }]);
  const before = counting.of(campaign, 'U1');
  expect(before?.total).toEqual({ value: 1234, about: false });
  expect(before?.overrides).toEqual({ total: { counted: counted.total, reason: 'đếm lại' } });
  seedLogs(store, { ...campaign, units: [{ ...mustUnit(campaign, 'U1'), code: 'U1' }] }, { seed: 6, mostLogs: 0 });
  store.sqlite.prepare(`update activities set withdrawn_at = 1 where unit = 'U1'`).run();
  const after = counting.of(campaign, 'U1');
  expect(after?.logs).toBe(0);
  expect(after && valuesOf(after)).toEqual(before && valuesOf(before));
});

function mustUnit(campaign: Campaign, code: string) {
  const unit = campaign.units.find((each) => each.code === code);
  if (!unit) throw new Error(code);
  return unit;
}

it('numbers that can not be read leave their log in the count, and are not known', () => {
  const broken: string[] = [];
  const store = openStore(':memory:', (what) => void broken.push(what));
  const campaign = manyUnits(1);
  seedLogs(store, campaign, { seed: 5, mostLogs: 9 });
  const logs = createCounting(store).of(campaign, 'U0')?.logs ?? 0;
  expect(logs).toBeGreaterThan(1);
  store.sqlite
    .prepare(`update activities set answers = '{"from":"2021-10-01","people":{"counts":{"hs":"nhiều"}}}'`)
    .run();
  const result = createCounting(store).of(campaign, 'U0');
  expect(result?.activities.value).toBe(logs);
  expect(result?.total).toEqual({ value: null, about: false, missing: logs });
  expect(broken).toContain('numbers of a log');
});

it('an estimate marks what it is part of, and nothing else', () => {
  const store = openStore(':memory:');
  const campaign = manyUnits(1);
  const chance = createChance(1);
  const add = store.sqlite.prepare(
    `insert into activities (code, campaign, unit, category, answers, created_role, created_at, updated_at)
     values (?, ?, 'U0', 'TT03', ?, 'teacher', 1, 1)`,
  );
  const log = (people: object) =>
    add.run(`HD-${chance()}`, campaign.plan.id, JSON.stringify({ from: '2021-10-01', people, quantities: {} }));
  log({ counts: { hs: 100, gv: null, ph: 0 }, unsorted: null, approximate: true, raw: '' });
  log({ counts: { gv: 5, ph: 0 }, unsorted: null, approximate: false, raw: '' });
  const result = createCounting(store).of(campaign, 'U0');
  expect(result?.people).toMatchObject({
    hs: { value: 100, about: true },
    gv: { value: 5, about: false },
    ph: { value: 0, about: false },
    nd: { value: null, about: false },
  });
  expect(result?.total).toEqual({ value: 105, about: true });
  // Two sessions were logged, and of neither how many there were.
  expect(result?.figures['tuyen-truyen']).toEqual({ value: null, about: false, missing: 2 });
});
