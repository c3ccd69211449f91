import { describe, expect, it } from 'vitest';
import { portion, portions } from '../../src/chat/portion.ts';

const list = (length: number): readonly number[] => Array.from({ length }, (_, n) => n + 1);

describe('a list with a button for more', () => {
  it.each([
    [0, [0]],
    [1, [1]],
    [8, [8]],
    [9, [9]],
    [10, [8, 2]],
    [16, [8, 8]],
    [17, [8, 9]],
    [18, [8, 8, 2]],
    [25, [8, 8, 9]],
  ] as const)('of %i items never hides a single one', (length, sizes) => {
    const pages = portions(list(length), 8);
    expect(pages.map((page) => page.length)).toEqual(sizes);
    expect(pages.flat()).toEqual(list(length));
  });

  it('begins again after its last page', () => {
    expect(portion(list(18), 8, 3)).toEqual({ items: list(8), at: 0, count: 3 });
    expect(portion(list(18), 8, 2)).toEqual({ items: [17, 18], at: 2, count: 3 });
  });
});
