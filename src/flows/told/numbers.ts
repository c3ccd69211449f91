/** Numbers in a longer text, in figures or in words, and what is none: a class, a village, the third of several. */
import { isMarked, phraseAt, phrases, type ToldText } from './text.ts';

const NUMBER_WORDS = phrases(
  'một, hai, ba, bốn, năm, sáu, bảy, tám, chín, mười, mươi, hăm, chục, trăm, nghìn, ngàn, rưỡi, linh, lẻ',
);
/** Behind another only: "hai mươi lăm", "hăm mốt"; "ngày mốt" is a day. */
const LAST_DIGITS = phrases('lăm, nhăm, mốt, tư');
/** Without marks these are other words more often than numbers. */
const OTHER_WORDS = new Set('ba nam sau bay tam le linh'.split(' '));
/** Of school. */
const LAST_YEAR = 12;
/** Each of several has so many. */
export const EACH = phrases('mỗi, từng, mổi, each, x, nhân');

/** "lớp 3" is a class, "3 lớp 92 em" are ninety-two. */
export function isOrdinal(text: ToldText, at: number): boolean {
  const [before, noun] = [text.tokens[at - 2], text.tokens[at - 1]];
  // "Mỗi lớp 35 em" has so many in each.
  const isEach = phraseAt(text, at - 2, EACH) === 1;
  // There is no thirty-eighth year: "lớp 38 em" has so many.
  const isOfAll = /^(?:lop|khoi|grade|class)$/.test(noun?.plain ?? '') && Number(text.tokens[at]?.plain) > LAST_YEAR;
  // "Cả lớp 31 bố mẹ" has so many.
  const isOne = ORDINALS.has(noun?.plain ?? '') && !/^(?:\d|(?:ca|toan|nguyen)$)/.test(before?.plain ?? '');
  return isOne && !isEach && !isOfAll;
}

/** A number in figures or in words; a class ("lớp 3"), a village ("thôn 5") and the like are none. */
export function numberAt(text: ToldText, at: number): number {
  const { tokens } = text;
  const plain = tokens[at]?.plain ?? '';
  if (isOrdinal(text, at)) return 0;
  if (/^\d/.test(plain) && !/[/:]/.test(plain)) return 1;
  let length = 0;
  while (length < 5 && phraseAt(text, at + length, NUMBER_WORDS) > 0) length += 1;
  if (length > 0 && phraseAt(text, at + length, LAST_DIGITS) > 0) length += 1;
  const [first] = tokens.slice(at, at + 1);
  const isOther = length === 1 && first?.marked === first?.plain && OTHER_WORDS.has(first?.plain ?? '');
  return isOther && !isThree(text, at) ? 0 : length;
}

/** "Có ba cô", "với ba thầy" with their marks, "cô thì ba"; "ba em" may be a father. */
const isThree = ({ tokens }: ToldText, at: number): boolean =>
  tokens[at]?.plain === 'ba' &&
  ((/^(?:cô|thầy|giáo|phụ|học)$/iu.test(tokens[at + 1]?.raw ?? '') &&
    /^(?:có|với|và|cùng|thêm|,)$/iu.test(tokens[at - 1]?.raw ?? '')) ||
    (tokens[at - 1]?.plain === 'thi' && !/^\p{L}/u.test(tokens[at + 1]?.raw ?? '')));

const ENGLISH_NUMBERS = phrases(
  'two, three, four, five, six, seven, eight, nine, ten, twelve, fifteen, twenty, thirty',
);

/** Whether anything at all is counted: "12 tiết", "được 40 lượt xem". */
export const countsIn = (text: ToldText): boolean =>
  text.tokens.some((_, at) => {
    const length = isMarked(text, at) ? 0 : numberAt(text, at) || phraseAt(text, at, ENGLISH_NUMBERS);
    return length > 0 && /^\p{L}/u.test(text.tokens[at + length]?.raw ?? '');
  });

/** In digits, or in words that are surely a number: "hai mươi". */
export const hasFigures = (text: ToldText): boolean =>
  /\d/.test(text.text) || text.tokens.some((_, at) => numberAt(text, at) > 1);

const ORDINALS = new Set(
  'lop khoi thon ap xom to so khu phong cap ngay mung mong thang thu nhom doan tiet bai buoi tang dot vong quyen tap trang nam quy grade'.split(
    ' ',
  ),
);
