/** Short forms of chat, regional words, raw typing keys and words written together, written out: what people type -> what the examples say. */
import { keptFor } from '../chat/kept.ts';
import { type Language, type Languages, VIETNAMESE } from '../chat/languages.ts';
import { type AnswerLists, answerListsOf, NO_LISTS } from './answer-lists.ts';
import { ENGLISH } from './english-words.ts';
import { markedOf, plainOf } from './marks.ts';
import { decodeAll, decodeWord } from './raw-keys.ts';
import { createSlips, type OwnWords, pairedOf } from './slips.ts';
import { isPlainSyllable } from './syllables.ts';
import { createTogether } from './together.ts';
import { createTwins } from './twins.ts';
import { plainWordsOf, type Word, wordOf } from './words.ts';

export type Spellings = {
  /** The words of these languages by which answers are read. */
  readonly lists: AnswerLists;
  /** The words with short forms, twins and raw keys written out. */
  readonly writeOut: (words: readonly Word[]) => readonly Word[];
  /** Only slips of the thumb, raw keys and words written together: "bữa kia" stays what it is where a day is read, and no other. */
  readonly takeApart: (words: readonly Word[]) => readonly Word[];
  /** The same, with words that were written together as they are: "note" may be "no te". */
  readonly writeShort: (words: readonly Word[]) => readonly Word[];
  /** Words as they were typed, with slips of the thumb mended. */
  readonly mend: (typed: readonly string[]) => readonly string[];
  /** Whether any language's examples, spellings or short answers have the word, in its plain form. */
  readonly knows: (plain: string) => boolean;
  /** Whoever writes parts thousands by commas: "1,200" is one number. */
  readonly hasCommas?: boolean;
};

/** Nothing is written out. */
export const NO_SPELLINGS: Spellings = {
  lists: NO_LISTS,
  writeOut: (words) => words,
  writeShort: (words) => words,
  takeApart: (words) => words,
  mend: (typed) => typed,
  knows: () => false,
};

/** Nothing is written out or taken for a slip, and answers are read by the words of these languages. */
export const unspelt = keptFor(
  (languages: Languages): Spellings => ({
    ...NO_SPELLINGS,
    knows: () => true,
    lists: answerListsOf(languages),
  }),
);

const spellingsIn = keptFor(createSpellings);
const byLanguage = keptFor<Languages, Map<Language, Spellings>>(() => new Map());

/** The spellings of these languages, made once: some milliseconds. `of`: whose figures are typed, as their language writes them. */
export function spellingsOf(languages: Languages, of: Language = VIETNAMESE): Spellings {
  const found = spellingsIn(languages);
  if (of === VIETNAMESE) return found;
  const each = byLanguage(languages);
  const own = each.get(of) ?? { ...found, hasCommas: partsByCommas(of) };
  each.set(of, own);
  return own;
}

const partsByCommas = (language: Language): boolean =>
  new Intl.NumberFormat([language, VIETNAMESE])
    .formatToParts(1000)
    .some(({ type, value }) => type === 'group' && value === ',');

function createSpellings(languages: Languages): Spellings {
  const twins = createTwins(languages);
  const known = knownIn(languages);
  const knows = (plain: string): boolean => known.has(plain) || twins.begins(plain);
  // What one short form stands for may be another.
  const twice = (words: readonly Word[]): readonly Word[] => {
    const written = twins.writeOut(words);
    return written === words ? words : twins.writeOut(written);
  };
  const apart = createTogether(knows);
  const own = ownWordsIn(languages);
  const slips = createSlips(own, knows);
  const withoutSlips = (words: readonly Word[]): readonly Word[] => {
    const meant = slips(words);
    return meant === null ? words : words.map((word, at) => instead(word, meant[at]));
  };
  const mend = (typed: readonly string[]): readonly string[] => {
    const meant = slips(typed.map((word) => wordOf(word)));
    return meant === null ? typed : typed.map((word, at) => meant[at] ?? word);
  };
  const takeApart = (words: readonly Word[]): readonly Word[] => apart(withoutKeys(withoutSlips(words), knows, own));
  return {
    writeOut: (words) => twice(takeApart(words)),
    writeShort: (words) => twice(withoutKeys(words, knows, own)),
    takeApart,
    mend,
    knows,
    lists: answerListsOf(languages),
  };
}

/** The words that a slip of the thumb may have been: of the examples in Vietnamese, and of everyday answers. */
function ownWordsIn(languages: Languages): OwnWords {
  const own = languages.find(({ code }) => code === VIETNAMESE);
  const examples = own?.examples.flatMap(({ strict, lines }) => [...strict, ...lines]) ?? [];
  const kinds = own?.kinds.flatMap(({ named, told }) => [...named, ...told]) ?? [];
  const plain = new Set<string>();
  const marked = new Set<string>();
  const pairs = new Map<string, number>();
  for (const text of [...examples, ...kinds, ...(own?.common ?? [])]) {
    let before = '';
    for (const typed of text
      .normalize('NFC')
      .toLowerCase()
      .match(/\p{L}+|\d+/gu) ?? []) {
      const word = pairedOf(plainOf(typed));
      if (word.length > 1 && isPlainSyllable(word)) {
        plain.add(word);
        marked.add(markedOf(typed));
      }
      const pair = `${before} ${word}`;
      pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
      before = word;
    }
  }
  return { plain, marked, follows: (word, after) => pairs.get(`${word} ${after}`) ?? 0 };
}

const instead = (word: Word, meant: string | null | undefined): Word =>
  meant ? { ...wordOf(meant, word.before), typed: word.typed } : word;

/** With the syllables that raw keys make: whoever typed them typed the marks, unless no word of ours has those ("chieeu" is chiều). */
function withoutKeys(words: readonly Word[], knows: (plain: string) => boolean, own: OwnWords): readonly Word[] {
  const decoded = decodeAll(words, knows);
  if (decoded === null) return words;
  return words.map((word, at) => {
    const made = decoded[at] ?? '';
    const isHalf = /\D$/.test(markedOf(made)) && own.plain.has(plainOf(made)) && !own.marked.has(markedOf(made));
    return instead(word, isHalf ? plainOf(made) : made);
  });
}

/**
 * A text with what was typed in raw Telex or VNI keys as the letters that were meant, in the case that was typed; all else stays: titles and
 * names are kept as they were typed, but not as keys.
 */
export function decodeKeys(text: string, spellings: Spellings): string {
  const words = plainWordsOf(text);
  const decoded = decodeAll(words, spellings.knows);
  if (decoded === null) return text;
  const made = new Map(words.flatMap(({ typed }, at) => (decoded[at] ? [[typed, decoded[at]]] : [])));
  return text.replace(/[A-Za-z][A-Za-z\d]*/g, (typed) => inCaseOf(typed, made.get(typed.toLowerCase())));
}

function inCaseOf(typed: string, made: string | undefined): string {
  if (made === undefined) return typed;
  if (typed.length > 1 && typed === typed.toUpperCase()) return made.toUpperCase();
  return /^[A-Z]/.test(typed) ? made.charAt(0).toUpperCase() + made.slice(1) : made;
}

function knownIn(languages: Languages): ReadonlySet<string> {
  const asked = languages.flatMap(({ code, examples }) =>
    wordsIn(examples.flatMap(({ strict, lines }) => [...strict, ...lines])).filter(
      // Some of the Vietnamese examples are typed in raw keys.
      (word) => code !== VIETNAMESE || isPlainSyllable(word) || decodeWord(word) === null,
    ),
  );
  const texts = languages.flatMap(({ spellings, says, courtesy, short }) => [
    ...spellings.map(({ means }) => means),
    ...Object.values(says).flat(),
    ...courtesy.before,
    ...courtesy.after,
    ...Object.keys(short),
  ]);
  return new Set([...asked, ...wordsIn(texts), ...ENGLISH]);
}

const wordsIn = (texts: readonly string[]): readonly string[] =>
  texts.flatMap((text) => plainOf(text.normalize('NFC').toLowerCase()).match(/[a-z\d]+/g) ?? []);
