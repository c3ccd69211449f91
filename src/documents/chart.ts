/** Charts as SVG: bars by day, and how far the units are. Made of shapes and plain texts alone, so a page may carry them without a style. */
import { escapeMarkup } from '../chat/markup.ts';
import { lettersOf, widthOf } from './fonts.ts';
import { officialText, UNKNOWN_SIGN } from './signs.ts';

/** null: nobody said, which is no bar; 0 is a bar without height. `about`: part of it was an estimate. */
export type ChartBar = { readonly label: string; readonly value: number | null; readonly about?: boolean };

/** `none` stands in the place of a bar that there is no figure for. */
export type BarPanel = {
  readonly as: 'bars';
  readonly title: string;
  readonly bars: readonly ChartBar[];
  readonly none: string;
};

/** One bar in parts, from dark to light. */
export type SharePanel = {
  readonly as: 'share';
  readonly title: string;
  readonly parts: readonly { readonly label: string; readonly value: number }[];
};

export type ChartPanel = BarPanel | SharePanel;

/** `lines` stand below the title, `foot` at the bottom. `locale`: how numbers are written (BCP 47). */
export type Chart = {
  readonly title: string | null;
  readonly lines: readonly string[];
  readonly panels: readonly ChartPanel[];
  readonly foot: readonly string[];
  readonly locale: string;
};

export const CHART_FONT = 'Be Vietnam Pro';
/** From dark to light, told apart in grey and by who sees no colours; each has an edge, since the last is white. */
export const SHADES = ['#0b4a8f', '#4f8fcb', '#b5d3ee', '#ffffff'] as const;
const INK = '#1c2733';
const FAINT = '#55606b';
const LINE = '#c3cad1';

/** The edge of one that is looked at on a narrow screen is small. */
const marginOf = (width: number): number => (width < 700 ? 8 : 36);
const SIZES = { title: 34, line: 24, panel: 26, label: 22, foot: 20, small: 16 } as const;
/** The bold letters are so much wider. */
const BOLDER = 1.08;
const BARS = 300;
const AXIS = 76;

type Text = {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly size: number;
  readonly fill?: string;
  readonly bold?: boolean;
  readonly anchor?: 'start' | 'middle' | 'end';
  /** Turned by a quarter, from below upwards. */
  readonly upright?: boolean;
};

/** A text as the font can draw it: what it lacks is shown as a sign, never left out. */
function drawable(text: string): string {
  const letters = lettersOf('plain');
  const unknown = letters.has(UNKNOWN_SIGN.codePointAt(0) ?? 0) ? UNKNOWN_SIGN : '?';
  return Array.from(officialText(text).replace(/\s+/g, ' '), (sign) =>
    letters.has(sign.codePointAt(0) ?? 0) ? sign : unknown,
  ).join('');
}

/** Cut at its end to so many pixels. */
function within(text: string, width: number, size: number): string {
  if (widthOf(text, 'plain', size) <= width) return text;
  const signs = Array.from(text);
  while (signs.length > 1 && widthOf(`${signs.join('')}…`, 'plain', size) > width) signs.pop();
  return `${signs.join('').trimEnd()}…`;
}

/** In lines of so many pixels, broken at blanks. */
function wrapped(text: string, width: number, size: number): readonly string[] {
  const lines: string[] = [];
  for (const word of drawable(text).split(' ')) {
    const last = lines.at(-1);
    const longer = last === undefined ? word : `${last} ${word}`;
    if (last !== undefined && widthOf(longer, 'plain', size) > width) lines.push(word);
    else lines.splice(-1, 1, longer);
  }
  return lines.map((line) => within(line, width, size));
}

function textAt({ x, y, text, size, fill = INK, bold = false, anchor = 'start', upright = false }: Text): string {
  const at = upright
    ? `transform="translate(${round(x + size / 3)} ${round(y)}) rotate(-90)"`
    : `x="${round(x)}" y="${round(y)}"`;
  const end = upright ? 'start' : anchor;
  const look = `${bold ? ' font-weight="700"' : ''}${end === 'start' ? '' : ` text-anchor="${end}"`}`;
  return `<text ${at} font-size="${size}" fill="${fill}"${look}>${escapeMarkup(text)}</text>`;
}

const round = (value: number): number => Math.round(value * 10) / 10;

/** The top of the axis and its steps: 1, 2 or 5 times a power of ten, whole numbers. */
export function axisOf(most: number): { readonly top: number; readonly step: number } {
  const rough = Math.max(1, most) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(1, [1, 2, 5, 10].map((times) => times * power).find((each) => each >= rough) ?? rough);
  return { top: Math.max(step, Math.ceil(most / step) * step), step };
}

/** What was drawn, and how high it is. */
type Drawn = { readonly svg: string; readonly height: number };

/** Below this a label has no room beside its neighbours: some are left out, and figures stand upright. */
const NARROW = 56;

function barsOf(panel: BarPanel, at: number, width: number, format: (value: number) => string): Drawn {
  const { bars, none } = panel;
  const margin = marginOf(width);
  const { top, step } = axisOf(Math.max(0, ...bars.map(({ value }) => value ?? 0)));
  const heading = headingOf(panel.title, at, width);
  const [left, right] = [margin + AXIS, width - margin];
  const place = (right - left) / Math.max(1, bars.length);
  const isNarrow = place < NARROW;
  const base = heading.below + SIZES.label * (isNarrow ? 4 : 1.8) + BARS;
  const yOf = (value: number): number => base - (value / top) * BARS;
  const parts = [heading.svg];
  for (let value = 0; value <= top; value += step) {
    const y = round(yOf(value));
    const line = value === 0 ? `stroke="${INK}" stroke-width="2"` : `stroke="${LINE}"`;
    parts.push(`<path d="M${left} ${y}H${right}" ${line}/>`);
    parts.push(textAt({ x: left - 12, y: y + 7, text: format(value), size: SIZES.foot, fill: FAINT, anchor: 'end' }));
  }
  const size = place < 1.1 * NARROW ? SIZES.small : SIZES.label;
  const every = Math.ceil(NARROW / place);
  bars.forEach(({ label, value, about }, n) => {
    const middle = left + (n + 0.5) * place;
    const y = Math.min(yOf(value ?? 0), value === null ? base : base - 1);
    const thick = Math.min(110, place * 0.64);
    if (value !== null) parts.push(barAt(middle - thick / 2, y, thick, base - y));
    const said = drawable(value === null ? none : `${about ? '~' : ''}${format(value)}`);
    const fill = value === null ? FAINT : INK;
    const upright = isNarrow && value !== null;
    // A figure is never cut: a long one is written smaller.
    const fits = upright ? size : Math.min(size, round((size * place) / (BOLDER * widthOf(said, 'plain', size))));
    parts.push(textAt({ x: middle, y: y - 10, text: said, size: fits, fill, bold: true, upright, anchor: 'middle' }));
    if (n % every > 0) return;
    for (const [line, word] of drawable(label).split(' ').slice(0, 2).entries()) {
      const below = base + (line + 1) * SIZES.label * 1.25;
      parts.push(textAt({ x: middle, y: below, text: within(word, place * every, size), size, anchor: 'middle' }));
    }
  });
  return { svg: parts.join(''), height: base - at + SIZES.label * 3 };
}

const barAt = (x: number, y: number, width: number, height: number): string =>
  `<rect x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}" fill="${SHADES[0]}"/>`;

function headingOf(title: string, at: number, width: number): { readonly svg: string; readonly below: number } {
  const high = SIZES.panel * 1.3;
  const margin = marginOf(width);
  const lines = wrapped(title, (width - 2 * margin) / BOLDER, SIZES.panel);
  const svg = lines.map((text, n) =>
    textAt({ x: margin, y: at + (n + 1) * high, text, size: SIZES.panel, bold: true }),
  );
  return { svg: svg.join(''), below: at + lines.length * high };
}

function shareOf({ title, parts }: SharePanel, at: number, width: number, format: (value: number) => string): Drawn {
  const whole = parts.reduce((sum, { value }) => sum + value, 0);
  const margin = marginOf(width);
  const wide = width - 2 * margin;
  const heading = headingOf(title, at, width);
  const high = heading.below + 18;
  const drawn = [heading.svg];
  const box = (x: number, y: number, w: number, h: number, n: number): void => {
    const shade = SHADES[Math.min(n, SHADES.length - 1)] ?? SHADES[0];
    const size = `width="${round(w)}" height="${h}"`;
    drawn.push(`<rect x="${round(x)}" y="${round(y)}" ${size} fill="${shade}" stroke="${INK}" stroke-width="1.5"/>`);
  };
  let x = margin;
  let y = high + 96;
  for (const [n, { label, value }] of parts.entries()) {
    const part = whole === 0 ? 0 : (value / whole) * wide;
    if (part > 0) box(x, high, part, 56, n);
    x += part;
    box(margin, y - 20, 24, 24, n);
    const text = within(`${format(value)} ${drawable(label)}`, wide - 40, SIZES.label);
    drawn.push(textAt({ x: margin + 38, y, text, size: SIZES.label }));
    y += SIZES.label * 1.6;
  }
  return { svg: drawn.join(''), height: y - at - SIZES.label * 0.6 };
}

/** The chart as an SVG that is `width` units wide, its height as much as it needs. */
export function chartSvg({ title, lines, panels, foot, locale }: Chart, width = 1080): string {
  const numbers = new Intl.NumberFormat(locale);
  const format = (value: number): string => numbers.format(value);
  const parts: string[] = [];
  const margin = marginOf(width);
  let y = title === null ? 0 : margin / 2;
  const write = (text: string, size: number, fill: string, bold = false): void => {
    for (const line of wrapped(text, (width - 2 * margin) / (bold ? BOLDER : 1), size)) {
      y += size * 1.35;
      parts.push(textAt({ x: margin, y, text: line, size, fill, bold }));
    }
  };
  if (title !== null) write(title, SIZES.title, INK, true);
  if (title !== null) y += 8;
  for (const line of lines) write(line, SIZES.line, INK);
  for (const panel of panels) {
    y += parts.length > 0 ? 22 : 0;
    const drawn = panel.as === 'bars' ? barsOf(panel, y, width, format) : shareOf(panel, y, width, format);
    parts.push(drawn.svg);
    y += drawn.height;
  }
  for (const line of foot) write(line, SIZES.foot, FAINT);
  const height = Math.ceil(y + margin / 2);
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" ` +
    `font-family="${CHART_FONT}, sans-serif" role="img"><rect width="${width}" height="${height}" fill="#ffffff"/>` +
    `${parts.join('')}</svg>`
  );
}
