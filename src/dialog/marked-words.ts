/** Words as typed, compared with or without their diacritics: "chua" may be "chưa" and "chùa", but neither is the other. */
import { fold } from '../chat/fold.ts';
import { keptFor } from '../chat/kept.ts';
import { remembered } from '../chat/remembered.ts';

export type MarkedWord = { readonly plain: string; readonly marked: string };

/** Typed without diacritics it may be any word of these letters; with them only that one. */
export const isWord = (typed: MarkedWord | undefined, meant: MarkedWord): boolean =>
  typed !== undefined && typed.plain === meant.plain && (typed.marked === typed.plain || typed.marked === meant.marked);

/** Names of lines come again with each message. */
const SHORT = 12;

/** The tone goes to the end, since "huỷ" is "hủy"; hỏi and ngã are one, as half the country says and writes them. */
export const wordOf = remembered(SHORT, (raw): MarkedWord => {
  const apart = raw.normalize('NFD').toLowerCase();
  const tones = apart.match(/[\u0300\u0301\u0303\u0309\u0323]/g) ?? [];
  const letters = apart.replace(/[\u0300\u0301\u0303\u0309\u0323]/g, '');
  return { plain: fold(raw) || raw, marked: letters + tones.join('').replaceAll('\u0303', '\u0309') };
});

/** How many of the words from `at` on are this phrase; 0: they are not. */
const phraseAt = (words: readonly MarkedWord[], at: number, phrase: readonly MarkedWord[]): number =>
  phrase.length > 0 && phrase.every((word, i) => isWord(words[at + i], word)) ? phrase.length : 0;

/** "ngày, số người" as phrases, the longest first. */
export const phrasesOf = (list: string): readonly (readonly MarkedWord[])[] =>
  list
    .trim()
    .split(/\s*,\s*/)
    .map((phrase) => phrase.split(/\s+/).map(wordOf))
    .sort((a, b) => b.length - a.length);

/** The longest of the phrases at this place, in words; 0: none. They stand longest first. */
export function longestAt(
  words: readonly MarkedWord[],
  at: number,
  phrases: readonly (readonly MarkedWord[])[],
): number {
  for (const phrase of byFirst(phrases).get(words[at]?.plain ?? '') ?? [])
    if (phraseAt(words, at, phrase) > 0) return phrase.length;
  return 0;
}

const byFirst = keptFor((phrases: readonly (readonly MarkedWord[])[]) =>
  Map.groupBy(phrases, ([first]) => first?.plain ?? ''),
);
