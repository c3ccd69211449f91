import { BODY, twips, twipsOf } from '../measures.ts';
import { tag, texted, type Xml } from './xml.ts';

/** Text, paragraphs and drawn lines of WordprocessingML (ECMA-376 part 1); the order of elements is that of its schema. */

/** The name every office expects. Not embedded: Word has it, and where it is not, Tinos and Liberation Serif have its widths. */
const FONT = 'Times New Roman';
export const FONTS = tag('w:rFonts', { 'w:ascii': FONT, 'w:hAnsi': FONT, 'w:eastAsia': FONT, 'w:cs': FONT });

/** Size in points. */
export type Look = { readonly size: number; readonly bold?: boolean; readonly italic?: boolean };

/** How a paragraph stands; lengths in mm, spacing in points. Left out: as Word has it without anything said. */
export type Stand = {
  readonly align?: 'left' | 'center' | 'right' | 'both';
  readonly left?: number;
  readonly right?: number;
  readonly first?: number;
  /** How far the first line stands out to the left. */
  readonly hanging?: number;
  readonly before?: number;
  readonly after?: number;
  /** Times the font's own line. */
  readonly line?: number;
  /** Exactly so many points high. */
  readonly height?: number;
  /** On the page of what follows. */
  readonly keepNext?: boolean;
  readonly keepLines?: boolean;
  readonly pageBefore?: boolean;
  /** 0 is a chapter: Word's list of headings shows it. */
  readonly outline?: number;
  /** A drawn line above it. */
  readonly ruled?: boolean;
};

export const look = ({ size, bold, italic }: Look): Xml =>
  tag(
    'w:rPr',
    {},
    FONTS,
    bold ? tag('w:b') + tag('w:bCs') : undefined,
    italic ? tag('w:i') + tag('w:iCs') : undefined,
    tag('w:color', { 'w:val': '000000' }),
    tag('w:sz', { 'w:val': size * 2 }),
    tag('w:szCs', { 'w:val': size * 2 }),
  );

export const run = (text: string, how: Look): Xml =>
  tag('w:r', {}, look(how), texted('w:t', text, { 'xml:space': 'preserve' }));

/** @param marked the look of the paragraph's own mark, by which Word measures an empty one */
export const paragraph = (stand: Stand, runs: Xml = '', marked?: Look): Xml =>
  tag('w:p', {}, standing(stand, marked), runs);

/** A paragraph of one look. */
export const said = (text: string, how: Look, stand: Stand = {}): Xml => paragraph(stand, run(text, how), how);

export function standing(stand: Stand, marked?: Look, section?: Xml): Xml {
  const { before = 0, after = 0, line = 1, height, left = 0, right = 0 } = stand;
  return tag(
    'w:pPr',
    {},
    stand.keepNext ? tag('w:keepNext') : undefined,
    stand.keepLines ? tag('w:keepLines') : undefined,
    stand.pageBefore ? tag('w:pageBreakBefore') : undefined,
    tag('w:widowControl'),
    stand.ruled
      ? tag('w:pBdr', {}, tag('w:top', { 'w:val': 'single', 'w:sz': 6, 'w:space': 0, 'w:color': '000000' }))
      : undefined,
    tag('w:spacing', {
      'w:before': twipsOf(before),
      'w:after': twipsOf(after),
      'w:line': height === undefined ? Math.round(line * 240) : twipsOf(height),
      'w:lineRule': height === undefined ? 'auto' : 'exact',
    }),
    tag('w:ind', {
      'w:left': twips(left),
      'w:right': twips(right),
      'w:firstLine': stand.first ? twips(stand.first) : undefined,
      'w:hanging': stand.hanging ? twips(stand.hanging) : undefined,
    }),
    tag('w:jc', { 'w:val': stand.align ?? 'left' }),
    stand.outline === undefined ? undefined : tag('w:outlineLvl', { 'w:val': stand.outline }),
    marked ? look(marked) : undefined,
    section,
  );
}

/** A drawn line in the middle of a place, both in mm: a paragraph of two points with a border above, as long as it is set in by. */
export const rule = (length: number, place: number, stand: Stand = {}): Xml =>
  paragraph(
    { before: 3, ...stand, height: 2, ruled: true, left: (place - length) / 2, right: (place - length) / 2 },
    '',
    { size: 1 },
  );

/** How the body's paragraphs stand. */
export const BODY_STAND: Stand = { align: 'both', first: BODY.indent, after: BODY.after, line: BODY.line };
