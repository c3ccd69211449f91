import { array, assert, constantFrom, oneof, property, string } from 'fast-check';
import { expect, it } from 'vitest';
import { modelOf } from '../../src/understanding/learnt.ts';
import { decodeKeys, spellingsOf } from '../../src/understanding/spellings.ts';
import { wordsOf } from '../../src/understanding/words.ts';
import { createWords } from '../../src/words/index.ts';

const { languages } = createWords();
const spellings = spellingsOf(languages);

const MOST = 2000;
const HOSTILE: readonly string[] = [
  '\u0301'.repeat(MOST),
  `a${'\u0323\u0302'.repeat(MOST / 2)}`,
  'a'.repeat(MOST),
  'ab'.repeat(MOST / 2),
  'lichhoc'.repeat(MOST / 7),
  'lop3'.repeat(MOST / 4),
  '9'.repeat(MOST),
  '1,'.repeat(MOST / 2),
  '1.2/3-4:5%'.repeat(MOST / 10),
  '👨‍👩‍👧'.repeat(MOST / 8),
  '\u202e\u05d0\u0644'.repeat(MOST / 3),
  'k '.repeat(MOST / 2),
  'hocj '.repeat(MOST / 5),
  'https://'.repeat(MOST / 8),
  '<day>'.repeat(MOST / 5),
  '\ud800'.repeat(MOST),
  'constructor __proto__ toString',
];

const readAll = (text: string): void => {
  const typed = wordsOf(text, spellings);
  // A short form may stand for three words; no text becomes a multiple of itself.
  expect(typed.words.length).toBeLessThanOrEqual(3 * text.length + 1);
  expect(modelOf(languages).rank(typed).length).toBeGreaterThan(0);
  expect(typeof decodeKeys(text, spellings)).toBe('string');
};

it.each(HOSTILE)('nothing that is typed makes a reader throw: %#', (text) => readAll(text));

it('whatever is typed is read', () => {
  const letters = string({ unit: 'grapheme', maxLength: MOST });
  const keys = string({ unit: constantFrom(...Array.from('aeoudwsfrxj1692 -/.,:%<>\u0301\u200b')), maxLength: 200 });
  assert(property(oneof(letters, keys), readAll), { numRuns: 200 });
});

it('composed or taken apart, in capitals or not, a text has the same words', () => {
  const syllables = constantFrom('lịch', 'học', 'hôm', 'nay', 'được', 'Nguyễn', 'hoá', 'đ', '19h30', '3/10', 'zoom');
  assert(
    property(array(syllables, { maxLength: 12 }), (parts) => {
      const text = parts.join(' ');
      const read = (each: string): readonly string[] => wordsOf(each, spellings).words.map(({ marked }) => marked);
      expect(read(text.normalize('NFD'))).toEqual(read(text));
      expect(read(text.toUpperCase())).toEqual(read(text));
    }),
  );
});
