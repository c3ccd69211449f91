/** The words for days in what a person typed, taken apart; not yet dates. */

import type { DayWord } from '../understanding/day-words.ts';
import { pastTime } from './day-clock.ts';
import { readDated, readEnglish, readSpoken } from './day-dates.ts';
import {
  AGAINST,
  AGO,
  AND,
  AROUND,
  BESIDE,
  COUNTED,
  COURTESY,
  DAY_NOUN,
  DAYS_LONG,
  ENDS,
  EVENTS,
  FIRST_OF,
  FROM,
  HEDGES,
  HOUR,
  MONTH,
  MORE_WEEKDAYS,
  NUMBERED,
  OF,
  OFFSETS,
  ONE_OF,
  OR,
  PARTS,
  POLITE,
  SHORT_OFFSETS,
  SINCE,
  SPANS,
  TO,
  UNTIL_NOW,
  VAGUE,
  WEEKDAYS,
  WEEKS,
  WEEKS_LONG,
} from './day-phrases.ts';
import { readNumeral } from './numerals.ts';
import { findAt, isFigure, type Piece, type PieceFound, type Pieces, type PieceTable } from './pieces.ts';

/** How what follows hangs on what stands before. */
export type Joint = 'to' | 'and' | 'or';
export type DaysSaid = {
  readonly days: readonly {
    readonly word: DayWord;
    readonly by: Joint | null;
    readonly isBare: boolean;
    readonly points?: boolean;
  }[];
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
};

type Step = { readonly length: number } & (
  | {
      readonly word: DayWord;
      readonly more?: readonly DayWord[];
      readonly joint?: Joint;
      readonly isBare?: boolean;
      readonly points?: boolean;
    }
  | { readonly joint: Joint; readonly isSpoken?: true }
  | { readonly flag: 'from' | 'unsure' | 'against' }
  | { readonly days: number }
  | { readonly none: true }
  /** "từ 8h" begins no range of days. */
  | { readonly time: true }
  | { readonly strange: number }
  | { readonly around: number }
);
type Place = {
  readonly pieces: readonly Piece[];
  readonly at: number;
  readonly isAccented: boolean;
  readonly last: DayWord | undefined;
  readonly joint: Joint | null;
};

/** Nobody names more in one answer. */
const MOST_DAYS = 12;

const READERS: readonly ((place: Place) => Step | null)[] = [
  ({ pieces, at }) => flagged(pieces, at, EVENTS, { none: true }),
  readUntilNow,
  readMoreWeekdays,
  readLongOrAgo,
  readTime,
  readEnd,
  ({ pieces, at }) => named(pieces, at, SPANS, (span) => ({ is: 'span', span })),
  readWeekday,
  ({ pieces, at }) => readEnglish(pieces, at),
  readOffset,
  readNumbered,
  readVague,
  ({ pieces, at }) => flagged(pieces, at, TO, { joint: 'to' }),
  ({ pieces, at }) => flagged(pieces, at, FROM, { flag: 'from' }),
  // Without its mark "cỡ" is "có" and "cô", but before a figure.
  ({ pieces, at }) =>
    pieces[at]?.typed === 'co' && !isFigure(pieces[at + 1]) ? null : flagged(pieces, at, HEDGES, { flag: 'unsure' }),
  ({ pieces, at }) => flagged(pieces, at, AND, { joint: 'and', isSpoken: true }),
  ({ pieces, at }) => flagged(pieces, at, OR, { joint: 'or' }),
  ({ pieces, at }) => flagged(pieces, at, PARTS, { none: true }),
  ({ pieces, at }) => flagged(pieces, at, AGAINST, { flag: 'against' }),
  readBefore,
  ({ pieces, at }) => flagged(pieces, at, BESIDE, { none: true }),
  ({ pieces, at }) => flagged(pieces, at, AROUND, { around: 1 }),
];

const DAYS: readonly PieceTable<unknown>[] = [DAY_NOUN, OFFSETS, WEEKDAYS];

/** "trước ngày 5", "trước hôm qua": some other day. */
function readBefore({ pieces, at }: Place): Step | null {
  const isDay = isFigure(pieces[at + 1]) || DAYS.some((table) => findAt(pieces, at + 1, table));
  return isDay && findAt(pieces, at, AGO) ? { length: 1, flag: 'against' } : null;
}

/** All that a text says of days. */
export function readSayings({ pieces: whole, isAccented }: Pieces): DaysSaid {
  const pieces = whole.flatMap(partsOf);
  const days: DaysSaid['days'][number][] = [];
  const flags = new Set<string>();
  let joint: Joint | null = null;
  let length: number | null = null;
  let strange = 0;
  let around = 0;
  for (let at = 0; at < pieces.length; ) {
    const last = days.at(-1)?.word;
    joint = jointBefore(pieces[at], last) ?? joint;
    const place: Place = { pieces, at, isAccented, last, joint };
    const found = READERS.reduce<Step | null>((before, read) => before ?? read(place), null);
    at += found?.length ?? 1;
    if (!found) strange += isFigure(pieces[at - 1]) ? MOST_DAYS : 1;
    else if ('word' in found) {
      days.push({
        word: found.word,
        by: days.length > 0 ? (joint ?? 'and') : null,
        isBare: found.isBare ?? false,
        points: found.points ?? false,
      });
      for (const word of found.more ?? []) days.push({ word, by: found.joint ?? 'and', isBare: false });
      joint = null;
    } else if ('joint' in found) joint = days.length > 0 ? found.joint : joint;
    else if ('flag' in found) flags.add(found.flag);
    else if ('time' in found) flags.delete('from');
    else if ('around' in found) around += found.around;
    else if ('strange' in found) strange += found.strange;
    else if ('days' in found) length = found.days;
  }
  return {
    days: (flags.has('listed') ? days : withoutPointers(days)).slice(0, MOST_DAYS),
    isOpen: flags.has('from'),
    isUnsure: flags.has('unsure'),
    length,
    strange,
    around,
    isAgainst: flags.has('against'),
  };
}

/** "bữa đó là chủ nhật", "đầu tháng nè, mùng 1": the day that is named says which was meant. */
function withoutPointers(days: DaysSaid['days']): DaysSaid['days'] {
  const exact = days.filter(({ points }) => points !== true);
  const isPlain = exact.every(
    ({ word, by }) => (word.is === 'date' || word.is === 'weekday') && (by === null || by === 'and'),
  );
  if (exact.length === 0 || exact.length === days.length || !isPlain) return days;
  return exact.map((day, at) => (at === 0 ? { ...day, by: null } : day));
}

function readVague({ pieces, at }: Place): Step | null {
  const found = findAt(pieces, at, VAGUE);
  return found && { length: found.length, word: { is: 'vague' }, points: found.value };
}

/** "ngày đầu tiên", "ngày đầu tiên của tuần lễ". */
function readEnd({ pieces, at }: Place): Step | null {
  const found = findAt(pieces, at, ENDS);
  if (!found) return null;
  const end = at + found.length;
  const from = end + (findAt(pieces, end, OF)?.length ?? 0);
  const span = findAt(pieces, from, SPANS);
  const length = found.length + (span?.value === 'period' ? from + span.length - end : 0);
  return { length, word: { is: 'edge', edge: found.value, days: 1 } };
}

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

function named<T>(
  pieces: readonly Piece[],
  at: number,
  table: PieceTable<T>,
  make: (value: T) => DayWord,
): Step | null {
  const found = findAt(pieces, at, table);
  return found && { length: found.length, word: make(found.value) };
}

type Bare<T> = T extends { readonly length: number } ? Omit<T, 'length'> : never;
function flagged(pieces: readonly Piece[], at: number, table: PieceTable<unknown>, step: Bare<Step>): Step | null {
  const found = findAt(pieces, at, table);
  return found && { ...step, length: found.length };
}

/** "từ mùng 2 tới giờ". */
function readUntilNow({ pieces, at, joint }: Place): Step | null {
  const found = joint === 'to' ? findAt(pieces, at, UNTIL_NOW) : null;
  return found && { length: found.length, word: { is: 'offset', days: 0 } };
}

function readOffset({ pieces, at }: Place): Step | null {
  // Without its mark "mơi" is "mời" and "mới".
  if (pieces[at]?.typed === 'moi') return null;
  const direct = findAt(pieces, at, OFFSETS);
  const part = direct ? null : findAt(pieces, at, PARTS);
  const from = at + (part?.length ?? 0);
  const found = direct ?? (part && findAt(pieces, from, OFFSETS)) ?? readShort(pieces, from);
  if (!found) return null;
  const length = found.length + from - at;
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
  const isBehindPart = [PARTS, DAYS_LONG].some((table) =>
    [1, 2].some((length) => findAt(pieces, at - length, table)?.length === length),
  );
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

/** "thứ 5", "thứ Năm, 07/10/2021", "chủ nhật tuần rồi". */
function readWeekday({ pieces, at }: Place): Step | null {
  const found = findAt(pieces, at, WEEKDAYS);
  if (!found) return null;
  // "lần thứ hai", "theo thu tu" (thứ tự): one of several.
  if (pieces[at]?.plain === 'thu' && at > 0 && findAt(pieces, at - 1, ONE_OF))
    return { length: found.length, strange: 1 };
  const next = at + found.length;
  const day = readDated(pieces, next + (findAt(pieces, next, DAY_NOUN)?.length ?? 0));
  const isDate = day && (day.word.month !== null || findAt(pieces, next, DAY_NOUN) !== null);
  if (day && isDate && !/[->~]/.test(pieces[next]?.before ?? '')) {
    const noun = findAt(pieces, next, DAY_NOUN)?.length ?? 0;
    return { length: found.length + noun + day.length, word: { ...day.word, weekday: found.value, loose: false } };
  }
  const english = readEnglish(pieces, next);
  if (english && !/[->~]/.test(pieces[next]?.before ?? ''))
    return { length: found.length + english.length, word: { ...english.word, weekday: found.value } };
  const said = findAt(pieces, next, WEEKS);
  // "thứ hai tới thứ tư" goes on.
  const isRange = said?.value === 'coming' && BEGINS_DAY.some((table) => findAt(pieces, next + said.length, table));
  const week = isRange ? null : said;
  return {
    length: found.length + (week?.length ?? 0),
    word: { is: 'weekday', weekday: found.value, week: week?.value ?? null },
  };
}

/** "thứ 2 3 4", "thứ hai ba", "t2-4": more of the kind. */
function readMoreWeekdays({ pieces, at, last }: Place): Step | null {
  if (last?.is !== 'weekday') return null;
  const found = findAt(pieces, at, MORE_WEEKDAYS);
  if (!found) return null;
  const next = at + 1;
  const isOther = pieces[next]?.before === '/' || [MONTH, HOUR, DAYS_LONG].some((table) => findAt(pieces, next, table));
  // "thứ hai ba" are two days, "thứ hai ba mẹ" is one; "tu 8h" is "từ".
  const isLast = !pieces[next] || LISTED.some((table) => findAt(pieces, next, table));
  if (isOther || !(isLast || isFigure(pieces[at]))) return null;
  return { length: 1, word: { is: 'weekday', weekday: found.value, week: null } };
}

const BEGINS_DAY: readonly PieceTable<unknown>[] = [WEEKDAYS, MORE_WEEKDAYS, DAY_NOUN, UNTIL_NOW];
const LISTED: readonly PieceTable<unknown>[] = [MORE_WEEKDAYS, AND, AROUND, WEEKS];

/** "3 ngày trước", "cách đây 3 hôm", "3 ngày đầu", "2 ngày". */
function readLongOrAgo({ pieces, at, isAccented }: Place): Step | null {
  const since = findAt(pieces, at, SINCE);
  const from = at + (since?.length ?? 0);
  const number = readNumeral(pieces, from, isAccented);
  const count = number?.asks === null ? number.values[0] : undefined;
  const noun = number && findAt(pieces, number.end, DAYS_LONG);
  const weeks = number && findAt(pieces, number.end, WEEKS_LONG);
  if (!number || count === undefined || count < 1 || count > 60) return null;
  if (weeks) {
    const ago = findAt(pieces, number.end + weeks.length, AGO);
    return since || ago
      ? { length: number.end + weeks.length + (ago?.length ?? 0) - at, word: { is: 'offset', days: -7 * count } }
      : null;
  }
  if (!noun) return null;
  const next = number.end + noun.length;
  const end = findAt(pieces, next, FIRST_OF);
  if (end) return { length: next + end.length - at, word: { is: 'edge', edge: end.value, days: count } };
  const ago = findAt(pieces, next, AGO);
  if (since || ago) return { length: next + (ago?.length ?? 0) - at, word: { is: 'offset', days: -count } };
  return { length: next - at, days: count };
}

function readTime({ pieces, at, isAccented }: Place): Step | null {
  const end = pastTime(pieces, at, isAccented);
  return end === null ? null : { length: end - at, time: true };
}

/** "mùng 3", "ngày 3 tháng 10", "3/10", "3", "1-7/10". */
function readNumbered({ pieces, at, isAccented }: Place): Step | null {
  const noun = findAt(pieces, at, DAY_NOUN);
  const from = at + (noun?.length ?? 0);
  // "hôm sau" is a later day, and without its mark "hôm sáu" as well.
  if (noun && isLater(pieces, at)) return { length: from + 1 - at, word: { is: 'vague' } };
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

/** "mùng", "mồng" are said of nothing but days. */
const isDayNoun = (piece: Piece | undefined): boolean => /^(?:mung|mong)$/.test(piece?.plain ?? '');
const isLater = (pieces: readonly Piece[], at: number): boolean =>
  !isDayNoun(pieces[at]) && pieces[at + 1]?.typed === 'sau';
const endsDay = (pieces: readonly Piece[], at: number): boolean =>
  at >= pieces.length ||
  (!findAt(pieces, at, COUNTED) && [...BEHIND_BARE, AROUND, BESIDE, WEEKS].some((table) => findAt(pieces, at, table)));

/** What may stand right behind the bare number of a day; any other word is what the number counts. */
const BEHIND_BARE: readonly PieceTable<unknown>[] = [TO, AND, OR, COURTESY];
