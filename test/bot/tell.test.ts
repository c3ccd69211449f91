import { expect, test } from 'vitest';
import { createTell } from '../../src/bot/tell.ts';
import { createAddressChoice } from '../../src/outbox/address-choice.ts';
import { ALWAYS } from '../../src/outbox/reach.ts';
import { createEnqueue } from '../../src/store/enqueue.ts';
import { openStore } from '../../src/store/open.ts';
import { createPeopleStore } from '../../src/store/people.ts';
import { createWords } from '../../src/words/index.ts';

const EARLY = new Date('2021-10-01T07:00:00+07:00');
const NOW = new Date('2021-10-01T08:00:00+07:00');
const PHONE = { channel: 'phone', id: 'An' };
const OTHER = { channel: 'other', id: 'An-2' };

/** A person who wrote early from one channel and later from the other. */
function meet() {
  const store = openStore(':memory:');
  const people = createPeopleStore(store);
  const { person } = people.open(PHONE, 'vi', EARLY);
  people.open(OTHER, 'vi', NOW);
  store.sqlite.prepare('update addresses set person = ?').run(person.id);
  const tell = createTell({
    people,
    words: createWords(),
    enqueue: createEnqueue(store),
    addressOf: createAddressChoice(store, ALWAYS),
    canFor: () => ({ buttons: 5 }),
  });
  const to = (key: string) => store.sqlite.prepare('select channel from outbox where key = ?').pluck().get(key);
  return { store, person, tell, to };
}

test('what nobody asked for just now goes where the person wants it, else where they wrote last', () => {
  const { store, person, tell, to } = meet();
  expect(tell(person, { text: { plain: 'a' } }, 'a', NOW)).toBe(true);
  expect(to('a')).toBe('other');
  store.sqlite.exec(`update persons set preferred = 'phone'`);
  expect(tell(person, { text: { plain: 'b' } }, 'b', NOW)).toBe(true);
  expect(to('b')).toBe('phone');
  // Said before: not again, on whatever channel.
  expect(tell(person, { text: { plain: 'b' } }, 'b', NOW)).toBe(false);
});

test('what they asked for just now comes where they are', () => {
  const { store, person, tell, to } = meet();
  store.sqlite.exec(`update persons set preferred = 'phone'`);
  tell(person, { text: { plain: 'sample' } }, 'sample', NOW, OTHER);
  expect(to('sample')).toBe('other');
});

test('whoever has no address left is not told, and nothing is written', () => {
  const { store, person, tell, to } = meet();
  store.sqlite.exec('delete from addresses');
  expect(tell(person, { text: { plain: 'a' } }, 'a', NOW)).toBe(false);
  expect(to('a')).toBeUndefined();
});
