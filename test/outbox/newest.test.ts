import { describe, expect, test } from 'vitest';
import type { Sent } from '../../src/chat/index.ts';
import { LANE } from '../../src/store/enqueue.ts';
import { type Sending, startSending } from './sending.ts';

const PHOTOS = 'log~r1~photos~count';
const states = (sending: Sending): string[] => sending.rows().map(({ key, state }) => `${key} ${state}`);
const count = (text: string, newest = PHOTOS) => ({ text, newest });

/** A platform that is busy for ten seconds. */
const BUSY: Sent = { ok: false, again: true, why: 'throttled', retryAfterMs: 10_000, detail: '429' };

/** Nothing goes out for ten seconds: what was tried first is put back. */
async function startHeld(): Promise<Sending> {
  const sending = startSending();
  await sending.clock.pass(1500);
  sending.channel.says(busyOnce());
  await sending.say('first', 'elsewhere');
  await sending.clock.pass(100);
  expect(sending.row('first').state).toBe('waiting');
  return sending;
}

function busyOnce() {
  let isBusy = true;
  return (): Sent => {
    const said: Sent = isBusy ? BUSY : { ok: true, messageId: 'm' };
    isBusy = false;
    return said;
  };
}

describe('an answer that says anew what one before it said takes the place of the one that still waits', () => {
  test('ten while nothing goes out: the last is said, once', async () => {
    const sending = await startHeld();
    for (let n = 1; n <= 10; n += 1) await sending.say(`a${n}`, 'p1', LANE.reply, count(`${n}/10`));
    await sending.clock.pass(15_000);
    expect(sending.texts().slice(1)).toEqual(['first', '10/10']);
    expect(sending.rows().filter((row) => row.state === 'replaced')).toHaveLength(9);
    for (const row of sending.rows()) expect(row.body).toBeNull();
    await sending.end();
  });

  test('one that is in flight is left alone: both are said, in their order', async () => {
    const sending = startSending({ channel: { latencyMs: () => 1000 } });
    await sending.clock.pass(1500);
    await sending.say('a1', 'p1', LANE.reply, count('1/10'));
    await sending.clock.pass(200);
    expect(states(sending)).toEqual(['a1 sending']);
    for (let n = 2; n <= 4; n += 1) await sending.say(`a${n}`, 'p1', LANE.reply, count(`${n}/10`));
    expect(states(sending)).toEqual(['a1 sending', 'a2 replaced', 'a3 replaced', 'a4 waiting']);
    await sending.clock.pass(5000);
    expect(sending.texts()).toEqual(['1/10', '4/10']);
    await sending.end();
  });

  test('one that was in flight and comes back is not lost, nor is the newer one', async () => {
    const sending = startSending({ channel: { latencyMs: () => 1000, answer: busyOnce() } });
    await sending.clock.pass(1500);
    await sending.say('a1', 'p1', LANE.reply, count('1/10'));
    await sending.clock.pass(200);
    await sending.say('a2', 'p1', LANE.reply, count('2/10'));
    await sending.clock.pass(20_000);
    expect(sending.texts()).toEqual(['1/10', '1/10', '2/10']);
    expect(states(sending)).toEqual(['a1 sent', 'a2 sent']);
    await sending.end();
  });

  test('one that was begun when the program died is said again; the newer one follows', async () => {
    const first = startSending({ isStarted: false });
    await first.say('a1', 'p1', LANE.reply, count('1/10'));
    first.store.sqlite.exec(`update outbox set state = 'sending', attempts = 1 where key = 'a1'`);
    await first.say('a2', 'p1', LANE.reply, count('2/10'));
    const second = first.restart();
    await second.clock.pass(5000);
    expect(second.texts()).toEqual(['1/10', '2/10']);
    await second.end();
  });

  test('nothing else is swallowed: another thing, another chat, another lane, what has no name, the same update again', async () => {
    const sending = await startHeld();
    await sending.say('other-step', 'p1', LANE.reply, count('other', 'log~r1~days~count'));
    await sending.say('other-run', 'p1', LANE.reply, count('older', 'log~r0~photos~count'));
    await sending.say('other-chat', 'p2', LANE.reply, count('1/10'));
    await sending.say('reminder', 'p1', LANE.reminder, count('reminder'));
    await sending.say('plain', 'p1', LANE.reply, { text: 'plain' });
    await sending.say('a1', 'p1', LANE.reply, count('1/10'));
    await sending.say('full', 'p1', LANE.reply, { text: 'full' });
    await sending.say('a2', 'p1', LANE.reply, count('2/10'));
    await sending.say('a1', 'p1', LANE.reply, count('1/10'));
    await sending.say('later-reminder', 'p1', LANE.reminder, count('3/10'));
    await sending.clock.pass(60_000);
    expect(states(sending).filter((each) => !each.endsWith(' sent'))).toEqual(['a1 replaced']);
    const told = sending.channel.calls.filter(({ to }) => to === 'p1').map(({ text }) => text);
    expect(told).toEqual(['other', 'older', 'plain', 'full', '2/10', 'reminder', '3/10']);
    await sending.end();
  });
});
