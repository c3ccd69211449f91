/** Where a long text may be cut, the best place first: between paragraphs, lines, words. */
const SEAMS = ['\n\n', '\n', ' '];
/** A character that belongs to the one before it. */
const CONTINUES = /^(?:\p{M}|\u200d|\ufe0f)/u;

/**
 * A plain text in parts of at most `limit` UTF-16 units each, cut at the best seam in a part's latter half; a word longer than that is cut
 * hard, but never inside a letter. Empty: nothing to say.
 */
export function splitText(text: string, limit: number): string[] {
  const parts: string[] = [];
  let rest = text.trim();
  while (rest.length > limit) {
    const at = cutAt(rest, limit);
    parts.push(rest.slice(0, at).trimEnd());
    rest = rest.slice(at).trimStart();
  }
  return rest === '' ? parts : [...parts, rest];
}

function cutAt(text: string, limit: number): number {
  for (const seam of SEAMS) {
    const at = text.lastIndexOf(seam, limit);
    if (at >= limit / 2) return at;
  }
  let hard = limit;
  while (hard > 1 && isInside(text, hard)) hard -= 1;
  return hard;
}

/** Between the two halves of one sign, or before an accent of the letter in front. */
function isInside(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1);
  return (before >= 0xd800 && before <= 0xdbff) || CONTINUES.test(text.slice(at, at + 2));
}
