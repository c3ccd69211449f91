/** A share of something: "95%", "chín mươi phần trăm", "khoảng 80 %", "nửa", "2/3". */
import type { Spellings } from '../understanding/spellings.ts';
import { ABOUT, FILLER, FILLER_BEFORE, HALF, PERCENT } from './count-words.ts';
import { readNumeral } from './numerals.ts';
import { findAt, isFigure, LONGEST_LINE, type Piece, piecesOf, tableOf } from './pieces.ts';

export type Share = { readonly percent: number; readonly approximate: boolean };

/** The one share that a text tells of; null: none, or several, or something else is said of it. Percent to one decimal, 0 to 100. */
export function readShare(text: string, spellings?: Spellings): Share | null {
  if (text.length > LONGEST_LINE || /^\s*[-−–]\s*\d/.test(text)) return null;
  const { pieces } = piecesOf(text, spellings);
  let share: number | null = null;
  let approximate = false;
  let strange = 0;
  for (let at = 0; at < pieces.length; ) {
    const about = findAt(pieces, at, ABOUT);
    const isAbout = about !== null || pieces[at]?.plain === 'tam' || /[~≈]/.test(pieces[at]?.before ?? '');
    const found = shareAt(pieces, at);
    if (found) {
      if (share !== null) return null;
      share = found.percent;
      approximate ||= /[~≈]/.test(pieces[at]?.before ?? '');
      at = found.end;
      continue;
    }
    const skipped = about ?? findAt(pieces, at, FILLER) ?? findAt(pieces, at, FILLER_BEFORE);
    if (!skipped && !isAbout) {
      strange += 1;
      if (strange > MOST_STRANGE || findAt(pieces, at, OTHERWISE) || isNumber(pieces, at)) return null;
    }
    approximate ||= isAbout;
    at += skipped?.length ?? 1;
  }
  return share === null || share < 0 || share > 100 ? null : { percent: share, approximate };
}

const isNumber = (pieces: readonly Piece[], at: number): boolean =>
  isFigure(pieces[at]) || readNumeral(pieces, at) !== null;

/** What may stand around in one line that is about nothing else. */
const MOST_STRANGE = 8;
/** Of what is planned, missing, or more than before no share is told. */
const OTHERWISE = tableOf<true>([
  [
    'phẩy, rưỡi, không, ko, chưa, hông, hổng, chẳng, thiếu, còn, vắng, nghỉ, trừ, tăng, giảm, hơn hôm, so với, so, kế hoạch, chỉ tiêu, mục tiêu, dự kiến, sẽ, cần, phải, vượt, hay, hoặc, dưới, chưa tới, tối đa, nếu, hôm trước, năm ngoái, năm trước, tiếng, giờ, ngày, buổi, tháng, điểm, not, under, below, less, more, plan, missing, last year, or, hour, day',
    true,
  ],
]);
const HALVED = tableOf<true>([['lớp, trường, số, khối, thôn, tổ, nhóm', true]]);

/** The share that begins at a place, and the place after it. */
export function shareAt(
  pieces: readonly Piece[],
  at: number,
): { readonly percent: number; readonly end: number } | null {
  const word = pieces[at]?.plain ?? '';
  const [, whole, part] = /^(\d{1,3})(?:[.,](\d))?%$/.exec(word) ?? [];
  if (whole !== undefined) return { percent: Number(`${whole}.${part ?? 0}`), end: at + 1 };
  const [, above, below] = /^(\d{1,4})\/(\d{1,4})$/.exec(word) ?? [];
  if (above !== undefined && Number(above) <= Number(below) && Number(below) > 0)
    return { percent: Math.round((Number(above) / Number(below)) * 1000) / 10, end: at + 1 };
  const half = findAt(pieces, at, HALF);
  // "nua la 2 co": "nữa" more often than "nửa", but for what it is half of.
  const isHalf = half && (pieces[at]?.typed !== 'nua' || at + 1 === pieces.length || findAt(pieces, at + 1, HALVED));
  if (half && isHalf) return { percent: 50, end: at + half.length };
  const numeral = readNumeral(pieces, at);
  const sign = numeral && findAt(pieces, numeral.end, PERCENT);
  const value = numeral?.asks === null ? numeral.values[0] : undefined;
  return numeral && sign && value !== undefined ? { percent: value, end: numeral.end + sign.length } : null;
}
