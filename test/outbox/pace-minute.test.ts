import { describe, expect, test } from 'vitest';
import type { SlotLimits } from '../../src/outbox/pacing.ts';
import { LANE } from '../../src/store/enqueue.ts';
import { mostInASecond } from '../support/loopback-channel.ts';
import { announce, type Sending, startSending } from './sending.ts';

/** Zalo counts by the minute (zalo.md 1.8: -32 above it). */
const MINUTE = 60_000;
const perMinute = (total: number, bulk: number): SlotLimits => ({ total, bulk, periodMs: MINUTE });
const slots = perMinute(60, 50);

const uneven = (most: number) => (call: { n: number }) => 1 + ((call.n * 7919) % most);
const arrivals = (sending: Sending): number[] => sending.channel.calls.map((call) => call.arrivedAt);
const repliesOf = (sending: Sending) => sending.channel.calls.filter((call) => call.text.startsWith('reply'));

async function ask(sending: Sending, count: number): Promise<void> {
  for (let n = 0; n < count; n += 1) await sending.say(`reply ${n}`, `c${n}`);
}

describe('no minute ever holds more than was allowed', () => {
  test.each([
    ['60 a minute', slots, 60],
    ['45 a minute, which is no whole number a second', perMinute(45, 37), 45],
    ['90 a minute', perMinute(90, 75), 90],
    ['one a minute', perMinute(1, 1), 1],
  ])('%s', async (_which, limits, total) => {
    const sending = startSending({ options: { slots: limits }, channel: { latencyMs: uneven(900) } });
    await announce(sending, 1, 120);
    await ask(sending, 100);
    await sending.clock.pass(3 * MINUTE);
    const { length } = sending.channel.calls;
    expect(length).toBeGreaterThanOrEqual(Math.min(220, 2.5 * total));
    expect(mostInASecond(arrivals(sending), MINUTE)).toBeLessThanOrEqual(total);
    const bulk = sending.channel.calls.filter((call) => call.text.startsWith('broadcast'));
    expect(
      mostInASecond(
        bulk.map((call) => call.arrivedAt),
        MINUTE,
      ),
    ).toBeLessThanOrEqual(limits.bulk);
    await sending.end();
  });

  test('across restarts: what the last life sent is remembered', async () => {
    let sending = startSending({ options: { slots }, channel: { latencyMs: uneven(60) } });
    await announce(sending, 1, 60);
    await ask(sending, 120);
    const seen: number[] = [];
    for (let n = 0; n < 6; n += 1) {
      await sending.clock.pass(5000 + n * 7130);
      await sending.end();
      seen.push(...arrivals(sending));
      sending = sending.restart();
    }
    await sending.clock.pass(4 * MINUTE);
    seen.push(...arrivals(sending));
    expect(seen).toHaveLength(180);
    expect(mostInASecond(seen, MINUTE)).toBeLessThanOrEqual(60);
    await sending.end();
  });
});

test('across a restart too an announcement with a picture has taken two of the minute for each person', async () => {
  const image = { hash: 'h', mime: 'image/jpeg', name: 'a.jpg' };
  const bodyOf = () => ({ text: 'Ảnh', image });
  let sending = startSending({ options: { slots, bodyOf }, channel: { can: { mediaApart: true } } });
  await announce(sending, 1, 100);
  await sending.clock.pass(50_000);
  await sending.end();
  const announced = sending.channel.calls.length;
  expect(announced).toBeGreaterThan(15);
  sending = sending.restart();
  await ask(sending, 60);
  await sending.clock.pass(9000);
  const announcedSince = sending.channel.calls.length - repliesOf(sending).length;
  expect(2 * (announced + announcedSince) + repliesOf(sending).length).toBeLessThanOrEqual(60);
  await sending.end();
});

test('a clock that was set back a day costs no more than the first minute, and few of the rows of that day are read', async () => {
  let read = 0;
  const bodyOf = (row: { readonly key: string }) => {
    read += 1;
    return { text: row.key };
  };
  const first = startSending({ options: { slots, bodyOf }, isStarted: false });
  const insert = first.store.sqlite.prepare(
    `insert into outbox (key, channel, chat, lane, broadcast, state, created_at, settled_at) values (?, 'loopback', 'c', 2, 1, 'sent', 0, ?)`,
  );
  const tomorrow = first.clock.now().getTime() + 24 * 60 * MINUTE;
  for (let n = 0; n < 500; n += 1) insert.run(`broadcast:1:${n}`, tomorrow + n);
  await first.end();
  const sending = first.restart();
  sending.sender.start();
  expect(read).toBeLessThanOrEqual(60);
  await ask(sending, 5);
  await sending.clock.pass(MINUTE + 3000);
  expect(repliesOf(sending)).toHaveLength(5);
  await sending.end();
});

test('after a start nobody waits for a minute: what was not used is free after a second', async () => {
  const sending = startSending({ options: { slots } });
  await ask(sending, 10);
  await sending.clock.pass(2500);
  expect(sending.channel.calls).toHaveLength(10);
  await sending.end();
});

test('many who ask at once are answered at once, as long as the minute has room', async () => {
  const sending = startSending({ options: { slots }, channel: { latencyMs: () => 200 } });
  await sending.clock.pass(1000);
  await ask(sending, 30);
  await sending.clock.pass(7000);
  expect(sending.channel.calls).toHaveLength(30);
  await sending.end();
});

test('an announcement is spread over the minute, and leaves room for whoever asks meanwhile', async () => {
  const sending = startSending({ options: { slots }, channel: { latencyMs: () => 200 } });
  await announce(sending, 1, 200);
  await sending.clock.pass(1000 + 2 * MINUTE);
  expect(sending.channel.calls.length / 100).toBeGreaterThan(0.95); // 50 a minute
  expect(mostInASecond(arrivals(sending))).toBeLessThanOrEqual(2);
  const asked = sending.clock.elapsed();
  await ask(sending, 10);
  await sending.clock.pass(4000);
  const replies = repliesOf(sending);
  expect(replies).toHaveLength(10);
  expect(Math.max(...replies.map((call) => call.arrivedAt)) - asked).toBeLessThan(4000);
  await sending.end();
});

test('one call that hangs holds nobody else up', async () => {
  const hangs = (call: { to: string }): number => (call.to === 'slow' ? 20_000 : 200);
  const sending = startSending({ options: { slots }, channel: { latencyMs: hangs } });
  await sending.say('slow', 'slow');
  await sending.clock.pass(2000);
  await ask(sending, 20);
  await sending.clock.pass(5000);
  expect(repliesOf(sending)).toHaveLength(20);
  await sending.clock.pass(30_000);
  await sending.end();
});

test('a text of three messages takes three of the minute, and is not starved by an announcement', async () => {
  const sending = startSending({ options: { slots: perMinute(6, 5) } });
  await announce(sending, 1, 60);
  await sending.clock.pass(2 * MINUTE);
  await sending.say('long', 'c1', LANE.reply, { text: 'x'.repeat(9000) });
  await sending.clock.pass(MINUTE);
  expect(sending.row('long').state).toBe('sent');
  await sending.end();
});

test('where a picture is a message beside its text, it takes two of the minute', async () => {
  const image = { hash: 'h', mime: 'image/jpeg', name: 'a.jpg' };
  const sending = startSending({ options: { slots: perMinute(6, 5) }, channel: { can: { mediaApart: true } } });
  for (let n = 0; n < 6; n += 1) await sending.say(`reply ${n}`, `c${n}`, LANE.reply, { text: 'Ảnh', image });
  await sending.clock.pass(MINUTE);
  expect(sending.channel.calls).toHaveLength(3);
  await sending.clock.pass(MINUTE + 5000);
  expect(sending.channel.calls).toHaveLength(6);
  await sending.end();
});
