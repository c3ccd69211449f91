import { describe, expect, it } from 'vitest';
import { splitText } from '../../src/wire/split.ts';

describe('a text that is too long', () => {
  const limit = 40;
  it.each([
    ['between paragraphs', `${'a'.repeat(25)}\n\n${'b'.repeat(5)}\n${'c'.repeat(20)}`, [25, 26]],
    ['between lines', `${'a'.repeat(25)}\n${'b'.repeat(30)}`, [25, 30]],
    ['between words', `${'a'.repeat(25)} ${'b'.repeat(30)}`, [25, 30]],
    ['in a word that is longer than a message', 'a'.repeat(100), [40, 40, 20]],
    ['not at all where it fits', 'a'.repeat(40), [40]],
    ['to nothing where nothing is said', ' \n ', []],
  ])('is cut %s', (_, text, lengths) => {
    expect(splitText(text, limit).map((each) => each.length)).toEqual(lengths);
  });

  it('is composed before it is counted, and never cut inside a letter or a sign', () => {
    expect(splitText('ệ'.normalize('NFD').repeat(40), limit)).toEqual(['ệ'.repeat(40)]);
    const noComposed = `q̣̂`.repeat(30);
    const pieces = splitText(noComposed, limit);
    expect(pieces.join('')).toBe(noComposed.normalize('NFC'));
    for (const piece of pieces) expect(piece).toMatch(/^q/);
    expect(splitText(`a${'😀'.repeat(30)}`, limit).join('|')).not.toMatch(/\p{Surrogate}/u);
    expect(splitText(`${'a'.repeat(39)}👩‍🏫b`, limit)[1]).toMatch(/^👩‍🏫/u);
  });
});
