import { expect, it } from 'vitest';
import { communes, unitOf } from '../../src/campaign/unit-tree.ts';
import type { Role } from '../../src/chat/index.ts';
import { createResultsDoor } from '../../src/results/door.ts';
import { openStore } from '../../src/store/open.ts';
import { createPeopleStore } from '../../src/store/people.ts';
import { NotAllowed, type Results } from '../../src/turn/index.ts';
import { manyUnits, seedLogs, seedReports, WEEK } from '../support/result-rows.ts';

const ASKS: Readonly<Record<string, (door: Results) => unknown>> = {
  'the own unit': (door) => door.of('U1'),
  "the own unit's count": (door) => door.counted('U1'),
  "the own unit's targets": (door) => door.targets('U1'),
  'another unit': (door) => door.of('U2'),
  "another unit's count": (door) => door.counted('U2'),
  "another unit's targets": (door) => door.targets('U2'),
  'how far all are': (door) => door.standings(),
  'all results': (door) => door.all(),
  'the sum': (door) => door.sum(),
  'the sums by commune': (door) => door.sums('commune'),
  'the days': (door) => door.days(),
  'all targets': (door) => door.targetSums(),
};
const ALL = ['how far all are', 'all results', 'the sum', 'the sums by commune', 'the days', 'all targets'];
const OWN = ['the own unit', "the own unit's count", "the own unit's targets"];

it.each([
  ['a parent', null, null, []],
  ['a teacher of the unit', 'teacher', 'U1', OWN],
  ['the lead of the unit', 'lead', 'U1', OWN],
  ['the office', 'office', null, Object.keys(ASKS)],
  ["a viewer of the unit's commune", 'viewer', 'commune', [...OWN, ...ALL]],
  ['a viewer of everything', 'viewer', null, Object.keys(ASKS)],
  ['a viewer of a commune that is gone', 'viewer', 'X-GONE', ALL],
] as const)('%s is told what is theirs, and nothing else', (_, role: Role | null, of, allowed: readonly string[]) => {
  const store = openStore(':memory:');
  const campaign = manyUnits(3);
  const address = { channel: 'phone', id: 'somebody' };
  const { person } = createPeopleStore(store).open(address, 'vi', WEEK);
  if (role) {
    store.sqlite
      .prepare('insert into roles (person, role, unit, granted_at) values (?, ?, ?, 1)')
      .run(person.id, role, of === 'commune' ? (unitOf(campaign, 'U1')?.parent ?? '') : of);
  }
  const door = createResultsDoor(store)({ now: WEEK, saidAt: WEEK, person, address, campaign });
  const answered = Object.entries(ASKS).flatMap(([name, ask]) => {
    try {
      ask(door);
      return [name];
    } catch (error) {
      expect(error).toBeInstanceOf(NotAllowed);
      return [];
    }
  });
  expect(answered).toEqual(allowed);
});

it('a viewer of a commune is told of its units alone: in shares, sums, days and targets', () => {
  const store = openStore(':memory:');
  const campaign = manyUnits(60);
  seedLogs(store, campaign, { seed: 7, mostLogs: 4 });
  store.sqlite.prepare(`update activities set answers = json_set(answers, '$.from', '2021-10-02')`).run();
  seedReports(
    store,
    campaign,
    campaign.units.filter(({ code }) => /^U\d*[05]$/.test(code)).map(({ code }) => ({ unit: code })),
  );
  const { person } = createPeopleStore(store).open({ channel: 'phone', id: 'somebody' }, 'vi', WEEK);
  const [commune] = communes(campaign);
  const own = campaign.units.filter(({ parent }) => parent === commune?.code);
  const give = store.sqlite.prepare('insert into roles (person, role, unit, granted_at) values (?, ?, ?, 1)');
  give.run(person.id, 'viewer', commune?.code);
  const visit = { now: WEEK, saidAt: WEEK, person, address: { channel: 'phone', id: 'somebody' } };
  const door = createResultsDoor(store);
  const seen = door({ ...visit, campaign });
  // A campaign of these units alone comes to the same.
  const { person: other } = createPeopleStore(store).open({ channel: 'phone', id: 'office' }, 'vi', WEEK);
  give.run(other.id, 'office', null);
  const alone = door({
    ...visit,
    person: other,
    campaign: { ...campaign, version: 2, units: [...communes(campaign), ...own] },
  });
  expect(seen.standings()).toEqual(alone.standings());
  expect([...seen.all()]).toEqual([...alone.all()]);
  expect(seen.sum()).toEqual(alone.sum());
  expect(seen.sum().units).toBeGreaterThan(0);
  expect(seen.sums('commune')).toEqual(alone.sums('commune'));
  expect(seen.sums('commune').map(({ of }) => of)).toEqual([commune?.code]);
  expect(seen.sums('type')).toEqual(alone.sums('type'));
  expect(seen.targetSums()).toEqual(alone.targetSums());
  const whole = door({ ...visit, person: other, campaign });
  const days = (of: Results) => of.days().reduce((sum, { activities }) => sum + activities, 0);
  expect(days(seen)).toBeLessThan(days(whole));
  expect(days(seen)).toBe(own.reduce((sum, { code }) => sum + (whole.of(code)?.logs ?? 0), 0));
});
