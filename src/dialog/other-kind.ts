/** Texts that any question would keep as its answer, and that are the answer to another: a day alone ("hôm kia"), or a number ("mỗi lớp 30 em"). */
import { fold } from '../chat/fold.ts';
import type { Languages } from '../chat/languages.ts';
import { type Spellings, unspelt } from '../understanding/spellings.ts';
import { readNumeral } from './counts/numerals.ts';
import { COUNTED, NUMBERED } from './days/phrases.ts';
import { readSayings } from './days/sayings.ts';
import { findAt, isFigure, type Pieces, piecesOf } from './pieces.ts';

/** Longer texts say more than that. */
const LONGEST = 60;
/** What stands around a number and says nothing of what is named. */
const BESIDE = 'otherKind.beside';

/** Things that activities count. */
const THINGS = 'otherKind.things';

/** "Buổi thứ hai" is the second of several, and a name: of days only these stand before their number. */
const ORDINAL =
  /(?:^| )(?!(?:sang|trua|chieu|toi|dem|khuya|ngay|hom|bua|vao|luc|tu|den|toi|va|da|la|on) )\S+ thu (?:\d|nhat|hai|ba|tu|nam|sau|bay|tam|chin|muoi)/;

/** Whether it is nothing but a day, or nothing but numbers and what they count. "lớp 4" and "thôn 3" are names. */
export function isOfOtherKind(text: string, spellings: Spellings): boolean {
  if (text.length > LONGEST || ORDINAL.test(fold(text))) return false;
  const read = piecesOf(text, spellings);
  return isDayAlone(read) || isNumberAlone(read) || countsTwice(read);
}

/** "thôn 3," and "4": the next of several that are called by numbers. */
export function goesOn(before: string, behind: string, languages: Languages): boolean {
  if (!/^\d{1,2}(?:[,;.\s]*$|[,;.]\s)/.test(behind)) return false;
  const { pieces } = piecesOf(before.slice(-LONGEST), unspelt(languages));
  let at = pieces.length - 1;
  while (at > 1 && isFigure(pieces[at]) && isFigure(pieces[at - 1]) && pieces[at]?.before !== '') at -= 1;
  return isFigure(pieces[at]) && at > 0 && findAt(pieces, at - 1, NUMBERED)?.length === 1;
}

/** "hôm kia", "dạ sáng nay ạ": a day and nothing else. */
export function isDayAlone(read: Pieces): boolean {
  const { days, strange, isAgainst } = readSayings(read);
  return days.length > 0 && strange === 0 && !isAgainst;
}

/** "các cháu khoảng 60, ông bà 8 người, cô 6": whoever counts several kinds of people answers how many came. */
function countsTwice({ pieces }: Pieces): boolean {
  const counted = pieces.filter((piece, at) => {
    if (!isFigure(piece)) return false;
    const before = at > 1 && findAt(pieces, at - 1, BESIDE) ? at - 2 : at - 1;
    const isBefore = before >= 0 && findAt(pieces, before, COUNTED) && !findAt(pieces, before, NUMBERED);
    return findAt(pieces, at + 1, COUNTED) !== null || isBefore;
  });
  return counted.length > 1;
}

function isNumberAlone({ pieces, isAccented }: Pieces): boolean {
  let [numbers, at] = [0, 0];
  while (at < pieces.length) {
    const number = readNumeral(pieces, at, isAccented);
    const isNumber = number !== null || isFigure(pieces[at]);
    const other =
      findAt(pieces, at, BESIDE) ?? (numbers > 0 ? (findAt(pieces, at, COUNTED) ?? findAt(pieces, at, THINGS)) : null);
    if (!isNumber && !other) return false;
    numbers += isNumber ? 1 : 0;
    at = isNumber ? Math.max(number?.end ?? 0, at + 1) : at + (other?.length ?? 1);
  }
  return numbers > 0;
}
