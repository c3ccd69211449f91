import { escapeMarkup } from '../chat/markup.ts';
import { lettersOf, widthOf } from './fonts.ts';
import { balancedWidth, breakLines } from './lines.ts';
import { officialText, UNKNOWN_SIGN } from './signs.ts';

/** A square picture with the slogan of the Week, for sharing. */
export type ThemeCard = {
  /** "Tuần lễ hưởng ứng học tập suốt đời năm 2021". */
  readonly title: string;
  readonly slogan: string;
  /** "01/10/2021 – 07/10/2021". */
  readonly days: string;
  readonly organiser: string;
};

export const CARD_SIDE = 1080;
const EDGE = 90;
const ROOM = CARD_SIDE - 2 * EDGE;
const FONT = 'Be Vietnam Pro';
/** From the largest to the least that can be read on a phone; a longer slogan is cut by nobody, it is set smaller. */
const SLOGAN_SIZES = [84, 76, 68, 60, 52, 46, 40, 34, 28] as const;
const SLOGAN_HEIGHT = 560;
const LINE = 1.32;

type Style = 'plain' | 'strong';

/** As the font can draw it: what it lacks is shown as a sign. */
function drawable(text: string): string {
  const letters = lettersOf('plain');
  const unknown = letters.has(UNKNOWN_SIGN.codePointAt(0) ?? 0) ? UNKNOWN_SIGN : '?';
  const known = (sign: string): boolean => letters.has(sign.codePointAt(0) ?? 0);
  return Array.from(officialText(text).replace(/\s+/g, ' ').trim(), (sign) => (known(sign) ? sign : unknown)).join('');
}

type Block = { readonly lines: readonly string[]; readonly size: number };

/** In the largest size in which it takes no more height than there is. */
function fitted(text: string, style: Style, sizes: readonly number[], height: number): Block {
  let block: Block = { lines: [text], size: sizes[0] ?? 28 };
  for (const size of sizes) {
    const width = (each: string): number => widthOf(each, style, size);
    block = { size, lines: breakLines(text, width, balancedWidth(text, width, ROOM)) };
    const isTorn = text.split(' ').some((word) => widthOf(word, style, size) > ROOM);
    if (!isTorn && block.lines.length * size * LINE <= height) break;
  }
  return block;
}

/** Lines in the middle, `y` being where the first one's letters stand. */
const drawn = ({ lines, size }: Block, style: Style, y: number, fill: string): string =>
  lines
    .map((line, at) => {
      const weight = style === 'strong' ? 700 : 400;
      const place = `x="${CARD_SIDE / 2}" y="${Math.round(y + at * size * LINE)}" text-anchor="middle"`;
      return `<text ${place} font-family="${FONT}" font-weight="${weight}" font-size="${size}" fill="${fill}">${escapeMarkup(line)}</text>`;
    })
    .join('');

/** The card as SVG, `CARD_SIDE` pixels square; its words are wrapped by the letters' own widths. */
export function cardSvg(card: ThemeCard): string {
  const title = fitted(drawable(card.title), 'strong', [40, 34, 30], 120);
  const slogan = fitted(`“${drawable(card.slogan)}”`, 'strong', SLOGAN_SIZES, SLOGAN_HEIGHT);
  const organiser = fitted(drawable(card.organiser), 'plain', [34, 30, 26], 100);
  const days = fitted(drawable(card.days), 'strong', [38], 60);
  const sloganTop = CARD_SIDE / 2 - (slogan.lines.length * slogan.size * LINE) / 2 + slogan.size;
  const organiserTop = 985 - (organiser.lines.length - 1) * organiser.size * LINE;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${CARD_SIDE}" height="${CARD_SIDE}" viewBox="0 0 ${CARD_SIDE} ${CARD_SIDE}">`,
    '<defs><linearGradient id="sky" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#0b4a8f"/><stop offset="1" stop-color="#0a7a6e"/></linearGradient></defs>',
    `<rect width="${CARD_SIDE}" height="${CARD_SIDE}" fill="url(#sky)"/>`,
    `<rect x="36" y="36" width="${CARD_SIDE - 72}" height="${CARD_SIDE - 72}" rx="28" fill="none" stroke="#ffffff" stroke-opacity="0.55" stroke-width="4"/>`,
    drawn(title, 'strong', 130, '#ffe9a8'),
    drawn(slogan, 'strong', sloganTop, '#ffffff'),
    drawn(days, 'strong', organiserTop - organiser.size * LINE - 14, '#ffe9a8'),
    drawn(organiser, 'plain', organiserTop, '#ffffff'),
    '</svg>',
  ].join('');
}
