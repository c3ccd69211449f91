import { afterEach, beforeEach, expect, test } from 'vitest';
import { LANE } from '../../src/store/enqueue.ts';
import { startWhole, type Whole } from './whole.ts';

let whole: Whole;
beforeEach(async () => {
  whole = await startWhole();
  await whole.clock.pass(1500);
});
afterEach(() => whole.end());

test('a platform that hangs does not keep the program from ending in time, and the next start says what was left', async () => {
  whole = await whole.restart({ latencyMs: () => 60_000 });
  await whole.clock.pass(1500);
  await whole.receive([whole.message('an', { text: '/chude' })]);
  await whole.clock.pass(1000);
  const began = whole.clock.elapsed();
  await whole.stop();
  expect(whole.clock.elapsed() - began).toBeLessThan(9000);
  whole = await whole.restart({ latencyMs: () => 20 });
  await whole.clock.pass(3000);
  expect(whole.told('an')).toHaveLength(1);
  expect(whole.all('select lane, state from outbox')).toEqual([{ lane: LANE.reply, state: 'sent' }]);
});

test('stopped in a storm: what was acknowledged is answered after the start, once, and what was not comes again', async () => {
  const batches = Array.from({ length: 20 }, (_, n) =>
    Array.from({ length: 10 }, (_one, m) => whole.message(`p${n * 10 + m}`, { text: '/chude' })),
  );
  const taken: boolean[] = [];
  const storm = batches.map(async (batch, n) => {
    await whole.clock.sleep(n * 100);
    await whole.receive(batch).then(
      () => (taken[n] = true),
      () => (taken[n] = false),
    );
  });
  await whole.clock.pass(1000);
  const before = whole;
  await whole.stop();
  await whole.clock.pass(5000);
  await Promise.all(storm);
  expect(new Set(taken)).toEqual(new Set([true, false]));
  whole = await whole.restart();
  for (const [n, batch] of batches.entries()) if (!taken[n]) await whole.receive(batch);
  await whole.clock.pass(30_000);
  for (const chat of batches.flat().map((one) => one.from.id)) {
    expect([chat, before.told(chat).length + whole.told(chat).length]).toEqual([chat, 1]);
  }
});
