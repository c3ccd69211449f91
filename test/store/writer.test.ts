import { afterEach, beforeEach, expect, test } from 'vitest';
import { openStore, type Store } from '../../src/store/open.ts';
import { createWriter, type Writer } from '../../src/store/writer.ts';

let store: Store;
let writer: Writer;
beforeEach(() => {
  store = openStore(':memory:');
  writer = createWriter(store);
});
afterEach(() => store.close());

const note = (name: string): string => {
  store.sqlite.prepare('insert into facts (name, value) values (?, 1)').run(name);
  return name;
};
const noted = () => store.sqlite.prepare('select name from facts order by name').pluck().all();

test('a piece that fails leaves nothing behind, and the others of its commit are written once', async () => {
  const outcomes = await Promise.allSettled([
    writer.run(() => note('before')),
    writer.run(() => {
      note('half-way');
      throw new Error('a mistake of ours');
    }),
    writer.run(() => note('after')),
  ]);
  expect(outcomes.map((each) => (each.status === 'fulfilled' ? each.value : String(each.reason)))).toEqual([
    'before',
    'Error: a mistake of ours',
    'after',
  ]);
  expect(noted()).toEqual(['after', 'before']);
});

test('a piece that breaks a rule of the database is refused alone', async () => {
  const outcomes = await Promise.allSettled(['one', 'one', 'two'].map((name) => writer.run(() => note(name))));
  expect(outcomes.map((each) => each.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(noted()).toEqual(['one', 'two']);
});

test('when the commit itself is refused, nothing of the group is written and everybody is told', async () => {
  store.sqlite.pragma('query_only = on');
  const outcomes = await Promise.allSettled(['one', 'two'].map((name) => writer.run(() => note(name))));
  expect(outcomes.map((each) => each.status)).toEqual(['rejected', 'rejected']);
  expect(writer.trouble()).toBe('SQLITE_READONLY');
  store.sqlite.pragma('query_only = off');
  expect(noted()).toEqual([]);
  await writer.run(() => note('later'));
  expect(writer.trouble()).toBeNull();
});
