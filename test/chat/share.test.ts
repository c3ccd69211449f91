import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { percentInVietnamese, percentOf, sharesOf } from '../../src/chat/share.ts';

it.each([
  [12, 15, '80,0%'],
  [299, 300, '99,7%'],
  [2999, 3000, '99,9%'],
  [300, 300, '100%'],
  [1, 300, '0,3%'],
  [1, 3000, '0,1%'],
  [0, 300, '0%'],
  [1, 3, '33,3%'],
])('%i of %i is written "%s"', (part, whole, said) => {
  expect(percentInVietnamese(percentOf(part, whole) ?? Number.NaN)).toBe(said);
});

it.each([
  [
    [1, 1, 1],
    [33.4, 33.3, 33.3],
  ],
  [
    [299, 1],
    [99.7, 0.3],
  ],
  [
    [2999, 1],
    [99.9, 0.1],
  ],
  [
    [2997, 1, 1, 1, 0],
    [99.7, 0.1, 0.1, 0.1, 0],
  ],
  [
    [5, 0],
    [100, 0],
  ],
  [
    [0, 0],
    [0, 0],
  ],
])('parts of %j are shown as %j', (parts, shown) => {
  expect(sharesOf(parts)).toEqual(shown);
});

it('shares that are shown together add up to 100.0, and none of them says all or nothing where it is not', () => {
  const parts = fc.array(fc.oneof(fc.nat(5), fc.nat(100_000)), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(parts, (each) => {
      const whole = each.reduce((sum, part) => sum + part, 0);
      const shown = sharesOf(each);
      expect(Math.round(shown.reduce((sum, share) => sum + share * 10, 0))).toBe(whole === 0 ? 0 : 1000);
      for (const [at, share] of shown.entries()) {
        expect(share === 0).toBe(each[at] === 0);
        expect(share === 100).toBe(whole > 0 && each[at] === whole);
      }
    }),
  );
});

it('a share of its own says all or nothing only where it is', () => {
  fc.assert(
    fc.property(fc.nat(4000), fc.integer({ min: 1, max: 4000 }), (part, whole) => {
      const percent = percentOf(part, whole);
      expect(percent === 100).toBe(part === whole);
      expect(percent === 0).toBe(part === 0);
    }),
  );
});
