/**
 * Slips of the thumb: letters swapped ("truogn"), doubled ("thaang"), left out ("hoc sih"), beside the right one ("khoamg")
 * or too many ("tgrong"). Only what can be no syllable is mended, only to a word of the bot's own, and only if there is one: names, codes and English stay.
 */
import { remembered } from '../chat/remembered.ts';
import { markedOf, plainOf } from './marks.ts';
import { decodeWord } from './raw-keys.ts';
import { isPlainSyllable } from './syllables.ts';
import { type Word, wordOf } from './words.ts';

/** The bot's own words, without marks and as they are marked, and how often one follows another in the examples. */
export type OwnWords = {
  readonly plain: ReadonlySet<string>;
  readonly marked: ReadonlySet<string>;
  readonly follows: (word: string, next: string) => number;
};

/** How a word is called where it is asked what stands beside it: any figure is one. */
export const pairedOf = (plain = ''): string => (/^\d/.test(plain) ? '#' : plain);

const LEAST = 3;
const LONGEST = 9;
/** Of so few letters, or where one is too many, much is one slip away: what stands beside it has to agree. */
const LEAST_CLEAR = { swapped: 3, touched: LONGEST, other: 4 };
/** So much oftener one of two has to stand there. */
const MUCH_MORE = 10;
/** No text has more slips that anybody could read. */
const MOST_SLIPS = 8;
/** Letters and nothing else: codes have digits. A word without a vowel is a short form. */
const LETTERS = /^[a-z]*[aeiouy][a-z]*$/;
/** An address, a name in a network, a link. */
const JOINED = /[@_/\\#]/;
/** Nobody writes so who can spell, but some do in chat, and names do. */
const HARD = /^(?:k[aou]|c[eiy]|ng[ei]|gh[aou])/;

const ROWS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'] as const;
const BESIDE: ReadonlyMap<string, string> = new Map(
  ROWS.flatMap((row, y) =>
    Array.from(row, (key, x): readonly [string, string] => {
      const above = ROWS[y - 1]?.slice(x, x + 2) ?? '';
      const below = ROWS[y + 1]?.slice(Math.max(0, x - 1), x + 1) ?? '';
      return [key, `${row[x - 1] ?? ''}${row[x + 1] ?? ''}${above}${below}`];
    }),
  ),
);
const ALPHABET = Array.from('abcdeghiklmnopqrstuvxy');

/** "tgrong": a key that was touched beside the right one. */
const isTouched = (letter: string, other = ''): boolean => other !== '' && BESIDE.get(letter)?.includes(other) === true;

type Slip = { readonly made: string; readonly how: 'swapped' | 'touched' | 'other' };

/** Everything that is one slip away. What is put in has no marks; what was typed keeps its own. */
function* slipsFrom(word: string): Generator<Slip> {
  for (let at = 0; at < word.length; at += 1) {
    const [before, letter, next, after] = [word.slice(0, at), word.charAt(at), word.charAt(at + 1), word.slice(at + 1)];
    if (next !== '' && next !== letter)
      yield { made: `${before}${next}${letter}${word.slice(at + 2)}`, how: 'swapped' };
    if (isTouched(letter, before.at(-1)) || isTouched(letter, next))
      yield { made: `${before}${after}`, how: 'touched' };
    for (const made of slipsAt(before, letter, next, after)) yield { made, how: 'other' };
  }
  for (const key of ALPHABET) yield { made: `${word}${key}`, how: 'other' };
  // "chieuf", "giof": the key of a tone that found no syllable.
  if (/[fjrsx]$/.test(word)) yield { made: word.slice(0, -1), how: 'other' };
}

function* slipsAt(before: string, letter: string, next: string, after: string): Generator<string> {
  if (next === letter) yield `${before}${after}`;
  for (const key of BESIDE.get(letter) ?? '') yield `${before}${key}${after}`;
  for (const key of ALPHABET) yield `${before}${key}${letter}${after}`;
}

/** Raw keys with the key of a tone at the end. */
const KEYED = /^[a-z]{3,}[fjrsx]$/;
/** `isClear`: whatever stands beside it. */
type Candidate = { readonly meant: string; readonly plain: string; readonly isClear: boolean };

/** What each word of a text was meant to be, null for one that stays; null: all stay. */
export type Slips = (words: readonly Word[]) => readonly (string | null)[] | null;

export function createSlips(own: OwnWords, knows: (plain: string) => boolean): Slips {
  const ownOf = ({ made, how }: Slip): string | null => {
    const plain = plainOf(made);
    if (own.plain.has(plain)) return plain === made || own.marked.has(markedOf(made)) ? made : null;
    // "hcoj": swapped keys.
    const decoded = how === 'swapped' && KEYED.test(made) ? decodeWord(made) : null;
    return decoded !== null && own.marked.has(markedOf(decoded)) ? decoded : null;
  };
  const candidatesOf = remembered(LONGEST, (typed): readonly Candidate[] => {
    const found = new Map<string, Candidate>();
    for (const slip of slipsFrom(typed)) {
      const meant = ownOf(slip);
      if (meant === null) continue;
      const plain = plainOf(meant);
      found.set(plain, found.get(plain) ?? { meant, plain, isClear: typed.length > LEAST_CLEAR[slip.how] });
    }
    return [...found.values()];
  });
  const isUnknown = remembered(LONGEST, (typed): boolean => {
    const word = wordOf(typed);
    return !knows(word.plain) && isStrange(word);
  });
  const isSlip = ({ typed, isName }: Word): boolean => isName !== true && isUnknown(typed);
  return (words) => {
    if (!words.some(isSlip) || !isOneLanguage(words, isSlip)) return null;
    let left = MOST_SLIPS;
    return words.map((word, at) => {
      if (left === 0 || !isSlip(word) || isJoined(words, at)) return null;
      left -= 1;
      return theOne(candidatesOf(word.typed), words, at, own);
    });
  };
}

/** Whether a word can be no syllable, nor raw keys, nor a short form or a code. */
const isStrange = ({ plain, typed, hasMarks }: Word): boolean =>
  plain.length >= LEAST &&
  plain.length <= LONGEST &&
  plain.length === typed.length &&
  LETTERS.test(plain) &&
  (!isPlainSyllable(plain) || HARD.test(plain)) &&
  (hasMarks || decodeWord(plain) === null);

/** Whether as many words may be syllables as there are of another language, and hardly fewer than would be slips. */
function isOneLanguage(words: readonly Word[], isSlip: (word: Word) => boolean): boolean {
  const withLetters = words.filter(({ plain }) => /^\p{L}/u.test(plain));
  const syllables = withLetters.filter(({ plain }) => isPlainSyllable(plain) || decodeWord(plain) !== null).length;
  const slips = withLetters.filter(isSlip).length;
  return slips <= syllables + 2 && withLetters.length - syllables - slips <= syllables;
}

const isJoined = (words: readonly Word[], at: number): boolean =>
  JOINED.test(words[at]?.before ?? '') || JOINED.test(words[at + 1]?.before ?? '');

/** The only word that it may be; of several, and of few letters, the one that stands there in the examples. */
function theOne(candidates: readonly Candidate[], words: readonly Word[], at: number, own: OwnWords): string | null {
  const [only] = candidates;
  if (only === undefined) return null;
  if (candidates.length === 1 && only.isClear && !HARD.test(words[at]?.plain ?? '')) return only.meant;
  const [before, after] = [pairedOf(words[at - 1]?.plain), pairedOf(words[at + 1]?.plain)];
  const fits = candidates
    .map(({ meant, plain }) => ({ meant, often: own.follows(before, plain) + own.follows(plain, after) }))
    .sort((a, b) => b.often - a.often);
  const [best, second] = fits;
  return best !== undefined && best.often > Math.max(1, MUCH_MORE * (second?.often ?? 0)) ? best.meant : null;
}
