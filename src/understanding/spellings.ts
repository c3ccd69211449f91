/** Short forms of chat, regional words and raw typing keys, written out: what people type -> what the examples say. */
import type { Languages } from '../chat/languages.ts';
import type { Word } from './words.ts';

export type Spellings = {
  /** The words with short forms, twins and raw keys written out. */
  readonly writeOut: (words: readonly Word[]) => readonly Word[];
};

/** Nothing is written out. */
export const NO_SPELLINGS: Spellings = { writeOut: (words) => words };

const kept = new WeakMap<Languages, Spellings>();

/** The spellings of these languages, made once. */
export function spellingsOf(languages: Languages): Spellings {
  const found = kept.get(languages) ?? NO_SPELLINGS;
  kept.set(languages, found);
  return found;
}
