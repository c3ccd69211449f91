/** What is typed, in pieces for the readers of days and figures: words, numbers apart from what they count, the signs before each. */
import type { AnswerWord } from '../chat/answer-words.ts';
import type { AnswerLists, NamedRows } from '../understanding/answer-lists.ts';
import { type Lexicon, lexiconFrom, lexiconOf, phraseAt } from '../understanding/lexicon.ts';
import type { Spellings } from '../understanding/spellings.ts';
import { type Word, wordOf, wordsOf } from '../understanding/words.ts';
import { inFigures, isEnglish } from './counts/english-numbers.ts';

/**
 * A word, or a number as it was typed ("1.200", "1k2", "95%"). `isGlued`: written to the one before, as "hs" in "300hs".
 * `lists`: the words by which it is read.
 */
export type Piece = Word & { readonly isGlued: boolean; readonly lists: AnswerLists };
export type Pieces = {
  readonly pieces: readonly Piece[];
  /** Whoever types with marks means those that are missing, too. */
  readonly isAccented: boolean;
};

/** What is longer is no answer of this kind: callers read none of it, since a part of it would say something else. */
export const LONGEST_LINE = 400;

// 1.200, 1k2, 1,2k, 1tr5, 95% | 7h30, 19:30, 8h | words | what joins two numbers
const APART =
  /\d{1,2}(?:h|g|gio|:)(?:\d{1,2}p?)?(?![\p{L}\d])|\d+(?:[.,/]\d+)*(?:(?:k|tr)\d*(?!\p{L}))?%?|\p{L}+|[-:]/gu;

/** The pieces of a text of at most 400 characters; "300hs" and "4x30" come apart, "1k2" and "7h30" do not. */
export function piecesOf(text: string, spellings: Spellings): Pieces {
  const { words, isAccented } = wordsOf(text.slice(0, LONGEST_LINE).replace(/→/g, '-'), {
    ...spellings,
    writeOut: spellings.takeApart,
  });
  const pieces = words.flatMap((word) => apart(word, spellings.lists));
  const isOther = spellings.hasCommas === true || isEnglish(pieces);
  return { pieces: isOther ? pieces.map(inFigures) : pieces, isAccented };
}

function apart(word: Word, lists: AnswerLists): readonly Piece[] {
  if (!/^\d/.test(word.plain)) return word.plain === '' ? [] : [{ ...word, isGlued: false, lists }];
  let before = word.before;
  return [...word.typed.matchAll(APART)].flatMap(([part], i): Piece[] => {
    if (part === '-' || part === ':') {
      before += part;
      return [];
    }
    const piece = { ...wordOf(part, before), isGlued: i > 0 && before === '', lists };
    before = '';
    return [piece];
  });
}

/** A figure, whatever it counts. */
export const isFigure = (piece: Piece | undefined): boolean => piece !== undefined && /^\d/.test(piece.plain);

/** Phrases and what each stands for; written with their marks. Or lists of the languages' folders, by their names. */
export type PieceTable<T> = Lexicon<T> | NamedRows<T> | (true extends T ? AnswerWord : never);
export type PieceFound<T> = { readonly value: T; readonly length: number };
export const tableOf = <T>(rows: readonly (readonly [phrases: string, value: T])[]): Lexicon<T> => lexiconOf(rows);
/** The same of names, a row each: "tin, bài" is one. */
export const tableOfNames = <T>(rows: readonly (readonly [name: string, value: T])[]): Lexicon<T> => lexiconFrom(rows);

/** Whether one of a list's phrases stands anywhere. */
export const findAmong = (pieces: readonly Piece[], list: AnswerWord): boolean =>
  pieces.some((_, at) => findAt(pieces, at, list) !== null);

/** Whether one of the phrases stands anywhere. */
export const findAny = (words: readonly Word[], table: Lexicon<unknown>): boolean =>
  words.some((_, at) => phraseAt(table, { words, isAccented: false }, at) !== null);

/** The longest phrase that stands at a place, typed with its marks or without any; null: none does. */
export function findAt<T>(pieces: readonly Piece[], at: number, table: PieceTable<T>): PieceFound<T> | null {
  const lists = pieces[at]?.lists;
  if (!lists) return null;
  const found = phraseAt(lexiconIn(lists, table), { words: pieces, isAccented: false }, at);
  return found && { value: found.value, length: found.end - at };
}

function lexiconIn<T>(lists: AnswerLists, table: PieceTable<T>): Lexicon<T> {
  // What a list by itself stands for is true, and it is taken where that is a value.
  if (typeof table === 'string') return lists.of(table) as Lexicon<T>;
  return 'ending' in table ? table : lists.rows(table);
}
