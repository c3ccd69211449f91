/** "Mưa nên ít, cỡ 40 bà con", "không đếm kỹ nhưng chừng 200": a reason stands before the figures, and says nothing of how many. */
import { fold } from '../chat/fold.ts';
import type { Spellings } from '../understanding/spellings.ts';
import { readNumeral } from './numerals.ts';
import { isFigure, piecesOf } from './pieces.ts';

/** Who was not there, is not counted or were many is no reason; neither is a choice, a condition, a plan. */
const COUNTS =
  /\b(?:vang|nghi|thieu|tru|hut|tinh|ke|ngoai|hay|hoac|neu|se|dinh|du kien|moi|tung|toan|ca (?:truong|lop|xa|thon)|tat ca|nhieu|may|vai|mot so|everyone|everybody|all|whole|many|several|absent|without|minus|or|if|will|each|per|missing)\b/;
const INEXACT =
  /\b(?:khong|ko|k|chua|hong|chang|not|nobody) (?:(?:duoc|co|ai|kip) )*(?:chinh xac|chac|nho|dem|exact|exactly|counted|sure)/;

/** What follows the reason; null: no reason stands before the first figure. Only figures in digits, since "ba" and "năm" are words of any reason. */
export function withoutReason(
  text: string,
  spellings?: Spellings,
): { readonly rest: string; readonly isInexact: boolean } | null {
  const composed = text.normalize('NFC');
  const figure = composed.search(/\d/);
  if (figure < 0) return null;
  const before = composed.slice(0, figure);
  const cut = Math.max(...[', ', '; ', '. '].map((sign) => before.lastIndexOf(sign)), lastJoint(before));
  const head = before.slice(0, Math.max(0, cut));
  const said = fold(head);
  if (said === '' || COUNTS.test(said) || isCounting(head, spellings)) return null;
  return {
    rest: composed
      .slice(cut)
      .replace(/^[,;.\s]+/, '')
      .replace(JOINT, ''),
    isInexact: INEXACT.test(said),
  };
}

const JOINT = /^(?:nên|nen|nhưng|nhung|mà|ma|but|so)\s+(?:mà |ma |là |la )?/iu;
const lastJoint = (text: string): number =>
  Math.max(
    ...[' nên ', ' nen ', ' nhưng ', ' nhung ', ' mà ', ' but ', ' so '].map((word) =>
      text.toLowerCase().lastIndexOf(word),
    ),
  );

/** "hai cô không đi, 30 em": a number stands in it. */
function isCounting(head: string, spellings?: Spellings): boolean {
  const { pieces, isAccented } = piecesOf(head, spellings);
  return pieces.some((piece, at) => isFigure(piece) || readNumeral(pieces, at, isAccented) !== null);
}
