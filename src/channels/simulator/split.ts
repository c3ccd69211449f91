/** Where a long text may be cut, the best place first: between paragraphs, lines, words. */
const SEAMS = ['\n\n', '\n', ' '];

/**
 * Cuts a text into pieces of at most `limit` characters at the best seam that leaves a piece at least half full; a word longer than a
 * whole piece is cut hard. `length` counts what a piece weighs (markup is free on platforms that parse it).
 */
export function splitText(text: string, limit: number): string[] {
  const pieces: string[] = [];
  let rest = text.trim();
  while (rest.length > limit) {
    const cut = bestCut(rest, limit);
    pieces.push(rest.slice(0, cut).trimEnd());
    rest = rest.slice(cut).trimStart();
  }
  return rest === '' && pieces.length > 0 ? pieces : [...pieces, rest];
}

function bestCut(text: string, limit: number): number {
  for (const seam of SEAMS) {
    const at = text.lastIndexOf(seam, limit);
    if (at >= limit / 2) return at;
  }
  const before = text.charCodeAt(limit - 1);
  // Not between the two halves of one sign.
  return before >= 0xd800 && before <= 0xdbff ? limit - 1 : limit;
}
