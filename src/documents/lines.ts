/** How wide a text is, in any unit; the widths that lines may have are in the same. */
type Width = (text: string) => number;

/**
 * Breaks one paragraph into lines, at spaces only (never at those that don't break). A word wider than a line is broken between letters.
 * @param first how wide the first line may be, where it is indented
 */
export function breakLines(text: string, width: Width, rest: number, first = rest): string[] {
  const lines: string[] = [];
  let line = '';
  const room = (): number => (lines.length === 0 ? first : rest);
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (doesFit(longer, width, room())) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    line = word;
    while (!doesFit(line, width, room())) {
      const fits = Math.max(1, lettersThatFit(line, width, room()));
      lines.push(line.slice(0, fits));
      line = line.slice(fits);
    }
  }
  return [...lines, line];
}

/** More letters stand on no line: measured whole, again for each line, one word of 12,000 took ten seconds and 600 MB. */
const MOST_MEASURED = 400;

const doesFit = (text: string, width: Width, room: number): boolean =>
  text.length <= MOST_MEASURED ? width(text) <= room : lettersThatFit(text, width, room) === text.length;

/** How much of a word fits, never half of a letter. */
function lettersThatFit(word: string, width: Width, room: number): number {
  let fits = 0;
  let used = 0;
  for (const letter of word) {
    used += width(letter);
    if (used > room) break;
    fits += letter.length;
  }
  return fits;
}

/** The narrowest width in which a text takes no more lines than in the widest: a title then has lines of about one length. */
export function balancedWidth(text: string, width: Width, widest: number): number {
  const most = breakLines(text, width, widest).length;
  if (most === 1) return widest;
  let [least, enough] = [width(text) / most, widest];
  for (let step = 0; step < 12; step += 1) {
    const middle = (least + enough) / 2;
    if (breakLines(text, width, middle).length > most) least = middle;
    else enough = middle;
  }
  return enough;
}
