import { fold } from '../chat/fold.ts';
import { LETTERS, PLAIN_LETTERS, randomLetters } from '../people/code.ts';

const LETTER = `[${LETTERS}]`;
/** "HD-7K3M", "hd 7k3m", "HĐ7K3M" as a word of its own. */
const WITHIN = new RegExp(`(?<![\\p{L}\\p{N}])h[dđ]([\\s\\p{Pd}.:_]{0,3})(${LETTER}{4})(?![\\p{L}\\p{N}])`, 'iu');

/**
 * The code of a log that stands in a text; null: none. "hd" is short for "hoạt động", too, so `isSure` only where a dash or a digit among
 * letters tells it from words ("hd tham", "hd 2345"); `isAlone`: there is nothing else.
 */
export function activityCodeIn(
  text: string,
): { readonly code: string; readonly isSure: boolean; readonly isAlone: boolean } | null {
  const [whole, between = '', letters = ''] = WITHIN.exec(text) ?? [];
  if (whole === undefined) return null;
  const isSure = /\p{Pd}/u.test(between) || (/\d/.test(letters) && /\p{L}/u.test(letters));
  return { code: `HD-${letters.toUpperCase()}`, isSure, isAlone: text.trim() === whole };
}

/**
 * What a log is called between people: HD-7K3M. Not a secret: reading it back needs the right to. A digit and a letter tell it from words,
 * and none of its letters is one of which a Vietnamese keyboard makes marks ("hd asnh").
 */
export function makeActivityCode(): string {
  let letters = randomLetters(4, PLAIN_LETTERS);
  while (!/\d/.test(letters) || !/\p{L}/u.test(letters)) letters = randomLetters(4, PLAIN_LETTERS);
  return `HD-${letters}`;
}

/** The code that was meant: "hd 7k3m" is HD-7K3M. */
export function readActivityCode(text: string): string {
  const letters = fold(text)
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '');
  return letters.startsWith('HD') ? `HD-${letters.slice(2)}` : `HD-${letters}`;
}
