/** What is typed -> words to compare, in the one way that everything reads: look-ups, slots, and the answers inside a flow. */
import { remembered } from '../chat/remembered.ts';
import { markedOf, plainOf } from './marks.ts';
import type { Spellings } from './spellings.ts';

export type Word = {
  /** As typed, in lower case. Of a short form that stands for several words only the first has it, the others ''. */
  readonly typed: string;
  /** Without marks, đ as d: what is compared where nothing better is known. */
  readonly plain: string;
  /** With its marks, the tone as a digit at the end ("hoá" and "hóa" are "hoa1"); as plain where none were typed. */
  readonly marked: string;
  /** Whether marks were typed. */
  readonly hasMarks: boolean;
  /** The signs between the word before and this one, without spaces: ',' ':' '+' '~' '\n'. */
  readonly before: string;
  /** Begins with a capital in the midst of a sentence: a name, or a code. */
  readonly isName?: boolean;
};

export type Typed = {
  readonly words: readonly Word[];
  /** A quarter of the words have marks: whoever types them means those that are missing, too. */
  readonly isAccented: boolean;
};

/** Nobody looks something up in more letters; a flow hands in what it has, up to MOST_LETTERS. */
export const LOOK_UP_LETTERS = 300;
const MOST_LETTERS = 2000;
const ACCENTED = 0.25;

/**
 * The words of a text: composed, in lower case, without zero-width signs and links, a letter that is typed three times or more once. Times,
 * dates and numbers stay whole ("19h30", "3/10", "1.200", "95%"). Short forms and regional words are written out as `spellings` has them.
 */
export function wordsOf(text: string, spellings: Spellings): Typed {
  if (lastOut.text === text && lastOut.spellings === spellings) return lastOut.typed;
  const words = spellings.writeOut(plainWordsOf(text));
  const typed = { words, isAccented: isAccented(words) };
  lastOut = { text, spellings, typed };
  return typed;
}
/** Many readers ask about one text. */
let lastOut: { readonly text: string; readonly spellings: Spellings | null; readonly typed: Typed } = {
  text: '',
  spellings: null,
  typed: { words: [], isAccented: false },
};

/** The words as they are typed, nothing written out; the last text's are remembered. */
export function plainWordsOf(text: string): readonly Word[] {
  if (last.text !== text) last = { text, words: tokensOf(text).map(wordOfToken) };
  return last.words;
}

let last: { readonly text: string; readonly words: readonly Word[] } = { text: '', words: [] };

const wordOfToken = ({ typed, before, isName }: Token): Word =>
  isName ? { ...wordOf(typed, before), isName } : wordOf(typed, before);

/** A word by itself. */
export function wordOf(typed: string, before = ''): Word {
  const word = bare(typed);
  return before === '' ? word : { ...word, before };
}

const SYLLABLE = 12;
const bare = remembered(SYLLABLE, (typed): Word => {
  const plain = plainOf(typed);
  return { typed, plain, marked: markedOf(typed), hasMarks: plain !== typed, before: '' };
});

/** What stands for something that was found in a text: "<day>". */
export const placeholder = (name: string, before = ''): Word => {
  const sign = `<${name}>`;
  return { typed: sign, plain: sign, marked: sign, hasMarks: false, before };
};

/** Whether a quarter of the words that have letters have marks. */
export function isAccented(words: readonly Word[]): boolean {
  const withLetters = words.filter(({ plain }) => /^\p{L}/u.test(plain));
  return (
    withLetters.length > 0 && withLetters.filter(({ hasMarks }) => hasMarks).length >= ACCENTED * withLetters.length
  );
}

/** Written between digits these belong to the number: "3/10", "1.200", "19:30", "1-7/10". */
const TOKEN = /\d(?:[\p{L}\d]|(?<=\d)[/.,:-](?=\d))*%?|\p{L}[\p{L}\p{M}\d]*|<[a-z]{1,12}>/gu;
const LINK = /(?:https?:\/\/|www\.)\S*/gu;
/** Zero-width signs, the soft hyphen, byte order marks, signs that turn the direction, variation selectors. */
const UNSEEN = /\p{Default_Ignorable_Code_Point}/gu;

type Token = Pick<Word, 'typed' | 'before' | 'isName'>;

/** Behind a word, and not behind the end of a sentence. */
const CAPITALS = /(?<=[^\s.!?:…][^\S\n]+["“(]?)\p{Lu}[\p{L}\p{M}'’ʼ`]*/gu;
const NO_NAMES: ReadonlySet<string> = new Set();

/** The words that begin with a capital where none has to: none in a text of capitals. */
function namesIn(text: string): ReadonlySet<string> {
  if (text.toLowerCase() === text || text.toUpperCase() === text) return NO_NAMES;
  const found = text.normalize('NFC').match(CAPITALS) ?? [];
  return found.length === 0 ? NO_NAMES : new Set(found.map((name) => name.replace(/['’ʼ`]/g, '').toLowerCase()));
}

/** Each word with the signs before it. */
function tokensOf(text: string): Token[] {
  const typed = text.slice(0, MOST_LETTERS);
  const names = namesIn(typed);
  const clean = typed
    .normalize('NFC')
    .toLowerCase()
    .replace(UNSEEN, '')
    .replace(LINK, ' ')
    .normalize('NFC')
    .replace(/[\u0300-\u036f'’ʼ`]/g, '')
    .replace(/[–—−]/g, '-')
    .replace(/(\p{L})\1{2,}/gu, '$1')
    .replace(/(\d)\s%/g, '$1%')
    .replace(/×/g, ' x ');
  const tokens: Token[] = [];
  let from = 0;
  for (const found of clean.matchAll(TOKEN)) {
    const before = clean
      .slice(from, found.index)
      .replace(/[^\S\n]+/g, '')
      .slice(0, 8);
    tokens.push({ typed: found[0], before, isName: names.has(found[0]) });
    from = found.index + found[0].length;
  }
  return tokens;
}
