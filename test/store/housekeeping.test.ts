import { expect, test } from 'vitest';
import { createHousekeeping } from '../../src/store/housekeeping.ts';
import { openStore } from '../../src/store/open.ts';
import { createHandClock } from '../outbox/hand-clock.ts';

const HOUR = 3_600_000;

test('what was settled long ago goes, a broadcast keeps its figures, and what waits is not touched', () => {
  const store = openStore(':memory:');
  const clock = createHandClock();
  const insert = store.sqlite.prepare(
    `insert into outbox (key, channel, chat, lane, body, state, broadcast, created_at, settled_at)
     values (@key, 'x', 'c', 0, @body, @state, @broadcast, 0, @settled)`,
  );
  const add = (key: string, ageHours: number | null, broadcast: number | null = null, body: string | null = null) =>
    insert.run({
      key,
      broadcast,
      body,
      state: ageHours === null ? 'waiting' : 'sent',
      settled: ageHours === null ? null : clock.now().getTime() - ageHours * HOUR,
    });
  add('old', 169);
  add('recent', 167, null, '{"text":"left behind"}');
  add('of a broadcast', 999, 4);
  add('waiting', null, null, '{"text":"to come"}');

  expect(createHousekeeping(store).run(clock.now(), clock.elapsed())).toEqual({ updates: 0, rows: 1, bodies: 1 });
  expect(store.sqlite.prepare('select key, body from outbox order by id').all()).toEqual([
    { key: 'recent', body: null },
    { key: 'of a broadcast', body: null },
    { key: 'waiting', body: '{"text":"to come"}' },
  ]);
  expect(createHousekeeping(store).run(clock.now(), clock.elapsed())).toEqual({ updates: 0, rows: 0, bodies: 0 });
});

test('the id of an update is remembered for 72 hours', () => {
  const store = openStore(':memory:');
  const clock = createHandClock();
  const insert = store.sqlite.prepare(`insert into updates (channel, id, at_real) values ('x', ?, ?)`);
  insert.run('71', clock.elapsed() - 71 * HOUR);
  insert.run('73', clock.elapsed() - 73 * HOUR);
  expect(createHousekeeping(store).run(clock.now(), clock.elapsed()).updates).toBe(1);
  expect(store.sqlite.prepare('select id from updates').pluck().all()).toEqual(['71']);
});

test('a silence that was noted by a clock a day ahead ends once the clock is right, and a true one does not', () => {
  const store = openStore(':memory:');
  const clock = createHandClock();
  const now = clock.now().getTime();
  store.sqlite.exec(`insert into persons (id, created_at, last_at) values (1, 0, 0)`);
  const add = store.sqlite.prepare(`insert into addresses (channel, id, person, quiet_until) values ('zalo', ?, 1, ?)`);
  add.run('ahead', now + 24 * HOUR);
  add.run('true', now + HOUR / 2);
  createHousekeeping(store, HOUR / 2).run(clock.now(), clock.elapsed());
  expect(store.sqlite.prepare('select id, quiet_until as until from addresses order by id').all()).toEqual([
    { id: 'ahead', until: null },
    { id: 'true', until: now + HOUR / 2 },
  ]);
});

test('what was not understood and not sent to the office goes after an hour, and what was shown stays', () => {
  const store = openStore(':memory:');
  const clock = createHandClock();
  const now = clock.now().getTime();
  const shown = JSON.stringify({ at: 'x 1', choices: [['Lịch', 'schedule']], unread: { text: 'bán trú mấy giờ' } });
  const add = store.sqlite.prepare(`insert into persons (id, created_at, last_at, shown) values (?, 0, ?, ?)`);
  add.run(1, now - HOUR - 1, shown);
  add.run(2, now - HOUR + 1, shown);
  const housekeeping = createHousekeeping(store);
  expect(housekeeping.run(clock.now(), clock.elapsed()).rows).toBe(1);
  expect(housekeeping.run(clock.now(), clock.elapsed()).rows).toBe(0);
  expect(store.sqlite.prepare('select shown from persons order by id').pluck().all()).toEqual([
    JSON.stringify({ at: 'x 1', choices: [['Lịch', 'schedule']] }),
    shown,
  ]);
  const plan = store.sqlite
    .prepare(`explain query plan select id from persons where instr(shown, '"unread":') > 0 and last_at < 1`)
    .all();
  expect(JSON.stringify(plan)).toContain('persons_unread');
});
