/** Phrases that are looked for in typed words: with their marks where the person types marks, else without. */
import { type Word, wordOf } from './words.ts';

/**
 * `strict`: in a text with marks it has to have all of its own ("thu 5" is no "thứ 5" there). `alone`: one word that has to have its marks in any
 * text ("thay" is "thấy" more often than "thầy").
 */
export type Strictness = 'lenient' | 'strict' | 'alone';
type Entry<T> = { readonly words: readonly Word[]; readonly value: T; readonly how: Strictness };
export type Lexicon<T> = ReadonlyMap<string, readonly Entry<T>[]>;
export type PhraseFound<T> = { readonly value: T; readonly end: number };

/** What is looked at: the words, and whether whoever typed them types marks. */
export type Text = { readonly words: readonly Word[]; readonly isAccented: boolean };

/** The words of a phrase as it is written here; signs between them are left out. */
export const phraseOf = (text: string): readonly Word[] =>
  text
    .normalize('NFC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}/]+/u)
    .filter((each) => each !== '')
    .map((each) => wordOf(each));

/** Phrases with their values, commas between the phrases of one value. */
export function lexiconOf<T>(rows: readonly (readonly [string, T])[], how: Strictness = 'lenient'): Lexicon<T> {
  return lexiconFrom(
    rows.flatMap(([list, value]) => list.split(',').map((each) => [each, value] as const)),
    how,
  );
}

/** The same of one phrase a row: a phrase may have commas. */
export function lexiconFrom<T>(rows: readonly (readonly [string, T])[], how: Strictness = 'lenient'): Lexicon<T> {
  const entries = rows
    .map(([text, value]): Entry<T> => ({ words: phraseOf(text), value, how }))
    .filter(({ words }) => words.length > 0)
    .sort((a, b) => b.words.length - a.words.length);
  return Map.groupBy(entries, (each) => each.words[0]?.plain ?? '');
}

/** The longest phrase that stands at this place, and the place after it; null: none does. */
export function phraseAt<T>(lexicon: Lexicon<T>, text: Text, at: number): PhraseFound<T> | null {
  const first = text.words[at];
  const entries = first === undefined ? undefined : lexicon.get(first.plain);
  if (entries === undefined) return null;
  for (const { words, value, how } of entries) {
    const isLenient = words.length > 1 ? !text.isAccented || how !== 'strict' : !text.isAccented && how !== 'alone';
    if (standsAt(words, text, at, isLenient)) return { value, end: at + words.length };
  }
  return null;
}

function standsAt(phrase: readonly Word[], { words }: Text, at: number, isLenient: boolean): boolean {
  for (const [place, meant] of phrase.entries()) if (!isWord(words[at + place], meant, isLenient)) return false;
  return true;
}

/** Whether such a phrase, of at most three words, ends right before this place. */
export function isAfter(lexicon: Lexicon<unknown>, text: Text, at: number): boolean {
  for (let from = Math.max(0, at - 3); from < at; from += 1) {
    if (phraseAt(lexicon, text, from)?.end === at) return true;
  }
  return false;
}

/** `isLenient`: without marks it may be any word of these letters. */
export function isWord(typed: Word | undefined, meant: Word, isLenient: boolean): boolean {
  if (typed === undefined || typed.plain !== meant.plain) return false;
  if (!typed.hasMarks) return isLenient || !meant.hasMarks;
  return (
    typed.marked === meant.marked || (TILTED.test(typed.marked) && oneTone(typed.marked) === oneTone(meant.marked))
  );
}

const TILTED = /[34]$/;
/** Half the country says and writes hỏi and ngã alike. */
const oneTone = (marked: string): string => marked.replace(/4$/, '3');
