/** Days from today: "hôm qua", "qua ạ", "sáng sớm nay", "từ mùng 2 tới giờ". */

import { findAt, isFigure, type Piece, type PieceFound, type PieceTable } from '../pieces.ts';
import { DAY_NOUN, DAYS_LONG, OFFSETS, PARTS, POLITE, SHORT_OFFSETS, UNTIL_NOW, WEEKDAYS } from './phrases.ts';
import type { DayPlace, DayStep } from './steps.ts';

/** "từ mùng 2 tới giờ". */
export function readUntilNow({ pieces, at, joint }: DayPlace): DayStep | null {
  const found = joint === 'to' ? findAt(pieces, at, UNTIL_NOW) : null;
  return found && { length: found.length, word: { is: 'offset', days: 0 } };
}

export function readOffset({ pieces, at, isOpen, lastEnd }: DayPlace): DayStep | null {
  // Without its mark "mơi" is "mời" and "mới".
  if (pieces[at]?.typed === 'moi') return null;
  // "moi ngay mot nhom": one, and not the day after tomorrow.
  if (pieces[at]?.typed === 'mot' && !isLeft(pieces, at + 1)) return null;
  // "tu thu hai toi bua ni": behind the day that begins a range "toi" leads to its end.
  if (isOpen && lastEnd === at && pieces[at]?.typed === 'toi' && findAt(pieces, at + 1, OFFSETS))
    return { length: 1, joint: 'to' };
  const direct = findAt(pieces, at, OFFSETS);
  const part = direct ? null : findAt(pieces, at, PARTS);
  const from = at + (part?.length ?? 0);
  const found = direct ?? (part && findAt(pieces, from, OFFSETS)) ?? readShort(pieces, from);
  if (!found) return null;
  const length = found.length + from - at;
  // "hồi hôm thứ hai": the words go with the day behind them.
  if (isBeforeDay(pieces, at, length) || isBehindDay(pieces, { at, length, lastEnd })) return { length, none: true };
  // "toi qua truong": "tôi" as well, and "qua" is on the way to somewhere.
  if (pieces[at]?.typed === 'toi' && !isLeft(pieces, at + length)) return { length, word: { is: 'vague' } };
  const { value } = found;
  if (typeof value === 'number') return { length, word: { is: 'offset', days: value } };
  return { length, word: { is: 'offset', days: value[0] ?? 0, or: value[1] ?? 0 } };
}

/** "qua ạ", "sáng sớm nay", "2 bữa nay", "nay em dạy"; but "học qua zoom", "trường em nay". */
function readShort(pieces: readonly Piece[], at: number): PieceFound<number> | null {
  const found = findAt(pieces, at, SHORT_OFFSETS);
  if (!found) return null;
  const isBehindPart = ([PARTS, DAYS_LONG] as const).some((table) =>
    [1, 2].some((length) => findAt(pieces, at - length, table)?.length === length),
  );
  // "buoi nay em lam hom thu 3": "buổi này".
  const isThis = pieces[at]?.typed === 'nay' && pieces[at - 1]?.typed === 'buoi';
  if (isThis && !isLeft(pieces, at + found.length)) return null;
  const begins = past(pieces.slice(0, at), 0, POLITE) === at;
  const isToday = found.value === 0;
  return isBehindPart || (begins && (isToday || isLeft(pieces, at + found.length))) ? found : null;
}

/** Whether nothing is left but what sounds kind. */
const isLeft = (pieces: readonly Piece[], at: number): boolean => past(pieces, at, POLITE) === pieces.length;

function past(pieces: readonly Piece[], from: number, table: PieceTable<unknown>): number {
  let at = from;
  for (let found = findAt(pieces, at, table); found; found = findAt(pieces, at, table)) at += found.length;
  return at;
}

/** "hồi hôm" is last night and "hồi chiều" today; before another day they only lead to it. */
function isBeforeDay(pieces: readonly Piece[], at: number, length: number): boolean {
  const leads = /^(?:hoi|khi|ban|luc)$/.test(pieces[at]?.plain ?? '') && length === 2;
  const next = at + length;
  const isNext = pieces[next]?.before === '';
  return leads && isNext && (isFigure(pieces[next]) || BEGINS_DAY.some((table) => findAt(pieces, next, table)));
}
/** "Hôm qua, lúc chiều": of the day before it. */
function isBehindDay(
  pieces: readonly Piece[],
  { at, length, lastEnd }: { readonly at: number; readonly length: number; readonly lastEnd: number },
): boolean {
  const isPart = /^(?:hoi|ban|luc)$/.test(pieces[at]?.plain ?? '') && length === 2;
  const isOfDay = findAt(pieces, at + 1, PARTS)?.length === 1;
  return isPart && isOfDay && lastEnd > 0 && past(pieces.slice(0, at), lastEnd, POLITE) === at;
}
const BEGINS_DAY: readonly PieceTable<unknown>[] = [WEEKDAYS, DAY_NOUN, OFFSETS];
