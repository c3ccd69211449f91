import { captionsOf } from '../captions.ts';
import { fitTable } from '../columns.ts';
import { type LaidAppendix, PHOTO_GONE, paragraphsOf } from '../laid.ts';
import { PAGE, points, SIZES, textWidth } from '../measures.ts';
import type { OfficialPhotos, OfficialTable } from '../official.ts';
import { type FilePhoto, inBox } from '../pictures.ts';
import { balanced, citationWidth } from '../rules.ts';
import { middleAtoms, partAtoms } from './body.ts';
import type { Atom } from './flow.ts';
import type { Ink, Pen } from './pen.ts';
import { tableAtoms } from './table.ts';
import { beside, paragraphAtoms, stacked, type TextStand } from './text.ts';

const X = points(PAGE.left);
const TITLE: Ink = { style: 'bold', size: SIZES.text };
const CITED: Ink = { style: 'italic', size: SIZES.citation };
const NOTE: Ink = { style: 'italic', size: SIZES.caption };

export type AppendixAtoms = { readonly atoms: readonly Atom[]; readonly landscape: boolean };

/** @param photos of this appendix, in order; null: it is not there any more */
export function appendixAtoms(pen: Pen, laid: LaidAppendix, photos: readonly (FilePhoto | null)[]): AppendixAtoms {
  const { content } = laid;
  const fitted = content.as === 'table' ? fitTable(content) : null;
  const landscape = fitted?.landscape ?? false;
  const wide = textWidth(landscape);
  const middle = (text: string, ink: Ink, width = wide, after = 0): Atom[] =>
    middleAtoms(pen, text, ink, width, after, landscape);
  const head = [
    ...middle(laid.label, TITLE),
    ...middle(laid.title, TITLE, balanced(laid.title, TITLE.style, TITLE.size) + 2),
    ...middle(laid.citation, CITED, citationWidth(laid.citation), 12),
    ...laid.before.flatMap((text) => middle(text, CITED, wide, 6)),
  ];
  if (content.as === 'text') return { landscape, atoms: [...head, ...partAtoms(pen, content.body)] };
  if (content.as === 'photos') return { landscape, atoms: [...head, ...photoAtoms(pen, content, photos)] };
  return { landscape, atoms: [...head, ...figureAtoms(pen, content, landscape)] };
}

function figureAtoms(pen: Pen, content: OfficialTable, landscape: boolean): Atom[] {
  const { parts } = fitTable(content);
  const whole: TextStand = { x: X, width: points(textWidth(landscape)) };
  const after = (content.after ?? [])
    .flatMap(paragraphsOf)
    .flatMap((text, at) => paragraphAtoms(pen, text, NOTE, { ...whole, align: 'both', before: at === 0 ? 6 : 0 }));
  const tables = parts.flatMap((part, at): Atom[] => {
    const label = `Phần ${at + 1}/${parts.length}`;
    const stand: TextStand = { ...whole, before: at === 0 ? 0 : 12, after: 3, keepNext: true };
    const above = parts.length === 1 ? [] : paragraphAtoms(pen, label, NOTE, stand);
    return [...above, ...tableAtoms(pen, content, part, at === parts.length - 1 && after.length > 0)];
  });
  return [...tables, ...after];
}

function photoAtoms(pen: Pen, content: OfficialPhotos, photos: readonly (FilePhoto | null)[]): Atom[] {
  const wide = points(textWidth(false));
  return captionsOf(content).flatMap(({ heading, rows }): Atom[] => {
    const stand: TextStand = { x: X, width: wide, before: 6, after: 6, keepNext: true };
    const above = heading ? paragraphAtoms(pen, heading, TITLE, stand) : [];
    const drawn = rows.map((row): Atom => {
      const width = wide / row.length;
      const cells = row.map(({ at, caption }, n) => photoAtom(pen, photos[at] ?? null, caption, X + n * width, width));
      return { ...beside(...cells), after: 9 };
    });
    return [...above, ...drawn];
  });
}

/** A photo in its place with its caption below. */
function photoAtom(pen: Pen, photo: FilePhoto | null, caption: string, x: number, width: number): Atom {
  const stand: TextStand = { x: x + points(2), width: width - points(4), align: 'center' };
  const below = paragraphAtoms(pen, caption, NOTE, { ...stand, before: 3 });
  if (!photo) return stacked([...paragraphAtoms(pen, PHOTO_GONE, NOTE, stand), ...below]);
  const size = inBox(photo.width, photo.height);
  const [wide, high] = [points(size.width), points(size.height)];
  const shown: Atom = { height: high, draw: (y) => pen.picture(photo.jpeg, x + (width - wide) / 2, y, wide, high) };
  return stacked([shown, ...below]);
}
