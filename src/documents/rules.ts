import { type FontStyle, widthOf } from './fonts.ts';
import { balancedWidth, breakLines } from './lines.ts';
import { millimetres, points, SIZES, textWidth } from './measures.ts';

/** How long the drawn lines are, in mm: between a third and a half of the text above (Decree 30, Phụ lục I, II.2.b and II.5.b). */

const SHARE = 0.42;

function share(widths: readonly number[]): number {
  const [longest, last] = [Math.max(0, ...widths), widths.at(-1) ?? 0];
  return Math.max(longest / 3, Math.min(longest * SHARE, last / 2));
}

export const issuerRule = (lines: readonly string[]): number =>
  millimetres(share(lines.map((line) => widthOf(line, 'bold', SIZES.bodies))));

/** @param width within which the title is broken, in mm */
export function aboutRule(about: string, width: number): number {
  const measured = (text: string): number => widthOf(text, 'bold', SIZES.text);
  return millimetres(share(breakLines(about, measured, points(width)).map(measured)));
}

/** Room that a title leaves at either side, in mm. */
const ASIDE = 10;

/** In which width, in mm, a title in the middle of the page takes lines of about one length. */
export const balanced = (text: string, style: FontStyle, size: number): number =>
  millimetres(balancedWidth(text, (each) => widthOf(each, style, size), points(textWidth(false) - 2 * ASIDE)));

/** What an appendix belongs to: where it takes two lines, the second begins with whose document it is. In mm. */
export function citationWidth(citation: string): number {
  const measured = (text: string): number => widthOf(text, 'italic', SIZES.citation);
  const at = citation.lastIndexOf(' của ');
  const [first, second] = [measured(citation.slice(0, at)), measured(citation.slice(at + 1))];
  const room = points(textWidth(false) - 2 * ASIDE);
  const breaks = at > 0 && measured(citation) > room && Math.max(first, second) + measured(' của') / 2 <= room;
  return breaks && second <= first
    ? millimetres(first + measured(' của') / 2)
    : balanced(citation, 'italic', SIZES.citation);
}
