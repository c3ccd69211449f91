import { describe, expect, test } from 'vitest';
import type { Sent } from '../../src/chat/index.ts';
import { LANE } from '../../src/outbox/enqueue.ts';
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

test('a token that is no longer good: nothing goes out until somebody says so, and the health is red', async () => {
  const stopped: string[] = [];
  const sending = startSending({ options: { onStopped: (detail) => stopped.push(detail) } });
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
