import { createHash, randomInt } from 'node:crypto';

/** 30 letters: digits and capitals without 0, 1, I, L, O and U, which are mistaken for one another when read aloud or copied by hand. */
export const LETTERS = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
/** 14 letters of 30 are 68.7 bits; 12 would be 58.9. */
const LENGTH = 14;
const WHOLE = new RegExp(`^[${LETTERS}]{${LENGTH}}$`);
// Spaces, every kind of dash, and the invisible characters that messengers put into copied text.
const IGNORED = /[\s\p{Pd}\u200b-\u200d\u2060\ufeff]/gu;

/** Some letters of the alphabet, from the system's random source. */
export function randomLetters(length: number): string {
  return Array.from({ length }, () => LETTERS[randomInt(LETTERS.length)]).join('');
}

/** A new invitation code, as it stands in a link. It always has a digit and a capital, so that it is never a word or a number. */
export function makeCode(): string {
  let code = randomLetters(LENGTH);
  while (!looksLikeCode(code)) code = randomLetters(LENGTH);
  return code;
}

/** The lengths that codes have: of an invitation, and of one that links accounts. */
const LENGTHS: readonly number[] = [LENGTH, 6];
/** What a Vietnamese keyboard (Telex) makes of two letters of a code: DD -> Đ, AA -> Â, AW -> Ă, and a tone after A or E. */
const TELEX: Readonly<Record<string, string>> = {
  '\u0306': 'W',
  '\u0301': 'S',
  '\u0300': 'F',
  '\u0309': 'R',
  '\u0303': 'X',
  '\u0323': 'J',
};

/**
 * The code that was meant: case, diacritics, spaces and dashes don't count. What the keyboard drew together is taken apart again where that
 * gives a code its length; else a mark is a slip of the finger.
 */
export function normaliseCode(text: string): string {
  const letters = text.normalize('NFKD').toUpperCase().replace(IGNORED, '');
  const typed = letters
    .replaceAll('Đ', 'DD')
    .replace(/([A-Z])\u0302/g, '$1$1')
    .replace(/\p{M}/gu, (mark) => TELEX[mark] ?? '');
  if (LENGTHS.includes(typed.length)) return typed;
  return letters.replaceAll('Đ', 'D').replace(/\p{M}/gu, '');
}

/** A typed code without what people put behind it: a full stop, a polite word. */
export const withoutCourtesy = (text: string): string =>
  text.normalize('NFC').replace(/[\s.,;:!?]*(?:\s(?:ạ|a|nhé|nhe|nha|với))?[\s.,;:!?]*$/iu, '');

/** Whether a text may be an invitation code and nothing else. */
export function looksLikeCode(text: string): boolean {
  const code = normaliseCode(text);
  return WHOLE.test(code) && /\d/.test(code) && /\D/.test(code);
}

/** Whether a text was meant as a code though it can't be one: a letter too few or too many, an O for a Q. It gets the answer of a wrong code. */
export function resemblesCode(text: string): boolean {
  const code = normaliseCode(text);
  if (!/^[0-9A-Z]{12,16}$/.test(code) || !/\d/.test(code) || !/[A-Z]/.test(code)) return false;
  const groups = text
    .normalize('NFKC')
    .trim()
    .split(/[\s\p{Pd}]+/u);
  // "lich hoc thu 5" is a sentence; "2BCD EFGH 4KMN PQ" is a code read off a sheet of paper.
  const even = groups.slice(0, -1).every((group) => group.length >= 3 && group.length <= 5);
  return groups.length === 1 || (even && groups.filter((group) => /\d/.test(group)).length > 1);
}

/** In groups of four, for reading aloud and typing, as the invitation in chat shows it. */
export function groupCode(code: string): string {
  return (code.match(/.{1,4}/g) ?? []).join('-');
}

/**
 * What is stored of a code. A plain SHA-256 is right here: the code is random with 68.7 bits (nothing to guess from, unlike a password),
 * lives for days and has few uses, so that trying 10^20 codes against a stolen database is of no use to anybody; and a code can be
 * looked up by its hash, which a salt would forbid.
 */
export function hashCode(text: string): string {
  return createHash('sha256')
    .update(`ban-hoc invitation ${normaliseCode(text)}`)
    .digest('hex');
}
