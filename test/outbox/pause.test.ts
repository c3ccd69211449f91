import { describe, expect, test } from 'vitest';
import type { Sent } from '../../src/chat/index.ts';
import { LANE } from '../../src/store/enqueue.ts';
import { createHandClock } from './hand-clock.ts';
import { announce, startSending } from './sending.ts';

const REFUSED: Sent = { ok: false, again: true, why: 'refused', detail: 'ECONNREFUSED' };
const YES: Sent = { ok: true, messageId: '1' };
const throttled = (seconds: number): Sent => ({
  ok: false,
  again: true,
  why: 'throttled',
  retryAfterMs: seconds * 1000,
  detail: '429',
});

describe('a platform that asks for a pause', () => {
  test('hears nothing before it is over, also from a program that was started anew', async () => {
    let sending = startSending({ channel: { latencyMs: () => 200 } });
    await announce(sending, 1, 50);
    await sending.say('reply', 'c1');
    sending.channel.says((call) => (call.n === 9 ? throttled(30) : YES));
    await sending.clock.pass(1000);
    while (sending.sender.counts().throttled === 0) await sending.clock.pass(10);
    const pausedAt = sending.clock.elapsed();
    const heard = sending.channel.calls.length;
    await sending.clock.pass(5000);
    expect(sending.sender.health()).toMatchObject({ ok: true, why: 'throttled' });
    expect(sending.sender.isIdle()).toBe(true);
    // What was on its way when the answer came is no new send.
    expect(sending.channel.calls.length - heard).toBeLessThanOrEqual(7);
    const before = sending.channel.calls.length;
    await sending.clock.pass(5000);
    expect(sending.channel.calls.length).toBe(before);
    await sending.end();

    sending = sending.restart();
    await sending.clock.pass(19_000 - 200);
    expect(sending.channel.calls).toHaveLength(0);
    expect(sending.clock.elapsed() - pausedAt).toBeLessThan(30_000);
    await sending.clock.pass(30_000);
    const rows = sending.rows();
    expect(rows.map((row) => row.state)).toEqual(Array(51).fill('sent'));
    expect(new Set(rows.map((row) => row.attempts))).toEqual(new Set([1]));
    await sending.end();
  });

  test('hears nothing of what was about to leave when it said so', async () => {
    const sending = startSending({ channel: { latencyMs: () => 0 }, options: { slots: { total: 500, bulk: 500 } } });
    await announce(sending, 1, 100);
    sending.channel.says((call) => (call.n === 40 ? throttled(10) : YES));
    await sending.clock.pass(8000);
    expect(sending.channel.calls.length).toBeLessThan(41 + 32);
    const waiting = sending.rows().filter((row) => row.state === 'waiting');
    expect(waiting.length).toBeGreaterThan(20);
    expect(new Set(waiting.map((row) => row.attempts))).toEqual(new Set([0]));
    await sending.end();
  });
});

describe('a platform that is away', () => {
  test('is asked with a read, once a second at most, and nothing is lost', async () => {
    let isAway = true;
    const sending = startSending({ channel: { probe: () => !isAway } });
    sending.channel.says(() => (isAway ? REFUSED : YES));
    await announce(sending, 1, 20);
    for (let n = 0; n < 10; n += 1) await sending.say(`reply ${n}`, `c${n}`);
    await sending.clock.pass(600_000);
    expect(sending.channel.calls.length).toBe(3);
    expect(sending.sender.health()).toMatchObject({ ok: false, why: 'away' });
    const { probes } = sending.channel;
    expect(probes.length).toBeGreaterThan(500);
    expect(Math.min(...probes.slice(1).map((at, n) => at - (probes[n] ?? 0)))).toBeGreaterThanOrEqual(1000);
    isAway = false;
    await sending.clock.pass(5000);
    expect(sending.rows().map((row) => row.state)).toEqual(Array(30).fill('sent'));
    expect(sending.sender.health().ok).toBe(true);
    await sending.end();
  });

  test('a whole audience is not turned into "unknown" by a platform that hangs', async () => {
    const sending = startSending({ channel: { probe: () => false, latencyMs: () => 10_000 } });
    sending.channel.says(() => ({ ok: false, again: 'unknown', detail: 'timed out' }));
    await announce(sending, 1, 500);
    await sending.clock.pass(300_000);
    const unknown = sending.rows().filter((row) => row.state === 'unknown').length;
    expect(unknown).toBeLessThanOrEqual(32);
    expect(unknown).toBeGreaterThanOrEqual(3);
    await sending.end();
  });

  test('one that only fails for one message is not away', async () => {
    const sending = startSending();
    sending.channel.says((call) => (call.text === 'poison' ? { ...REFUSED, why: 'unavailable' } : YES));
    await sending.say('poison', 'c1');
    for (let n = 0; n < 30; n += 1) {
      await sending.say(`reply ${n}`, `d${n}`);
      await sending.clock.pass(1000);
    }
    expect(sending.row('poison')).toMatchObject({ state: 'failed', attempts: 5 });
    expect(sending.rows().filter((row) => row.state === 'sent')).toHaveLength(30);
    expect(sending.channel.probes).toHaveLength(0);
    await sending.end();
  });
});

describe('a token that is refused', () => {
  const NO: Sent = { ok: false, again: false, why: 'reauthorise', detail: '401' };

  test('once, or for five seconds: what was to be said goes out by itself soon after', async () => {
    let isRefused = true;
    const sending = startSending({ channel: { probe: () => !isRefused } });
    sending.channel.says(() => (isRefused ? NO : YES));
    await sending.say('a', 'c1');
    await sending.clock.pass(6000);
    expect(sending.sender.health()).toMatchObject({ ok: false, why: 'reauthorise' });
    isRefused = false;
    await sending.clock.pass(5000);
    expect(sending.row('a')).toMatchObject({ state: 'sent', attempts: 1 });
    expect(sending.sender.health()).toMatchObject({ ok: true });
    await sending.end();
  });

  test('for good is asked about once a minute, and no message is risked for it', async () => {
    const sending = startSending({ channel: { probe: () => false } });
    sending.channel.says(() => NO);
    await sending.say('a', 'c1');
    await sending.clock.pass(3_600_000);
    const { probes, calls } = sending.channel;
    expect(calls).toHaveLength(1);
    expect(probes.length).toBeGreaterThan(50);
    expect(probes.length).toBeLessThan(75);
    expect(sending.sender.health()).toMatchObject({ ok: false, why: 'reauthorise' });
    expect(sending.row('a')).toMatchObject({ state: 'waiting', attempts: 0 });
    await sending.end();
  });
});

describe('a platform that takes a message and says nothing more', () => {
  const HANGS = 30_000;
  const UNKNOWN: Sent = { ok: false, again: 'unknown', detail: 'no answer in time' };
  const onLine = () => {
    const line = { isWell: true };
    const sending = startSending({
      channel: { probe: () => line.isWell, latencyMs: () => (line.isWell ? 20 : HANGS) },
    });
    sending.channel.says(() => (line.isWell ? YES : UNKNOWN));
    return { line, sending };
  };

  test('is sent nothing else meanwhile, and what waits is answered soon after the line is well', async () => {
    const { line, sending } = onLine();
    await sending.say('before', 'c1');
    await sending.clock.pass(3000);
    line.isWell = false;
    await sending.say('hangs', 'c1');
    await sending.clock.pass(5000);
    for (const chat of ['c1', 'c2', 'c3']) await sending.say(`asked by ${chat}`, chat);
    expect(sending.sender.health().ok).toBe(true);
    await sending.clock.pass(22_000);
    expect(sending.channel.mostInFlight()).toBe(1);
    expect(sending.channel.inFlight()).toBe(1);
    expect(sending.sender.health()).toMatchObject({ ok: false, detail: expect.stringContaining('answers wait') });
    line.isWell = true;
    await sending.clock.pass(4000);
    for (const chat of ['c1', 'c2', 'c3']) expect(sending.row(`asked by ${chat}`).state).toBe('sent');
    await sending.end();
  });

  test('for seventy seconds: a new question is answered within five of its end, also in the same chat', async () => {
    const { line, sending } = onLine();
    await sending.say('before', 'c1');
    await sending.clock.pass(3000);
    line.isWell = false;
    await sending.say('hangs', 'c1');
    await sending.clock.pass(70_000);
    line.isWell = true;
    await sending.say('anew', 'c1');
    await sending.clock.pass(5000);
    expect(sending.row('anew').state).toBe('sent');
    await sending.end();
  });

  test('to a probe either: one that takes long still counts once it is answered', async () => {
    const sending = startSending({ channel: { latencyMs: () => HANGS } });
    const { clock, channel } = sending;
    channel.says(() => UNKNOWN);
    Object.assign(channel, { probe: () => clock.sleep(7000).then(() => true) });
    await sending.say('a', 'c1');
    await sending.say('b', 'c2');
    await clock.pass(20_000);
    expect(sending.row('b').state).toBe('sending');
    await sending.end();
  });
});

describe('a clock that ran ahead', () => {
  test('leaves no pause behind that lasts for a day', async () => {
    const ahead = startSending();
    ahead.channel.says(() => throttled(30));
    await ahead.say('a', 'c1');
    await ahead.clock.pass(2000);
    expect(ahead.sender.health()).toMatchObject({ why: 'throttled' });
    await ahead.end();
    const right = startSending({
      store: ahead.store,
      clock: createHandClock(ahead.clock.elapsed() - 24 * 3_600_000),
    });
    await right.clock.pass(3000);
    expect(right.row('a').state).toBe('sent');
    await right.end();
  });

  test('leaves no message behind that waits for a day', async () => {
    const ahead = startSending();
    ahead.channel.says(() => ({ ok: false, again: true, why: 'unavailable', detail: '502' }));
    await ahead.say('a', 'c1');
    await ahead.clock.pass(2500);
    await ahead.end();
    const { sqlite } = ahead.store;
    sqlite.prepare('update outbox set created_real = ?').run(ahead.clock.elapsed()); // the store's own clock ran ahead too
    expect(sqlite.prepare(`select due_real from outbox where state = 'waiting'`).all()).toHaveLength(1);
    const right = startSending({
      store: ahead.store,
      clock: createHandClock(ahead.clock.elapsed() - 20 * 3_600_000),
    });
    await right.clock.pass(3000);
    expect(right.row('a').state).toBe('sent');
    await right.end();
  });

  test('of the platform: it asks for a day, and is asked again after an hour; the health is red meanwhile', async () => {
    const sending = startSending();
    sending.channel.says(() => (sending.channel.calls.length === 1 ? throttled(86_400) : YES));
    await sending.say('a', 'c1');
    await sending.clock.pass(2000);
    expect(sending.sender.health()).toMatchObject({ ok: true, why: 'throttled' });
    await sending.clock.pass(58_000);
    expect(sending.sender.health()).toMatchObject({ ok: false, why: 'throttled' });
    expect(sending.sender.health().detail).toMatch(/^throttled; answers wait for \d+ s$/);
    await sending.clock.pass(3_545_000);
    expect(sending.row('a').state).toBe('sent');
    expect(sending.sender.health()).toMatchObject({ ok: true, detail: null });
    await sending.end();
  });
});

test('a token that is no longer good: nothing goes out until somebody says so, and the health is red', async () => {
  const stopped: string[] = [];
  const sending = startSending({
    channel: { probe: () => false },
    options: { onStopped: (detail) => stopped.push(detail) },
  });
  sending.channel.says(() => ({ ok: false, again: false, why: 'reauthorise', detail: '401' }));
  await sending.say('a', 'c1');
  await sending.clock.pass(2000);
  await sending.say('b', 'c2');
  await sending.clock.pass(60_000);
  expect(sending.channel.calls).toHaveLength(1);
  expect(sending.sender.health()).toMatchObject({ ok: false, why: 'reauthorise' });
  expect(stopped).toEqual(['401']);
  sending.channel.says(() => YES);
  sending.sender.resume();
  await sending.clock.pass(3000);
  expect(sending.rows().map((row) => row.state)).toEqual(['sent', 'sent']);
  await sending.end();
});

describe('the sped-up clock waits', () => {
  test('for what may be sent now, and for nothing else', async () => {
    const sending = startSending({ channel: { latencyMs: () => 500 } });
    const { sender, clock } = sending;
    expect(sender.isIdle()).toBe(true);
    await sending.say('a', 'c1', LANE.reminder);
    expect(sender.isIdle()).toBe(false); // the first second's pause
    await clock.pass(1100);
    expect(sender.isIdle()).toBe(false); // on its way
    await clock.pass(1000);
    expect(sender.isIdle()).toBe(true);
    await sending.end();
  });
});
