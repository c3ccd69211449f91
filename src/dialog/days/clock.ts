/** Times of day beside a day: they are passed over. */

import { readNumeral } from '../counts/numerals.ts';
import { findAt, isFigure, type Piece } from '../pieces.ts';
import { CLOCK_TAIL, HOUR, MONTH, PARTS, TO } from './phrases.ts';

/** The place behind a time of day, which says nothing of the day: "8h", "8 giờ rưỡi sáng", "19:30", "8h-10h"; null: none stands here. */
export function pastTime(pieces: readonly Piece[], at: number, isAccented: boolean): number | null {
  const piece = pieces[at];
  if (!piece) return null;
  let end = 0;
  if (/^\d{1,2}(?:(?:h|g|gio|:)\d{0,2}p?)$/.test(piece.plain) && !/^\d{1,2}:$/.test(piece.plain)) {
    const isMinutes =
      /[hg]$/.test(piece.plain) && /^[0-5]\d$/.test(pieces[at + 1]?.plain ?? '') && !findAt(pieces, at + 2, MONTH);
    end = at + (isMinutes && pieces[at + 1]?.before === '' ? 2 : 1);
  } else {
    const number = readNumeral(pieces, at, isAccented);
    const isClock = number?.asks === null && (number.values[0] ?? 99) <= 24;
    const hour = number && isClock ? findAt(pieces, number.end, HOUR) : null;
    const half = number && isClock && !hour ? pastHalf(pieces, at, number.end) : null;
    if (half !== null) return half;
    if (!number || !hour) return null;
    end = number.end + hour.length;
    const minutes = readNumeral(pieces, end, isAccented);
    if (
      minutes?.asks === null &&
      (minutes.values[0] ?? 99) < 60 &&
      /^(?:\d\d|\p{L}.*)$/u.test(pieces[end]?.plain ?? '')
    )
      end = pieces[end]?.before === '' && !findAt(pieces, minutes.end, MONTH) ? minutes.end : end;
  }
  end = pastClock(pieces, end);
  const to = findAt(pieces, end, TO);
  const second =
    to || /-/.test(pieces[end]?.before ?? '') ? pastTime(pieces, end + (to?.length ?? 0), isAccented) : null;
  return second ?? end;
}

/** "7 rưỡi tối", without its hour. */
function pastHalf(pieces: readonly Piece[], at: number, end: number): number | null {
  const isHalf = [end - 1, end].find((place) => place > at && pieces[place]?.plain === 'ruoi');
  if (isHalf === undefined) return null;
  const part = findAt(pieces, isHalf + 1, PARTS);
  return part && isHalf + 1 + part.length;
}

/** "rưỡi sáng", "kém 15". */
function pastClock(pieces: readonly Piece[], from: number): number {
  let at = from;
  for (let more = findAt(pieces, at, CLOCK_TAIL); more; more = findAt(pieces, at, CLOCK_TAIL)) {
    at += more.length;
    if (pieces[at - 1]?.plain === 'kem' && isFigure(pieces[at])) at += 1;
  }
  return at;
}
