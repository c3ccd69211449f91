import { describe, expect, it } from 'vitest';
import { NO_SPELLINGS } from '../../src/understanding/spellings.ts';
import { wordsOf } from '../../src/understanding/words.ts';

const plain = (text: string): string =>
  wordsOf(text, NO_SPELLINGS)
    .words.map((word) => word.plain)
    .join(' ');
const marked = (text: string): string =>
  wordsOf(text, NO_SPELLINGS)
    .words.map((word) => word.marked)
    .join(' ');

describe('typed words', () => {
  it.each([
    ['Lịch HỌC ơiiii', 'lich hoc oi'],
    ['lịch học'.normalize('NFD'), 'lich hoc'],
    ['19h30 ngày 3/10, 1.200 em 95 %', '19h30 ngay 3/10 1.200 em 95%'],
    ['10h-11h, 8:30', '10h 11h 8:30'],
    ['lịch\u200b học https://x.example/a?b=1 www.x.example', 'lich hoc'],
    ["don't PH/HS k12online", 'dont ph hs k12online'],
    ['<day> có gì', '<day> co gi'],
    ['👍 ...', ''],
  ])('%s', (text, words) => {
    expect(plain(text)).toBe(words);
  });

  it('keeps the tone as a digit at the end, wherever it was set', () => {
    expect(marked('hoá hóa thứ thu được')).toBe('hoa1 hoa1 thư1 thu đươc5');
  });

  it('is accented where a quarter of the words have marks', () => {
    const isAccented = (text: string): boolean => wordsOf(text, NO_SPELLINGS).isAccented;
    expect([
      isAccented('lịch hoc hom nay'),
      isAccented('lịch hoc hom nay di'),
      isAccented(''),
      isAccented('12'),
    ]).toEqual([true, false, false, false]);
  });
});
