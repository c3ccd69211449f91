import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { rankFaq } from '../../src/bot/typed/faq.ts';
import { readCampaign } from '../../src/campaign/read.ts';
import type { Campaign } from '../../src/campaign/types.ts';
import { spellingsOf } from '../../src/understanding/spellings.ts';
import { wordsOf } from '../../src/understanding/words.ts';
import { createWords } from '../../src/words/index.ts';
import { isDev, type LookUp, readLookUps } from './tables.ts';

/** From here on a guess opens, and from the second on without a word about others. */
const LIKELY = 0.45;
const SURE = 0.8;

const { languages } = createWords();

function sampleCampaign(): Campaign {
  const read = readCampaign(join(import.meta.dirname, '../../campaigns/duc-trong-2021'));
  if (!read.ok) throw new Error('the sample does not pass its check');
  return { ...read.files, version: 1 };
}
const campaign = sampleCampaign();

const rank = (text: string, of = campaign) => rankFaq(wordsOf(text, spellingsOf(languages)).words, of, languages);

const rows = readFileSync(join(import.meta.dirname, 'faq.tsv'), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => line.split('\t') as [wanted: string, text: string]);

it('of what people ask in their own words nearly all comes to its question, and nothing surely to another', () => {
  const found = rows.map(([wanted, text]) => ({ wanted, text, guesses: rank(text) }));
  const of = (is: (each: (typeof found)[number]) => boolean) => found.filter(is).map(({ text }) => text);
  expect(rows.length).toBeGreaterThanOrEqual(120);
  const wrong = of(
    ({ wanted, guesses: [first] }) => first !== undefined && first.intent !== wanted && first.p >= LIKELY,
  );
  expect(
    of(({ wanted, guesses: [first] }) => first !== undefined && first.intent !== wanted && first.p >= SURE),
  ).toEqual([]);
  expect(wrong.length / rows.length).toBeLessThanOrEqual(0.02);
  const right = of(({ wanted, guesses: [first] }) => first?.intent === wanted && first.p >= LIKELY);
  const first = of(({ wanted, guesses: [top] }) => top?.intent === wanted);
  expect(right.length / rows.length).toBeGreaterThanOrEqual(0.7);
  expect(first.length / rows.length).toBeGreaterThanOrEqual(0.95);
});

it('a question takes hardly any of what people ask of pages', () => {
  const wantsQuestion = ({ wanted }: LookUp): boolean =>
    wanted.some((each) => each.kind === 'address' && each.address.startsWith('faq.'));
  const asked = readLookUps().filter((row) => isDev(row.text) && !wantsQuestion(row));
  const taken = asked.filter(({ text }) => (rank(text)[0]?.p ?? 0) >= LIKELY).map(({ text }) => text);
  expect(asked.length).toBeGreaterThan(400);
  expect(taken.length / asked.length).toBeLessThanOrEqual(0.015);
});

it('without marks, in upper case and taken apart a question is the same', () => {
  const bare = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D');
  for (const { question } of campaign.plan.faq) {
    const wanted = rank(question.vi)[0]?.intent;
    for (const typed of [question.vi.toUpperCase(), question.vi.normalize('NFD'), bare(question.vi)])
      expect([typed, rank(typed)[0]?.intent]).toEqual([typed, wanted]);
  }
});

it('a campaign without questions has nothing to guess', () => {
  expect(rank('có cần đăng ký không', { ...campaign, plan: { ...campaign.plan, faq: [] } })).toEqual([]);
});

it('what the office said leads to a page leads there in other words, too', () => {
  const answers = [{ id: 1, question: 'bài hôm trước coi lại chỗ nào được', answer: null, opens: 'classes.again' }];
  expect(rank('coi lại bài hôm trước ở chỗ nào', { ...campaign, answers })[0]).toMatchObject({
    intent: 'classes.again',
  });
});

it('two thousand hostile characters are read, and together nothing is likelier than sure', () => {
  for (const text of ['a'.repeat(2000), 'có '.repeat(700), '(((((('.repeat(300), 'đ\u0301\u0323'.repeat(600), '']) {
    const sum = rank(text).reduce((all, { p }) => all + p, 0);
    expect(sum).toBeGreaterThanOrEqual(0);
    expect(sum).toBeLessThanOrEqual(1.000001);
  }
});
