/** Which clause of a sentence says when: "hôm kia em bận quá nên hôm qua mới làm được" was yesterday. */
import type { DayWord } from '../../understanding/day-words.ts';
import type { Spellings } from '../../understanding/spellings.ts';
import { findAt, type Pieces, type PieceTable, piecesOf } from '../pieces.ts';
import { movedTo } from './moves.ts';
import { DENIED } from './turn-phrases.ts';

const JOINTS = /[,;.\n]+|\s(?:nên|nen|nhưng|nhung|mà|ma|vì|do|tại|chứ|chớ|chơ|còn|because|but|so)\s/iu;

/** What was done on a day, what says why it is told only now, and what was only meant to be or is every week. */
const DEED = 'days.deed';
const REASON = 'days.reason';
/** Only why it is told now, also beside days that are denied or taken back ("à quên mùng 6" is none). */
const WRITING = 'days.writing';
const PLAN = 'days.plan';
/** Where it is told of a plan, these leave open whether anything came of it. */
const DOUBT = 'days.doubt';
/** Behind the day to which it was moved. */
const DONE = 'days.done';

type Part = {
  readonly pieces: Pieces;
  readonly words: readonly DayWord[];
  /** That to which it was moved, and that from which it was. */
  readonly side: 'to' | 'from' | null;
};

/** The days that some words name. */
type Naming = (read: Pieces) => readonly DayWord[];

/**
 * The clause that says the day, where the others that name one only say why it is told now, what was planned, or what it was moved from; null: there
 * is none such.
 */
export function tellingDay(text: string, daysIn: Naming, spellings: Spellings): Pieces | null {
  const clauses = clausesOf(text).map((clause) => piecesOf(clause, spellings));
  // Most texts are one clause, and need not be read again.
  if (clauses.length < 2 && clauses.every(({ pieces }) => movedTo(pieces) === null)) return null;
  const parts = clauses.flatMap((clause) => partsOf(clause, daysIn));
  const named = parts.filter(({ words }) => words.length > 0);
  const isMoved = named.some(({ side }) => side === 'to');
  if (named.length < 2 && !isMoved) return null;
  const isReason = ({ pieces }: Part): boolean => has(pieces, REASON);
  const isPlan = ({ pieces, side }: Part): boolean => side === 'from' || has(pieces, PLAN);
  const isDeed = (each: Part): boolean => has(each.pieces, DEED) || (each.side === 'to' && has(each.pieces, DONE));
  // "dời từ thứ bảy qua chủ nhật, vì thứ bảy ai cũng đi làm": that day it was not.
  const left = named.flatMap(({ side, words }) => (side === 'from' ? words : [])).map(keyOf);
  const isLeft = ({ words, side }: Part): boolean => side !== 'to' && words.every((word) => left.includes(keyOf(word)));
  const [deed, another] = named
    .filter((each) => !isLeft(each))
    .filter((each) => isDeed(each) && !isReason(each) && !isPlan(each));
  if (!deed || another) return null;
  // "hoãn qua mùng 5, mùng 5 làm xong": said twice.
  const said = deed.words.map(keyOf);
  const others = named.filter(
    (each) => each !== deed && !(each.side === 'to' && each.words.every((word) => said.includes(keyOf(word)))),
  );
  if (others.every(isReason) && !isMoved) return deed.pieces;
  if (parts.some(({ pieces }) => has(pieces, DOUBT))) return null;
  return others.every((each) => isReason(each) || isPlan(each) || isLeft(each) || isWeek(each)) ? deed.pieces : null;
}

/** Where days are denied: the text without what only says when it is written down, as "sáng nay em mới có thời gian ngồi khai". */
export function withoutReasons(text: string, daysIn: Naming, spellings: Spellings): Pieces | null {
  const clauses = clausesOf(text);
  const left = clauses.filter((clause) => {
    const pieces = piecesOf(clause, spellings);
    return !has(pieces, WRITING) || has(pieces, DEED) || has(pieces, DENIED) || daysIn(pieces).length === 0;
  });
  return left.length < clauses.length ? piecesOf(left.join(', '), spellings) : null;
}

const clausesOf = (text: string): readonly string[] => text.normalize('NFC').split(JOINTS);

function partsOf(read: Pieces, daysIn: Naming): readonly Part[] {
  const at = movedTo(read.pieces);
  const part = (pieces: Pieces, side: Part['side']): Part => ({ pieces, words: daysIn(pieces), side });
  if (at === null) return [part(read, null)];
  const cut = (from: number, to?: number): Pieces => ({ ...read, pieces: read.pieces.slice(from, to) });
  return [part(cut(0, at - 1), 'from'), part(cut(at), 'to')];
}

const keyOf = (word: DayWord): string => JSON.stringify(word);

/** "tuần này cũng vậy". */
const isWeek = ({ words }: Part): boolean => words.every(({ is }) => is === 'span');

const has = ({ pieces }: Pieces, table: PieceTable<true>): boolean =>
  pieces.some((_, at) => findAt(pieces, at, table) !== null);
