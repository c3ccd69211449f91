import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createForgetting } from '../../src/store/forgetting.ts';
import { CHANNEL, startWhole, type Whole } from './whole.ts';

let whole: Whole;
beforeEach(async () => {
  whole = await startWhole();
  await whole.clock.pass(1500);
});
afterEach(() => whole.end());

/** Dear to read. */
const HOSTILE = '1.000.'.repeat(682);
const A_SECOND = 20;

/** What the stranger sent and was taken, in the order of its taking. */
const taken = (): readonly string[] =>
  whole
    .all<{ key: string }>(`select key from outbox where chat = 'stranger' order by id`)
    .map(({ key }) => key.split(':')[2] ?? '');
const waits = (): number => whole.count('select count(*) from backlog');

/** A second in which the stranger sends twenty; gives their names. */
async function floodFor(seconds: number, each?: () => Promise<void>): Promise<readonly string[]> {
  const sent: string[] = [];
  for (let at = 0; at < seconds * A_SECOND; at += 1) {
    const one = whole.message('stranger', { text: `${HOSTILE}${at}` });
    sent.push(one.id);
    await whole.receive([one]);
    if (at % A_SECOND === A_SECOND / 2) await each?.();
    await whole.clock.pass(1000 / A_SECOND);
  }
  return sent;
}

describe('somebody who sends faster than anybody types', () => {
  test('waits behind the others: between two answers to them hardly one of theirs is read', async () => {
    let before = 0;
    const between: number[] = [];
    await floodFor(12, async () => {
      const told = whole.told('an').length;
      await whole.receive([whole.message('an', { text: 'lịch hôm nay' })]);
      await whole.clock.pass(100);
      expect(whole.told('an').length).toBe(told + 1);
      between.push(taken().length - before);
      before = taken().length;
    });
    // Some at first, as many as a person might send at once; then no faster than they can be answered.
    expect(Math.max(...between.slice(2))).toBeLessThanOrEqual(3);
    expect(waits()).toBeGreaterThan(150);
  });

  test('loses nothing, and is answered in the order of their words, also by a program that was started anew', async () => {
    const sent = await floodFor(3);
    expect(waits()).toBeGreaterThan(0);
    whole = await whole.restart();
    const more = await floodFor(1);
    await whole.clock.pass(200_000);
    expect(waits()).toBe(0);
    expect(taken()).toEqual([...sent, ...more]);
    // Whoever has waited to the end is served at once again.
    const told = whole.told('stranger').length;
    await whole.say('stranger', 'lịch hôm nay');
    expect(whole.told('stranger').length).toBe(told + 1);
  });

  test('in one batch with others does not hold them up either, and what is acknowledged is written down', async () => {
    const batch = Array.from({ length: 100 }, (_, at) =>
      whole.message(at % 10 === 9 ? `other${at}` : 'stranger', { text: `${at}` }),
    );
    await whole.receive(batch);
    expect(taken().length).toBeLessThanOrEqual(13);
    expect(taken().length + waits()).toBe(90);
    await whole.clock.pass(2000);
    for (let at = 9; at < 100; at += 10) expect(whole.told(`other${at}`)).toHaveLength(1);
  });

  test('by an update that comes twice is answered once', async () => {
    await floodFor(1);
    const one = whole.message('stranger', { text: 'lịch hôm nay' });
    await whole.receive([one]);
    await whole.receive([one]);
    await whole.clock.pass(60_000);
    await whole.receive([one]);
    await whole.clock.pass(5000);
    expect(taken().filter((id) => id === one.id)).toHaveLength(1);
  });

  test('and is erased leaves none of their words', async () => {
    await whole.say('stranger', 'xin chào');
    await floodFor(1);
    expect(waits()).toBeGreaterThan(0);
    const person = whole.count(`select person from addresses where channel = '${CHANNEL}' and id = 'stranger'`);
    await whole.app.writer.run(() => createForgetting(whole.app.store).erase(person, whole.clock.now()));
    expect(waits()).toBe(0);
  });
});

test('a person who sends ten photos at once, or taps twice, waits for nobody', async () => {
  const album = Array.from({ length: 10 }, (_, at) =>
    whole.message('an', { files: [{ kind: 'image', ref: `p${at}`, album: 'a' }] }),
  );
  await whole.receive(album);
  await whole.receive([whole.message('an', { choice: 'home' }), whole.message('an', { choice: 'home' })]);
  expect(waits()).toBe(0);
});
