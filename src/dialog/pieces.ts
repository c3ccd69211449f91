import { fold } from '../chat/fold.ts';

/** One piece of a typed text: `word` is folded, `raw` keeps its diacritics ("tầm" is not "tám"). */
export type Token = { readonly word: string; readonly raw: string };

// 1.200, 1k2, 1,2k, 1tr5 | words | signs that mean something
const PIECE = /(\d+(?:[.,]\d+)*(?:(?:k|tr)\d*(?!\p{L}))?)|([\p{L}\p{M}]+)|([~+?-]|[,;:/&=\n])/gu;
/** What is longer is no line of counts: callers read none of it, since a part of it would count something else. */
export const LONGEST_LINE = 400;

/** Splits a typed text of at most 400 characters; "300hs" comes apart, "1k2" does not. */
export function tokenize(text: string): readonly Token[] {
  const clean = text.slice(0, LONGEST_LINE).normalize('NFC').toLowerCase().replace(/[–—]/g, '-').replace(/→/g, '-');
  return [...clean.matchAll(PIECE)].map(([raw, number, word]) => ({
    raw,
    word: word === undefined ? (number ?? raw) : fold(word),
  }));
}

/** Whether the tokens from `at` on are these words; gives how many, else 0. */
export function matchWords(tokens: readonly Token[], at: number, words: readonly string[]): number {
  return words.length > 0 && words.every((word, i) => tokens[at + i]?.word === word) ? words.length : 0;
}

/** The longest of several phrases ("khong co ai") that stands at `at`; gives how many tokens, else 0. */
export function matchPhrase(tokens: readonly Token[], at: number, phrases: readonly (readonly string[])[]): number {
  return phrases.reduce((best, phrase) => Math.max(best, matchWords(tokens, at, phrase)), 0);
}

export const phrases = (list: string): readonly (readonly string[])[] => list.split(',').map((each) => each.split(' '));
