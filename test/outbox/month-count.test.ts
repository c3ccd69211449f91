import { afterEach, beforeEach, expect, test } from 'vitest';
import { createMonthCount } from '../../src/outbox/month-count.ts';
import { createHousekeeping } from '../../src/store/housekeeping.ts';
import { openStore, type Store } from '../../src/store/open.ts';
import { createHandClock, settle } from './hand-clock.ts';

let store: Store;
beforeEach(() => {
  store = openStore(':memory:');
});
afterEach(() => store.close());
const DAY = 86_400_000;
const disk = { isFull: false };
const writer = {
  run: async <T>(work: () => T): Promise<T> => {
    await settle();
    if (disk.isFull) throw new Error('SQLITE_FULL');
    return store.sqlite.transaction(work)();
  },
};
const countAt = (time: string) => {
  const clock = createHandClock(Date.parse(time));
  return { clock, count: createMonthCount(store, writer, clock, 'zalo-bot') };
};

test('a hundred messages a day for twenty days are two thousand, whatever housekeeping did away with', async () => {
  const { clock, count } = countAt('2026-11-01T08:00:00+07:00');
  for (let day = 0; day < 20; day += 1) {
    for (let each = 0; each < 100; each += 1) count.add();
    await settle();
    createHousekeeping(store).run(clock.now(), clock.elapsed());
    await clock.pass(DAY);
  }
  expect(count.read()).toBe(2000);
  const restarted = createMonthCount(store, writer, clock, 'zalo-bot');
  expect([restarted.read(), createMonthCount(store, writer, clock, 'another').read()]).toEqual([2000, 0]);
});

test('the month begins at midnight in Việt Nam, wherever the server stands', async () => {
  const { clock, count } = countAt('2026-11-30T23:59:59+07:00');
  count.add();
  expect(count.read()).toBe(1);
  await clock.pass(1000);
  expect(count.read()).toBe(0);
  count.add();
  await settle();
  expect(count.read()).toBe(1);
});

test('what a full disk kept from being written is counted, and written with the next message', async () => {
  const { clock, count } = countAt('2026-11-01T08:00:00+07:00');
  disk.isFull = true;
  count.add();
  await clock.pass(1000);
  expect(count.read()).toBe(1);
  disk.isFull = false;
  count.add();
  await clock.pass(1000);
  expect([count.read(), createMonthCount(store, writer, clock, 'zalo-bot').read()]).toEqual([2, 2]);
});
