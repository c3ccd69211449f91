import { breakLines } from '../lines.ts';
import type { Atom } from './flow.ts';
import type { Ink, Pen } from './pen.ts';

/** How high Tinos stands above the line and hangs below it, and how far apart its own lines are, in times of the size. */
const ABOVE = 0.891;
const BELOW = 0.216;
const LINE = 1.149;

export type TextStand = {
  /** Where the text's place begins, and how wide it is. */
  readonly x: number;
  readonly width: number;
  readonly align?: 'left' | 'center' | 'right' | 'both';
  readonly first?: number;
  /** How far all lines but the first are set in. */
  readonly hanging?: number;
  readonly before?: number;
  readonly after?: number;
  readonly line?: number;
  readonly keepNext?: boolean;
};

export const lineHeight = ({ size }: Ink, times = 1): number => size * LINE * times;
/** Where the letters stand in a line of this height, from its top. */
export const baseline = ({ size }: Ink, height: number): number => (height - (ABOVE + BELOW) * size) / 2 + ABOVE * size;

/** A paragraph's lines: at least two of them at the foot and at the head of a page. */
export function paragraphAtoms(pen: Pen, text: string, ink: Ink, stand: TextStand): Atom[] {
  const { x, width, align = 'left', first = 0, hanging = 0, before = 0, after = 0 } = stand;
  const lines = breakLines(text, (each) => pen.width(each, ink), width - hanging, width - first);
  const height = lineHeight(ink, stand.line);
  return lines.map((line, at) => {
    const isLast = at === lines.length - 1;
    const left = x + (at === 0 ? first : hanging);
    const room = width - (at === 0 ? first : hanging);
    const alone = at < 1 || lines.length - at - 1 < 2;
    return {
      height,
      ...(at === 0 && { before }),
      ...(isLast && { after }),
      keepNext: isLast ? (stand.keepNext ?? false) : alone,
      draw: (y) => {
        const foot = y + baseline(ink, height);
        if (align === 'both' && !isLast) return pen.justified(line, left, foot, room, ink);
        const free = align === 'left' || align === 'both' ? 0 : room - pen.width(line, ink);
        return pen.text(line, left + (align === 'center' ? free / 2 : free), foot, ink);
      },
    };
  });
}

/** Atoms that stand together on one page, as one. */
export function stacked(atoms: readonly Atom[], how: { readonly keepNext?: boolean } = {}): Atom {
  const height = atoms.reduce((sum, each) => sum + (each.before ?? 0) + each.height + (each.after ?? 0), 0);
  return {
    height,
    ...how,
    draw: (y) => {
      let at = y;
      for (const each of atoms) {
        at += each.before ?? 0;
        each.draw(at);
        at += each.height + (each.after ?? 0);
      }
    },
  };
}

/** Atoms beside each other, their tops on one height. */
export const beside = (...columns: readonly Atom[]): Atom => ({
  height: Math.max(...columns.map(({ height }) => height)),
  draw: (y) => {
    for (const column of columns) column.draw(y);
  },
});

/** A drawn line in the middle of a place. */
export const ruleAtom = (pen: Pen, length: number, x: number, width: number, more: Partial<Atom> = {}): Atom => ({
  height: 2,
  before: 3,
  ...more,
  draw: (y) => pen.line(x + (width - length) / 2, y, x + (width + length) / 2, y, 0.75),
});
