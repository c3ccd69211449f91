import { describe, expect, test } from 'vitest';
import { LANE } from '../../src/store/enqueue.ts';
import { mostInASecond } from '../support/loopback-channel.ts';
import { announce, type Sending, startSending } from './sending.ts';

/** A latency that differs from call to call, the same in every run. */
const uneven = (most: number) => (call: { n: number }) => 1 + ((call.n * 7919) % most);
const arrivals = (sending: Sending): number[] => sending.channel.calls.map((call) => call.arrivedAt);

async function ask(sending: Sending, count: number): Promise<void> {
  for (let n = 0; n < count; n += 1) await sending.say(`reply ${n}`, `c${n}`);
}

describe('no second ever holds more than was allowed', () => {
  const slots = { total: 10, bulk: 7 };
  test.each([
    ['with an even platform', () => 20, 0],
    ['with an uneven platform', uneven(90), 0],
    ['with a slow platform', uneven(1500), 0],
    ['when the program is held up again and again', uneven(60), 300],
  ])('%s', async (_how, latencyMs, stall) => {
    const sending = startSending({ options: { slots }, channel: { latencyMs } });
    await announce(sending, 1, 40);
    await ask(sending, 30);
    for (let n = 0; n < 30; n += 1) {
      await sending.clock.pass(700);
      sending.clock.stall(stall);
    }
    expect(sending.channel.calls).toHaveLength(70);
    expect(mostInASecond(arrivals(sending))).toBeLessThanOrEqual(slots.total);
    const bulk = sending.channel.calls.filter((call) => call.text.startsWith('broadcast'));
    expect(mostInASecond(bulk.map((call) => call.arrivedAt))).toBeLessThanOrEqual(slots.bulk);
    await sending.end();
  });

  test('across restarts', async () => {
    let sending = startSending({ options: { slots }, channel: { latencyMs: uneven(60) } });
    await announce(sending, 1, 40);
    await ask(sending, 60);
    const seen: number[] = [];
    for (let n = 0; n < 12; n += 1) {
      await sending.clock.pass(1100 + n * 130);
      await sending.end();
      seen.push(...arrivals(sending));
      sending = sending.restart();
    }
    await sending.clock.pass(20_000);
    seen.push(...arrivals(sending));
    expect(seen).toHaveLength(100);
    expect(mostInASecond(seen)).toBeLessThanOrEqual(slots.total);
    await sending.end();
  });
});

test('nothing goes out in the first second, since a limiter forgets at a restart', async () => {
  const sending = startSending();
  await sending.say('a', 'c1');
  await sending.clock.pass(999);
  expect(sending.channel.calls).toHaveLength(0);
  await sending.clock.pass(20);
  expect(sending.channel.calls).toHaveLength(1);
  await sending.end();
});

test('a broadcast uses what it is allowed, and only few of its messages are in flight', async () => {
  const sending = startSending({ channel: { latencyMs: () => 50 } });
  await announce(sending, 1, 300);
  await sending.clock.pass(1000 + 10_000);
  // 25 slots, each away for a second and a round trip.
  const allowed = (25 / 1.05) * 10;
  expect(sending.channel.calls.length / allowed).toBeGreaterThan(0.97);
  expect(sending.channel.mostInFlight()).toBeLessThanOrEqual(3);
  await sending.end();
});

test('replies in flight are no more than rate times round trip, plus one: so many may be doubled by a crash', async () => {
  const sending = startSending({ channel: { latencyMs: () => 100 } });
  await ask(sending, 90);
  await sending.clock.pass(5000);
  expect(sending.channel.calls).toHaveLength(90);
  expect(sending.channel.mostInFlight()).toBeLessThanOrEqual(30 * 0.1 + 1);
  await sending.end();
});

test('one slow answer holds nobody else up', async () => {
  const sending = startSending({ channel: { latencyMs: (call) => (call.to === 'slow' ? 20_000 : 20) } });
  await sending.say('slow', 'slow');
  await ask(sending, 20);
  await sending.clock.pass(3000);
  expect(sending.rows().filter((row) => row.state === 'sent')).toHaveLength(20);
  await sending.clock.pass(30_000);
  await sending.end();
});

test('a reply asked for while a broadcast runs is the next message that goes out', async () => {
  const sending = startSending();
  await announce(sending, 1, 200);
  await sending.clock.pass(3000);
  for (let n = 0; n < 20; n += 1) {
    const before = sending.channel.calls.length;
    await sending.say(`reply ${n}`, `c${n}`);
    await sending.clock.pass(130);
    const after = sending.texts().slice(before);
    // Besides it, only what was on its way already.
    expect(after.indexOf(`reply ${n}`)).toBeLessThanOrEqual(1);
  }
  await sending.end();
});

describe('while more replies wait than may be in flight', () => {
  /** What was begun from this message on to that one, in the order in which it was begun. */
  const begun = ({ channel }: Sending, from: string, until: string): string[] => {
    const texts = channel.calls.toSorted((a, b) => a.n - b.n).map((call) => call.text);
    return texts.slice(texts.indexOf(from), texts.indexOf(until) + 1);
  };
  const crowd = async (): Promise<Sending> => {
    const sending = startSending({ channel: { latencyMs: () => 100 } });
    await announce(sending, 1, 120);
    await sending.clock.pass(3000);
    await ask(sending, 60);
    return sending;
  };
  const REPLIES = Array.from({ length: 60 }, (_, n) => `reply ${n}`);

  test('no announcement takes a slot that one of them could have', async () => {
    const sending = await crowd();
    await sending.clock.pass(30_000);
    expect(begun(sending, 'reply 0', 'reply 59')).toEqual(REPLIES);
    expect(sending.channel.calls).toHaveLength(180); // and the broadcast goes on afterwards
    await sending.end();
  });

  test('a reminder waits for the replies, and announcements wait for the reminder', async () => {
    const sending = await crowd();
    for (const n of [0, 1, 2]) await sending.say(`reminder ${n}`, `r${n}`, LANE.reminder);
    await sending.clock.pass(30_000);
    expect(begun(sending, 'reply 0', 'reminder 2')).toEqual([...REPLIES, 'reminder 0', 'reminder 1', 'reminder 2']);
    expect(sending.channel.calls).toHaveLength(183);
    await sending.end();
  });

  test('an announcement for which there are slots enough goes on time all the same', async () => {
    const sending = startSending({ channel: { latencyMs: () => 50 } });
    await announce(sending, 1, 300);
    await sending.clock.pass(3000);
    for (const n of [0, 1, 2]) await sending.say(`early ${n}`, `e${n}`); // so that the round trip is known
    await sending.clock.pass(3000);
    await ask(sending, 3);
    await sending.clock.pass(500);
    const between = begun(sending, 'reply 1', 'reply 2').slice(1, -1);
    expect(between).toHaveLength(1);
    expect(between[0]).toContain('broadcast');
    await sending.end();
  });

  test('at nearly as many replies as may go, what is left over is for reminders before it is for announcements', async () => {
    const sending = startSending({ channel: { latencyMs: () => 50 } });
    await announce(sending, 1, 1000);
    await sending.clock.pass(3000);
    for (const n of [0, 1, 2, 3, 4]) await sending.say(`reminder ${n}`, `r${n}`, LANE.reminder);
    for (let n = 0; n < 378; n += 1) {
      await sending.say(`reply ${n}`, `c${n}`);
      await sending.clock.pass(37); // 27 a second of 30
    }
    const texts = begun(sending, 'reply 0', 'reminder 4');
    expect(texts).toContain('reminder 4');
    expect(texts.filter((text) => text.startsWith('broadcast'))).toEqual([]);
    await sending.end();
  });
});

describe('one chat', () => {
  test('has one message in flight, in the order in which they were said', async () => {
    const sending = startSending({ channel: { latencyMs: uneven(400) } });
    for (let n = 0; n < 8; n += 1) for (const chat of ['x', 'y', 'z']) await sending.say(`${chat}${n}`, chat);
    await sending.clock.pass(60_000);
    expect([...sending.channel.overlapping]).toEqual([]);
    for (const chat of ['x', 'y', 'z']) {
      const said = sending.channel.calls.filter((call) => call.to === chat).map((call) => call.text);
      expect(said).toEqual(Array.from({ length: 8 }, (_, n) => `${chat}${n}`));
    }
    await sending.end();
  });

  test('a message that waits to be tried again is not overtaken, also not after a restart', async () => {
    let sending = startSending();
    sending.channel.says(() => ({ ok: false, again: true, why: 'unavailable', detail: '502' }));
    await sending.say('first', 'c1');
    while (sending.channel.calls.length < 4) await sending.clock.pass(100); // now it waits for eight seconds
    await sending.say('second', 'c1');
    await sending.clock.pass(2000);
    await sending.end();
    expect(new Set(sending.texts())).toEqual(new Set(['first']));
    sending = sending.restart();
    await sending.clock.pass(12_000);
    expect(sending.texts()).toEqual(['first', 'second']);
    await sending.end();
  });

  test('a reply goes before a reminder, a reminder before an announcement', async () => {
    const sending = startSending();
    await sending.say('news', 'c1', LANE.bulk);
    await sending.say('reminder', 'c1', LANE.reminder);
    await sending.say('reply', 'c1');
    await sending.clock.pass(8000);
    expect(sending.texts()).toEqual(['reply', 'reminder', 'news']);
    await sending.end();
  });

  test('gets five replies at once, then one a second', async () => {
    const sending = startSending();
    for (let n = 0; n < 10; n += 1) await sending.say(`${n}`, 'c1');
    await sending.clock.pass(1500);
    expect(sending.channel.calls.length).toBe(5);
    await sending.clock.pass(1000);
    expect(sending.channel.calls.length).toBe(6);
    await sending.clock.pass(4000);
    expect(sending.channel.calls.length).toBe(10);
    await sending.end();
  });

  test('that talks without end keeps nobody else waiting', async () => {
    const sending = startSending();
    for (let n = 0; n < 40; n += 1) await sending.say(`much ${n}`, 'c1');
    await sending.say('other', 'c2');
    await sending.clock.pass(1300);
    expect(sending.texts()).toContain('other');
    await sending.end();
  });

  test('a group gets no more than 20 in any minute', async () => {
    const sending = startSending({ options: { isGroup: (chat) => chat.startsWith('-') } });
    for (let n = 0; n < 50; n += 1) await sending.say(`${n}`, '-100');
    await sending.clock.pass(200_000);
    const at = arrivals(sending).map((ms) => ms / 60);
    expect(at.length).toBe(50);
    expect(mostInASecond(at)).toBeLessThanOrEqual(20);
    await sending.end();
  });
});

test('a long text and an album count for as many messages as they are, and are not starved by a broadcast', async () => {
  const sending = startSending({ options: { slots: { total: 10, bulk: 9 } } });
  await announce(sending, 1, 200);
  await sending.clock.pass(3000);
  const image = { hash: 'h', mime: 'image/jpeg', name: 'a.jpg' };
  await sending.say('album', 'c1', LANE.reply, { text: 'x'.repeat(9000), images: [image, image, image] });
  await sending.clock.pass(2000);
  expect(sending.row('album').state).toBe('sent');
  const units = sending.channel.calls.flatMap(
    (call) => Array(call.reply.images ? 6 : 1).fill(call.arrivedAt) as number[],
  );
  expect(mostInASecond(units)).toBeLessThanOrEqual(10);
  await sending.end();
});
