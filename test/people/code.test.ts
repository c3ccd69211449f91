import { expect, test } from 'vitest';
import {
  groupCode,
  hashCode,
  LETTERS,
  looksLikeCode,
  makeCode,
  normaliseCode,
  PLAIN_LETTERS,
  randomLetters,
  resemblesCode,
  withoutCourtesy,
} from '../../src/people/code.ts';
import { openStore } from '../../src/store/open.ts';

test('a code is 10 letters of 19, none of which a Vietnamese keyboard changes or an eye mistakes', () => {
  expect(PLAIN_LETTERS).toBe('23456789BCGHKMNPQTV');
  expect(PLAIN_LETTERS).not.toMatch(/[AEIOUYDWSFRXJZ01L]/);
  const codes = Array.from({ length: 500 }, makeCode);
  expect(new Set(codes).size).toBe(500);
  for (const code of codes) {
    expect(code).toMatch(/^[2-9BCGHKMNPQTV]{10}$/);
    expect(looksLikeCode(code)).toBe(true);
    expect(code.match(/\d/g)?.length).toBeGreaterThanOrEqual(2);
    expect(code.match(/\D/g)?.length).toBeGreaterThanOrEqual(2);
  }
  // Every letter turns up: 5,000 draws miss one of 19 with a chance below 10^-100.
  expect(new Set(codes.join('')).size).toBe(19);
});

test('other codes (of an activity) have 30 letters, and none that are mistaken for one another', () => {
  expect(new Set(LETTERS).size).toBe(30);
  expect(LETTERS).not.toMatch(/[01ILOU]/);
  expect(new Set(randomLetters(5000)).size).toBe(30);
});

test.each([
  ['in small letters', 'bcg2h3kmnp', true],
  ['in groups with dashes', 'BCG2H-3KMNP', true],
  ['with the dash that a phone makes of two', 'bcg2h—3kmnp', true],
  ['with spaces around and an invisible mark', ' BCG2H 3KMNP\u200b ', true],
  ['in other groups', 'BC G2 H3 KM NP', true],
  ['with marks that an eager keyboard put there', 'bćg2h-3kṃnp', true],
  ['a letter too few', 'BCG2H-3KMN', false],
  ['a letter too many', 'BCG2H-3KMNPQ', false],
  ['with a letter that no code has', 'BCG2H-3KMNA', false],
  ['letters alone, as in an abbreviation', 'BCGHKMNPQT', false],
  ['one digit, as in a name', 'BCGHKMNPQ2', false],
  ['digits alone, as in a number', '2345678923', false],
  ['days', 't2 t3 t4 t5 t6', false],
  ['days together, with Sunday', 'T3T5T6T7CN', false],
  ['grades', 'k6k7k8k9k5', false],
  ['classes', '6b 7b 8b 9b 5c', false],
  ['a code among other words', 'mã BCG2H-3KMNP', false],
  ['people counted in one line', '5 cbql 20 gv 300hs 50ph', false],
  ['nothing', '', false],
])('what a person types: %s', (_name, text, expected) => {
  expect(looksLikeCode(text)).toBe(expected);
});

test('the code in a link and the code typed in groups are one code', () => {
  const store = openStore(':memory:');
  const code = makeCode();
  expect(groupCode(code)).toMatch(/^.{5}-.{5}$/);
  expect(normaliseCode(groupCode(code).toLowerCase())).toBe(code);
  expect(hashCode(store, groupCode(code).toLowerCase())).toBe(hashCode(store, code));
  expect(hashCode(store, code)).not.toContain(code);
  // Another installation has another key, and thus another hash.
  const elsewhere = openStore(':memory:');
  expect(hashCode(elsewhere, code)).not.toBe(hashCode(store, code));
});

test.each([
  ['BCG2H3KMN', true], // a letter too few
  ['BCG2H3KMNPQ', true],
  ['OCG2H 3KMNP', true], // an O for a Q
  ['bcg2h-3kmn', true],
  ['2CGSH-3KMZN', true], // an S for a 5, a Z for a 2
  ['lich hoc thu 5', false],
  ['LICH HOC THU 5', false],
  ['lop5a2hoc', false],
  ['lophocso62', false],
  ['thptso23', false],
  ['thpt tdn 23', false],
  ['lop 5a2 hoc gi vay', false],
  ['t2 t3 t4 t5', false],
  ['5 cbql 20 gv 300hs', false],
  ['0263 000 0001', false],
  ['zoom 123 4567 8901', false],
  ['zalo 0900 000 001', false],
  ['phone 0900 000 001', false],
  ['khoa hoc k28 k29', false],
  ['HD-7K3M', false],
  ['https://hop.example/lop1', false],
])('"%s" was meant as a code: %s', (text, expected) => {
  expect(resemblesCode(text)).toBe(expected);
});

test.each([
  ['BCG2H-3KMNP.', 'BCG2H-3KMNP'],
  ['BCG2H-3KMNP ạ', 'BCG2H-3KMNP'],
  ['BCG2H-3KMNP. nhé!', 'BCG2H-3KMNP'],
  ['BCG2H-3KMNP nhé ạ', 'BCG2H-3KMNP nhé'], // one word of courtesy
  ['ạ', 'ạ'],
  ['...', ''],
])('"%s" without courtesy is "%s"', (text, expected) => {
  expect(withoutCourtesy(text)).toBe(expected);
});

test('a page of full stops, or of spaces, holds nobody up: everybody waits while one message is read', () => {
  const began = performance.now();
  for (const sign of ['.', ' ', '\n', '. ']) withoutCourtesy(`${sign.repeat(4000)}x`);
  expect(performance.now() - began).toBeLessThan(1000); // it took minutes
});
