import { expect, test } from 'vitest';
import { createPeopleStore } from '../../src/store/people.ts';
import type { Words } from '../../src/words/index.ts';
import { keptOf, later, NOON, openTown } from '../people/town.ts';
import { wordsOfTwo, wordsWithThird } from '../support/third-language.ts';

const PHONE = { channel: 'phone', id: 'An' };

test('a person is made on the first message and found again on the next', () => {
  const { people } = openTown();
  const first = people.open(PHONE, 'en', NOON);
  expect(first).toMatchObject({
    isNew: true,
    person: { lang: 'en', joined: false, holds: [], announcements: 'unasked' },
  });
  const second = people.open(PHONE, 'vi', later(1));
  expect(second).toMatchObject({ isNew: false, person: { id: first.person.id, lang: 'en' } });
  expect(people.byId(first.person.id)).toEqual(second.person);
  expect(people.byId(999)).toBeNull();
});

test('a language that has a folder is read back as itself; one whose folder is gone is Vietnamese, and comes back with it', () => {
  const { people, store } = openTown();
  const { id } = people.open(PHONE, 'km-KH', NOON).person;
  const spokenIn = (words: Words): string | undefined => createPeopleStore(store, words.languageOf).byId(id)?.lang;
  expect(spokenIn(wordsWithThird())).toBe('km');
  expect(spokenIn(wordsOfTwo())).toBe('vi');
  expect(spokenIn(wordsWithThird())).toBe('km');
});

test('what a clock noted that was a year ahead is put right by the next message', () => {
  const { people, store } = openTown();
  people.open(PHONE, undefined, NOON);
  const ahead = NOON.getTime() + 365 * 24 * 3_600_000;
  const { sqlite } = store;
  sqlite
    .prepare(`update addresses set last_interaction_at = ?, unreachable = 'blocked', unreachable_at = ?`)
    .run(ahead, ahead);
  people.open(PHONE, undefined, later(5));
  expect(sqlite.prepare('select last_interaction_at as at, unreachable from addresses').get()).toEqual({
    at: later(5).getTime(),
    unreachable: null,
  });
});

test('the same number on another channel is somebody else', () => {
  const { people } = openTown();
  const here = people.open(PHONE, undefined, NOON);
  const there = people.open({ ...PHONE, channel: 'other' }, undefined, NOON);
  expect(there.person.id).not.toBe(here.person.id);
});

test('who could not be reached can be reached again once they write', () => {
  const { people, store } = openTown();
  const { person } = people.open(PHONE, undefined, NOON);
  store.sqlite.prepare(`update addresses set unreachable = 'blocked', unreachable_at = 1`).run();
  expect(people.addressesOf(person.id)).toEqual([{ ...PHONE, unreachable: 'blocked' }]);
  people.open(PHONE, undefined, later(5));
  expect(people.addressesOf(person.id)).toEqual([{ ...PHONE, unreachable: null }]);
  const row = store.sqlite.prepare('select last_interaction_at as at, unreachable_at as since from addresses').get();
  expect(row).toEqual({ at: later(5).getTime(), since: null });
});

test('where a person stands is saved and read back', () => {
  const { people } = openTown();
  const { person, state } = people.open(PHONE, undefined, NOON);
  expect(state).toEqual({ standing: null, shown: null });
  people.saveState(person.id, { standing: '{"flow":"log"}', shown: '[["Có","yes"]]' });
  expect(people.readState(person.id)).toEqual({ standing: '{"flow":"log"}', shown: '[["Có","yes"]]' });
  expect(people.open(PHONE, undefined, later(1)).state).toEqual(people.readState(person.id));
});

test('a draft waits in its flow until it is thrown away', () => {
  const { people } = openTown();
  const { person } = people.open(PHONE, undefined, NOON);
  people.saveDraft(person.id, 'log', '{"a":1}', NOON);
  people.saveDraft(person.id, 'log', '{"a":2}', later(1));
  people.saveDraft(person.id, 'broadcast', '{}', later(2));
  expect(people.drafts(person.id)).toEqual([
    { flow: 'broadcast', state: '{}', at: later(2) },
    { flow: 'log', state: '{"a":2}', at: later(1) },
  ]);
  people.discardDraft(person.id, 'log');
  expect(people.drafts(person.id).map((each) => each.flow)).toEqual(['broadcast']);
});

test('what a person says of themselves is kept, and a forged code changes nothing', () => {
  const town = openTown();
  const { people } = town.turn('An');
  people.setLanguage('en');
  people.setAudience('PH');
  people.setUnit('TH1');
  people.setJoined();
  people.setConsent('2021-1');
  people.setAnnouncements('yes');
  const expected = { lang: 'en', audience: 'PH', unit: 'TH1', joined: true, consent: '2021-1', announcements: 'yes' };
  expect(town.turn('An').person).toMatchObject(expected);
  expect(keptOf(town, 'An').consent).toEqual({ at: NOON.getTime() });
  people.setAudience('KHAC');
  people.setUnit('KHAC');
  expect(town.turn('An').person).toMatchObject(expected);
  people.setConsent(null);
  people.setUnit(null);
  expect(town.turn('An').person).toMatchObject({ consent: null, unit: null });
  expect(keptOf(town, 'An').consent).toEqual({ at: null });
});

test('a turn costs two statements to open and one to save', () => {
  const { people, store } = openTown();
  people.open(PHONE, undefined, NOON);
  const changes = () => store.sqlite.prepare('select total_changes()').pluck().get() as number;
  const before = changes();
  const { person } = people.open(PHONE, undefined, later(1));
  people.saveState(person.id, { standing: null, shown: null });
  expect(changes() - before).toBe(3);
});
