import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import type { Message } from '../../src/chat/index.ts';
import { groupCode, makeCode, PLAIN_LETTERS, randomLetters } from '../../src/people/code.ts';
import { createInvitations } from '../../src/people/invitations.ts';
import { createLinking, looksLikeLinkCode } from '../../src/people/linking.ts';
import { sourcesOf } from '../boundaries.ts';
import { startWhole, type Whole } from '../faults/whole.ts';

let whole: Whole;
beforeAll(async () => {
  whole = await startWhole();
});
afterAll(() => whole.end());

const picture = { kind: 'image', ref: 'r', mime: 'image/jpeg' } as const;
const spaced = (code: string, by: string): string => code.split('').join(by);

type Sent = Partial<Message>;
type Shape = readonly [name: string, message: (code: string) => Sent, before?: readonly Sent[]];

const INVITATIONS: readonly Shape[] = [
  ['alone', (code) => ({ text: code })],
  ['in small letters, in two groups', (code) => ({ text: groupCode(code).toLowerCase() })],
  ['after a word and 320 spaces', (code) => ({ text: `chủ đề${' '.repeat(320)}${code}` })],
  ['after a word and 320 line breaks', (code) => ({ text: `lịch hôm nay${'\n'.repeat(320)}${code}` })],
  ['after a word and 200 dots', (code) => ({ text: `chủ đề ${'.'.repeat(200)} ${code}` })],
  ['after a word, on the next line', (code) => ({ text: `trợ giúp\n${code}` })],
  ['before a word and 320 spaces', (code) => ({ text: `${code}${' '.repeat(320)}lịch` })],
  ['after 4,000 signs', (code) => ({ text: `${'? '.repeat(2000)}${code}` })],
  ['with characters of no width in it', (code) => ({ text: spaced(code, '\u200b') })],
  ['with spaces that do not break in it', (code) => ({ text: spaced(code, '\u00a0') })],
  ['after "mã mời"', (code) => ({ text: `mã mời: ${code}` })],
  ['in a sentence', (code) => ({ text: `em chào cô, mã của em là ${code} ạ` })],
  ['in a farewell', (code) => ({ text: `cảm ơn, ${code}` })],
  ['beside the stopping of reminders', (code) => ({ text: `dừng nhắc ${code}` })],
  ['as the payload of a link', (code) => ({ text: `/start ${code}` })],
  ['as the payload of a link, far away', (code) => ({ text: `/start${' '.repeat(300)}${code}` })],
  ['behind another command', (code) => ({ text: `/lich\n\n${code}` })],
  ['as a forged tap', (code) => ({ choice: `code.${code}` })],
  ['below a picture', (code) => ({ text: code, files: [picture] })],
  [
    'below a picture, after a word and 320 spaces',
    (code) => ({ text: `lịch${' '.repeat(320)}${code}`, files: [picture] }),
  ],
  ['in a group', (code) => ({ text: `/start ${code}`, group: { id: '-1', addressed: true } })],
  ['inside a flow', (code) => ({ text: code }), [{ choice: 'go.unit' }]],
  ['inside a flow, after "mã"', (code) => ({ text: `mã ${code}` }), [{ choice: 'go.unit' }]],
  ['where a page shows its choices', (code) => ({ text: code }), [{ text: 'lịch' }]],
];

const LINKS: readonly Shape[] = [
  ['alone', (code) => ({ text: code })],
  ['after "liên kết"', (code) => ({ text: `liên kết ${code}` })],
  ['after "mã" and 320 spaces', (code) => ({ text: `mã${' '.repeat(320)}${code}` })],
  ['inside a flow', (code) => ({ text: `mã ${code}` }), [{ choice: 'go.unit' }]],
  ['as the payload of a link', (code) => ({ text: `/start ${code}` })],
  ['as a forged tap', (code) => ({ choice: `link.${code}` })],
];

let guesser = 0;

/** Twelve wrong ones, a right one; whether the right one was taken. */
async function guess(
  message: Shape[1],
  wrong: () => string,
  right: string,
  before: readonly Sent[] = [],
): Promise<string> {
  guesser += 1;
  const chat = `guesser ${guesser}`;
  const say = (what: Sent) => whole.receive([whole.message(chat, what)]);
  await say({ text: '/start' });
  for (const what of before) await say(what);
  for (let n = 0; n < 12; n += 1) await say(message(wrong()));
  await say(message(right));
  return chat;
}

describe('twelve wrong codes and then a right one, which is not taken', () => {
  for (const [name, message, before] of INVITATIONS)
    it(`an invitation ${name}`, async () => {
      const now = whole.clock.now();
      const { code } = createInvitations(whole.app.store).create({
        role: 'office',
        unit: null,
        uses: 9,
        by: null,
        now,
      });
      await guess(message, makeCode, code, before);
      expect(whole.count('select count(*) from roles')).toBe(0);
    });

  for (const [name, message, before] of LINKS)
    it(`a code that links accounts ${name}`, async () => {
      await whole.receive([whole.message('owner', { text: '/start' })]);
      const owner = whole.all<{ person: number }>(`select person from addresses where id = 'owner'`)[0]?.person ?? 0;
      const { code } = createLinking(whole.app.store).offer(owner, whole.clock.now());
      const chat = await guess(message, makeLinkCode, code, before);
      expect(whole.all(`select person from addresses where id = ?`, chat)).not.toEqual([{ person: owner }]);
    });
});

function makeLinkCode(): string {
  const code = randomLetters(6, PLAIN_LETTERS);
  return looksLikeLinkCode(code) ? code : makeLinkCode();
}

test('wrong codes that read like words are counted, and the words still open their page', async () => {
  const another = await startWhole();
  try {
    const say = (text: string) => another.say('wordy', text);
    await say('/start');
    createLinking(another.app.store).offer(1, another.clock.now()); // a bare word is a code while one is on offer
    for (const code of ['NHAC82', 'NHAC83', 'NHAC84']) expect(await say(code)).toContain('nhắc');
    expect(another.count(`select count from code_tries where who <> '*'`)).toBe(3);
  } finally {
    await another.end();
  }
});

test('there is no statement by a secret code’s hash but in the one place that counts', () => {
  const sources = sourcesOf(join(import.meta.dirname, '../../src'));
  const found = (what: RegExp) => sources.filter(({ source }) => what.test(source)).map(({ path }) => path);
  const byHash = /(?:invitations|linkCodes)\.hash|(?:invitations|link_codes)\b[^`';]*where[^`';]*hash/;
  expect(found(byHash)).toEqual([join('store', 'secret-codes.ts')]);
  expect(found(/createSecretCodes\b/).sort()).toEqual([join('people', 'look-up.ts'), join('store', 'secret-codes.ts')]);
  expect(found(/\.attempt[<(]/)).toEqual([join('people', 'look-up.ts')]);
  const look = readFileSync(join(import.meta.dirname, '../../src/people/look-up.ts'), 'utf8');
  const acts = look.slice(look.indexOf('  return {'));
  expect(acts.match(/codes\.(?:invitation|link|taggedLink)\(/g)).toHaveLength(3);
  expect(acts.match(/tries\.attempt\(from, now, \(\) => codes\.(?:invitation|link|taggedLink)\(/g)).toHaveLength(3);
});
