/** Days by their number, and numbers that are no day since they belong to a word beside them: "mùng 3", "lớp 4", "3 ngày trước". */

import { readNumeral } from '../counts/numerals.ts';
import { findAt, isFigure, type Piece, type PieceTable } from '../pieces.ts';
import { readDated, readSpoken } from './dates.ts';
import {
  AGO,
  AND,
  AROUND,
  BESIDE,
  CLASSED,
  COUNTED,
  COURTESY,
  DAY_NOUN,
  DAYS_LONG,
  FEASTS,
  FIRST_OF,
  NUMBERED,
  OPENING,
  OR,
  PARTS,
  SINCE,
  TO,
  WEEKS,
  WEEKS_LONG,
} from './phrases.ts';
import type { DayPlace, DayStep } from './steps.ts';
import { MOMENTS } from './turn-phrases.ts';
import { nounOfDoing } from './turns.ts';

/** "3 ngày trước", "cách đây 3 hôm", "3 ngày đầu", "2 ngày". */
export function readLongOrAgo({ pieces, at, isAccented }: DayPlace): DayStep | null {
  const since = findAt(pieces, at, SINCE);
  const from = at + (since?.length ?? 0);
  // Without its mark "sáu" is "sau": "sau buoi hop".
  if (pieces[from]?.typed === 'sau' && !since) return null;
  const number = readNumeral(pieces, from, isAccented);
  const count = number?.asks === null ? number.values[0] : undefined;
  const noun = number && findAt(pieces, number.end, DAYS_LONG);
  const weeks = number && findAt(pieces, number.end, WEEKS_LONG);
  if (!number || count === undefined || count < 1 || count > 60) return null;
  // "cách 1 ngày học 1 buổi" tells how often.
  const isSince = since !== null && since.length > 1;
  if (weeks) {
    const ago = findAt(pieces, number.end + weeks.length, AGO);
    return isSince || ago
      ? { length: number.end + weeks.length + (ago?.length ?? 0) - at, word: { is: 'offset', days: -7 * count } }
      : null;
  }
  if (!noun) return null;
  const next = number.end + noun.length;
  const end = findAt(pieces, next, FIRST_OF);
  if (end) return { length: next + end.length - at, word: { is: 'edge', edge: end.value, days: count } };
  const ago = findAt(pieces, next, AGO);
  if (ago && isBeforeEvent(pieces, next + ago.length)) return { length: next + ago.length - at, word: { is: 'vague' } };
  if (isSince || ago) return { length: next + (ago?.length ?? 0) - at, word: { is: 'offset', days: -count } };
  return { length: next - at, days: count };
}

/** "2 ngày trước khai mạc", "3 ngày trước khi bế mạc". */
const isBeforeEvent = (pieces: readonly Piece[], at: number): boolean =>
  pieces[at]?.before === '' &&
  !findAt(pieces, at, PARTS) &&
  ([MOMENTS, OPENING, FEASTS] as const).some((table) => findAt(pieces, at, table));

/** "mùng 3", "ngày 3 tháng 10", "3/10", "3", "1-7/10". */
export function readNumbered({ pieces, at, isAccented, lastEnd }: DayPlace): DayStep | null {
  const noun = findAt(pieces, at, DAY_NOUN);
  const from = at + (noun?.length ?? 0);
  // "ngay sau bữa họp": who types with marks means no day.
  const isAtOnce = isAccented && pieces[at]?.typed === 'ngay';
  // "hôm sau" is a later day, and without its mark "hôm sáu" as well.
  // "thứ hai, ngay sau hom ke chuyen": the day was told.
  if (noun && lastEnd >= 0 && isLater(pieces, at) && nounOfDoing(pieces, from + 1) > 0) return null;
  if (noun && isLater(pieces, at) && !isAtOnce) return { length: from + 1 - at, word: { is: 'vague' } };
  if (noun === null && isClass(pieces, at)) return { length: 1, strange: 1 };
  const day = readDated(pieces, from) ?? (noun ? readSpoken(pieces, from, isAccented) : null);
  if (!day) return null;
  // "bữa ba mẹ đến", "hôm tư vấn": the word goes with what follows.
  if (
    noun &&
    !isFigure(pieces[from]) &&
    !isDayNoun(pieces[at]) &&
    day.word.month === null &&
    !endsDay(pieces, from + day.length)
  )
    return { length: 1, none: true };
  const isBare = noun === null && day.word.month === null;
  // "20 em" are twenty children, "3 lớp" three classes.
  const next = pieces[from + 1];
  const isCounting =
    isBare &&
    day.length === 1 &&
    next !== undefined &&
    !isFigure(next) &&
    next.before === '' &&
    !BEHIND_BARE.some((table) => findAt(pieces, from + 1, table));
  const isNamed = isBare && at > 0 && findAt(pieces, at - 1, NUMBERED) !== null;
  if (isCounting || isNamed)
    return { length: 1 + (isCounting ? (findAt(pieces, from + 1, COUNTED)?.length ?? 0) : 0), strange: 1 };
  return { length: day.length + from - at, word: day.word, isBare };
}

/** "lớp 4/2" is a class; "25/30 em" are so many of them. */
function isClass(pieces: readonly Piece[], at: number): boolean {
  const [, of] = /^\d{1,2}\/(\d{1,2})$/.exec(pieces[at]?.plain ?? '') ?? [];
  if (of === undefined) return false;
  const isNamed = at > 0 && findAt(pieces, at - 1, CLASSED) !== null;
  return isNamed || (Number(of) > 12 && findAt(pieces, at + 1, COUNTED) !== null);
}

/** "công văn 1234 thì", "tiết 12", "120 phụ huynh", "95%": what no day is. */
export function readBound({ pieces, at }: DayPlace): DayStep | null {
  const typed = pieces[at]?.plain ?? '';
  if (!isFigure(pieces[at]) || /^(?:0\d{3}|\d{8}|\d{6})$/.test(typed)) return null;
  if (typed.endsWith('%')) return { length: 1, strange: 1 };
  const next = pieces[at + 1];
  const isCounting =
    /^\d+(?:\.\d{3})?$/.test(typed) &&
    next !== undefined &&
    !isFigure(next) &&
    next.before === '' &&
    !BEHIND_BARE.some((table) => findAt(pieces, at + 1, table));
  const isNamed = at > 0 && /^\d+$/.test(typed) && findAt(pieces, at - 1, NUMBERED) !== null;
  return isCounting || isNamed ? { length: 1, strange: 1 } : null;
}

/** "mùng", "mồng" are said of nothing but days. */
const isDayNoun = (piece: Piece | undefined): boolean => /^(?:mung|mong)$/.test(piece?.plain ?? '');
const isLater = (pieces: readonly Piece[], at: number): boolean =>
  !isDayNoun(pieces[at]) && pieces[at + 1]?.typed === 'sau';
const BEHIND_DAY: readonly PieceTable<unknown>[] = [AROUND, BESIDE, WEEKS];
const endsDay = (pieces: readonly Piece[], at: number): boolean =>
  at >= pieces.length ||
  (!findAt(pieces, at, COUNTED) && [...BEHIND_BARE, ...BEHIND_DAY].some((table) => findAt(pieces, at, table)));

/** What may stand right behind the bare number of a day; any other word is what the number counts. */
const BEHIND_BARE: readonly PieceTable<unknown>[] = [TO, AND, OR, COURTESY];
