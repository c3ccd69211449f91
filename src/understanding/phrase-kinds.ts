/** A text as the phrases of which it consists, each with what it may stand for. The phrases are those of the languages' files. */
import type { Languages } from '../chat/languages.ts';
import { spellingsOf } from './spellings.ts';
import { plainWordsOf, type Word, wordsOf } from './words.ts';

type Phrase<Kind> = { readonly words: readonly Word[]; readonly kinds: ReadonlySet<Kind> };

/** By the first word, the longest first. */
export type PhraseBook<Kind> = ReadonlyMap<string, readonly Phrase<Kind>[]>;

export function phraseBook<Kind>(
  kinds: readonly Kind[],
  saidFor: (kind: Kind, language: Languages[number]) => readonly string[],
  languages: Languages,
): PhraseBook<Kind> {
  const kindsOf = new Map<string, Set<Kind>>();
  for (const kind of kinds) {
    for (const said of languages.flatMap((each) => saidFor(kind, each)))
      kindsOf.set(said, (kindsOf.get(said) ?? new Set()).add(kind));
  }
  const spellings = spellingsOf(languages);
  // "Dont" is written out before it is looked for, "don't".
  const phrases = [...kindsOf].flatMap(([said, its]): Phrase<Kind>[] =>
    [plainWordsOf(said), wordsOf(said, spellings).words].map((words) => ({ words, kinds: its })),
  );
  phrases.sort((a, b) => b.words.length - a.words.length);
  return Map.groupBy(phrases, ({ words: [first] }) => first?.plain ?? '');
}

/** `has` of nothing: it is none of the phrases. `before`: the signs that stand before it. `at`: its first word. */
export type SaidPart<Kind> = {
  readonly has: (kind: Kind) => boolean;
  readonly isKnown: boolean;
  readonly before: string;
  readonly at: number;
};

/** Of several phrases at one place the longest; without marks it may be any that has these letters. */
export function partsIn<Kind>(words: readonly Word[], book: PhraseBook<Kind>): readonly SaidPart<Kind>[] {
  const parts: SaidPart<Kind>[] = [];
  for (let at = 0; at < words.length; ) {
    const near = (book.get(words[at]?.plain ?? '') ?? []).filter((each) => standsAt(each.words, words, at));
    const length = near[0]?.words.length ?? 1;
    const same = near.filter((each) => each.words.length === length);
    const before = words[at]?.before ?? '';
    parts.push({ has: (kind) => same.some(({ kinds }) => kinds.has(kind)), isKnown: near.length > 0, before, at });
    at += length;
  }
  return parts;
}

const standsAt = (phrase: readonly Word[], typed: readonly Word[], at: number): boolean =>
  phrase.every((word, n) => {
    const found = typed[at + n];
    if (found?.plain !== word.plain) return false;
    return !found.hasMarks || spellingOf(found) === spellingOf(word);
  });

/** Hỏi and ngã are one, as half the country says and writes them. */
const spellingOf = ({ marked }: Word): string => marked.replace(/4$/, '3');
