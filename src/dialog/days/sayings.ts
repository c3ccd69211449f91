/** The words for days in what a person typed, taken apart; not yet dates. */
import type { DayWord } from '../../understanding/day-words.ts';
import { findAt, isFigure, type Piece, type Pieces } from '../pieces.ts';
import { pastTime } from './clock.ts';
import { readEnglish } from './dates.ts';
import { readBound, readLongOrAgo, readNumbered } from './numbered.ts';
import { readOffset, readUntilNow } from './offsets.ts';
import {
  AGAINST,
  AND,
  AROUND,
  BESIDE,
  COURTESY,
  DAILY,
  ENDS,
  EVENTS,
  FROM,
  HEDGES,
  LATEST,
  OF,
  OFFSETS,
  OPENING,
  OR,
  OTHERS,
  OVER,
  PARTS,
  POLITE,
  SPANS,
  THAT_DAY,
  TO,
  VAGUE,
} from './phrases.ts';
import { type DayPlace, type DayStep, flagged, type Joint, named } from './steps.ts';
import { type DayTold, gathering } from './told.ts';
import { CERTAIN } from './turn-phrases.ts';
import { readAfter, readMovedWithin, readNoDoing, readNoQuestion, readTurn, startsDay } from './turns.ts';
import { readMoreWeekdays, readWeekday } from './weekdays.ts';

export type DaysSaid = {
  /** Without those that were denied or taken back. */
  readonly days: readonly DayTold[];
  /** "từ" stands before the first. */
  readonly isOpen: boolean;
  readonly isUnsure: boolean;
  /** "3 ngày": how long, where that was said beside the days. */
  readonly length: number | null;
  /** What means nothing here, in words; `isAgainst`: or turns the sense round. */
  readonly strange: number;
  /** Words for people and doings, which say nothing of the day. */
  readonly around: number;
  readonly isAgainst: boolean;
  /** One of the days was taken back or denied. */
  readonly isTurned: boolean;
};

/** Nobody names more in one answer. */
const MOST_DAYS = 12;

const READERS: readonly ((place: DayPlace) => DayStep | null)[] = [
  readTurn,
  readNoQuestion,
  readMovedWithin,
  readEvent,
  readUntilNow,
  readMoreWeekdays,
  readLongOrAgo,
  readTime,
  readEnd,
  readSpan,
  readWeekday,
  ({ pieces, at }) => readEnglish(pieces, at),
  readOffset,
  readNumbered,
  readBound,
  (place) => flagged(place, THAT_DAY, { flag: 'that-day' }),
  (place) => (place.lastEnd === place.at ? flagged(place, LATEST, { none: true }) : null),
  readNoDoing,
  readVague,
  (place) => flagged(place, TO, { joint: 'to' }),
  readFrom,
  (place) => flagged(place, CERTAIN, { flag: 'certain' }),
  readHedge,
  (place) => flagged(place, AND, { joint: 'and' }),
  (place) => flagged(place, OR, { joint: 'or' }),
  (place) => flagged(place, PARTS, { none: true }),
  readAfter,
  readDaily,
  (place) => flagged(place, OPENING, { flag: 'opening' }),
  (place) => flagged(place, OTHERS, { flag: 'others' }),
  (place) => flagged(place, AGAINST, { flag: 'against' }),
  (place) => flagged(place, BESIDE, { none: true }),
  readAround,
];

/** All that a text says of days. */
export function readSayings({ pieces: whole, isAccented }: Pieces): DaysSaid {
  const pieces = whole.flatMap(partsOf);
  const told = gathering();
  let joint: Joint | null = null;
  for (let at = 0; at < pieces.length; ) {
    const last = told.last();
    const sign = jointBefore(pieces[at], last);
    if (sign) told.signed(sign);
    joint = told.joint();
    const place: DayPlace = { pieces, at, isAccented, last, lastEnd: told.lastEnd(), joint, isOpen: told.isOpen() };
    const found = READERS.reduce<DayStep | null>((before, read) => before ?? read(place), null);
    at += found?.length ?? 1;
    told.take(found ?? { length: 1, strange: isFigure(pieces[at - 1]) ? MOST_STRANGE : 1 }, at);
  }
  return told.said(MOST_DAYS);
}

/** A figure that belongs to nothing may be a day: no text with one is read. */
const MOST_STRANGE = 100;

/** "2,3,4/10" are three days. */
function partsOf(piece: Piece): readonly Piece[] {
  if (!/^\d{1,2}(?:,\d{1,2})+(?:\/\d{1,2}(?:\/\d{2,4})?)?$/.test(piece.plain)) return [piece];
  return piece.plain
    .split(',')
    .map((part, i) => ({ ...piece, typed: part, plain: part, marked: part, before: i === 0 ? piece.before : ',' }));
}

function jointBefore(piece: Piece | undefined, last: DayWord | undefined): Joint | null {
  if (!last || !piece) return null;
  if (/[->~]/.test(piece.before)) return 'to';
  return /[,;&+/\n]/.test(piece.before) ? 'and' : null;
}

function readTime({ pieces, at, isAccented }: DayPlace): DayStep | null {
  const end = pastTime(pieces, at, isAccented);
  return end === null ? null : { length: end - at, time: true };
}

/** "mỗi chiều"; but "moi chieu nay" is "mới". */
function readDaily(place: DayPlace): DayStep | null {
  const today = findAt(place.pieces, place.at + 1, OFFSETS)?.value === 0;
  return today ? null : flagged(place, DAILY, { flag: 'daily' });
}

/** "last" is none, what is held is one. */
function readEvent(place: DayPlace): DayStep | null {
  return flagged(place, EVENTS, place.pieces[place.at]?.plain === 'last' ? { none: true } : { done: true });
}

/** Of "đầu tháng", "hôm bữa" the day that is named beside them says which. */
function readVague({ pieces, at }: DayPlace): DayStep | null {
  const found = findAt(pieces, at, VAGUE);
  if (!found) return null;
  return found.value ? { length: found.length, flag: 'pointer' } : { length: found.length, word: { is: 'vague' } };
}

/** "ngày đầu tiên", "ngày đầu tiên của tuần lễ". */
function readEnd({ pieces, at }: DayPlace): DayStep | null {
  const found = findAt(pieces, at, ENDS);
  if (!found) return null;
  const end = at + found.length;
  const from = end + (findAt(pieces, end, OF)?.length ?? 0);
  const span = findAt(pieces, from, SPANS);
  const length = found.length + (span?.value === 'period' ? from + span.length - end : 0);
  return { length, word: { is: 'edge', edge: found.value, days: 1 } };
}

/** "tuần lễ" is the Week's name as well. */
function readSpan(place: DayPlace): DayStep | null {
  const found = named(place, SPANS, (span) => ({ is: 'span', span }));
  const isName = found?.length === 2 && /^(?:tuan le|the week)$/.test(plainFrom(place.pieces, place.at, 2));
  return found && isName ? { ...found, isName } : found;
}

const plainFrom = (pieces: readonly Piece[], at: number, length: number): string =>
  pieces
    .slice(at, at + length)
    .map(({ plain }) => plain)
    .join(' ');

/** "từ" begins a range, but "làm từ hôm qua rồi" does not. */
function readFrom(place: DayPlace): DayStep | null {
  const found = flagged(place, FROM, { flag: 'from' });
  const { pieces, at } = place;
  if (!found || !startsDay(pieces, at + found.length)) return found;
  const isBehindDeed = [1, 2].some((length) => findAt(pieces, at - length, OVER)?.length === length);
  const end = pieces.findIndex((piece, behind) => behind > at && piece.before.trim() !== '');
  const clause = pieces.slice(0, end < 0 ? pieces.length : end);
  const isRange = clause.some((_, behind) => behind > at && findAt(pieces, behind, TO));
  const isOver = clause.slice(at, at + MOST_OVER).some(({ plain }) => plain === 'roi');
  return isBehindDeed && isOver && !isRange ? { length: found.length, none: true } : found;
}

/** "từ sáng thứ hai tuần này rồi". */
const MOST_OVER = 7;

/** "khoảng 8h", "tầm 30 em": not the day is unsure. */
function readHedge(place: DayPlace): DayStep | null {
  const found = flagged(place, HEDGES, { flag: 'unsure' });
  if (!found) return null;
  const next = { ...place, at: place.at + found.length };
  // Without their marks "cỡ" is "có" and "cô", "chừng" is "chung", "tầm" is "tám".
  const isOtherWord = /^(?:co|chung|tam)$/.test(place.pieces[place.at]?.typed ?? '');
  if (isOtherWord && !isFigure(place.pieces[next.at]) && !startsDay(place.pieces, next.at)) return null;
  const isOther = readTime(next) !== null || readBound(next) !== null;
  return isOther ? { length: found.length, none: true } : found;
}

function readAround(place: DayPlace): DayStep | null {
  const isPolite = ([POLITE, COURTESY] as const).some((table) => findAt(place.pieces, place.at, table));
  return flagged(place, AROUND, { around: 1, isPolite });
}
