import { afterEach, beforeEach, expect, test } from 'vitest';
import { CHANNEL, startWhole, type Whole } from '../faults/whole.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const CHAT = '71';
let whole: Whole;
let event = 0;

beforeEach(async () => {
  whole = await startWhole();
});
afterEach(() => whole.end());

/** The person follows, or taps "Message"; gives what they are told. */
async function arrive(more: { readonly id?: string; readonly agoMs?: number } = {}): Promise<string> {
  const before = whole.told(CHAT).length;
  const at = new Date(whole.clock.now().getTime() - (more.agoMs ?? 0));
  event += 1;
  await whole.receive([
    { kind: 'reachable', id: more.id ?? `e${event}`, from: { channel: CHANNEL, id: CHAT }, at, arrives: true },
  ]);
  await whole.clock.pass(2500);
  return whole.told(CHAT).slice(before).join('\n');
}
const leave = (agoMs = 0) =>
  whole.receive([
    {
      kind: 'unreachable',
      id: `left${(event += 1)}`,
      from: { channel: CHANNEL, id: CHAT },
      at: new Date(whole.clock.now().getTime() - agoMs),
    },
  ]);
const heardAt = () =>
  whole.all<{ at: number }>('select last_interaction_at as at from addresses where id = ?', CHAT)[0]?.at;

test('who is new is greeted as by /start, is known from then on, and answers what they were asked', async () => {
  const greeted = await arrive();
  expect(greeted).toContain('Anh/Chị là ai');
  expect(whole.all('select consent, announcements, remind_at from persons')).toEqual([
    { consent: null, announcements: 'unasked', remind_at: null },
  ]);
  expect(await whole.say(CHAT, '1')).not.toContain('chưa hiểu');
  expect(await whole.say('72', '/start')).toBe(greeted);
});

test('the window of whoever is new begins when they followed, not when news of it came', async () => {
  const at = whole.clock.now().getTime() - 50 * MINUTE;
  expect(await arrive({ agoMs: 50 * MINUTE })).not.toBe('');
  expect(heardAt()).toBe(at);
});

test('an event that comes twice greets once', async () => {
  expect(await arrive({ id: 'same' })).not.toBe('');
  expect(await arrive({ id: 'same' })).toBe('');
});

test('follows and taps on “Message” greet once a day, and each of them renews the window', async () => {
  expect(await arrive()).not.toBe('');
  await whole.clock.pass(MINUTE);
  expect(await arrive()).toBe('');
  await leave();
  await whole.clock.pass(MINUTE);
  const at = whole.clock.now().getTime();
  expect(await arrive()).toBe('');
  expect(heardAt()).toBe(at);
  whole.clock.shift(24 * HOUR);
  expect(await arrive()).not.toBe('');
});

test('whoever wrote within the last day knows the bot already', async () => {
  await whole.say(CHAT, 'lịch hôm nay');
  whole.clock.shift(23 * HOUR);
  expect(await arrive()).toBe('');
});

test('a question that is open stays the last word', async () => {
  await whole.join(CHAT, 'office');
  await whole.tap(CHAT, 'go.broadcast');
  const standing = whole.all('select standing from persons');
  expect(standing).not.toEqual([{ standing: null }]);
  whole.clock.shift(30 * HOUR);
  expect(await arrive()).toBe('');
  expect(whole.all('select standing from persons')).toEqual(standing);
});

test('nobody is greeted into the talk of a human of the office with them', async () => {
  await whole.say(CHAT, '/start');
  whole.clock.shift(30 * HOUR);
  const at = whole.clock.now();
  await whole.receive([{ kind: 'human-wrote', id: 'by-hand', from: { channel: CHANNEL, id: CHAT }, at }]);
  expect(await arrive()).toBe('');
});

test('news of a follow that comes after news that they left greets nobody', async () => {
  await whole.say(CHAT, '/start');
  whole.clock.shift(30 * HOUR);
  await leave();
  expect(await arrive({ agoMs: 10 * MINUTE })).toBe('');
  expect(whole.all('select unreachable from addresses')).toEqual([{ unreachable: 'blocked' }]);
});

test('a bug in the greeting costs the greeting, not the event: it must not come again for ever', async () => {
  whole.app.store.sqlite.exec(`create trigger broken before insert on outbox begin select raise(abort, 'a bug'); end`);
  await whole.say('72', 'lịch'); // a person's message meets the same bug and is dropped as well
  expect(await arrive()).toBe('');
  expect(whole.log()).toContain('somebody could not be greeted');
  whole.app.store.sqlite.exec('drop trigger broken');
  expect(await arrive()).not.toBe('');
});
