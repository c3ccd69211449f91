import { describe, expect, test } from 'vitest';
import type { Sent } from '../../src/chat/index.ts';
import { LANE, type Lane } from '../../src/store/enqueue.ts';
import { startSending } from './sending.ts';

const no = (again: true, why: 'throttled' | 'refused' | 'unavailable'): Sent => ({
  ok: false,
  again,
  why,
  detail: 'x',
});
const later = (hours: number): Sent => ({
  ok: false,
  again: true,
  why: 'later',
  retryAfterMs: hours * 3_600_000,
  detail: 'x',
});
const never = (why: 'unreachable' | 'rejected' | 'wrong-for-all' | 'reauthorise'): Sent => ({
  ok: false,
  again: false,
  why,
  detail: 'x',
});
const YES: Sent = { ok: true, messageId: '7' };
const UNKNOWN: Sent = { ok: false, again: 'unknown', detail: 'timed out' };

type Case = readonly [
  who: string,
  lane: Lane,
  answers: readonly Sent[],
  state: string,
  reason: string | null,
  attempts: number,
];

const { reply, reminder, bulk } = LANE;
const fiveTimes = Array.from({ length: 5 }, () => no(true, 'unavailable'));
const cases: readonly Case[] = [
  ['a reply that is taken', reply, [YES], 'sent', null, 1],
  ['an announcement that is taken', bulk, [YES], 'sent', null, 1],
  ['a reply after a 429 costs no attempt', reply, [no(true, 'throttled'), YES], 'sent', null, 1],
  ['an announcement after a 429 costs no attempt', bulk, [no(true, 'throttled'), YES], 'sent', null, 1],
  ['a reply after a refused connection', reply, [no(true, 'refused'), YES], 'sent', null, 1],
  ['an announcement after a refused connection', bulk, [no(true, 'refused'), YES], 'sent', null, 1],
  ['a reply after a 502 is tried again', reply, [no(true, 'unavailable'), YES], 'sent', null, 2],
  ['a reminder after two 502s is tried again', reminder, [...fiveTimes.slice(0, 2), YES], 'sent', null, 3],
  ['a reply is given up after five 502s', reply, fiveTimes, 'failed', 'unavailable: x', 5],
  ['an announcement after a 502 is for the office to judge', bulk, [no(true, 'unavailable'), YES], 'unknown', 'x', 1],
  ['a reply to someone who blocked the bot', reply, [never('unreachable')], 'failed', 'unreachable: x', 1],
  ['an announcement to someone who blocked the bot', bulk, [never('unreachable')], 'failed', 'unreachable: x', 1],
  ['a reply that the platform rejects', reply, [never('rejected')], 'failed', 'rejected: x', 1],
  ['an announcement that is wrong for all', bulk, [never('wrong-for-all')], 'failed', 'wrong-for-all: x', 1],
  ['a reply after a refused token costs no attempt', reply, [never('reauthorise'), YES], 'sent', null, 1],
  ['a reply that timed out is never sent again', reply, [UNKNOWN, YES], 'unknown', 'timed out', 1],
  ['a reminder that timed out is never sent again', reminder, [UNKNOWN, YES], 'unknown', 'timed out', 1],
  ['an announcement that timed out is never sent again', bulk, [UNKNOWN, YES], 'unknown', 'timed out', 1],
];

describe('what becomes of', () => {
  test.each(cases)('%s', async (_who, lane, answers, state, reason, attempts) => {
    const sending = startSending();
    sending.channel.says((call) => answers[call.n] ?? YES);
    await sending.say('a', 'c1', lane);
    await sending.clock.pass(60_000);
    expect(sending.row('a')).toMatchObject({ state, reason, attempts });
    const isSettled = state !== 'waiting';
    expect(sending.row('a').body === null).toBe(isSettled);
    expect(sending.settled.map(({ outcome }) => outcome.state)).toEqual(isSettled ? [state] : []);
    // Whoever is left out is not asked twice.
    const ended = answers.findIndex(
      (one) => !one.ok && one.again !== true && !('why' in one && one.why === 'reauthorise'),
    );
    if (ended >= 0) expect(sending.channel.calls).toHaveLength(ended + 1);
    await sending.end();
  });

  test.each([reply, bulk])(
    'what is not taken yet (lane %i): it waits, is tried three times, and holds nobody up',
    async (lane) => {
      const sending = startSending();
      sending.channel.says((call) => (call.text === 'a' ? later(0.01) : YES));
      await sending.say('a', 'c1', lane);
      await sending.clock.pass(3000);
      expect(sending.row('a')).toMatchObject({ state: 'waiting', attempts: 1 });
      await sending.say('b', 'c1', lane);
      await sending.say('c', 'c2', lane);
      await sending.clock.pass(3000);
      expect(sending.rows().map((row) => row.state)).toEqual(['waiting', 'sent', 'sent']);
      expect(sending.sender.health()).toMatchObject({ ok: true, why: null, oldestMs: { reply: null, bulk: null } });
      await sending.clock.pass(40_000);
      expect(sending.row('a')).toMatchObject({ state: 'waiting', attempts: 2 });
      await sending.clock.pass(40_000);
      expect(sending.row('a')).toMatchObject({ state: 'failed', reason: 'rejected: x', attempts: 3 });
      await sending.end();
    },
  );

  test('a person who blocked the bot: they are marked, and all that waits for them fails', async () => {
    const sending = startSending();
    const { store } = sending;
    store.sqlite.exec(`insert into persons (id, created_at, last_at) values (1, 0, 0);
      insert into addresses (channel, id, person, last_interaction_at) values ('loopback', 'c1', 1, 0)`);
    sending.channel.says(() => never('unreachable'));
    await sending.say('a', 'c1');
    await sending.say('b', 'c1');
    await sending.say('c', 'c1', LANE.bulk, null, 3);
    await sending.clock.pass(3000);
    expect(sending.texts()).toEqual(['a']);
    expect(sending.rows().map((row) => row.reason)).toEqual(Array(3).fill('unreachable: x'));
    expect(store.sqlite.prepare('select unreachable from addresses').pluck().get()).toBe('x');
    // An announcement made later is not even tried; a reply is, since whoever is replied to has just written.
    await sending.say('d', 'c1', LANE.bulk, null, 4);
    sending.channel.says(() => YES);
    await sending.say('e', 'c1');
    await sending.clock.pass(3000);
    expect(sending.row('d')).toMatchObject({ state: 'failed', reason: 'unreachable: x', attempts: 0 });
    expect(sending.row('e').state).toBe('sent');
    await sending.end();
  });

  test('a person who came back while a refusal was on its way stays reachable', async () => {
    const sending = startSending({ channel: { latencyMs: () => 1000 } });
    const { store, clock } = sending;
    store.sqlite.exec(`insert into persons (id, created_at, last_at) values (1, 0, 0);
      insert into addresses (channel, id, person, last_interaction_at) values ('loopback', 'c1', 1, 0)`);
    sending.channel.says((call) => (call.n === 0 ? never('unreachable') : YES));
    await sending.say('a', 'c1');
    await clock.pass(1600);
    store.sqlite.prepare('update addresses set last_interaction_at = ?').run(clock.now().getTime());
    await sending.say('b', 'c1');
    await clock.pass(5000);
    expect(sending.rows().map((row) => row.state)).toEqual(['failed', 'sent']);
    expect(store.sqlite.prepare('select unreachable from addresses').pluck().get()).toBeNull();
    await sending.end();
  });

  test('a bug in the channel: the reply fails, the announcement is unknown, the others go on', async () => {
    const sending = startSending();
    sending.channel.says((call) => {
      if (call.text.startsWith('bad')) throw new TypeError('a bug');
      return YES;
    });
    await sending.say('bad reply', 'c1');
    await sending.say('bad news', 'c2', LANE.bulk);
    await sending.say('good', 'c1');
    await sending.clock.pass(5000);
    const bugs = sending.logged
      .filter((line) => line.level === 'error')
      .map((line) => (line.fields as { bug: string }).bug);
    expect(bugs).toHaveLength(2);
    expect(sending.rows().map((row) => [row.state, row.reason])).toEqual([
      ['failed', `bug: ${bugs[0]}`],
      ['unknown', `bug ${bugs[1]}`],
      ['sent', null],
    ]);
    await sending.end();
  });

  test('a bug of whoever is told: the mark stands, and nothing is sent twice', async () => {
    const sending = startSending({
      options: {
        onSettled: () => {
          throw new TypeError('a bug');
        },
      },
    });
    await sending.say('a', 'c1');
    await sending.clock.pass(5000);
    expect(sending.row('a').state).toBe('sent');
    expect(sending.texts()).toEqual(['a']);
    await sending.end();
  });

  test('rows that can not be read: they fail without a call, and those behind them go out', async () => {
    const sending = startSending({ options: { bodyOf: () => null } });
    await sending.say('no body', 'c1', LANE.bulk, null, 1);
    await sending.say('broken', 'c1');
    sending.store.sqlite.exec(`update outbox set body = '{' where key = 'broken'`);
    await sending.say('good', 'c1');
    await sending.clock.pass(5000);
    expect(sending.texts()).toEqual(['good']);
    expect(sending.row('no body').reason).toBe('no-body: ');
    expect(sending.row('broken').reason).toBe('no-body: '); // what can't be read counts as not there
    await sending.end();
  });

  test('a file that went up once is known by the platform reference', async () => {
    const sending = startSending();
    sending.channel.says(() => ({ ok: true, messageId: '1', uploaded: { hash: 'h', ref: 'r1' } }));
    await sending.say('a', 'c1');
    await sending.clock.pass(2000);
    expect(sending.store.sqlite.prepare('select channel, hash, ref from uploads').all()).toEqual([
      { channel: 'loopback', hash: 'h', ref: 'r1' },
    ]);
    await sending.end();
  });
});
