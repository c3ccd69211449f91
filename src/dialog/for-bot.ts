/** Texts that any question would keep as its answer, and that are meant for the bot: "là sao vậy", "ghi gì đây?", "hủy giùm em cái này". */
import type { Spellings } from '../understanding/spellings.ts';
import { findAt, isFigure, type Piece, type PieceTable, piecesOf } from './pieces.ts';

/** Nobody asks the bot in more beside a question; what is longer is an answer. */
const MOST_WORDS = 9;
const MOST_BARE = 5;
const LONGEST = 80;

const ASKING = 'toBot.asking';
const TO_BOT = 'toBot.toBot';
const LOST = 'toBot.lost';
/** "không có ảnh nào" tells, and asks nothing. */
const DENIAL = 'toBot.denial';
/** At the end they ask, whatever stands before. */
const ENDS_ASKING = 'toBot.endsAsking';
/** What is still to come is said to the bot. */
const PROMISES = 'toBot.promises';
/** What was asked is refused, or was asked by mistake: "thôi bỏ cái này, sai loại rồi". */
const REFUSES = 'toBot.refuses';
/** At the beginning of few words. */
const UNKNOWING = 'toBot.unknowing';
const COURTESY = 'toBot.courtesy';
const BEHIND = 'toBot.behind';
const CONTROL = 'toBot.control';
const REQUEST = 'toBot.request';

/** Whether a short text asks the bot something, says that one does not understand it, or tells it what to do. */
export function isForBot(text: string, spellings: Spellings): boolean {
  if (text.length > LONGEST) return false;
  const { pieces } = piecesOf(text, spellings);
  if (pieces.length === 0) return false;
  if (pieces.length > MOST_WORDS) return endsInPromise(text, spellings);
  const start = past(pieces, 0, COURTESY);
  const isAsking = has(pieces, 0, ASKING) && !has(pieces, 0, DENIAL);
  if (has(pieces, 0, LOST)) return true;
  const isFigures = pieces.some((piece) => isFigure(piece));
  if (has(pieces, 0, REFUSES) && !isFigures) return true;
  if (findAt(pieces, start, UNKNOWING) && pieces.length <= MOST_BARE && !isFigures) return true;
  if (isAsking && (/\?\s*$/.test(text) || findAt(pieces, start, TO_BOT) || findAt(pieces, 0, TO_BOT))) return true;
  if (isAsking && pieces.length <= MOST_BARE && endsWith(pieces, ASKING)) return true;
  if (endsWith(pieces, ENDS_ASKING) || (has(pieces, 0, PROMISES) && !isFigures)) return true;
  const control = findAt(pieces, start, CONTROL);
  return control !== null && pieces.length <= MOST_BARE + 2 && has(pieces, start + control.length, REQUEST);
}

/** "chỗ họp bữa đó hả, để tôi hỏi lại cô thủ thư": whatever stands before, the last clause says that the answer is still to come. */
function endsInPromise(text: string, spellings: Spellings): boolean {
  const [, last = ''] = /[,;.!?…]\s+([^,;.!?…]+)$/.exec(text.trim()) ?? [];
  const { pieces } = piecesOf(last, spellings);
  return findAt(pieces, 0, PROMISES) !== null && !pieces.some((piece) => isFigure(piece));
}

function past(pieces: readonly Piece[], from: number, table: PieceTable<unknown>): number {
  let at = from;
  for (let found = findAt(pieces, at, table); found; found = findAt(pieces, at, table)) at += found.length;
  return at;
}

const has = (pieces: readonly Piece[], from: number, table: PieceTable<unknown>): boolean =>
  pieces.some((_, at) => at >= from && findAt(pieces, at, table) !== null);

/** Whether such words stand last, but for what sounds behind them. */
function endsWith(pieces: readonly Piece[], table: PieceTable<unknown>): boolean {
  return pieces.some((_, at) => {
    const found = findAt(pieces, at, table);
    return found !== null && past(pieces, at + found.length, BEHIND) === pieces.length;
  });
}
