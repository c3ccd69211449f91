/** The one place where a text is shortened. What is cut off never takes half a letter with it: a platform refuses half an emoji. */

/** What a person reads as one letter: with its accents, its joiners, both halves of a flag. */
const LETTERS = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** Where the letter begins that stands at this place of a text; the place itself where one begins there. In UTF-16 units. */
export function letterStart(text: string, at: number): number {
  return LETTERS.segment(text).containing(at)?.index ?? at;
}

/** The beginning of a text, at most `most` UTF-16 units of it, in whole letters. A "letter" that is longer than that is nobody's letter. */
export function cutTo(text: string, most: number): string {
  if (text.length <= most) return text;
  const at = letterStart(text, most) || most;
  return text.slice(0, isWithinPair(text, at) ? at - 1 : at);
}

const isWithinPair = (text: string, at: number): boolean => (text.codePointAt(at - 1) ?? 0) > 0xffff;

/** A text of at most `most` UTF-16 units: what is longer ends in "…", at a word where one ends in the latter half. */
export function shorten(text: string, most: number): string {
  if (text.length <= most) return text;
  const head = cutTo(text, most - 1);
  const space = /\s/.test(text.charAt(head.length)) ? head.length : head.lastIndexOf(' ');
  return `${(space > most / 2 ? head.slice(0, space) : head).replace(/[\s,;:–-]+$/, '')}…`;
}
