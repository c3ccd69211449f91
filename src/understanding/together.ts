/** Words that were written together ("lichhoc", "homnay", "lop3", "60em"), taken apart where the parts are known and the whole is not. */
import { isPlainSyllable } from './syllables.ts';
import { type Word, wordOf } from './words.ts';

/** Longer ones are no words of anybody's. */
const MOST = 24;
const LEAST = 4;
const LONGEST_SYLLABLE = 7;
/** Letters that count as time or money behind a number: "19h", "10p", "50k". */
const UNITS = /^\d[\d.,]*(?:h|g|p|k|m|s|tr|am|pm|gio|phut)$/;

export function createTogether(knows: (plain: string) => boolean): (words: readonly Word[]) => readonly Word[] {
  const cut = (word: Word): readonly Word[] => {
    const { plain } = word;
    if (plain.length < (/\d/.test(plain) ? 3 : LEAST) || plain.length > MOST || word.typed.length !== plain.length)
      return [word];
    const lengths = /\d/.test(plain)
      ? betweenDigits(plain, knows)
      : // "rưỡi" is one syllable, though no example has it.
        knows(plain) || isPlainSyllable(plain)
        ? null
        : betweenSyllables(plain, knows);
    return lengths === null ? [word] : piecesOf(word, lengths);
  };
  return (words) => words.flatMap((word, at) => (isOrdinal(word, words[at - 1], words[at + 1]) ? [word] : cut(word)));
}

/** "2nd grade", "the 6th", "3rd one"; by itself "2nd" are two người dân. */
const isOrdinal = ({ plain }: Word, before: Word | undefined, after: Word | undefined): boolean =>
  /^\d{1,2}(?:st|nd|rd|th)$/.test(plain) &&
  (before?.plain === 'the' || /^(?:grade|one$|class$|session$)/.test(after?.plain ?? ''));

/** "lop3" -> 3 and 1: letters that are known beside digits. */
function betweenDigits(plain: string, knows: (plain: string) => boolean): readonly number[] | null {
  if (UNITS.test(plain) || plain.length > MOST) return null;
  const [, before = '', digits = '', after = ''] = /^([a-z]*)(\d[\d.,/]*%?)([a-z\d]*)$/.exec(plain) ?? [];
  const isWord = (letters: string): boolean => letters.length > 1 && knows(letters);
  // "lop7a1" is a class called 7a1.
  if (before !== '') return isWord(before) ? [before.length, plain.length - before.length] : null;
  return isWord(after) ? [digits.length, after.length] : null;
}

/** The fewest syllables that are all known; null: there are none, or it is one. */
function betweenSyllables(plain: string, knows: (plain: string) => boolean): readonly number[] | null {
  // best[i]: how the first i letters are made of known syllables.
  const best: (readonly number[] | null)[] = [[]];
  for (let end = 1; end <= plain.length; end += 1) {
    best[end] = null;
    for (let from = Math.max(0, end - LONGEST_SYLLABLE); from < end; from += 1) {
      const before = best[from];
      const part = plain.slice(from, end);
      if (!before || part.length < 2 || !knows(part) || !isPlainSyllable(part)) continue;
      if ((best[end]?.length ?? Infinity) > before.length + 1) best[end] = [...before, part.length];
    }
  }
  const found = best[plain.length] ?? null;
  return found && found.length > 1 ? found : null;
}

function piecesOf(word: Word, lengths: readonly number[]): readonly Word[] {
  let from = 0;
  return lengths.map((length, i) => {
    const piece = wordOf(word.typed.slice(from, from + length), i === 0 ? word.before : '');
    from += length;
    return piece;
  });
}
