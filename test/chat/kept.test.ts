import { describe, expect, it } from 'vitest';
import { keptFor, keptForBoth } from '../../src/chat/kept.ts';

describe('keptFor', () => {
  it('makes what belongs to an object once, and that of a like one apart', () => {
    const made: string[] = [];
    const lengthOf = keptFor((words: readonly string[]) => {
      made.push(words.join(' '));
      return { length: words.length };
    });
    const [some, like] = [
      ['a', 'b'],
      ['a', 'b'],
    ];
    expect(lengthOf(some)).toBe(lengthOf(some));
    expect(lengthOf(like)).not.toBe(lengthOf(some));
    expect(made).toEqual(['a b', 'a b']);
  });

  it('keeps null, nought and an empty text, too', () => {
    for (const nothing of [null, 0, '', false]) {
      let times = 0;
      const of = keptFor(() => {
        times += 1;
        return nothing;
      });
      const key = {};
      expect([of(key), of(key), times]).toEqual([nothing, nothing, 1]);
    }
  });

  it('keeps nothing where making it failed', () => {
    let times = 0;
    const of = keptFor(() => {
      times += 1;
      if (times === 1) throw new Error('not yet');
      return times;
    });
    const key = {};
    expect(() => of(key)).toThrow('not yet');
    expect([of(key), of(key)]).toEqual([2, 2]);
  });
});

describe('keptForBoth', () => {
  it('makes it once of each two, and keeps the former ones', () => {
    const made: string[] = [];
    const of = keptForBoth((one: { name: string }, other: { name: string }) => {
      made.push(one.name + other.name);
      return { of: [one, other] };
    });
    const [a, b, c] = [{ name: 'a' }, { name: 'b' }, { name: 'c' }];
    const first = of(a, b);
    expect(of(a, c)).not.toBe(first);
    expect(of(b, a)).toEqual({ of: [b, a] });
    expect(of(a, b)).toBe(first);
    expect(made).toEqual(['ab', 'ac', 'ba']);
  });
});
