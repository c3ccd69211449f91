import { remembered } from './remembered.ts';

/** Labels and short answers are folded again and again. */
const SHORT = 60;

/**
 * Folds a text for matching: NFC, lower case, no diacritics, đ -> d, single spaces, no punctuation at the ends.
 * The original is what is stored; this is only ever compared. Composed and decomposed input fold alike.
 */
export const fold = remembered(SHORT, foldAnew);

function foldAnew(text: string): string {
  const plain = text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/đ/g, 'd')
    .replace(/[\s\u00a0]+/g, ' ');
  // By hand: a pattern that looks for signs at the end begins anew at each sign on the way.
  let from = 0;
  let to = plain.length;
  while (from < to && BEFORE.includes(plain.charAt(from))) from += 1;
  while (to > from && AFTER.includes(plain.charAt(to - 1))) to -= 1;
  return plain.slice(from, to);
}

const AFTER = ` .,;:!?"'“”‘’()-`;
const BEFORE = `${AFTER}/`;

/** Folded, and without the signs within it: for phrases that may stand anywhere in a sentence. Times and numbers keep theirs. */
export const foldWords = (text: string): string =>
  fold(text)
    .replace(/[,;!?"“”]|[.:](?= |$)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
