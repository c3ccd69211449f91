/** Danger is answered before all else: by whoever is left to a human, by whoever waits, before there is a campaign; and nothing of it is kept. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { CHANNEL, startWhole, type Whole } from '../faults/whole.ts';

const CHAT = '71';
const CRY = 'ba uống rượu về đánh con, con trốn ngoài vườn';
/** What is said besides whom to call. */
const BESIDES = 'Hãy tới chỗ an toàn, đừng để người đang gặp nguy ở một mình, và báo thêm cho';
let whole: Whole;

beforeEach(async () => {
  whole = await startWhole();
  await whole.say(CHAT, '/start');
});
afterEach(() => whole.end());

const everythingKept = (): string =>
  readdirSync(whole.folder, { withFileTypes: true })
    .filter((each) => each.isFile())
    .map(({ name }) => readFileSync(join(whole.folder, name), 'utf8'))
    .join('\n');

test('while a human of the office writes with a person, danger is answered all the same', async () => {
  const from = { channel: CHANNEL, id: CHAT };
  await whole.receive([{ kind: 'human-wrote', id: 'h1', from, at: whole.clock.now() }]);
  expect(await whole.say(CHAT, 'lịch hôm nay')).toBe('');
  expect(await whole.say(CHAT, CRY)).toContain('111');
});

test('whoever waits behind their own messages is answered at once, and their words are not written down', async () => {
  for (let n = 0; n < 40; n += 1) await whole.receive([whole.message(CHAT, { text: `chuyện ${n}` })]);
  expect(whole.count('select count(*) from backlog')).toBeGreaterThan(0);
  const cry = whole.message(CHAT, { text: CRY });
  await whole.receive([cry]);
  expect(whole.count('select count(*) from outbox where key = ?', `reply:${CHANNEL}:${cry.id}:0`)).toBe(1);
  expect(everythingKept()).not.toMatch(/uống rượu|trốn ngoài vườn/);
});

test('said again it is answered again: whom to call always, whom of the campaign three times a minute', async () => {
  const answers: string[] = [];
  for (let n = 0; n < 6; n += 1) answers.push(await whole.say(CHAT, CRY));
  expect(answers.map((each) => each.includes('111'))).toEqual(Array(6).fill(true));
  expect(answers.map((each) => each.includes(BESIDES))).toEqual([true, true, true, false, false, false]);
  expect(await whole.say(CHAT, 'lịch hôm nay')).not.toBe('');
  await whole.clock.pass(60_000);
  expect(await whole.say(CHAT, CRY)).toContain(BESIDES);
});

test('a group that read it three times within a minute is not flooded with it', async () => {
  const cries = Array.from({ length: 5 }, () =>
    whole.message(CHAT, { text: CRY, group: { id: 'g2', addressed: true } }),
  );
  await whole.receive(cries);
  const answered = (id: string) => whole.count('select count(*) from outbox where key = ?', `reply:${CHANNEL}:${id}:0`);
  expect(cries.map(({ id }) => answered(id))).toEqual([1, 1, 1, 0, 0]);
});

test('what is delivered twice is answered once, and the log knows nothing of it', async () => {
  const cry = whole.message(CHAT, { text: CRY });
  await whole.receive([cry, cry]);
  await whole.clock.pass(2500);
  expect(whole.told(CHAT).filter((each) => each.includes('111'))).toHaveLength(1);
  expect(whole.log()).not.toMatch(/uống rượu|trốn ngoài vườn/);
});

test('talk in a group that is none of ours leaves no trace', async () => {
  const before = whole.count('select count(*) from updates');
  await whole.receive([whole.message('72', { text: 'mai họp tổ nhé', group: { id: 'g1', addressed: false } })]);
  expect(whole.count('select count(*) from updates')).toBe(before);
  expect(everythingKept()).not.toContain('họp tổ');
});

test('a message that is changed into a cry for help is answered once, after an earlier change, too, and not kept', async () => {
  const edit = (text: string, more = {}) =>
    whole.receive([whole.message(CHAT, { text, id: 'edited:5', odd: 'edited', ...more })]);
  const heard = () => whole.told(CHAT).filter((each) => each.includes('111')).length;
  await edit('lịch hôm nay nhé');
  await whole.clock.pass(2500);
  expect(heard()).toBe(0);
  await edit(CRY);
  await edit(CRY);
  await whole.clock.pass(2500);
  expect(heard()).toBe(1);
  await edit(`${CRY} lâu rồi`, { id: 'edited:6', odd: 'edited-late' });
  await whole.clock.pass(2500);
  expect(heard()).toBe(2);
  expect(everythingKept()).not.toMatch(/uống rượu|trốn ngoài vườn/);
  expect(everythingKept()).not.toContain('hôm nay nhé');
});

test('what is changed long after it was said, and in a group, is heard for danger alone', async () => {
  const before = whole.count('select count(*) from updates');
  await whole.receive([whole.message(CHAT, { text: 'lịch mai', id: 'edited:7', odd: 'edited-late' })]);
  const group = { id: 'g1', addressed: false };
  await whole.receive([whole.message('72', { text: 'họp tổ', group, id: 'edited:8', odd: 'edited' })]);
  expect(whole.count('select count(*) from updates')).toBe(before);
  await whole.receive([whole.message('72', { text: CRY, group, id: 'edited:8', odd: 'edited' })]);
  expect(whole.count('select count(*) from updates')).toBe(before + 1);
});
