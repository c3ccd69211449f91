/** What people type in one way and others in another: "ko" and "không", "bữa ni" and "hôm nay". The longest is found first. */
import type { Languages, SpellingLine } from '../chat/languages.ts';
import { isAccented, type Word, wordOf } from './words.ts';

export type Twins = {
  /** The same list where nothing is to be written out. */
  readonly writeOut: (words: readonly Word[]) => readonly Word[];
  /** Whether what is typed for something begins with the word, in its plain form. */
  readonly begins: (plain: string) => boolean;
};

type Twin = {
  readonly typed: readonly Word[];
  readonly means: readonly Word[];
  readonly isPlainToo: boolean;
  readonly beside: ReadonlySet<string>;
};

/** So far from a short form stands what tells which of its meanings it has. */
const NEAR = 3;

export function createTwins(languages: Languages): Twins {
  const byFirst = Map.groupBy(
    languages.flatMap(({ spellings, short }) => [...spellings.flatMap(twinsOf), ...shortForms(short)]),
    ({ typed }) => typed[0]?.plain ?? '',
  );
  // A stable sort: of two that are as long the first is meant.
  for (const twins of byFirst.values())
    twins.sort((a, b) => b.typed.length - a.typed.length || b.beside.size - a.beside.size);
  const at = (words: readonly Word[], place: number): Twin | undefined =>
    byFirst.get(words[place]?.plain ?? '')?.find((twin) => stands(twin, words, place));
  return {
    begins: (plain) => byFirst.has(plain),
    writeOut(words) {
      if (!words.some((_, place) => at(words, place))) return words;
      const written: Word[] = [];
      for (let place = 0; place < words.length; ) {
        const twin = at(words, place);
        if (twin) written.push(...instead(twin, words.slice(place, place + twin.typed.length)));
        else written.push(...words.slice(place, place + 1));
        place += twin?.typed.length ?? 1;
      }
      return written;
    },
  };
}

const wordsIn = (text: string): readonly Word[] =>
  text
    .toLowerCase()
    .split(/\s+/)
    .map((word) => wordOf(word));

const twinsOf = ({ typed, means, isPlainToo, beside }: SpellingLine): readonly Twin[] =>
  typed.map((each) => ({ typed: wordsIn(each), means: wordsIn(means), isPlainToo, beside: new Set(beside) }));

const shortForms = (short: Readonly<Record<string, readonly string[]>>): readonly Twin[] =>
  Object.entries(short).flatMap(([means, typed]) => twinsOf({ typed, means, isPlainToo: false, beside: [] }));

function stands({ typed, isPlainToo, beside }: Twin, words: readonly Word[], place: number): boolean {
  const isThere = typed.every((wanted, i) => {
    const word = words[place + i];
    if (!word) return false;
    if (word.marked === wanted.marked) return true;
    return isPlainToo && !word.hasMarks && word.plain === wanted.plain;
  });
  if (!isThere || beside.size === 0) return isThere;
  const near = [
    ...words.slice(Math.max(0, place - NEAR), place),
    ...words.slice(place + typed.length, place + typed.length + NEAR),
  ];
  return near.some(({ plain }) => beside.has(plain));
}

/** What is meant has marks where what was typed had, or where a short form has none by its nature and stands among words that have. */
function instead({ means }: Twin, typed: readonly Word[]): readonly Word[] {
  const hasMarks = isAccented(typed);
  return means.map((word, i) => ({
    ...word,
    typed: i === 0 ? typed.map((each) => each.typed).join(' ') : '',
    hasMarks: hasMarks && word.hasMarks,
    before: i === 0 ? (typed[0]?.before ?? '') : '',
  }));
}
