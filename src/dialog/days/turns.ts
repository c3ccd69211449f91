/** What is said against a day: taken back ("à nhầm"), denied ("không phải"), or no activity at all ("hôm qua em quên"). */

import { readNumeral } from '../counts/numerals.ts';
import { findAt, isFigure, type Piece, type PieceTable } from '../pieces.ts';
import { DAY_NOUN, OFFSETS, POLITE, WEEKDAYS } from './phrases.ts';
import { type DayPlace, type DayStep, flagged } from './steps.ts';
import {
  AFTER,
  AFTERWARDS,
  CORRECTED,
  DENIED,
  EACH,
  MISTAKEN,
  MOMENTS,
  MOVED_OVER,
  NO_DOING,
  NO_QUESTION,
  SPEAKERS,
  WITHIN,
} from './turn-phrases.ts';

const DAYS_BUT_NOUNS: readonly PieceTable<unknown>[] = [OFFSETS, WEEKDAYS];
const DAYS: readonly PieceTable<unknown>[] = [DAY_NOUN, ...DAYS_BUT_NOUNS];
/** Whether words for a day stand here, other than a figure. */
export const startsDay = (pieces: readonly Piece[], at: number): boolean =>
  DAYS.some((table) => findAt(pieces, at, table) !== null);

/** "à nhầm", "không phải": how the next day stands to the one before. */
export function readTurn(place: DayPlace): DayStep | null {
  const { pieces, at, lastEnd } = place;
  const [corrected, denied, mistaken] = [CORRECTED, DENIED, MISTAKEN].map((table) => findAt(pieces, at, table));
  const isBehindDay = lastEnd >= 0;
  const isApart = (end: number): boolean => (pieces[end]?.before ?? '') !== '';
  // "à không phải thứ năm" may deny what follows as well.
  const isEither = (length: number): boolean => pieces[at + length - 1]?.plain === 'phai' && !isApart(at + length);
  if (corrected) return { length: corrected.length, turn: isEither(corrected.length) ? 'maybe' : 'instead' };
  if (denied && !(isApart(at + denied.length) && mistaken?.length === denied.length))
    return { length: denied.length, turn: 'denied' };
  if (!mistaken) return null;
  const end = at + mistaken.length;
  const isNo = /^(?:khong|no|ko|k|hong|kg|kh|hok|hem)$/.test(pieces[at]?.plain ?? '');
  const isFirst = !isBehindDay && isNo && at === 0 && isApart(end);
  if (isFirst) return { length: mistaken.length, none: true };
  if (isBehindDay && isApart(end) && (isNo ? isApart(at) || mistaken.length > 1 : true))
    return { length: mistaken.length, turn: 'instead' };
  if (isNo || pieces[at]?.plain === 'quen') return null;
  if (isBehindDay) return { length: mistaken.length, turn: 'maybe' };
  return isApart(end) ? null : { length: mistaken.length, flag: 'mistaken' };
}

/** "hôm qua em quên ghi", "hôm nay mới nhớ": that day nothing took place. */
export function readNoDoing(place: DayPlace): DayStep | null {
  const { pieces, at, lastEnd } = place;
  if (lastEnd < 0 || at - lastEnd > 2) return null;
  let from = lastEnd;
  for (let found = speakerAt(pieces, from); found && from < at; found = speakerAt(pieces, from)) from += found.length;
  return from === at ? flagged(place, NO_DOING, { flag: 'against' }) : null;
}

const speakerAt = (pieces: readonly Piece[], at: number) => findAt(pieces, at, POLITE) ?? findAt(pieces, at, SPEAKERS);

/** "ngày nào cũng", "mấy cháu", "sáng nào các em cũng đọc". */
export const readNoQuestion = (place: DayPlace): DayStep | null =>
  flagged(place, NO_QUESTION, { around: 1, isPolite: false }) ?? readEach(place);

/** So many words may stand between "nào" and "cũng". */
const MOST_BETWEEN = 4;

function readEach({ pieces, at }: DayPlace): DayStep | null {
  if (pieces[at]?.plain !== 'nao') return null;
  for (let next = at + 1; next <= at + 1 + MOST_BETWEEN && pieces[next]?.before === ''; next += 1)
    if (findAt(pieces, next, EACH)) return { length: 1, around: 1, isPolite: false };
  return null;
}

/** "dời vô hội trường": the same day; but "dời qua sáng mai", "dời sang chiều khác". */
export function readMovedWithin({ pieces, at }: DayPlace): DayStep | null {
  const moved = findAt(pieces, at, MOVED_OVER);
  const to = moved ? at + moved.length : at;
  const within = moved && findAt(pieces, to, WITHIN);
  if (!within || DAYS_BUT_NOUNS.some((table) => findAt(pieces, to, table))) return null;
  const end = to + within.length;
  const isOther =
    startsDay(pieces, end) || isFigure(pieces[end]) || /^(?:khac|sau|toi)$/.test(pieces[end]?.plain ?? '');
  return isOther ? null : { length: end - at, around: 1, isPolite: false };
}

/** How long the word for a day is that what took place says, "hôm kể chuyện"; 0: none stands here. */
export function nounOfDoing(pieces: readonly Piece[], at: number): number {
  const noun = findAt(pieces, at, DAY_NOUN);
  if (!noun || DAYS_BUT_NOUNS.some((table) => findAt(pieces, at, table))) return 0;
  const behind = at + noun.length;
  const isDay = isFigure(pieces[behind]) || startsDay(pieces, behind) || readNumeral(pieces, behind) !== null;
  return pieces[behind] && !isDay ? noun.length : 0;
}

/** "sau giờ chào cờ" tells the hour; "trước ngày 5", "sau hôm qua" are some other day. */
export function readAfter(place: DayPlace): DayStep | null {
  const { pieces, at, lastEnd } = place;
  const found = findAt(pieces, at, AFTER);
  if (!found) return null;
  const next = at + found.length;
  const afterwards = findAt(pieces, at, AFTERWARDS);
  if (afterwards) return { length: afterwards.length, done: true };
  if (findAt(pieces, next, MOMENTS)) return { length: found.length, done: true };
  const noun = lastEnd >= 0 ? nounOfDoing(pieces, next) : 0;
  if (noun > 0) return { length: next + noun - at, done: true };
  const isDay = isFigure(pieces[next]) || startsDay(pieces, next);
  // "on Sunday, after church".
  const isEnglish = /^(?:after|before)$/.test(pieces[at]?.plain ?? '') && lastEnd >= 0 && pieces[next] !== undefined;
  if (isEnglish && !isDay) return { length: found.length, done: true };
  const isBefore = pieces[at]?.plain === 'truoc';
  return isDay || !isBefore ? { length: found.length, flag: 'against' } : null;
}
