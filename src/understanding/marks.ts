/** Vietnamese letters taken apart: which tone a syllable has, and what is left without it. */

/** Combining tone marks, by the digit that VNI has for them: sắc 1, huyền 2, hỏi 3, ngã 4, nặng 5. */
const TONES: ReadonlyMap<string, string> = new Map([
  ['\u0301', '1'],
  ['\u0300', '2'],
  ['\u0309', '3'],
  ['\u0303', '4'],
  ['\u0323', '5'],
]);
/** The marks that make another letter: â ă ơ. */
const LETTER_MARKS: ReadonlySet<string> = new Set(['\u0302', '\u0306', '\u031b']);
/** Of Latin letters; the vowels of other scripts are combining, too, and stay. */
const COMBINING = /[\u0300-\u036f]/;

/** A word in lower case without its tone, and the tone's digit ('' for none): "hóa" and "hoá" are ['hoa', '1']. */
export function withoutTone(word: string): readonly [letters: string, tone: string] {
  let tone = '';
  let letters = '';
  for (const sign of word.normalize('NFD')) {
    const found = TONES.get(sign);
    if (found !== undefined) tone = found;
    else if (LETTER_MARKS.has(sign) || !COMBINING.test(sign)) letters += sign;
  }
  return [letters.normalize('NFC'), tone];
}

/** A word with its tone as a digit at the end: "hoá" and "hóa" are "hoa1", "được" is "đươc5", "thu" stays. */
export function markedOf(word: string): string {
  const [letters, tone] = withoutTone(word);
  return letters + tone;
}

/** A word without any marks, đ as d. */
export const plainOf = (word: string): string =>
  word
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replaceAll('đ', 'd');
