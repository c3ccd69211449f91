import { widthOf } from './fonts.ts';
import { breakLines } from './lines.ts';
import { BODY, CELL_MARGIN, points, SIGN_COLUMNS, SIZES, textWidth } from './measures.ts';
import type { OfficialPart } from './official.ts';

/** Headings are bold. */
export const isTitle = (as: OfficialPart['as']): boolean => as === 'section' || as === 'heading';

/** What announces the next part stands on the page where that begins: a heading, and "Một số hoạt động cụ thể:". */
export const announces = ({ as, text }: OfficialPart): boolean => isTitle(as) || text.endsWith(':');

/** A part of the body as lines of its page. */
export function bodyLines(part: OfficialPart): string[] {
  const style = isTitle(part.as) ? 'bold' : 'regular';
  const wide = textWidth(false);
  return breakLines(part.text, (text) => widthOf(text, style, SIZES.text), points(wide), points(wide - BODY.indent));
}

/** At least so many lines of text, headings not counted, stand on the signature's page. */
const LEAST = 2;

/** From which part on all of them are kept with what follows, so that the signature never stands alone. */
export function tailFrom(body: readonly OfficialPart[]): number {
  let lines = 0;
  for (let at = body.length - 1; at >= 0; at -= 1) {
    const part = body[at];
    if (part && !isTitle(part.as)) lines += bodyLines(part).length;
    if (lines >= LEAST) return at;
  }
  return 0;
}

/** So many lines of "Nơi nhận" stand beside the signature, so that both fit on a page with the last words; the others follow below. */
const MOST_BESIDE = 40;

/** Who gets it: beside the signature, and below it. */
export function recipientsIn(all: readonly string[]): {
  readonly beside: readonly string[];
  readonly below: readonly string[];
} {
  const room = points(SIGN_COLUMNS[0] - 2 * CELL_MARGIN);
  const width = (text: string): number => widthOf(text, 'regular', SIZES.recipient);
  let lines = 0;
  const last = all.findIndex((text) => (lines += breakLines(text, width, room).length) > MOST_BESIDE);
  return last < 0 ? { beside: all, below: [] } : { beside: all.slice(0, last), below: all.slice(last) };
}
