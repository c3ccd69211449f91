import { type Laid, MOTTO, RECIPIENTS, STATE_NAME, TO } from '../laid.ts';
import { breakLines } from '../lines.ts';
import {
  BODY,
  CELL_MARGIN,
  HEAD_COLUMNS,
  PAGE,
  points,
  SIGN_COLUMNS,
  SIGNING_ROOM,
  SIZES,
  textWidth,
} from '../measures.ts';
import type { OfficialPart } from '../official.ts';
import { aboutRule, balanced, issuerRule } from '../rules.ts';
import { announces, isTitle, recipientsIn, tailFrom } from '../tail.ts';
import type { Atom } from './flow.ts';
import type { Ink, Pen } from './pen.ts';
import { beside, paragraphAtoms, ruleAtom, stacked, type TextStand } from './text.ts';

const X = points(PAGE.left);
const WIDE = points(textWidth(false));
const WHOLE: TextStand = { x: X, width: WIDE };
const TEXT: Ink = { style: 'regular', size: SIZES.text };
const TITLE: Ink = { style: 'bold', size: SIZES.text };

/** All of a document but its appendices. */
export function bodyAtoms(pen: Pen, laid: Laid): Atom[] {
  return [
    headAtom(pen, laid),
    ...titleAtoms(pen, laid),
    ...addresseeAtoms(pen, laid.to),
    ...laid.bases.flatMap((text) =>
      paragraphAtoms(pen, text, { style: 'italic', size: SIZES.text }, { ...WHOLE, ...BODY_TEXT }),
    ),
    ...partAtoms(pen, laid.body, tailFrom(laid.body)),
    ...signatureAtoms(pen, laid),
  ];
}

const BODY_TEXT = {
  align: 'both',
  first: points(BODY.indent),
  after: BODY.after,
  line: BODY.line,
} as const satisfies Partial<TextStand>;

/** @param kept from this one on they are kept with what follows */
export const partAtoms = (pen: Pen, parts: readonly OfficialPart[], kept = parts.length): Atom[] =>
  parts.flatMap((part, at) =>
    paragraphAtoms(pen, part.text, isTitle(part.as) ? TITLE : TEXT, {
      ...WHOLE,
      ...BODY_TEXT,
      keepNext: announces(part) || at >= kept,
    }),
  );

function headAtom(pen: Pen, laid: Laid): Atom {
  const [left, right] = HEAD_COLUMNS.map(points);
  const one: TextStand = { x: X, width: left ?? 0, align: 'center' };
  const other: TextStand = { x: X + (left ?? 0), width: right ?? 0, align: 'center' };
  const bodies: Ink = { style: 'regular', size: SIZES.bodies };
  const issuer: Ink = { style: 'bold', size: SIZES.bodies };
  const motto: Ink = { style: 'bold', size: SIZES.motto };
  const above = beside(
    stacked([
      ...laid.superiorLines.flatMap((line) => paragraphAtoms(pen, line, bodies, one)),
      ...laid.issuerLines.flatMap((line) => paragraphAtoms(pen, line, issuer, one)),
      ruleAtom(pen, points(issuerRule(laid.issuerLines)), one.x, one.width),
    ]),
    stacked([
      ...paragraphAtoms(pen, STATE_NAME, { style: 'bold', size: SIZES.state }, other),
      ...paragraphAtoms(pen, MOTTO, motto, other),
      ruleAtom(pen, pen.width(MOTTO, motto), other.x, other.width),
    ]),
  );
  const below = beside(
    stacked(paragraphAtoms(pen, laid.number, { style: 'regular', size: SIZES.number }, { ...one, before: 6 })),
    stacked(paragraphAtoms(pen, laid.date, { style: 'italic', size: SIZES.number }, { ...other, before: 6 })),
  );
  return stacked([above, below], { keepNext: true });
}

/** A title in the middle, kept with what follows. */
export const middleAtoms = (pen: Pen, text: string, ink: Ink, width: number, after = 0, landscape = false): Atom[] =>
  paragraphAtoms(pen, text, ink, {
    x: X + points(textWidth(landscape) - width) / 2,
    width: points(width),
    align: 'center',
    after,
  }).map((atom) => ({ ...atom, keepNext: true }));

function titleAtoms(pen: Pen, laid: Laid): Atom[] {
  const length = points(aboutRule(laid.about, balanced(laid.about, 'bold', SIZES.text)));
  return [
    ...paragraphAtoms(pen, laid.kind, TITLE, { ...WHOLE, align: 'center', before: 18, keepNext: true }),
    ...middleAtoms(pen, laid.about, TITLE, balanced(laid.about, TITLE.style, TITLE.size) + 2),
    ruleAtom(pen, length, X, WIDE, { after: 10, keepNext: true }),
  ];
}

function addresseeAtoms(pen: Pen, to: readonly string[]): Atom[] {
  const [only] = to;
  if (only === undefined) return [];
  const colon = pen.width(TO, TEXT);
  const last = { after: 12 };
  if (to.length === 1) {
    const text = `${TO} ${only}`;
    const fits = breakLines(text, (each) => pen.width(each, TEXT), WIDE - points(4)).length === 1;
    const in15 = points(15);
    const stand: TextStand = fits
      ? { ...WHOLE, align: 'center' }
      : { x: X + in15, width: WIDE - in15, hanging: colon + points(1.2) };
    return paragraphAtoms(pen, text, TEXT, { ...stand, before: 6, ...last });
  }
  const left = X + points(25);
  const dash = left + colon - points(1.5);
  const room = X + WIDE - dash;
  return [
    ...paragraphAtoms(pen, TO, TEXT, { x: left, width: WIDE - points(25), before: 6, keepNext: true }),
    ...to.flatMap((text, at) =>
      paragraphAtoms(pen, text, TEXT, { x: dash, width: room, hanging: points(3), ...(at === to.length - 1 && last) }),
    ),
  ];
}

function signatureAtoms(pen: Pen, laid: Laid): Atom[] {
  const [left = 0, right = 0] = SIGN_COLUMNS.map(points);
  const margin = points(CELL_MARGIN);
  const one: TextStand = { x: X + margin, width: left - 2 * margin };
  const other: TextStand = { x: X + left + margin, width: right - 2 * margin, align: 'center' };
  const item: Ink = { style: 'regular', size: SIZES.recipient };
  const title: Ink = { style: 'boldItalic', size: SIZES.recipients };
  const recipients = recipientsIn(laid.recipients);
  const listed = (those: readonly string[]): Atom[] =>
    those.flatMap((text) => paragraphAtoms(pen, text, item, { ...one, hanging: points(2) }));
  const signed = beside(
    stacked([...paragraphAtoms(pen, RECIPIENTS, title, { ...one, before: BODY.after }), ...listed(recipients.beside)]),
    stacked([
      ...laid.signer.flatMap((text, at) =>
        paragraphAtoms(pen, text, TITLE, { ...other, before: at === 0 ? BODY.after : 0 }),
      ),
      ...paragraphAtoms(pen, laid.signerName ?? '', TITLE, { ...other, before: SIGNING_ROOM }),
    ]),
  );
  return [signed, ...listed(recipients.below)];
}
