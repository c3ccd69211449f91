import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Incoming } from '../../src/chat/index.ts';
import { CHANNEL, startWhole, type Whole } from '../faults/whole.ts';

const MINUTE = 60_000;
const CHAT = '71';
let whole: Whole;
let event = 0;

beforeEach(async () => {
  whole = await startWhole();
  await whole.say(CHAT, '/start');
});
afterEach(() => whole.end());

type Happened = Exclude<Incoming['kind'], 'message'>;
const happen = (
  kind: Happened,
  more: { readonly chat?: string; readonly agoMs?: number; readonly ref?: string } = {},
) => {
  const { chat = CHAT, agoMs = 0, ref } = more;
  event += 1;
  const at = new Date(whole.clock.now().getTime() - agoMs);
  const from = { channel: CHANNEL, id: chat };
  return whole.receive([{ kind, id: `e${event}`, from, at, ...(ref === undefined ? {} : { ref }) }]);
};
const addressOf = (chat = CHAT) =>
  whole.all<{ at: number | null; unreachable: string | null }>(
    'select last_interaction_at as at, unreachable from addresses where id = ?',
    chat,
  )[0];
const personOf = (chat = CHAT) =>
  whole.all<{ announcements: string; remindAt: string | null }>(
    'select announcements, remind_at as remindAt from persons where id = (select person from addresses where id = ?)',
    chat,
  )[0];

test('while a human of the office writes with a person the bot says nothing, and afterwards it answers again', async () => {
  await happen('human-wrote');
  expect(await whole.say(CHAT, 'lịch hôm nay')).toBe('');
  expect(await whole.tap(CHAT, 'home')).toBe('');
  // Others are answered meanwhile.
  expect(await whole.say('72', '/start')).not.toBe('');
  await whole.clock.pass(29 * MINUTE);
  expect(await whole.say(CHAT, 'lịch hôm nay')).toBe('');
  // Their words count all the same for how long they may be written to.
  expect(addressOf()?.at).toBeGreaterThan(whole.clock.now().getTime() - MINUTE);
  await whole.clock.pass(MINUTE);
  expect(await whole.say(CHAT, 'lịch hôm nay')).toContain('Lịch');
});

test('each word of the human keeps the bot quiet anew; news of one that is an hour old does not', async () => {
  await happen('human-wrote', { agoMs: 60 * MINUTE });
  expect(await whole.say(CHAT, 'lịch hôm nay')).not.toBe('');
  await happen('human-wrote');
  await whole.clock.pass(20 * MINUTE);
  await happen('human-wrote');
  await happen('human-wrote', { agoMs: 25 * MINUTE });
  await whole.clock.pass(20 * MINUTE);
  expect(await whole.say(CHAT, 'lịch hôm nay')).toBe('');
});

test('what was open stays open', async () => {
  await whole.join(CHAT, 'teacher', whole.app.campaigns.current()?.units.at(-1)?.code);
  const asked = await whole.say(CHAT, 'ghi hoạt động');
  const standing = whole.all('select standing from persons');
  await happen('human-wrote');
  expect(await whole.say(CHAT, 'dạ em chào cô')).toBe('');
  expect(whole.all('select standing from persons')).toEqual(standing);
  expect(asked).not.toBe('');
});

test.each([
  ['dừng nhắc', { remindAt: null }],
  ['reminders.stop', { remindAt: null }],
  ['dừng thông báo', { announcements: 'no' }],
  ['announcements.no', { announcements: 'no' }],
])('%s holds at once, without a word', async (said, wanted) => {
  await whole.tap(CHAT, 'announcements.yes');
  whole.app.store.sqlite.exec(`update persons set remind_at = '06:45'`);
  await happen('human-wrote');
  expect(await (said.includes('.') ? whole.tap(CHAT, said) : whole.say(CHAT, said))).toBe('');
  expect(personOf()).toEqual({ announcements: 'yes', remindAt: '06:45', ...wanted });
});

test('whoever wants their data erased is asked and answered as ever, since nothing is erased without a yes', async () => {
  await happen('human-wrote');
  expect(await whole.say(CHAT, 'xóa dữ liệu')).not.toBe('');
  expect(personOf()).toBeDefined();
  // A bare number is for the human.
  expect(await whole.say(CHAT, '1')).toBe('');
  expect(personOf()).toBeDefined();
  expect(await whole.tap(CHAT, 'my-data.erase.yes')).not.toBe('');
  expect(personOf()).toBeUndefined();
});

test('whoever follows again can be reached, and may be written to as after a word of theirs', async () => {
  await happen('unreachable');
  expect(addressOf()?.unreachable).toBe('blocked');
  await whole.clock.pass(10 * MINUTE);
  await happen('reachable');
  expect(addressOf()).toEqual({ at: whole.clock.now().getTime(), unreachable: null });
});

test('what reached the phone and what was seen stands on the page of the announcement, once the channel tells', async () => {
  for (const chat of ['81', '82', '83']) {
    await whole.say(chat, '/start');
    await whole.tap(chat, 'announcements.yes');
  }
  await whole.join(CHAT, 'office');
  const { app, channel } = whole;
  const campaign = app.campaigns.current();
  if (!campaign) throw new Error('no campaign');
  const draft = { text: 'Tin mới', attachment: null, choosing: { to: 'agreed' } as const, at: null };
  const id = await app.writer.run(() => app.core.runs.create(draft, 1, campaign, whole.clock.now()));
  await whole.clock.pass(6000);
  expect(await whole.tap(CHAT, `broadcast.${id}`)).not.toContain('Đã đến máy');
  const refOf = (chat: string) =>
    `m${channel.calls.find((call) => call.to === chat && call.text.includes('Tin mới'))?.n}`;
  await happen('delivered', { chat: '81', ref: refOf('81') });
  await happen('delivered', { chat: '82', ref: refOf('82') });
  await happen('seen', { chat: '81', ref: refOf('81') });
  expect(await whole.tap(CHAT, `broadcast.${id}`)).toContain('Đã đến máy: 2, đã xem: 1');
});

test('news that comes late moves the window back to when it happened, and never undoes what happened later', async () => {
  const now = (): number => whole.clock.now().getTime();
  await happen('reachable');
  const seen = now();
  await happen('unreachable', { agoMs: 60 * MINUTE });
  expect(addressOf()).toEqual({ at: seen, unreachable: null });
  await whole.clock.pass(10 * MINUTE);
  await happen('reachable', { agoMs: 30 * MINUTE });
  expect(addressOf()).toEqual({ at: seen, unreachable: null });
  await happen('unreachable');
  await happen('reachable', { agoMs: 5 * MINUTE });
  const from = { channel: CHANNEL, id: CHAT };
  const at = new Date(now() - 5 * MINUTE);
  await whole.receive([{ kind: 'message', id: 'late', from, at, text: 'lịch hôm nay' }]);
  expect(addressOf()).toEqual({ at: at.getTime(), unreachable: 'blocked' });
  await whole.say(CHAT, 'lịch hôm nay');
  expect(addressOf()?.unreachable).toBeNull();
  expect(addressOf()?.at).toBeGreaterThan(at.getTime());
});
