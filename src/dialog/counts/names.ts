/** The names of what is counted, where they are that and no address, courtesy or part of somebody's name. */

import { findAt, isFigure, type Piece, type PieceFound } from '../pieces.ts';
import { isTold } from './asides.ts';
import { readNumeral } from './numerals.ts';
import type { ItemFound, Place } from './place.ts';
import { ABOUT, COURTESY, FILLER, FILLER_BEFORE, JOIN, TENS_AND_MORE } from './words.ts';

/** "cô thì 2": without marks it could be "có" anywhere else. */
export function readTopic({ pieces, at, names, isAccented }: Place): ItemFound | null {
  const found = findAt(pieces, at, names);
  const isTopic =
    found !== null &&
    pieces[at]?.typed !== 'có' &&
    (at === 0 || /[,;.\n]/.test(pieces[at]?.before ?? '') || pieces[at]?.hasMarks === true) &&
    pieces[at + found.length]?.plain === 'thi' &&
    readNumeral(pieces, behindAbout(pieces, at + found.length + 1), isAccented) !== null;
  if (!isTopic) return null;
  return {
    length: found.length + 1,
    breaks: true,
    item: { is: 'name', code: found.value, isAddress: false, isFirst: true },
  };
}

/** "hơn 30", "độ 25": where the number itself stands. */
const behindAbout = (pieces: readonly Piece[], at: number): number => at + (findAt(pieces, at, ABOUT)?.length ?? 0);

/** The longest name that stands here. "cô" without its mark is also "có": a name only right after a number. */
export function readName(place: Place): ItemFound | null {
  const { pieces, at, items, names, last } = place;
  const found = findAt(pieces, at, names);
  // "tam 50" is "tầm 50", and no "tấm".
  if (!found || (pieces[at]?.typed === 'tam' && (isFigure(pieces[at + 1]) || findAt(pieces, at + 1, TENS_AND_MORE))))
    return null;
  const isNumbered = last?.is === 'number';
  // "30 mấy em" are about thirty; "3 bo" may be anything in threes.
  if ((isNumbered && pieces[at]?.plain === 'may') || isThrees(place)) return null;
  const next = pieces[at + found.length];
  // "20 cô chú" are neighbours, and no teachers.
  const isPair = (findAt(pieces, at, NEIGHBOURS)?.length ?? 0) > found.length && pieces[at + 1]?.before === '';
  if (isNumbered && isPair) return null;
  const courtesy: PieceFound<unknown> | null = findAt(pieces, at, FILLER) ?? findAt(pieces, at, FILLER_BEFORE);
  const isCourtesy = courtesy && courtesy.length >= found.length;
  if (isCourtesy && (!isNumbered || pieces[at]?.typed === 'có') && !isListed(place)) return null;
  // "8 thầy cô trẻ" are young, "con 17 ba con" are "còn".
  const isYoung = pieces[at]?.typed === 'trẻ' && last?.is === 'name' && pieces[at]?.before === '' && found.length === 1;
  if (isYoung && readNumeral(pieces, at + 1) === null) return { length: 1 };
  if (isLeft(place)) return { length: 1 };
  // "hs la 410 con phu huynh thi 150": "còn".
  const first = items.find(({ is }) => is === 'name' || is === 'number');
  const isNameFirst = first?.is === 'name' && first.isFirst;
  if (pieces[at]?.typed === 'con' && isNumbered && isNameFirst && findAt(pieces, at + 1, names))
    return { length: 1, item: { is: 'break' } };
  const isAddress = (findAt(pieces, at, COURTESY)?.length ?? 0) >= found.length;
  // "thầy Nam với cô Hai" are called so.
  const called = isAddress && !isNumbered && next?.before === '' ? readNumeral(pieces, at + found.length) : null;
  const isCalled =
    called?.end === at + found.length + 1 && !isFigure(next) && findAt(pieces, at + found.length, names) === null;
  // "trò 45, thầy hai" may be two teachers, or somebody's name: of a list that ends so it is asked. Nobody is called "Một".
  const isEnd = pieces[at + found.length + 1] === undefined;
  const isOne = next?.plain === 'mot' && isNameFirst && isEnd;
  if (isCalled && !isOne)
    return { length: found.length + 1 + saysAt(pieces, called.end), ...(isNameFirst && isEnd ? { stop: true } : {}) };
  if (!isNumbered && findAt(pieces, at, SPEAKERS)?.length === found.length && isSpeaker(place, at + found.length))
    return { length: found.length };
  const isBeforeNumber = readNumeral(pieces, at + found.length) !== null || /[:=]/.test(next?.before ?? '');
  if (isAddress && !isNumbered && isTold(place, items, found.length))
    return { length: found.length, item: { is: 'name', code: found.value, isAddress: false, isFirst: true } };
  const isJoined = findAt(pieces, at - 1, JOIN) !== null;
  if (isAddress && !isNumbered && !isJoined && last?.is !== 'name' && !isBeforeNumber) return { length: found.length };
  return { length: found.length, item: { is: 'name', code: found.value, isAddress, isFirst: !isNumbered } };
}

/** "co Ba voi 310 em", "310 em, co Hai dan": without its mark "có" before a number, or one who is called so; nobody is called "Một". */
export function calledAt(place: Place): ItemFound | null {
  const { pieces, at, names, last, isAccented } = place;
  const number = pieces[at + 1];
  if (pieces[at]?.typed !== 'co' || !number || number.before !== '' || isFigure(number)) return null;
  const end = at + 2;
  if (number.plain === 'mot' || readNumeral(pieces, at + 1, isAccented)?.end !== end) return null;
  const says = saysAt(pieces, end);
  const isParted = last === undefined || last.is === 'break' || (says > 0 && last.is === 'name');
  const name = says > 0 ? null : findAt(pieces, at + 1, names);
  if (!isParted || name || !isPartEnd(pieces, end + says)) return null;
  const isElsewhere = pieces.some((_, other) => other !== at + 1 && readNumeral(pieces, other, isAccented) !== null);
  if (!isElsewhere) return null;
  // "co hai dan" may be two residents.
  const isCounted = says > 0 && findAt(pieces, end, names) !== null && number.isName !== true;
  return isCounted ? { length: end - at + says, vague: true } : { length: end - at + says };
}

/** "cô Hai dặn": at the end of a part. */
function saysAt(pieces: readonly Piece[], at: number): number {
  const length = pieces[at]?.before === '' ? (findAt(pieces, at, SAYS)?.length ?? 0) : 0;
  return length > 0 && isPartEnd(pieces, at + length) ? length : 0;
}

const isPartEnd = (pieces: readonly Piece[], at: number): boolean =>
  pieces[at] === undefined || /[,;.\n]/.test(pieces[at]?.before ?? '') || findAt(pieces, at, JOIN) !== null;

/** "3 bo" may be anything in threes, but not beside mothers: "6 me va 2 bo". */
const isThrees = ({ pieces, at }: Place): boolean =>
  pieces[at]?.typed === 'bo' &&
  !pieces.some(({ plain }, each) => plain === 'me' && each > 0 && isFigure(pieces[each - 1]));

const NEIGHBOURS = 'counts.neighbours';

/** "con" without its mark before a number that has a name of its own. */
function isLeft({ pieces, at, names, last }: Place): boolean {
  const numeral = pieces[at]?.typed === 'con' && last?.is !== 'number' ? readNumeral(pieces, at + 1) : null;
  return numeral !== null && pieces[numeral.end]?.before === '' && findAt(pieces, numeral.end, names) !== null;
}

/** "only parents, 24 of them"; "80 of them pupils" are part of a number. */
export const endsOfThem = (pieces: readonly Piece[], at: number): boolean =>
  at + 2 === pieces.length && pieces[at]?.plain === 'of' && pieces[at + 1]?.plain === 'them';

/** "cô giáo nói là có 18 bé", "cô Hoa báo 18 bé": who says it, where the number has a name of its own. */
function isSpeaker({ pieces, names, isAccented }: Place, behind: number): boolean {
  const at = [behind, behind + 1].find((each) => pieces[each]?.before === '' && findAt(pieces, each, SAYS));
  if (at === undefined) return false;
  for (let next = at + 1; pieces[next]?.before === '' && next < at + MOST_SAID; next += 1) {
    const numeral = readNumeral(pieces, next, isAccented);
    if (numeral) return pieces[numeral.end]?.before === '' && findAt(pieces, numeral.end, names) !== null;
  }
  return false;
}
const SPEAKERS = 'counts.speakers';
const SAYS = 'counts.says';
const MOST_SAID = 6;

/** "các bé 27, co 3", "tro 45, thay mot": behind other groups that stand before their numbers "co" is one, too. */
function isListed({ pieces, at, items }: Place): boolean {
  const isNumber = isFigure(pieces[at + 1]) || pieces[at + 1]?.plain === 'mot';
  const isAlone = isNumber && (!pieces[at + 2] || pieces[at + 2]?.before !== '');
  const [number, name] = [items.findLast(({ is }) => is !== 'break'), items.findLast(({ is }) => is === 'name')];
  const isNameFirst =
    name?.is === 'name' && name.isFirst && items.lastIndexOf(name) < items.lastIndexOf(number ?? name);
  return (
    /^(?:co|thay)$/.test(pieces[at]?.typed ?? '') &&
    pieces[at]?.before !== '' &&
    isAlone &&
    number?.is === 'number' &&
    isNameFirst
  );
}
