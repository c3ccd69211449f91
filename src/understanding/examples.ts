/** The examples of all languages, made ready to learn from: with slots replaced, as written, without marks, and once with politeness around. */
import type { Examples, LanguageView } from '../chat/languages.ts';
import { chanceFrom } from './chance.ts';
import type { Example } from './model.ts';
import { isAccented, type Typed, type Word, wordOf } from './words.ts';

/** Text -> its words, with placeholders where slots are. */
export type ReadLine = (line: string) => Typed;

const SEED = 7;

/** `read`: how a line becomes words with placeholders. */
export function examplesOf(
  languages: readonly Pick<LanguageView, 'examples' | 'courtesy'>[],
  read: ReadLine,
): readonly Example[] {
  const chance = chanceFrom(SEED);
  let line = 0;
  return languages.flatMap(({ examples, courtesy }, language) =>
    examples.flatMap(({ intent, strict, lines }: Examples) =>
      [...strict, ...lines].flatMap((text) => {
        line += 1;
        const typed = read(text);
        const polite = { ...typed, words: politely(typed.words, courtesy, chance) };
        const made = [
          typed,
          ...(typed.words.some(({ hasMarks }) => hasMarks) ? [withoutMarks(typed)] : []),
          chance() < 0.5 ? polite : withoutMarks(polite),
        ];
        return made.map((each): Example => ({ intent, typed: each, line, language }));
      }),
    ),
  );
}

const isPlaceholder = ({ typed }: Word): boolean => typed.startsWith('<');

export function withoutMarks({ words }: Typed): Typed {
  const plain = words.map((word) => (isPlaceholder(word) ? word : wordOf(word.plain)));
  return { words: plain, isAccented: isAccented(plain) };
}

type Courtesy = { readonly before: readonly string[]; readonly after: readonly string[] };

function politely(words: readonly Word[], { before, after }: Courtesy, chance: () => number): readonly Word[] {
  const some = (from: readonly string[], most: number): readonly Word[] =>
    from.length === 0
      ? []
      : Array.from({ length: Math.floor(chance() * (most + 1)) }, () =>
          wordOf(from[Math.floor(chance() * from.length)] ?? ''),
        );
  return [...some(before, 3), ...words, ...some(after, 2)];
}
