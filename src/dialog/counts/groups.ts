/** Classes, grades and the like: "4 lớp" of so many each, and "lớp 4", which is one and no count. */

import { findAt, isFigure, type Piece, type PieceTable } from '../pieces.ts';
import { readNumeral } from './numerals.ts';
import type { ItemFound, Place } from './place.ts';
import { EACH, FILLER, GROUPS, JOIN, ORDINAL, OTHERS, PEOPLE } from './words.ts';

const ONLY_BEFORE = 'counts.onlyBefore';
/** "cả hai khối là 208 em": so many of all of them together. */
export function readAllGroups({ pieces, at, isAccented }: Place): ItemFound | null {
  const numeral = findAt(pieces, at, ALL_OF) ? readNumeral(pieces, at + 1, isAccented) : null;
  const noun = numeral && findAt(pieces, numeral.end, GROUPS);
  if (!numeral || !noun || ordinalLength(pieces, numeral.end + noun.length, isAccented) > 0) return null;
  if (pieces.some((_, each) => (findAt(pieces, each, EACH) ?? findAt(pieces, each, EVENLY)) !== null)) return null;
  const end = numeral.end + noun.length;
  const isTold = pieces[end]?.before === '' && pieces.some((_, next) => next >= end && readNumeral(pieces, next));
  return isTold ? { length: end - at, item: { is: 'total' } } : { length: end - at };
}
const ALL_OF = 'counts.allOf';
const EVENLY = 'counts.evenly';

/** "64 lượt, 2 buổi cộng lại": the sum was told before. */
export function addedUpAt({ pieces, at, items, isAccented }: Place): ItemFound | null {
  const numeral = items.some(({ is }) => is === 'number') ? readNumeral(pieces, at, isAccented) : null;
  const noun = numeral && findAt(pieces, numeral.end, GROUPS);
  const end = (numeral?.end ?? at) + (noun?.length ?? 0);
  const sum = noun && findAt(pieces, end, ADDED_UP);
  return sum && end + sum.length === pieces.length ? { length: end + sum.length - at } : null;
}
const ADDED_UP = 'counts.addedUp';

/** "mỗi cháu một phụ huynh", "mỗi em 2 bài": of how many there are only one is told. */
export function ofEachAt({ pieces, at, names, isAccented }: Place): ItemFound | null {
  const each = findAt(pieces, at, EACH);
  const of = at + (each?.length ?? 0);
  // "có mỗi 30 em", "mỗi mình cô"
  const isOnly = readNumeral(pieces, of, isAccented) !== null || (findAt(pieces, at, FILLER)?.length ?? 0) > of - at;
  if (!each || isOnly || findAt(pieces, of, GROUPS) !== null) return null;
  for (let next = of + 1; pieces[next]?.before === ''; next += 1) {
    const numeral = readNumeral(pieces, next, isAccented);
    const isCounted =
      numeral && (findAt(pieces, numeral.end, names) !== null || findAt(pieces, numeral.end, PEOPLE) !== null);
    if (isCounted) return { length: 1, stop: true };
  }
  return null;
}

/** "có mình em với 29 đứa": who tells it was there, too, and has not said as which of them. */
export function oneselfAt({ pieces, at, last, isAccented }: Place): ItemFound | null {
  const found = last?.is === 'number' ? null : findAt(pieces, at, ONESELF);
  const joins = found && findAt(pieces, at + found.length, BESIDES);
  const isCounted = joins && readNumeral(pieces, at + found.length + joins.length, isAccented) !== null;
  return isCounted ? { length: found.length, stop: true } : null;
}
const ONESELF = 'counts.oneself';
const BESIDES = 'counts.groupsBesides';

/** "30 em của 4 lớp": all of them together. */
export function ofGroupsAt({ pieces, at, last, isAccented }: Place): ItemFound | null {
  const found = last?.is === 'name' || last?.is === 'people' ? findAt(pieces, at, FROM) : null;
  const numeral = found && readNumeral(pieces, at + found.length, isAccented);
  const noun = numeral && findAt(pieces, numeral.end, GROUPS);
  return numeral && noun ? { length: numeral.end + noun.length - at } : null;
}
const FROM = 'counts.from';

/** "bình quân 30 em một lớp": of how many is to be told beside "mỗi". */
export function averageAt({ pieces, at }: Place): ItemFound | null {
  const found = findAt(pieces, at, AVERAGE);
  if (!found) return null;
  const isOfEach = pieces.some((_, each) => findAt(pieces, each, EACH) !== null);
  return isOfEach ? { length: found.length, about: true } : { length: found.length, stop: true };
}
const AVERAGE = 'counts.average';

/** "lớp nào cũng 30 em": so many in each. */
export function readEvery({ pieces, at, isAccented }: Place): ItemFound | null {
  const found = findAt(pieces, at, WHICHEVER);
  const end = at + (found?.length ?? 0);
  const next = findAt(pieces, end, HAVING)?.length ?? 0;
  const isTold = found !== null && readNumeral(pieces, end + next, isAccented) !== null;
  return isTold ? { length: end + next - at, item: { is: 'each', word: '' } } : null;
}
const WHICHEVER = 'counts.whichever';
const HAVING = 'counts.having';

/** "mỗi lớp", "30 em/lớp", "30 em một lớp". */
export function readEach({ pieces, at, last, isAccented }: Place): ItemFound | null {
  const each = findAt(pieces, at, EACH);
  // "có mỗi một buổi": no more than one.
  if (each && at > 0 && findAt(pieces, at - 1, ONLY_BEFORE) && readNumeral(pieces, at + 1, isAccented))
    return { length: 1 };
  const noun = each ? findAt(pieces, at + each.length, GROUPS) : null;
  if (each && noun) return { length: each.length + noun.length, item: { is: 'each', word: noun.value } };
  const isOfEach = pieces[at]?.typed === 'each' && (at + 1 === pieces.length || pieces[at + 1]?.before !== '');
  if (isOfEach && (last?.is === 'name' || last?.is === 'people')) return { length: 1, item: { is: 'each', word: '' } };
  const isPer =
    pieces[at]?.before.endsWith('/') && (last?.is === 'number' || last?.is === 'name' || last?.is === 'people');
  const per = isPer ? findAt(pieces, at, GROUPS) : null;
  return per && { length: per.length, item: { is: 'each', word: per.value } };
}

/** "4 lớp" are classes, "lớp 4" and "lớp 3a" is which one and no count. */
export function readGroups({ pieces, at, last, names, isAccented }: Place): ItemFound | null {
  // "1 cái to" beside marks is a large one, and no "tổ".
  if (isAccented && pieces[at]?.typed === 'to') return null;
  const noun = findAt(pieces, at, GROUPS) ?? findAt(pieces, at, ORDINAL);
  if (!noun || (findAt(pieces, at, names)?.length ?? 0) > noun.length) return null;
  if (last?.is === 'number' && last.asks === null) {
    const isCounted = findAt(pieces, at, names) === null && findAt(pieces, at, GROUPS) !== null;
    if (isCounted && !isOrdinal(pieces, at + noun.length, isAccented, names))
      return { length: noun.length, item: { is: 'groups', word: noun.value } };
  }
  const number = ordinalLength(pieces, at + noun.length, isAccented);
  if (number > 0) return { length: noun.length + number + alsoLength(pieces, at + noun.length + number, names) };
  return null;
}

/** "khối 6 và 7 có 200 em": one more, unless people are counted there. */
function alsoLength(pieces: readonly Piece[], at: number, names: PieceTable<string>): number {
  const isGrade = /^(?:[1-9]|1[0-2])$/.test(pieces[at + 1]?.plain ?? '') && pieces[at + 1]?.before === '';
  if (isAlsoGrade(pieces, at) && !isCounted(pieces, at + 1, names))
    return 1 + (pieces[at]?.before === ',' ? alsoLength(pieces, at + 1, names) : 0);
  if (!isGrade || pieces[at]?.before !== '' || findAt(pieces, at, JOIN) === null) return 0;
  return isCounted(pieces, at + 2, names) ? 0 : 2;
}

const isCounted = (pieces: readonly Piece[], at: number, names: PieceTable<string>): boolean =>
  ([PEOPLE, OTHERS, names, GROUPS] as const).some((table: PieceTable<unknown>) => findAt(pieces, at, table) !== null) ||
  pieces[at]?.isGlued === true;

/** The 2 of "lớp ghép 1-2", "khối 1+2". */
const isAlsoGrade = (pieces: readonly Piece[], at: number): boolean =>
  /^[-+&,]$/.test(pieces[at]?.before.trim() ?? '') &&
  /^(?:[1-9]|1[0-2])$/.test(pieces[at]?.plain ?? '') &&
  Number(pieces[at]?.plain) > Number(pieces[at - 1]?.plain);

/** "20 lớp 3" are of one grade, "3 nhóm 10 em" are groups. */
function isOrdinal(pieces: readonly Piece[], at: number, isAccented: boolean, names: PieceTable<string>): boolean {
  const length = ordinalLength(pieces, at, isAccented);
  return length > 0 && !(isFigure(pieces[at]) && length === 1 && isCounted(pieces, at + 1, names));
}

/** How many pieces say which grade or class: "3", "3a", "5a1", "lá", "một". */
function ordinalLength(pieces: readonly Piece[], at: number, isAccented: boolean): number {
  const first = pieces[at];
  if (!first || first.before !== '') return 0;
  if (findAt(pieces, at - 1, PLACES) && findAt(pieces, at, SIDES)) return 1;
  const kindergarten = findAt(pieces, at, ORDINAL_NAMES);
  if (kindergarten) {
    const next = at + kindergarten.length;
    // "lá 1: 30 cháu"
    const isNumbered = /^[1-9]$/.test(pieces[next]?.plain ?? '') && pieces[next]?.before === '';
    const isOwn = isNumbered && (readNumeral(pieces, next + 1) !== null || /[:=]/.test(pieces[next + 1]?.before ?? ''));
    return (
      kindergarten.length + (isOwn || (isNumbered && /^(?:co|em|minh)$/.test(pieces[next + 1]?.plain ?? '')) ? 1 : 0)
    );
  }
  // "khối 4,5" are two.
  if (
    /^\d{1,2}(?:,\d{1,2})+$/.test(first.plain) &&
    first.plain.split(',').every((grade) => +grade >= 1 && +grade <= 12)
  )
    return 1;
  const numeral = /^\d{1,2}$/.test(first.plain) ? Number(first.plain) : readNumeral(pieces, at, isAccented)?.values[0];
  if (numeral === undefined || numeral > 12 || numeral < 1) return 0;
  let length = isFigure(first) ? 1 : (readNumeral(pieces, at, isAccented)?.end ?? at + 1) - at;
  while (pieces[at + length]?.isGlued && /^[a-dh0-9]{1,2}$/.test(pieces[at + length]?.plain ?? '')) length += 1;
  return length;
}
/** "xóm trên 15 người" */
const PLACES = 'counts.places';
const SIDES = 'counts.sides';
const ORDINAL_NAMES = 'counts.ordinalNames';
