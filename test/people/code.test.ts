import { expect, test } from 'vitest';
import {
  groupCode,
  hashCode,
  LETTERS,
  looksLikeCode,
  makeCode,
  normaliseCode,
  resemblesCode,
} from '../../src/people/code.ts';

test('a code is 14 letters of 30 that are not mistaken for one another', () => {
  expect(new Set(LETTERS).size).toBe(30);
  expect(LETTERS).not.toMatch(/[01ILOU]/);
  const codes = Array.from({ length: 500 }, makeCode);
  expect(new Set(codes).size).toBe(500);
  for (const code of codes) expect(looksLikeCode(code)).toBe(true);
  // Every letter turns up: 7,000 draws miss one of 30 with a chance below 10^-100.
  expect(new Set(codes.join('')).size).toBe(30);
});

test.each([
  ['in small letters', 'abcde23456fgh7', true],
  ['in groups with dashes', 'ABCDE-23456-FGH7', true],
  ['with the dash that a phone makes of two', 'abcde—23456–fgh7', true],
  ['with spaces around and an invisible mark', ' ABCDE 23456 FGH7\u200b ', true],
  ['a letter too few', 'ABCDE-23456-FGH', false],
  ['a letter too many', 'ABCDE-23456-FGH78', false],
  ['with a letter that no code has', 'ABCDE-23456-FGHO', false],
  ['letters alone, as in a name', 'ABCDEFGHJKMNPQ', false],
  ['digits alone, as in a number', '23456789234567', false],
  ['a code among other words', 'mã ABCDE-23456-FGH7', false],
  ['people counted in one line', '5 cbql 20 gv 300hs 50ph', false],
  ['nothing', '', false],
])('what a person types: %s', (_name, text, expected) => {
  expect(looksLikeCode(text)).toBe(expected);
});

test('the code in a link and the code typed in groups are one code', () => {
  const code = makeCode();
  expect(groupCode(code)).toMatch(/^.{4}-.{4}-.{4}-.{2}$/);
  expect(normaliseCode(groupCode(code).toLowerCase())).toBe(code);
  expect(hashCode(groupCode(code).toLowerCase())).toBe(hashCode(code));
  expect(hashCode(code)).not.toContain(code);
});

test.each([
  ['2BCDEFGH4KMNP', true], // a letter too few
  ['2BCDEFGH4KMNPQR', true],
  ['OBCD EFG2 4KMN P2', true], // an O for a Q
  ['2bcd-efgh-4kmn-p', true],
  ['lich hoc thu 5', false],
  ['LICH HOC THU 5', false],
  ['lop 5a2 hoc gi vay', false],
  ['5 cbql 20 gv 300hs', false],
  ['0263 000 0001', false],
  ['HD-7K3M', false],
  ['https://hop.example/lop1', false],
])('"%s" was meant as a code: %s', (text, expected) => {
  expect(resemblesCode(text)).toBe(expected);
});
