import { describe, expect, test } from 'vitest';
import { LANE } from '../../src/store/enqueue.ts';
import { openStore } from '../../src/store/open.ts';
import { createUploads } from '../../src/store/uploads.ts';
import { announce, startSending } from './sending.ts';

describe('a full disk', () => {
  const fill = (sending: ReturnType<typeof startSending>, state: string) => {
    const { sqlite } = sending.store;
    // Whatever sets this state needs more room than there is.
    sqlite.exec(`create table if not exists ballast (bytes blob);
      create trigger fill after update of state on outbox when new.state = '${state}'
      begin insert into ballast values (zeroblob(400000)); end`);
    const pages = sqlite.pragma('page_count', { simple: true }) as number;
    sqlite.pragma(`max_page_count = ${pages + 5}`);
    return () => sqlite.pragma('max_page_count = 1000000');
  };

  test('when the intent can not be recorded, nothing is sent; with room again it goes out without a restart', async () => {
    const sending = startSending();
    const makeRoom = fill(sending, 'sending');
    await sending.say('a', 'c1');
    await sending.clock.pass(30_000);
    expect(sending.channel.calls).toHaveLength(0);
    expect(sending.sender.health()).toMatchObject({ ok: false, detail: 'SQLITE_FULL' });
    expect(sending.row('a')).toMatchObject({ state: 'waiting', attempts: 0 });
    makeRoom();
    await sending.clock.pass(3000);
    expect(sending.row('a').state).toBe('sent');
    expect(sending.sender.health().ok).toBe(true);
    await sending.end();
  });

  test('when a mark can not be written, it is kept and written later, and nobody gets the message twice', async () => {
    const sending = startSending();
    const makeRoom = fill(sending, 'sent');
    await sending.say('a', 'c1');
    await sending.say('b', 'c1');
    await sending.clock.pass(30_000);
    expect(sending.texts()).toEqual(['a']);
    expect(sending.row('a').state).toBe('sending');
    makeRoom();
    await sending.clock.pass(4000);
    expect(sending.texts()).toEqual(['a', 'b']);
    expect(sending.rows().map((row) => row.state)).toEqual(['sent', 'sent']);
    await sending.end();
  });

  test('does not keep the program from ending', async () => {
    const sending = startSending();
    fill(sending, 'sent');
    await sending.say('a', 'c1');
    await sending.clock.pass(5000);
    await sending.end();
    expect(sending.row('a').state).toBe('sending');
  });
});

test('a database that is read-only for a while: nothing is sent, and afterwards it goes on', async () => {
  const sending = startSending();
  await sending.say('a', 'c1');
  sending.store.sqlite.pragma('query_only = on');
  await sending.clock.pass(10_000);
  expect(sending.channel.calls).toHaveLength(0);
  sending.store.sqlite.pragma('query_only = off');
  await sending.clock.pass(3000);
  expect(sending.row('a').state).toBe('sent');
  await sending.end();
});

test('rows a dead process was sending: replies and reminders go out again, an announcement is unknown', async () => {
  const sending = startSending({ isStarted: false });
  await sending.say('reply', 'c1');
  await sending.say('reminder', 'c2', LANE.reminder);
  await sending.say('news', 'c3', LANE.bulk, null, 1);
  await sending.say('other', 'c4');
  sending.store.sqlite.exec(`update outbox set state = 'sending', attempts = 1 where key <> 'other'`);
  sending.sender.start();
  await sending.clock.pass(5000);
  expect(sending.rows().map((row) => [row.key, row.state, row.attempts])).toEqual([
    ['reply', 'sent', 2],
    ['reminder', 'sent', 2],
    ['news', 'unknown', 1],
    ['other', 'sent', 1],
  ]);
  expect(sending.texts().toSorted()).toEqual(['other', 'reminder', 'reply']);
  expect(sending.settled.find(({ row }) => row.key === 'news')?.outcome.state).toBe('unknown');
  await sending.end();
});

test('another channel’s rows are left alone', async () => {
  const sending = startSending();
  await sending.say('mine', 'c1');
  await sending.say('theirs', 'c1');
  sending.store.sqlite.exec(`update outbox set channel = 'other', state = 'sending' where key = 'theirs'`);
  await sending.clock.pass(3000);
  expect(sending.texts()).toEqual(['mine']);
  expect(sending.row('theirs').state).toBe('sending');
  await sending.end();
});

test('a cancelled broadcast stops at the next row', async () => {
  const sending = startSending({ channel: { latencyMs: () => 100 } });
  await announce(sending, 7, 200);
  await sending.clock.pass(3000);
  const inHand = sending.sender.counts().inHand;
  const begun = sending.channel.calls.length + inHand;
  sending.store.sqlite.exec(`update outbox set state = 'cancelled' where state = 'waiting' and broadcast = 7`);
  await sending.clock.pass(5000);
  expect(sending.channel.calls.length).toBeLessThanOrEqual(begun);
  const states = sending.rows().map((row) => row.state);
  expect(new Set(states)).toEqual(new Set(['sent', 'cancelled']));
  expect(states.filter((state) => state === 'sent')).toHaveLength(sending.channel.calls.length);
  await sending.end();
});

test('a stop lets what is on its way end and marks it; the rest waits for the next start', async () => {
  let sending = startSending({ channel: { latencyMs: () => 300 } });
  await announce(sending, 1, 60);
  for (let n = 0; n < 20; n += 1) await sending.say(`reply ${n}`, `c${n}`);
  await sending.clock.pass(1700);
  expect(sending.sender.counts().inHand).toBeGreaterThan(0);
  await sending.end();
  const states = sending.rows().map((row) => row.state);
  expect(new Set(states)).toEqual(new Set(['sent', 'waiting']));
  const first = sending.texts();
  sending = sending.restart();
  await sending.clock.pass(10_000);
  const all = [...first, ...sending.texts()];
  expect(new Set(all).size).toBe(80);
  expect(all).toHaveLength(80);
  await sending.end();
});

test('the newer of two waiting edits of a message is the one that is sent', async () => {
  const sending = startSending();
  const edit = (text: string, replaces: string) => ({ text, replaces });
  await sending.say('1', 'c1', LANE.reply, edit('10 %', 'm1'));
  await sending.say('2', 'c1', LANE.reply, edit('of another message', 'm2'));
  await sending.say('3', 'c1', LANE.reply, edit('20 %', 'm1'));
  await sending.say('4', 'c2', LANE.reply, edit('of another chat', 'm1'));
  await sending.clock.pass(4000);
  expect(sending.texts().toSorted()).toEqual(['20 %', 'of another chat', 'of another message']);
  expect(sending.row('1')).toMatchObject({ state: 'replaced', body: null });
  await sending.end();
});

test('a row that a tool wrote without ringing is found within a second or so', async () => {
  const sending = startSending();
  await sending.clock.pass(60_000);
  sending.store.sqlite.exec(
    `insert into outbox (key, channel, chat, lane, body, created_at) values ('t', 'loopback', 'c', 0, '{"text":"t"}', 0)`,
  );
  await sending.clock.pass(1200);
  expect(sending.texts()).toEqual(['t']);
  await sending.end();
});

test('the health says how long the oldest reply has waited, in real time', async () => {
  const sending = startSending({ isStarted: false });
  expect(sending.sender.health().oldestMs).toEqual({ reply: null, reminder: null, bulk: null });
  await sending.say('a', 'c1');
  await sending.say('b', 'c1', LANE.bulk);
  sending.store.sqlite.prepare('update outbox set created_real = ?').run(sending.clock.elapsed() - 5000);
  await sending.clock.pass(1000);
  expect(sending.sender.health().oldestMs).toEqual({ reply: 6000, reminder: null, bulk: 6000 });
  expect(sending.sender.counts()).toMatchObject({ waiting: { reply: 1, reminder: 0, bulk: 1 }, inHand: 0 });
});

test('a reference that the platform no longer knows is forgotten', () => {
  const uploads = createUploads(openStore(':memory:'));
  uploads.put('x', { hash: 'h', ref: 'r1' }, new Date(0));
  uploads.put('x', { hash: 'h', ref: 'r2' }, new Date(0));
  expect(uploads.get('x', 'h')).toBe('r2');
  expect(uploads.get('y', 'h')).toBeNull();
  uploads.forget('x', 'h');
  expect(uploads.get('x', 'h')).toBeNull();
});
