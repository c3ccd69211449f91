import { randomInt } from 'node:crypto';
import { codeKeyOf } from '../store/code-key.ts';
import type { Store } from '../store/open.ts';

/**
 * 30 letters: digits and capitals without 0, 1, I, L, O and U, which are mistaken for one another when read aloud or
 * copied by hand.
 */
export const LETTERS = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
/**
 * 19 letters for what is typed by hand: of those 30, neither the vowels A and E nor D, F, J, R, S, W, X, Y and Z, of
 * which a Vietnamese keyboard (Telex, VNI) makes marks.
 */
export const PLAIN_LETTERS = '23456789BCGHKMNPQTV';
/**
 * 10 letters of 19 are 42.5 bits: far too many to guess in chat (see tries.ts), too few for a hash without a key (see
 * hashCode).
 */
const LENGTH = 10;
const WHOLE = new RegExp(`^[${PLAIN_LETTERS}]{${LENGTH}}$`);
/** Days and classes in a row: "t2 t3 t4 t5 t6", "t3t5t6t7cn", "6b 7b 8b 9b 5c". No code is like that. */
const LIST = /^(?:(?:T\d|CN)+|(?:[A-Z]\d)+|(?:\d[A-Z])+)$/;
// Spaces, every kind of dash, and the invisible characters that messengers put into copied text.
const IGNORED = /[\s\p{Pd}\u200b-\u200d\u2060\ufeff]/gu;

/** Some letters of an alphabet, from the system's random source. */
export function randomLetters(length: number, letters = LETTERS): string {
  return Array.from({ length }, () => letters[randomInt(letters.length)]).join('');
}

/**
 * A new invitation code, as it stands in a link. It always has two digits and two capitals, so that it is never a
 * word or a number.
 */
export function makeCode(): string {
  let code = randomLetters(LENGTH, PLAIN_LETTERS);
  while (!isCode(code)) code = randomLetters(LENGTH, PLAIN_LETTERS);
  return code;
}

const count = (text: string, what: RegExp): number => text.match(what)?.length ?? 0;
const isMixed = (code: string): boolean => count(code, /\d/g) >= 2 && count(code, /[A-Z]/g) >= 2;
const isCode = (code: string): boolean => WHOLE.test(code) && isMixed(code) && !LIST.test(code);

/** The lengths that codes have: of an invitation, and of one that links accounts. */
const LENGTHS: readonly number[] = [LENGTH, 6];
/**
 * What a Vietnamese keyboard (Telex) makes of two letters of a code: DD -> Đ, AA -> Â, AW -> Ă, and a tone after A or
 * E.
 */
const TELEX: Readonly<Record<string, string>> = {
  '\u0306': 'W',
  '\u0301': 'S',
  '\u0300': 'F',
  '\u0309': 'R',
  '\u0303': 'X',
  '\u0323': 'J',
};

/**
 * The code that was meant: case, diacritics, spaces and dashes don't count. What the keyboard drew together is taken
 * apart again where that gives a code its length; else a mark is a slip of the finger.
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

/**
 * A typed code without what people put behind it: a full stop, a polite word. One pass: anybody may send a page of
 * full stops.
 */
export function withoutCourtesy(text: string): string {
  const said = withoutSigns(text.normalize('NFC'));
  const polite = /\s(?:ạ|a|nhé|nhe|nha|với)$/iu.exec(said);
  return polite ? withoutSigns(said.slice(0, polite.index)) : said;
}

function withoutSigns(text: string): string {
  let end = text.length;
  while (end > 0 && /[\s.,;:!?]/u.test(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

/** A code has two digits at least. Most texts have none, and need not be taken apart. */
const hasDigits = (text: string): boolean => /\p{N}/u.test(text);

/** Whether a text may be an invitation code and nothing else. */
export const looksLikeCode = (text: string): boolean => hasDigits(text) && isCode(normaliseCode(text));

/**
 * Whether a text was meant as a code though it can't be one: a letter too few or too many, an O for a Q. It gets the
 * answer of a wrong code.
 */
export function resemblesCode(text: string): boolean {
  if (!hasDigits(text)) return false;
  const code = normaliseCode(text);
  if (!isNearly(code)) return false;
  const groups = text
    .normalize('NFKC')
    .trim()
    .split(/[\s\p{Pd}]+/u);
  // "lich hoc thu 5" is a sentence; "2BCGH 4KMNP" is a code read off a sheet of paper.
  const even = groups.slice(0, -1).every((group) => group.length >= 3 && group.length <= 5);
  return groups.length === 1 || (even && groups.filter((group) => /\d/.test(group)).length > 1);
}

/**
 * Two slips at most, of which one is a letter too few or too many; the others are letters that no code has. Words
 * have more of those.
 */
function isNearly(code: string): boolean {
  const slips = slipsIn(code, LENGTH, PLAIN_LETTERS);
  return /^[0-9A-Z]{9,11}$/.test(code) && slips > 0 && slips <= 2 && isMixed(code) && !LIST.test(code);
}

const slipsIn = (code: string, length: number, letters: string): number =>
  Math.abs(code.length - length) + count(code, new RegExp(`[^${letters}]`, 'g'));

/** In groups of five, for reading aloud and typing, as the invitation in chat shows it. */
export function groupCode(code: string): string {
  return (code.match(/.{1,5}/g) ?? []).join('-');
}

/** What the hashes of this installation's codes begin with. */
export const keyedPrefix = (store: Store): string => `k1.${codeKeyOf(store).id}.`;

/**
 * What is stored of a code, by which it is looked up: an HMAC under a key that is not in the database, since 42 bits
 * are tried within an hour against a plain hash in a stolen copy.
 */
export const hashCode = (store: Store, text: string): string =>
  `${keyedPrefix(store)}${codeKeyOf(store).sign('invitation', normaliseCode(text))}`;
