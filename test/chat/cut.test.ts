import { describe, expect, it } from 'vitest';
import { cutTo, shorten } from '../../src/chat/cut.ts';

const LETTERS = ['👩‍🏫', '🇻🇳', '👍🏽', 'ế', '😀', 'a'];

describe('a text is shortened between two letters', () => {
  it.each(LETTERS)('never within %s', (letter) => {
    for (let pad = 0; pad < 8; pad += 1) {
      const text = 'x'.repeat(pad) + letter.repeat(30);
      for (const cut of [cutTo(text, 20), shorten(text, 20)]) {
        expect(cut.length).toBeLessThanOrEqual(20);
        expect(cut.isWellFormed()).toBe(true);
        expect(text.startsWith(cut.replace(/…$/, ''))).toBe(true);
        expect((cut.replace(/…$/, '').length - pad) % letter.length).toBe(0);
      }
    }
  });

  it('a letter that is longer than the whole place is cut, but never to half a character', () => {
    const family = `x${'👩‍👩‍👧‍👦'.repeat(1)}${'\u200D👦'.repeat(20)}`;
    for (let most = 2; most < 40; most += 1) {
      expect(cutTo(family.slice(1), most).isWellFormed()).toBe(true);
      expect(cutTo(family.slice(1), most).length).toBeLessThanOrEqual(most);
    }
  });

  it('what fits stays as it is', () => {
    expect(shorten('Hội thảo', 8)).toBe('Hội thảo');
    expect(cutTo('Hội thảo', 8)).toBe('Hội thảo');
  });

  it('ends at a word where one is near', () => {
    expect(shorten('Hội thảo về văn hóa đọc', 20)).toBe('Hội thảo về văn hóa…');
    expect(shorten('Hội thảo về văn hóa đọc', 18)).toBe('Hội thảo về văn…');
    expect(shorten('a'.repeat(30), 10)).toBe(`${'a'.repeat(9)}…`);
  });
});
