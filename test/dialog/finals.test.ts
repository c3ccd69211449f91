/** The last yes in all its words, and what is none. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readFinalYes, readMeaning } from '../../src/dialog/answers-in-words.ts';
import { guessMeaning } from '../../src/dialog/meant.ts';
import { createWords } from '../../src/words/index.ts';

const languages = createWords().languages;
const speaker = { lang: 'vi', languages };
const rows = readFileSync(new URL('finals.tsv', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => line.split('\t'));
const bare = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').toUpperCase();

describe('at the last question', () => {
  const meant = (of: string): readonly string[] => rows.flatMap(([is, text = '']) => (is === of ? [text] : []));

  test('what says yes is a yes, with marks, without and in capitals', () => {
    const missed = meant('yes').filter((text) => !readFinalYes(text, speaker) || !readFinalYes(bare(text), speaker));
    expect(missed).toEqual([]);
  });

  test('whatever else is said is none, to no reader, with marks and without', () => {
    const isYes = (text: string): boolean =>
      readFinalYes(text, speaker) || readMeaning(text, speaker) === 'yes' || guessMeaning(text, speaker) === 'yes';
    expect(meant('other').flatMap((text) => [text, bare(text)].filter(isYes))).toEqual([]);
  });

  test('and nothing long takes long', () => {
    const text = 'ok lưu đi '.repeat(200);
    expect(readFinalYes(text, speaker)).toBe(false);
    expect(readFinalYes(text.slice(0, 79), speaker)).toBe(false);
  });
});
