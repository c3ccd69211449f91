/** Phrases that are looked for in typed words: with their marks where the person types marks, else without. */
import { type Word, wordOf } from './words.ts';

/**
 * `strict`: in a text with marks it has to have all of its own ("thu 5" is no "thứ 5" there). `alone`: one word that has to have its marks in any
 * text ("thay" is "thấy" more often than "thầy").
 */
export type Strictness = 'lenient' | 'strict' | 'alone';
type Entry<T> = { readonly words: readonly Word[]; readonly value: T; readonly how: Strictness };
/** Phrases by their words without marks, one word after the other; those that end here, and what goes on. */
export type Lexicon<T> = { readonly ending: readonly Entry<T>[]; readonly next: ReadonlyMap<string, Lexicon<T>> };
export type PhraseFound<T> = { readonly value: T; readonly end: number };

/** What is looked at: the words, and whether whoever typed them types marks. */
export type Text = { readonly words: readonly Word[]; readonly isAccented: boolean };

/** The words of a phrase as it is written here; signs between them are left out. */
export const phraseOf = (text: string): readonly Word[] =>
  text
    .normalize('NFC')
    .toLowerCase()
    .split(/[^\p{L}\p{M}\p{N}/]+/u)
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
  const whole = branch<T>();
  for (const [text, value] of rows) {
    const words = phraseOf(text);
    let at = whole;
    for (const { plain } of words) {
      const next = at.next.get(plain) ?? branch<T>();
      at.next.set(plain, next);
      at = next;
    }
    if (at !== whole) at.ending.push({ words, value, how });
  }
  return whole;
}

type Branch<T> = { readonly ending: Entry<T>[]; readonly next: Map<string, Branch<T>> };
const branch = <T>(): Branch<T> => ({ ending: [], next: new Map() });

/** The longest phrase that stands at this place, and the place after it; null: none does. */
export function phraseAt<T>(lexicon: Lexicon<T>, text: Text, at: number, depth = 0): PhraseFound<T> | null {
  const next = lexicon.next.get(text.words[at + depth]?.plain ?? '');
  if (next === undefined) return null;
  const longer = phraseAt(next, text, at, depth + 1);
  if (longer) return longer;
  for (const { words, value, how } of next.ending) {
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
