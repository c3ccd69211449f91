/** What a person reads as one letter: with its accents, its joiners, both halves of a flag. */
const LETTERS = new Intl.Segmenter('vi', { granularity: 'grapheme' });

/** Where the letter begins that stands at this place of a text; the place itself where one begins there. In UTF-16 units. */
export function letterStart(text: string, at: number): number {
  return LETTERS.segment(text).containing(at)?.index ?? at;
}
