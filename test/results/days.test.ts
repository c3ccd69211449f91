import { expect, test } from 'vitest';
import { createResultsDoor } from '../../src/results/door.ts';
import { NotAllowed } from '../../src/turn/index.ts';
import { campaign, later, log, openTown } from '../people/town.ts';
import { seedReports } from '../support/result-rows.ts';

const counts = (people: Record<string, number | null>, approximate = false) => ({
  counts: people,
  unsorted: null,
  approximate,
  raw: '',
});

test('logs are counted by the day in Việt Nam on which each began; nil is nil, and what nobody said is not', () => {
  const town = openTown();
  const office = town.appoint('office', 'office');
  const teacher = town.appoint('teacher', 'teacher', 'TH1');
  teacher.activities.save(log({ from: '2021-10-02', to: '2021-10-07', people: counts({ hs: 40 }) }));
  teacher.activities.save(log({ from: '2021-10-02', title: 'B', people: counts({ hs: 5 }, true) }));
  teacher.activities.save(log({ from: '2021-10-03', title: 'C' }));
  teacher.activities.save(log({ from: '2021-10-04', title: 'D', people: counts({ hs: 0 }) }));
  const gone = teacher.activities.save(log({ from: '2021-10-05', title: 'E' }));
  teacher.activities.withdraw(gone.id);
  const door = createResultsDoor(town.store);
  const visit = { person: office.person, now: later(0), address: { channel: 'phone', id: 'office' }, campaign };
  expect(door(visit).days()).toEqual([
    { day: '2021-10-02', activities: 2, people: { value: 45, about: true }, units: ['TH1'], counted: ['TH1'] },
    {
      day: '2021-10-03',
      activities: 1,
      people: { value: null, about: false, missing: 1 },
      units: ['TH1'],
      counted: [],
    },
    { day: '2021-10-04', activities: 1, people: { value: 0, about: false }, units: ['TH1'], counted: ['TH1'] },
  ]);
  expect(() => door({ ...visit, person: teacher.person }).days()).toThrow(NotAllowed);
  // A unit that reports that nothing was held has held nothing by day either.
  seedReports(town.store, campaign, [{ unit: 'TH1', notHeld: 'bão lớn' }]);
  expect(door(visit).days()).toEqual([]);
});
