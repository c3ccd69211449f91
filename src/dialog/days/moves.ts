/** What was moved from one day to another: "dời từ thứ bảy qua chủ nhật", "đẩy sang hôm mùng 5". */

import { findAt, isFigure, type Piece } from '../pieces.ts';
import { PARTS } from './phrases.ts';
import { startsDay } from './turns.ts';

const MOVED = 'days.moved';
/** What these lead to is another day, and not the end of a range. */
const OVER_TO = /^(?:qua|sang)$/;
const GOING = 'days.going';
/** Words between the two at most: "dời buổi sinh hoạt của lớp từ thứ bảy qua". */
const MOST_BETWEEN = 10;

/** Where the day begins to which it was moved, right behind one word that leads there ("qua"); null: nothing was. */
export function movedTo(pieces: readonly Piece[]): number | null {
  const verb = pieces.findIndex((_, at) => findAt(pieces, at, MOVED) !== null);
  if (verb < 0) return null;
  const going = pieces.findLastIndex(
    (_, at) => at > verb && at <= verb + MOST_BETWEEN && findAt(pieces, at, GOING) !== null && isDayAt(pieces, at + 1),
  );
  return going < 0 || mayBeOther(pieces, verb, going) ? null : going + 1;
}

/** Without its mark "day" is "dạy", "doi" is "đợi", "chuyen" is "chuyện": "day tu thu bay toi chu nhat". */
function mayBeOther(pieces: readonly Piece[], verb: number, going: number): boolean {
  const said = pieces[verb];
  if (!said || said.hasMarks || !/^(?:day|doi|chuyen|lui)$/.test(said.plain)) return false;
  const isFromDay = pieces.some((_, at) => at > verb && at < going && isDayAt(pieces, at));
  return !OVER_TO.test(pieces[going]?.typed ?? '') || (isFromDay && said.plain !== 'doi');
}

function isDayAt(pieces: readonly Piece[], at: number): boolean {
  const from = at + (findAt(pieces, at, PARTS)?.length ?? 0);
  // "mới" is no "mơi" here.
  return isFigure(pieces[from]) || (pieces[from]?.plain !== 'moi' && startsDay(pieces, from));
}
