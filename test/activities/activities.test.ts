import { expect, test } from 'vitest';
import type { Headcount } from '../../src/turn/index.ts';
import { later, log, openTown } from '../people/town.ts';

const people = (counts: Headcount['counts'], differs: Partial<Headcount> = {}): Headcount => ({
  counts,
  unsorted: null,
  approximate: false,
  raw: '',
  ...differs,
});

test('a saved log has a code by which its unit finds it again, however it is typed', () => {
  const town = openTown();
  const { activities } = town.appoint('teacher', 'teacher', 'TH1');
  const answers = log({ people: people({ hs: 300, ph: null }), quantities: { lop: 2 } });
  const saved = activities.save(answers);
  expect(saved).toMatchObject({ ...answers, version: 1, mine: true, onBehalf: false, withdrawn: null, photos: [] });
  expect(saved.code).toMatch(/^HD-[2-9A-HJ-KM-NP-TV-Z]{4}$/);
  const typed = [saved.code, saved.code.toLowerCase(), saved.code.replace('-', ' '), saved.code.slice(3)];
  for (const code of typed) expect(activities.find(code)?.id).toBe(saved.id);
  expect(activities.find('HD-0000')).toBeNull();
});

test('what the office logs for a unit is marked so', () => {
  const town = openTown();
  expect(town.appoint('office', 'office').activities.save(log())).toMatchObject({ onBehalf: true, mine: true });
  const seen = town.appoint('lead', 'lead', 'TH1').activities.ofUnit('TH1');
  expect(seen).toMatchObject([{ onBehalf: true, mine: false }]);
});

test('the figures add what is known: null adds nothing, 0 is a number', () => {
  const town = openTown();
  const { activities } = town.appoint('teacher', 'teacher', 'TH1');
  expect(activities.figures('TH1')).toEqual({
    unit: 'TH1',
    activities: 0,
    photos: 0,
    byCategory: {},
    people: {},
    unsorted: 0,
    approximate: false,
    estimated: [],
    uncounted: 0,
    lastAt: null,
  });
  activities.save(log({ people: people({ cbql: 5, gv: 20, hs: null, ph: 0 }) }));
  activities.save(log({ people: people({ gv: 1, hs: null, ph: null }, { unsorted: 50 }), category: 'TT02' }));
  activities.save(log({ people: null }));
  const exact = { activities: 3, byCategory: { LH01: 2, TT02: 1 }, people: { cbql: 5, gv: 21, ph: 0 }, unsorted: 50 };
  expect(activities.figures('TH1')).toMatchObject({ ...exact, approximate: false, estimated: [], uncounted: 1 });

  const guess = town.turn('teacher', later(9)).activities;
  const about = guess.save(log({ people: people({ hs: 100, ph: 0, gv: null }, { approximate: true }) }));
  // Only what was estimated is "about": the twenty-one teachers were counted, and nobody estimates none.
  expect(activities.figures('TH1').estimated).toEqual(['hs']);
  const rounded = { activities: 4, people: { cbql: 5, gv: 21, hs: 100, ph: 0 }, approximate: true, lastAt: later(9) };
  expect(activities.figures('TH1')).toMatchObject(rounded);

  guess.withdraw(about.id);
  expect(activities.figures('TH1')).toMatchObject({ ...exact, approximate: false });
  town.appoint('other', 'teacher', 'TH2').activities.save(log({ unit: 'TH2', people: people({ hs: 1 }) }));
  expect(activities.figures('TH1')).toMatchObject(exact);
});

test('the board shows each unit that logged, without what was withdrawn', () => {
  const town = openTown();
  const { activities } = town.appoint('office', 'office');
  activities.save(log());
  activities.save(log());
  activities.withdraw(activities.save(log({ unit: 'TH2' })).id);
  const { logged, activitiesOf, sums } = activities.board();
  expect([[...logged], activitiesOf('TH1'), activitiesOf('TH2')]).toEqual([['TH1'], 2, 0]);
  expect(sums()).toMatchObject({ activities: 2, photos: 0 });
});

test('a changed log keeps who changed which lines, and what it said before', () => {
  const town = openTown();
  const teacher = town.appoint('teacher', 'teacher', 'TH1');
  const before = log({ people: people({ hs: 50, gv: 2 }) });
  const { id } = teacher.activities.save(before);
  // The same counts in another order are the same answer.
  const same = teacher.activities.change(id, { ...before, people: people({ gv: 2, hs: 50 }) });
  expect(same.version).toBe(1);
  town.turn('teacher', later(5)).activities.change(id, { ...before, people: people({ hs: 60, gv: 2 }) });
  town.appoint('lead', 'lead', 'TH1');
  const changed = town.turn('lead', later(10)).activities.change(id, log({ title: 'Tên mới', category: 'TT02' }));
  expect(changed).toMatchObject({ version: 3, title: 'Tên mới', people: null, mine: false, updatedAt: later(10) });
  expect(teacher.activities.history(id)).toEqual([
    { version: 1, at: later(0), by: 'teacher', name: null, changed: [] },
    { version: 2, at: later(5), by: 'teacher', name: null, changed: ['people'] },
    { version: 3, at: later(10), by: 'lead', name: null, changed: ['category', 'title', 'people'] },
  ]);
  const former = town.store.sqlite.prepare('select answers from activity_versions order by version').pluck().all();
  expect((former as string[]).map((each) => JSON.parse(each).people.counts.hs)).toEqual([50, 60]);
  expect(teacher.activities.figures('TH1').byCategory).toEqual({ TT02: 1 });
});

test('a withdrawn log says by whom, is listed still, and can be neither changed nor withdrawn again', () => {
  const town = openTown();
  const teacher = town.appoint('teacher', 'teacher', 'TH1');
  const lead = town.appoint('lead', 'lead', 'TH1');
  const own = teacher.activities.save(log());
  const other = teacher.activities.save(log());
  const third = teacher.activities.save(log());
  expect(teacher.activities.withdraw(own.id).withdrawn).toEqual({ by: 'teacher', at: later(0) });
  expect(lead.activities.withdraw(other.id).withdrawn?.by).toBe('lead');
  expect(town.appoint('office', 'office').activities.withdraw(third.id).withdrawn?.by).toBe('office');
  expect(() => lead.activities.change(own.id, log())).toThrow('not allowed: change');
  expect(() => teacher.activities.withdraw(own.id)).toThrow('not allowed: withdraw');
  expect(teacher.activities.ofUnit('TH1').map((each) => each.withdrawn?.by)).toEqual(['office', 'lead', 'teacher']);
  expect(teacher.activities.last('TH1')).toBeNull();
});

test('"the same as last time" starts from one\'s own last log, else from the unit\'s', () => {
  const town = openTown();
  const teacher = town.appoint('teacher', 'teacher', 'TH1');
  const colleague = town.appoint('colleague', 'teacher', 'TH1');
  expect(teacher.activities.last('TH1')).toBeNull();
  colleague.activities.save(log({ title: 'Của đồng nghiệp' }));
  expect(teacher.activities.last('TH1')?.title).toBe('Của đồng nghiệp');
  teacher.activities.save(log({ title: 'Của tôi' }));
  colleague.activities.save(log({ title: 'Mới hơn' }));
  expect(teacher.activities.last('TH1')?.title).toBe('Của tôi');
  expect(town.turn('parent').activities.last('TH1')).toBeNull();
});
