import { type Laid, RECIPIENTS } from '../laid.ts';
import { BODY, CELL_MARGIN, SIGN_COLUMNS, SIGNING_ROOM, SIZES, textWidth, twips } from '../measures.ts';
import type { OfficialPart } from '../official.ts';
import { announces, isTitle, recipientsIn, tailFrom } from '../tail.ts';
import { table } from './table.ts';
import { BODY_STAND, type Stand, said } from './text.ts';
import type { Xml } from './xml.ts';

/** What it is based on, and the body; its last lines stay with the signature. */
export function bodyOf(laid: Laid): Xml {
  const bases = laid.bases.map((text) => said(text, { size: SIZES.text, italic: true }, BODY_STAND));
  return bases.join('') + partsOf(laid.body, tailFrom(laid.body));
}

/** @param kept from this one on they are kept with what follows */
export function partsOf(parts: readonly OfficialPart[], kept = parts.length): Xml {
  return parts
    .map((part, at) => {
      const { as, text } = part;
      const title = isTitle(as);
      const stand: Stand = {
        ...BODY_STAND,
        keepNext: announces(part) || at >= kept,
        ...(title && { outline: as === 'section' ? 0 : 1 }),
      };
      return said(text, { size: SIZES.text, bold: title }, stand);
    })
    .join('');
}

/** "Nơi nhận" at the left, level with the signer at the right; in one row that does not split. A list as long as a page goes on below it. */
export function signature(laid: Laid): Xml {
  const listed = (those: readonly string[], stand: Stand): Xml =>
    those.map((text) => said(text, { size: SIZES.recipient }, { hanging: 2, ...stand })).join('');
  const recipients = recipientsIn(laid.recipients);
  const left = [
    said(RECIPIENTS, { size: SIZES.recipients, bold: true, italic: true }, { before: BODY.after }),
    listed(recipients.beside, { left: 2 }),
  ];
  const look = { size: SIZES.text, bold: true };
  const right = [
    ...laid.signer.map((text, at) => said(text, look, { align: 'center', before: at === 0 ? BODY.after : 0 })),
    said(laid.signerName ?? '', look, { align: 'center', before: SIGNING_ROOM }),
  ];
  const [whole, first] = [twips(textWidth(false)), twips(SIGN_COLUMNS[0])];
  const row = { cells: [{ inside: left.join('') }, { inside: right.join('') }] };
  const below: Stand = { left: 2 + CELL_MARGIN, right: textWidth(false) - SIGN_COLUMNS[0] + CELL_MARGIN };
  return table([first, whole - first], [row], CELL_MARGIN, false) + listed(recipients.below, below);
}
