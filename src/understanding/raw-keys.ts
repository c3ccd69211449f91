/** Telex and VNI keys that were typed without a keyboard that knows them: "lichj hocj", "li5ch ho5c" -> "lịch học". */
import { plainOf } from './marks.ts';
import { isMarkedSyllable, isPlainSyllable, withTone } from './syllables.ts';

const TELEX_TONES: Readonly<Record<string, string>> = { s: '1', f: '2', r: '3', x: '4', j: '5' };
const HATS: Readonly<Record<string, string>> = { a: 'â', e: 'ê', o: 'ô' };
const HORNS: Readonly<Record<string, string>> = { a: 'ă', o: 'ơ', u: 'ư' };
/** Nobody's syllable has more keys. */
const MOST_KEYS = 12;
const VOWELS = /[aăâeêioôơuưy]/;

/** A word in lower case -> the syllable that its keys make; null: none, or it has no keys. */
export function decodeWord(word: string): string | null {
  if (word.length > MOST_KEYS || !/^[a-z][a-z0-9]+$/.test(word)) return null;
  const decoded = /\d/.test(word) ? decodeVni(word) : decodeTelex(word);
  return decoded !== word && decoded !== null && isMarkedSyllable(decoded) ? decoded : null;
}

function decodeTelex(word: string): string {
  let letters = '';
  let tone = '';
  for (const key of word) {
    const hasVowel = VOWELS.test(letters);
    const to = TELEX_TONES[key];
    if (hasVowel && to !== undefined) tone = to;
    else if (key === 'w') letters = withHorn(letters) ?? `${letters}ư`;
    else if (key === 'd' && letters.startsWith('d')) letters = `đ${letters.slice(1)}`;
    else letters = withHat(letters, key) ?? letters + key;
  }
  return withTone(letters, tone);
}

function decodeVni(word: string): string | null {
  let letters = '';
  let tone = '';
  for (const key of word) {
    if (/[a-z]/.test(key)) letters += key;
    else if (/[1-5]/.test(key)) tone = key;
    else {
      const made = vniLetter(letters, key);
      if (made === null) return null;
      letters = made;
    }
  }
  return withTone(letters, tone);
}

function vniLetter(letters: string, key: string): string | null {
  if (key === '6') return ['a', 'e', 'o'].map((vowel) => withHat(letters, vowel)).find((made) => made !== null) ?? null;
  if (key === '7') return withHorn(letters, 'ou');
  if (key === '8') return withHorn(letters, 'a');
  return key === '9' && letters.startsWith('d') ? `đ${letters.slice(1)}` : null;
}

/** "a" behind a vowel a makes it â. */
function withHat(letters: string, key: string): string | null {
  const hat = HATS[key];
  const at = hat === undefined ? -1 : letters.lastIndexOf(key);
  return at < 0 ? null : letters.slice(0, at) + hat + letters.slice(at + 1);
}

/** "uo" becomes ươ; else the last vowel that can have a horn. The u of "qu" has none. */
function withHorn(letters: string, among = 'aou'): string | null {
  const both = letters.lastIndexOf('uo');
  if (both >= 0 && !letters.startsWith('qu') && among.includes('u'))
    return `${letters.slice(0, both)}ươ${letters.slice(both + 2)}`;
  for (let at = letters.length - 1; at >= 0; at -= 1) {
    const letter = letters[at] ?? '';
    const horn = among.includes(letter) ? HORNS[letter] : undefined;
    if (horn !== undefined && !(letter === 'u' && at === 1 && letters.startsWith('q'))) {
      return letters.slice(0, at) + horn + letters.slice(at + 1);
    }
  }
  // "uwow": the first w has made the ư, the second comes to the o.
  return null;
}

/** A number belongs to these: "khoi5" is no "khọi", unless others are keys without doubt. */
const COUNTED = /^(?:lop|khoi|thu|ngay|mung|mong|buoi|thang|cap|nhom|tuan|lan|cau|bai|phong|so|muc|phan|tang)\d$/;

/** A syllable by its letters, but hardly anybody's: "khoong" is không. A pot, a deck and a cart are words. */
const LONG_O = /^(?!xoo|boo|goo)[a-z]{1,3}oong$/;

/** What decides whether a text was typed in raw keys. */
export type KeyWord = { readonly plain: string; readonly hasMarks: boolean };

/** At most so many words may be neither a syllable nor keys: others are another language. */
const STRANGE = 1 / 3;

/**
 * Which words of a text are raw keys: the syllable that each makes, null for one that stays; null: none of them. A word that is known by itself
 * is keys only where others beside it are: "this" is a word, but not in "lichj thi is".
 */
export function decodeAll(
  words: readonly KeyWord[],
  knows: (plain: string) => boolean,
): readonly (string | null)[] | null {
  const isStrange = ({ plain, hasMarks }: KeyWord): boolean =>
    !hasMarks && !knows(plain) && (!isPlainSyllable(plain) || LONG_O.test(plain)) && !COUNTED.test(plain);
  // Hardly any text has such a word: the others are decoded only beside one.
  const sure = words.map((word) => isStrange(word) && decodeWord(word.plain) !== null);
  if (!sure.includes(true)) return null;
  const known = new Map<string, string | null>();
  const decode = (plain: string): string | null => {
    const found = known.get(plain);
    if (found !== undefined) return found;
    const made = decodeWord(plain);
    known.set(plain, made);
    return made;
  };
  const decoded = words.map(({ plain, hasMarks }) => (hasMarks ? null : decode(plain)));
  const withLetters = words.filter(({ plain }) => /^\p{L}/u.test(plain));
  const strange = words.filter(
    ({ plain }, at) => /^\p{L}/u.test(plain) && !isPlainSyllable(plain) && decoded[at] === null,
  );
  const isMixed = words.some(({ hasMarks }) => hasMarks) || strange.length > STRANGE * withLetters.length;
  const isOfUse = (at: number): boolean => sure[at] === true && knows(plainOf(decoded[at] ?? ''));
  const isFigure = withLetters.length === 1 && words.length > 1; // "khoangr 50"
  const isRaw = !isMixed && (isFigure || words.some((_, at) => isOfUse(at)) || sure.filter(Boolean).length > 1);
  const kept = decoded.map((made, at) => (isRaw || isOfUse(at) ? made : null));
  return kept.some((made) => made !== null) ? kept : null;
}
