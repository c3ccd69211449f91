/** "cán bộ ấp 4", "2 tổ trưởng": people whom campaigns seldom count, who stand with their number where a place or a class might be. */

import { findAt, isFigure, type Piece, type PieceTable } from '../pieces.ts';
import { readNumeral } from './numerals.ts';
import { FILLER, GROUPS, ORDINAL } from './words.ts';

const STRANGERS = 'counts.strangers';
/** Of a place they are as many as its number says, or come of the place with that number. */
const OF_SOMEWHERE = 'counts.ofSomewhere';
/** Behind others that stand before their numbers they are told so, too: "dân 50, chi đoàn 6". */
const SOCIETIES = 'counts.societies';
/** Whose they are: between them and their number, as in "cán bộ khu phố 4". */
const OF_PLACE = 'counts.ofPlace';
const HAVING = 'counts.strangersHaving';

/** `isFollowed`: their number stands behind them. */
export type Strangers = { readonly length: number; readonly words: string; readonly isFollowed: boolean };

/**
 * Who stands here, where a number is theirs: right before them, or behind them at the end of their clause. null: nobody, or they are named
 * without one ("cán bộ xã nói có 30 em"), or the campaign counts them.
 */
export function strangersAt(
  { pieces, isAccented }: Line,
  at: number,
  names: PieceTable<unknown>,
  isNumbered: boolean,
): Strangers | null {
  const found = findAt(pieces, at, STRANGERS) ?? somewhereAt(pieces, at) ?? societyAt(pieces, at, names);
  if (!found || (findAt(pieces, at, names)?.length ?? 0) >= found.length) return null;
  const end = behindPlaces(pieces, at + found.length);
  const isFollowed = numberEnds({ pieces, isAccented }, end);
  if (!isFollowed && !(isNumbered && pieces[at]?.before === '')) return null;
  const words = pieces.slice(at, end).map(({ typed }) => typed);
  return { length: end - at, words: words.join(' '), isFollowed };
}

type Line = { readonly pieces: readonly Piece[]; readonly isAccented: boolean };

/** "4", "thì có 4", ": 4 người", and nothing more in this clause. */
function numberEnds({ pieces, isAccented }: Line, at: number): boolean {
  const isParted = (place: number): boolean => !/^[\s(:=-]*$/.test(pieces[place]?.before ?? '');
  if (isParted(at)) return false;
  const from = at + (findAt(pieces, at, HAVING)?.length ?? 0);
  const numeral = isParted(from) ? null : readNumeral(pieces, from, isAccented);
  return numeral !== null && isEnded(pieces, numeral.end);
}

function somewhereAt(pieces: readonly Piece[], at: number): { readonly length: number } | null {
  const found = findAt(pieces, at, OF_SOMEWHERE);
  return found && behindPlaces(pieces, at + found.length) > at + found.length ? found : null;
}

function societyAt(
  pieces: readonly Piece[],
  at: number,
  names: PieceTable<unknown>,
): { readonly length: number } | null {
  const found = at === 0 || pieces[at]?.before !== '' ? findAt(pieces, at, SOCIETIES) : null;
  const isFirst = (_: unknown, other: number): boolean => {
    const name = findAt(pieces, other, names);
    const next = other + (name?.length ?? 0);
    return name !== null && isFigure(pieces[next]) && (next + 1 === pieces.length || pieces[next + 1]?.before !== '');
  };
  return found && pieces.some(isFirst) ? found : null;
}

/** Past the words that say where they are of, but for a number. */
function behindPlaces(pieces: readonly Piece[], from: number): number {
  for (let at = from; ; ) {
    const found = pieces[at]?.before === '' ? placeAt(pieces, at) : null;
    if (!found) return at;
    at += found.length;
  }
}

const placeAt = (pieces: readonly Piece[], at: number): { readonly length: number } | null =>
  ([OF_PLACE, GROUPS, ORDINAL] as const).map((table: PieceTable<unknown>) => findAt(pieces, at, table)).find(Boolean) ??
  null;

/** Nothing follows but what ends any answer, a sign, or the next of a list. */
function isEnded(pieces: readonly Piece[], from: number): boolean {
  for (let at = from; ; ) {
    if (at >= pieces.length || pieces[at]?.before !== '') return true;
    const filler = findAt(pieces, at, FILLER) ?? findAt(pieces, at, COUNTED_BY);
    if (!filler) return isListed(pieces, at);
    at += filler.length;
  }
}
const COUNTED_BY = 'counts.countedBy';

/** "cán bộ ấp 4 dân 120", "trưởng thôn 1 và dân 120": another name with its number. */
function isListed(pieces: readonly Piece[], at: number): boolean {
  for (let next = at + 1; next < at + MOST_NAMED && pieces[next]?.before === ''; next += 1)
    if (isFigure(pieces[next])) return next + 1 === pieces.length || pieces[next + 1]?.before !== '';
  return false;
}
const MOST_NAMED = 5;
