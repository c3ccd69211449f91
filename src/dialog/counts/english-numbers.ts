/** Numbers in English words, and how a line is known to be English: "two hundred and five", "twenty-five", "3 thousand", "a dozen". */
import { ENGLISH, SMALL, TENS, TIMES } from '../../understanding/english-words.ts';
import type { Piece } from '../pieces.ts';

/** "banners", "pupils": no Vietnamese syllable ends so, and short forms of several words ("phhs") have no vowel. */
const PLURAL = /^(?=.*[aeiou])[a-z]{3,}s$/;

/** Whether somebody writes English there. "ten" alone may be "tên". */
export const isEnglish = (pieces: readonly Piece[]): boolean =>
  pieces.some(({ typed }) => ENGLISH.has(typed) || PLURAL.test(typed));

/** A piece of a line in English, as it would be written in Vietnamese. */
export const inFigures = (piece: Piece): Piece => {
  const { plain } = piece;
  if (piece.typed === 'ten') return { ...piece, plain: '10' };
  return /^\d{1,3}(?:,\d{3})+$/.test(plain) ? { ...piece, plain: plain.replaceAll(',', '') } : piece;
};

/** The number that begins at a place, and the place after it; null: none does. `figure`: what stands there, in figures. */
export function readEnglish(
  pieces: readonly Piece[],
  at: number,
  figure: number | null,
): { readonly value: number; readonly end: number } | null {
  const isOne = pieces[at]?.typed === 'a' && TIMES.has(pieces[at + 1]?.typed ?? '') && isNext(pieces, at + 1);
  const sum: Sum = {
    total: 0,
    section: figure ?? (isOne ? 1 : 0),
    last: figure !== null || isOne ? 1 : 0,
    least: Infinity,
  };
  let end = figure !== null || isOne ? at + 1 : at;
  for (;;) {
    const isAnd = sum.last >= 100 && pieces[end]?.typed === 'and' && below100(pieces[end + 1]) !== null;
    const next = isAnd ? end + 1 : end;
    if ((next > at && !isNext(pieces, next, sum.last >= 20 && sum.last < 100)) || !add(sum, pieces[next])) break;
    end = next + 1;
  }
  return end === at || (figure !== null && end === at + 1) ? null : { value: sum.total + sum.section, end };
}

/** `last`: the word before, by what it counts: 1 a small number, 20 to 90, 100 and more. `least`: no more may follow than it. */
type Sum = { total: number; section: number; last: number; least: number };

const below100 = (piece: Piece | undefined): number | null =>
  piece?.typed === 'ten' && piece.plain === '10'
    ? 10
    : (SMALL.get(piece?.typed ?? '') ?? TENS.get(piece?.typed ?? '') ?? null);

/** A hyphen may stand between tens and ones. */
const isNext = (pieces: readonly Piece[], at: number, isHyphened = false): boolean => {
  const before = pieces[at]?.before;
  return before === '' || (isHyphened && before === '-');
};

/** Takes one more word in; false: the number ended before it. */
function add(sum: Sum, piece: Piece | undefined): boolean {
  const word = piece?.typed ?? '';
  const times = TIMES.get(word);
  if (times !== undefined) return multiply(sum, times);
  const value = below100(piece);
  if (value === null) return false;
  const isFirst = sum.last === 0 || sum.last >= 100;
  if (!isFirst && !(sum.last >= 20 && value < 10)) return false;
  sum.section += value;
  sum.last = value < 20 ? 1 : value;
  return true;
}

function multiply(sum: Sum, times: number): boolean {
  if (sum.section === 0 || times >= sum.least || (times < 1000 && sum.section >= 100)) return false;
  if (times < 1000) sum.section *= times;
  else {
    sum.total += sum.section * times;
    sum.section = 0;
    sum.least = times;
  }
  sum.last = Math.max(100, times);
  return true;
}
