/** The numbers of a line of counts, and what says how exact they are, or of how many they are a share. */

import { findAt, isFigure, type Piece } from '../pieces.ts';
import { PARTICLE } from './asides.ts';
import { readNumeral } from './numerals.ts';
import type { ItemFound, Place } from './place.ts';
import {
  ABOUT,
  ABOUT_AFTER,
  GROUPS,
  HALF,
  MEASURES,
  PERCENT,
  SHARE,
  SHARE_OF,
  TENS_AND_MORE,
  TIMES,
  VAGUE,
} from './words.ts';

/** "mười mấy", "hai mấy": anything from eleven, or twenty-one, on. */
export const isTeens = ({ pieces, at, last }: Place): boolean =>
  last?.is === 'number' && (last.values[0] ?? 0) <= 10 && findAt(pieces, at, SOME) !== null;
const SOME = 'counts.some';

/** "95%", "2/3 lớp", "nửa lớp", "chín mươi phần trăm": of how many is not said. */
export function readShare({ pieces, at, last, isAccented }: Place): ItemFound | null {
  const said = findAt(pieces, at, SHARE);
  if (said) return { length: said.length, item: { is: 'share' } };
  // "với hai cô giáo nữa ạ": beside the others, and no half; "thêm 5 cô nữa" tells of no whole.
  const isMore =
    pieces[at]?.plain === 'nua' &&
    pieces[0]?.plain !== 'them' &&
    last !== undefined &&
    (last.is === 'name' || last.is === 'people') &&
    isEnd(pieces, at + 1);
  const end = isMore ? null : shareEnd(pieces, at);
  if (end !== null) return { length: end - at, item: { is: 'share' } };
  const numeral = readNumeral(pieces, at, isAccented);
  const behind = numeral && findAt(pieces, numeral.end, SHARE_OF);
  return numeral && behind ? { length: numeral.end - at + behind.length, item: { is: 'share' } } : null;
}

/** Where the share that begins at a place ends: "95%", "2/3", "nửa lớp", "chín mươi phần trăm"; null: none does. */
function shareEnd(pieces: readonly Piece[], at: number): number | null {
  const word = pieces[at]?.plain ?? '';
  const [, above, below] = /^(\d{1,4})\/(\d{1,4})$/.exec(word) ?? [];
  if (/^\d{1,3}(?:[.,]\d)?%$/.test(word) || (Number(above) <= Number(below) && Number(below) > 0)) return at + 1;
  const half = findAt(pieces, at, HALF);
  // "nua la 2 co": "nữa" more often than "nửa", but for what it is half of.
  const isHalf = half && (pieces[at]?.typed !== 'nua' || at + 1 === pieces.length || findAt(pieces, at + 1, HALVED));
  if (half && isHalf) return at + half.length;
  const numeral = readNumeral(pieces, at);
  const sign = numeral?.asks === null ? findAt(pieces, numeral.end, PERCENT) : null;
  return numeral && sign && numeral.end + sign.length;
}
const HALVED = 'counts.halved';

const isEnd = (pieces: readonly Piece[], at: number): boolean =>
  at >= pieces.length || pieces[at]?.before !== '' || findAt(pieces, at, PARTICLE) !== null;

/** "tầm 50" and "cỡ 50": folded they would be "eight" and "has". */
export function readAbout(place: Place): ItemFound | null {
  const { pieces, at } = place;
  const piece = pieces[at];
  const isBeforeFigure = isFigure(pieces[at + 1]);
  if (isFigure(piece) && /[<≤]/.test(piece?.before ?? '')) return { length: 1, vague: true };
  if (isFigure(piece) && /[~≈>≥]/.test(piece?.before ?? '')) {
    const amount = readAmount(place);
    return amount && { ...amount, about: true };
  }
  if (piece?.plain === 'tam' && !piece.hasMarks) return isBeforeFigure ? { length: 1, about: true } : null;
  if (piece?.plain === 'co' && !piece.hasMarks) return null;
  // "Xin loi 45 em" takes back, and is no "lối".
  if (piece?.plain === 'loi' && pieces[at - 1]?.plain === 'xin') return null;
  if (findAt(pieces, at, CERTAIN)) return { length: findAt(pieces, at, CERTAIN)?.length ?? 1 };
  // "non 50 người", and no "mầm non 50 cháu"; "đâu 3 chục"
  const isOther =
    piece?.typed === 'non' ? /^(?:mam|mang|nuoc)$/.test(pieces[at - 1]?.plain ?? '') : piece?.typed !== 'đâu';
  const isMore = (readNumeral(pieces, at + 1, place.isAccented)?.end ?? at) < pieces.length;
  if (!isOther && isMore && isBeforeNumber(place, at + 1)) return { length: 1, about: true };
  // "đăng trên 3 nhóm": where.
  if (piece?.plain === 'tren' && isOnGroups(place)) return { length: 1 };
  // "buoi do 40 em": "đó", where "do 40" alone is "độ".
  if (piece?.typed === 'do' && (!isBeforeFigure || (at > 0 && findAt(pieces, at - 1, BEFORE_THAT)))) return null;
  const found = findAt(pieces, at, ABOUT);
  // Beside marks "coi chung" is together.
  if (place.isAccented && piece?.typed === 'chung') return { length: 1 };
  // "lẫn trên máy", "trường gần nhà": where it was.
  if (found?.length === 1 && BESIDE_NUMBER.has(piece?.plain ?? '') && !isBeforeNumber(place, at + 1))
    return { length: 1 };
  return found && { length: found.length, about: true };
}
const CERTAIN = 'counts.certain';

function isOnGroups({ pieces, at, names, isAccented }: Place): boolean {
  const numeral = readNumeral(pieces, at + 1, isAccented);
  return (
    numeral !== null && findAt(pieces, numeral.end, names) === null && findAt(pieces, numeral.end, GROUPS) !== null
  );
}

const BESIDE_NUMBER: ReadonlySet<string> = new Set(['tren', 'chung', 'gan', 'hon', 'do', 'over', 'around']);

/** A number stands here, or what may stand between it and "trên": "gần như khoảng 50", "trên cả trăm". */
function isBeforeNumber({ pieces, isAccented }: Place, at: number): boolean {
  if (pieces[at]?.before !== '') return false;
  return (
    ([ABOUT, VAGUE, ABOUT_AFTER] as const).some((table) => findAt(pieces, at, table) !== null) ||
    findAt(pieces, at, TENS_AND_MORE) !== null ||
    readNumeral(pieces, at, isAccented) !== null
  );
}

const BEFORE_THAT = 'counts.beforeThat';

export function readTimes({ pieces, at }: Place): ItemFound | null {
  const found = findAt(pieces, at, TIMES);
  const next = found ? at + found.length : at;
  return found && readNumeral(pieces, next) !== null ? { length: found.length, item: { is: 'times' } } : null;
}

export function readAmount({ pieces, at, names, isAccented }: Place): ItemFound | null {
  const numeral = readNumeral(pieces, at, isAccented);
  if (!numeral || isOtherWord(pieces, at, numeral.end)) return null;
  const { values, asks, typed, end } = numeral;
  // "30 cháu 5 tuổi", "mất điện 2 tiếng"; in "dân 120, xe 2" the sign parts them.
  const isParted = /[,;.\n]/.test(pieces[end]?.before ?? '') || findAt(pieces, end, names) !== null;
  const measure = isParted ? null : findAt(pieces, end, MEASURES);
  if (measure) return { length: end + measure.length - at };
  return { length: end - at, item: { is: 'number', values, asks, typed } };
}

/** "em báo lại sau", "co ba di cung": a word of these by itself, without its marks and with nothing behind it, is no number. */
const isOtherWord = (pieces: readonly Piece[], at: number, end: number): boolean =>
  end === at + 1 && at > 1 && pieces[at]?.typed === 'sau' && (end === pieces.length || pieces[end]?.before !== '');
