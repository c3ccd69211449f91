import { letterStart } from '../chat/cut.ts';

/** Where a text may be cut, the nicest first: between paragraphs, lines, words. */
const SEAMS = ['\n\n', '\n', ' '];

/**
 * A plain text in pieces of at most `limit` UTF-16 units, composed (NFC: the platform counts an accent of its own as
 * a character). Cut at the nicest seam that leaves a piece at least half full; a word longer than a piece is cut
 * between two letters. Empty: nothing to say.
 */
export function splitText(text: string, limit: number): string[] {
  const pieces: string[] = [];
  let rest = text.normalize('NFC').trim();
  while (rest.length > limit) {
    const cut = cutAt(rest, limit);
    pieces.push(rest.slice(0, cut).trimEnd());
    rest = rest.slice(cut).trimStart();
  }
  return rest === '' ? pieces : [...pieces, rest];
}

function cutAt(text: string, limit: number): number {
  for (const seam of SEAMS) {
    const at = text.lastIndexOf(seam, limit);
    if (at >= limit / 2) return at;
  }
  // A "letter" that is longer than a piece is nobody's letter.
  return letterStart(text, limit) || limit;
}
