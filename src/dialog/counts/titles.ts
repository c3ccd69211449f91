/** "Có cô hiệu trưởng, cô hiệu phó, 21 giáo viên": a title that stands alone among counts is one person. */

import { wordOf } from '../../understanding/words.ts';
import { findAt, isFigure, type Piece, type Pieces, type PieceTable } from '../pieces.ts';
import { readNumeral } from './numerals.ts';
import { FILLER, JOIN } from './words.ts';

const PRONOUN = 'counts.pronoun';
const TITLE = 'counts.title';
/** A teacher's: it is no group's name. */
const DUTY = 'counts.duty';
const WITH = 'counts.with';

/** The line with a 1 before each; who speaks ("cô hiệu phó báo 14 gv") or is spoken to ("thầy hiệu trưởng, 14 gv") is none of them. */
export function withTitles(read: Pieces, names: PieceTable<string>): Pieces {
  const { pieces, isAccented } = read;
  if (!pieces.some((piece, at) => isFigure(piece) || readNumeral(pieces, at, isAccented))) return read;
  const made: Piece[] = [];
  let isList = false;
  for (let at = 0; at < pieces.length; ) {
    const piece = pieces[at];
    const pronoun = findAt(pieces, at, PRONOUN);
    const isTitled = pronoun !== null && pieces[at + 1]?.before === '';
    const duty = isTitled ? findAt(pieces, at + 1, DUTY) : null;
    const title = isTitled ? (findAt(pieces, at + 1, TITLE) ?? duty) : null;
    const end = at + 1 + (title?.length ?? 0);
    if (!piece || !title || findAt(pieces, duty ? at : at + 1, names) === null) {
      if (piece) made.push(piece);
      at += 1;
      continue;
    }
    const isNumbered = at > 0 && piece.before === '' && isNumberEnd(pieces, at, isAccented);
    const isJoined = at > 0 && (findAt(pieces, at - 1, JOIN) ?? findAt(pieces, at - 1, WITH)) !== null;
    const isEnded =
      end === pieces.length || /[,;+&\n]/.test(pieces[end]?.before ?? '') || findAt(pieces, end, JOIN) !== null;
    const isBegun = isFirst(pieces, at) && isEnded && begins(read, end);
    const named = duty ? pieces.slice(at, at + 1) : pieces.slice(at + 1, end);
    if (isNumbered && !duty) made.push(...named);
    else if (isEnded && (isJoined || isList || isBegun)) {
      made.push({ ...wordOf('1', piece.before), isGlued: false, lists: piece.lists }, ...named);
      isList = true;
    } else made.push(...pieces.slice(at, end));
    at = end;
  }
  return { ...read, pieces: made };
}

/** "Cô hiệu trưởng, 5 cô, 90 cháu", "cô chủ nhiệm với 30 trò": a list begins so; "thầy hiệu trưởng, 14 gv" may tell the head. */
function begins({ pieces, isAccented }: Pieces, end: number): boolean {
  const counts = [...pieces.keys()].filter(
    (at) =>
      at >= end &&
      readNumeral(pieces, at, isAccented) !== null &&
      (/[,;\n]/.test(pieces[at]?.before ?? '') || findAt(pieces, at - 1, JOIN) !== null),
  );
  const isJoined = findAt(pieces, end, JOIN) !== null && counts[0] === end + 1;
  return isJoined || counts.length > 1;
}

/** Nothing stands before but what says nothing: "dạ", "mỗi mình". */
function isFirst(pieces: readonly Piece[], to: number): boolean {
  let at = 0;
  for (let filler = findAt(pieces, at, FILLER); filler && at < to; filler = findAt(pieces, at, FILLER))
    at += filler.length;
  return at === to;
}

/** A number ends right before this piece. */
const isNumberEnd = (pieces: readonly Piece[], at: number, isAccented: boolean): boolean =>
  readNumeral(pieces, at - 1, isAccented)?.end === at;
