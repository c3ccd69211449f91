import { widthOf } from '../fonts.ts';
import { type Laid, MOTTO, STATE_NAME, TO } from '../laid.ts';
import { breakLines } from '../lines.ts';
import { HEAD_COLUMNS, HEAD_MARGIN, millimetres, points, SIZES, textWidth, twips } from '../measures.ts';
import { aboutRule, balanced, citationWidth, issuerRule } from '../rules.ts';
import { table } from './table.ts';
import { type Look, rule, type Stand, said } from './text.ts';
import type { Xml } from './xml.ts';

const MIDDLE: Stand = { align: 'center' };
const TEXT: Look = { size: SIZES.text };
const TITLE: Look = { size: SIZES.text, bold: true };

/** Bodies and number at the left, state, motto and date at the right, in two columns without lines. */
export function headTable(laid: Laid): Xml {
  const [left, right] = HEAD_COLUMNS;
  const inside = (column: number): number => column - 2 * HEAD_MARGIN;
  const bodies = [
    ...laid.superiorLines.map((line) => said(line, { size: SIZES.bodies }, MIDDLE)),
    ...laid.issuerLines.map((line) => said(line, { size: SIZES.bodies, bold: true }, MIDDLE)),
    rule(issuerRule(laid.issuerLines), inside(left)),
  ];
  const state = [
    said(STATE_NAME, { size: SIZES.state, bold: true }, MIDDLE),
    said(MOTTO, { size: SIZES.motto, bold: true }, MIDDLE),
    rule(millimetres(widthOf(MOTTO, 'bold', SIZES.motto)), inside(right)),
  ];
  const below: Stand = { ...MIDDLE, before: 6 };
  const rows = [
    { cells: [{ inside: bodies.join('') }, { inside: state.join('') }] },
    {
      cells: [
        { inside: said(laid.number, { size: SIZES.number }, below) },
        { inside: said(laid.date, { size: SIZES.number, italic: true }, below) },
      ],
    },
  ];
  const [whole, first] = [twips(textWidth(false)), twips(left)];
  return table([first, whole - first], rows, HEAD_MARGIN, false);
}

/** Kind, what it is about, and the line below. */
export function titleOf(laid: Laid): Xml {
  const width = balanced(laid.about, 'bold', SIZES.text);
  return [
    said(laid.kind, TITLE, { ...MIDDLE, before: 18, keepNext: true }),
    said(laid.about, TITLE, { ...MIDDLE, ...within(width), keepNext: true }),
    rule(aboutRule(laid.about, width), textWidth(false), { after: 10 }),
  ].join('');
}

/** Set in at both sides, with a little more room than Word may need. */
const within = (width: number, more = 1, landscape = false): Stand => {
  const aside = Math.max(0, (textWidth(landscape) - width) / 2 - more);
  return { left: aside, right: aside };
};

/** One is on the same line, in the middle where it fits; several stand below, their dashes under the colon. */
export function addressees(to: readonly string[]): Xml {
  const [only] = to;
  if (only === undefined) return '';
  const wide = textWidth(false);
  const colon = millimetres(widthOf(TO, 'regular', SIZES.text));
  if (to.length === 1) {
    const text = `${TO} ${only}`;
    const lines = breakLines(text, (each) => widthOf(each, 'regular', SIZES.text), points(wide - 4));
    const stand: Stand = lines.length === 1 ? MIDDLE : { left: 15 + colon + 1.2, hanging: colon + 1.2 };
    return said(text, TEXT, { ...stand, before: 6, after: 12 });
  }
  const left = 25;
  const dash = left + colon - 1.5;
  const each: Stand = { left: dash + 3, hanging: 3 };
  return [
    said(TO, TEXT, { left, before: 6, keepNext: true }),
    ...to.map((text, at) => said(text, TEXT, { ...each, after: at === to.length - 1 ? 12 : 0 })),
  ].join('');
}

/** The label and title of an appendix, and what it belongs to. */
export const appendixHead = (label: string, title: string, citation: string, landscape: boolean): Xml =>
  [
    said(label, TITLE, { ...MIDDLE, keepNext: true, outline: 0 }),
    said(title, TITLE, { ...MIDDLE, ...within(balanced(title, 'bold', SIZES.text), 1, landscape), keepNext: true }),
    said(
      citation,
      { size: SIZES.citation, italic: true },
      { ...MIDDLE, ...within(citationWidth(citation), 0, landscape), after: 12, keepNext: true },
    ),
  ].join('');
