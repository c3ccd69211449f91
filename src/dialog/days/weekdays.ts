/** Weekdays as people say them: "thứ 5", "thứ Năm, 07/10", "t2-4", "next monday". */

import { findAt, isFigure, type Piece, type PieceTable } from '../pieces.ts';
import { readDated, readEnglish, readSpoken } from './dates.ts';
import {
  AND,
  AROUND,
  DAY_NOUN,
  DAYS_LONG,
  HOUR,
  MONTH,
  MORE_WEEKDAYS,
  NUMBERED,
  ONE_OF,
  OR,
  PARTS,
  TO,
  UNTIL_NOW,
  WEEKDAYS,
  WEEKS,
} from './phrases.ts';
import type { DayPlace, DayStep } from './steps.ts';
import { MOMENTS } from './turn-phrases.ts';

/** "thứ 5", "thứ Năm, 07/10/2021", "chủ nhật tuần rồi". */
export function readWeekday({ pieces, at, isAccented }: DayPlace): DayStep | null {
  const said = readSaidBefore(pieces, at);
  if (said) return said;
  const found = findAt(pieces, at, WEEKDAYS);
  if (!found || isSyllable(pieces, at)) return null;
  // "lần thứ hai", "theo thu tu" (thứ tự): one of several.
  if (pieces[at]?.plain === 'thu' && at > 0 && pieces[at]?.before === '' && findAt(pieces, at - 1, ONE_OF))
    return { length: found.length, strange: 1 };
  const next = at + found.length;
  const isNumbered = /^(?:mung|mong)$/.test(pieces[next]?.plain ?? '');
  const day =
    readDated(pieces, next + (findAt(pieces, next, DAY_NOUN)?.length ?? 0)) ??
    (isNumbered ? readSpoken(pieces, next + 1, isAccented) : null);
  const isDate = day && (day.word.month !== null || findAt(pieces, next, DAY_NOUN) !== null);
  if (day && isDate && !/[->~]/.test(pieces[next]?.before ?? '')) {
    const noun = findAt(pieces, next, DAY_NOUN)?.length ?? 0;
    return { length: found.length + noun + day.length, word: { ...day.word, weekday: found.value, loose: false } };
  }
  const english = readEnglish(pieces, next);
  if (english && !/[->~]/.test(pieces[next]?.before ?? ''))
    return { length: found.length + english.length, word: { ...english.word, weekday: found.value } };
  const weeks = findAt(pieces, next, WEEKS);
  // "thứ tư, trước giờ tan học": the hour.
  const isHour =
    weeks?.value === 'before' && (pieces[next]?.before !== '' || findAt(pieces, next + weeks.length, MOMENTS) !== null);
  const which = isHour ? null : weeks;
  // "thứ hai tới thứ tư" goes on.
  const behind = next + (which?.length ?? 0);
  const begins = behind + (findAt(pieces, behind, PARTS)?.length ?? 0);
  const isRange = which?.value === 'coming' && BEGINS_DAY.some((table) => findAt(pieces, begins, table));
  const week = isRange ? null : which;
  return {
    length: found.length + (week?.length ?? 0),
    word: { is: 'weekday', weekday: found.value, week: week?.value ?? null },
  };
}

/** "to chuyen mon", "mon" being "môn": English short for a weekday stands first, or behind words like "on". */
const isSyllable = (pieces: readonly Piece[], at: number): boolean =>
  /^(?:mon|tue|wed|thur|fri|sat|sun)$/.test(pieces[at]?.plain ?? '') &&
  pieces[at]?.before === '' &&
  at > 0 &&
  !/^(?:on|last|this|next|and|or|to|until|till|from|since|by|was|it)$/.test(pieces[at - 1]?.plain ?? '');

const SAID_BEFORE: readonly (readonly [words: string, week: 'coming' | 'here'])[] = [
  ['this coming', 'coming'],
  ['coming', 'coming'],
  ['next', 'coming'],
  ['this', 'here'],
];

/** English says before the weekday which one it is. */
function readSaidBefore(pieces: readonly Piece[], at: number): DayStep | null {
  for (const [words, week] of SAID_BEFORE) {
    const length = words.split(' ').length;
    const is = pieces.slice(at, at + length).map(({ plain }) => plain);
    const found = is.join(' ') === words ? findAt(pieces, at + length, WEEKDAYS) : null;
    if (found) return { length: found.length + length, word: { is: 'weekday', weekday: found.value, week } };
  }
  return null;
}

/** "thứ 2 3 4", "thứ hai ba", "t2-4": more of the kind. */
export function readMoreWeekdays({ pieces, at, last, lastEnd }: DayPlace): DayStep | null {
  if (last?.is !== 'weekday') return null;
  const found = findAt(pieces, at, MORE_WEEKDAYS);
  // "chủ nhật, lớp 5A": it is the name of the class.
  if (!found || findAt(pieces, at - 1, NUMBERED)) return null;
  const between =
    at === lastEnd ? 0 : (JOINTS.map((table) => findAt(pieces, lastEnd, table)?.length).find(Boolean) ?? 0);
  if (lastEnd + between !== at) return null;
  const next = at + 1;
  const isOther =
    pieces[next]?.before === '/' ||
    ([MONTH, HOUR, DAYS_LONG, UNITS] as const).some((table) => findAt(pieces, next, table));
  // "thứ hai ba" are two days, "thứ hai ba mẹ" and "thu hai, ba voi chau" one; "tu 8h" is "từ".
  const and = findAt(pieces, next, AND)?.length ?? 0;
  const isJoined = and > 0 && [MORE_WEEKDAYS, WEEKDAYS].some((table) => findAt(pieces, next + and, table));
  const isLast = !pieces[next] || isJoined || LISTED.some((table) => findAt(pieces, next, table));
  if (isOther || !(isLast || isFigure(pieces[at]))) return null;
  return { length: 1, word: { is: 'weekday', weekday: found.value, week: null } };
}

/** Behind a figure they are counted: "thứ 2 3 lớp". "em" and "cô" may be who speaks. */
const UNITS = 'days.units';
const BEGINS_DAY: readonly PieceTable<unknown>[] = [WEEKDAYS, MORE_WEEKDAYS, DAY_NOUN, UNTIL_NOW];
const JOINTS: readonly PieceTable<unknown>[] = [TO, AND, OR];
const LISTED: readonly PieceTable<unknown>[] = [MORE_WEEKDAYS, AROUND, WEEKS];
