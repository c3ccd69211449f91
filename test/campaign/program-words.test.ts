import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readCampaign } from '../../src/campaign/read.ts';
import type { CampaignFiles } from '../../src/campaign/types.ts';
import type { Localized } from '../../src/chat/index.ts';

const root = join(import.meta.dirname, '..', '..');

const isPresent = (value: string | null | undefined): value is string => Boolean(value);
const both = (text: Localized | null | undefined): readonly string[] => [text?.vi, text?.en].filter(isPresent);

/** Runs of four words: a part of a theme or a purpose gives a campaign away as well as all of it. */
function runs(text: string): readonly string[] {
  const words = text.split(/[^\p{L}\p{N}]+/u).filter(isPresent);
  return words.slice(3).map((_, index) => words.slice(index, index + 4).join(' '));
}

/** What only this campaign says: taken from its files, so that a new campaign is looked for too. */
function distinctive({ plan, sessions, units }: CampaignFiles): readonly string[] {
  return [
    ...both(plan.theme).flatMap((text) => [text, ...runs(text)]),
    ...both(plan.organiser.name),
    ...both(plan.organiser.short).filter((name) => !name.startsWith('the ')),
    ...both(plan.upperBody),
    ...both(plan.scope),
    ...plan.legalBases.flatMap((each) => both(each.text)),
    ...plan.categories.flatMap((each) => [...both(each.label), ...both(each.name), ...both(each.idea)]),
    ...plan.duties.flatMap((each) => both(each.text)),
    ...plan.contacts.flatMap((each) => [each.phone, each.email, ...both(each.name)]),
    plan.report?.email,
    ...both(plan.report?.to),
    ...plan.platforms.flatMap((each) => both(each.howTo)),
    ...both(plan.safety?.text),
    ...plan.links.map((each) => each.url),
    ...sessions.flatMap((each) => [...both(each.title), each.link]),
    // A school's own name ("Bồng Lai") is what its short alias adds to the type.
    ...units.flatMap((unit) => [unit.name, unit.successor, ...unit.aliases, ...ownNames(unit.name)]),
  ].filter(isPresent);
}

function ownNames(name: string): readonly string[] {
  const own = /(?:\p{Lu}[\p{L}']*\s?)+$/u.exec(name)?.[0]?.trim() ?? '';
  return own.includes(' ') ? [own] : [];
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:ts|json|txt|html|css|js)$/.test(name))
    .map((name) => join(folder, name));
}

/** Headings that reports of the Week have everywhere, which a category may be called by as well. */
const EVERYWHERE = new Set([
  'lễ phát động',
  'tập huấn, hội thảo',
  'training, seminars',
  'dạy tốt, học tốt',
  'gương tự học',
  'self-learning examples',
  'khen thưởng',
  'commendation',
  'hoạt động khác',
  'digital teaching',
  'clubs, forums',
  'library cooperation',
  'thư viện hợp tác',
  'dạy học số',
  'lớp học trực tuyến',
  'online class',
  'clb, diễn đàn',
  'công dân số',
  'circulating books',
  'opening ceremony',
  'lớp nghề ngắn ngày',
]);

const squeeze = (text: string): string => text.normalize('NFC').toLowerCase().replace(/\s+/g, ' ');
const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Whole words only: "Trí An" is not in "giải trí an toàn", but only if nothing stands on either side. */
function wordsOf(files: CampaignFiles): readonly { readonly word: string; readonly pattern: RegExp }[] {
  const words = [...new Set(distinctive(files).map(squeeze))].filter(
    (word) => word.length > 4 && !EVERYWHERE.has(word),
  );
  return words.map((word) => ({
    word,
    pattern: new RegExp(`(?<![\\p{L}\\p{N}])${escape(word)}(?![\\p{L}\\p{N}])`, 'u'),
  }));
}

const campaigns = readdirSync(join(root, 'campaigns')).map((name) => {
  const read = readCampaign(join(root, 'campaigns', name));
  if (!read.ok) throw new Error(`${name} is not good`);
  return { name, words: wordsOf(read.files) };
});

test.each(campaigns)('the program knows nothing of $name: another office changes files only', ({ words }) => {
  expect(words.length).toBeGreaterThan(20);
  const found = [...filesIn('src'), ...filesIn('locales')].flatMap((file) => {
    const text = squeeze(readFileSync(join(root, file), 'utf8'));
    return words
      .filter(({ word, pattern }) => text.includes(word) && pattern.test(text))
      .map(({ word }) => `${file}: ${word}`);
  });
  expect(found).toEqual([]);
});

test('only the default of CAMPAIGN names a folder', () => {
  const ids = readdirSync(join(root, 'campaigns'));
  const naming = [...filesIn('src'), ...filesIn('locales')].filter((file) => {
    const text = readFileSync(join(root, file), 'utf8');
    return ids.some((id) => text.includes(id));
  });
  expect(naming.filter((file) => file !== join('src', 'config.ts'))).toEqual([]);
});

test('a planted word is found', () => {
  const planted = campaigns.flatMap(({ words }) => words.slice(0, 400));
  expect(planted.filter(({ word, pattern }) => !pattern.test(`x ${word}.`))).toEqual([]);
  expect(planted.some(({ pattern }) => pattern.test('không có gì ở đây'))).toBe(false);
});
