/** Numbers in a longer text, in figures or in words, and what is none: a class, a village, the third of several. */
import { isMarked, isPlainly, isTyped, phraseAt, type ToldText } from './text.ts';

/** Of school. */
const LAST_YEAR = 12;

/** "lớp 3" is a class, "3 lớp 92 em" are ninety-two. */
export function isOrdinal(text: ToldText, at: number): boolean {
  const isWhole = /^\d/.test(text.tokens[at - 2]?.plain ?? '') || isPlainly(text, at - 2, 'numbers.whole');
  // "Mỗi lớp 35 em" has so many in each.
  const isEach = phraseAt(text, at - 2, 'numbers.each') === 1;
  // There is no thirty-eighth year: "lớp 38 em" has so many.
  const isOfAll = isPlainly(text, at - 1, 'numbers.classes') && Number(text.tokens[at]?.plain) > LAST_YEAR;
  // "Cả lớp 31 bố mẹ" has so many.
  const isOne = isPlainly(text, at - 1, 'numbers.ordinals') && !isWhole;
  return isOne && !isEach && !isOfAll;
}

/** A number in figures or in words; a class ("lớp 3"), a village ("thôn 5") and the like are none. */
export function numberAt(text: ToldText, at: number): number {
  const { tokens } = text;
  const plain = tokens[at]?.plain ?? '';
  if (isOrdinal(text, at)) return 0;
  if (/^\d/.test(plain) && !/[/:]/.test(plain)) return 1;
  let length = 0;
  while (length < 5 && phraseAt(text, at + length, 'numbers.words') > 0) length += 1;
  if (length > 0 && phraseAt(text, at + length, 'numbers.last') > 0) length += 1;
  const [first] = tokens.slice(at, at + 1);
  const isOther = length === 1 && first?.marked === first?.plain && isPlainly(text, at, 'numbers.otherWords');
  return isOther && !isThree(text, at) ? 0 : length;
}

/** "Có ba cô", "với ba thầy" with their marks, "cô thì ba"; "ba em" may be a father. */
const isThree = (text: ToldText, at: number): boolean => {
  const [before, word, after] = [at - 1, at, at + 1].map((n) => text.tokens[n]);
  const isBetween =
    isTyped(text, at + 1, 'numbers.threeOf') && (before?.raw === ',' || isTyped(text, at - 1, 'numbers.threeAfter'));
  return word?.plain === 'ba' && (isBetween || (before?.plain === 'thi' && !/^\p{L}/u.test(after?.raw ?? '')));
};

/** Whether anything at all is counted: "12 tiết", "được 40 lượt xem". */
export const countsIn = (text: ToldText): boolean =>
  text.tokens.some((_, at) => {
    const length = isMarked(text, at) ? 0 : numberAt(text, at) || phraseAt(text, at, 'numbers.apart');
    return length > 0 && /^\p{L}/u.test(text.tokens[at + length]?.raw ?? '');
  });

/** In digits, or in words that are surely a number: "hai mươi". */
export const hasFigures = (text: ToldText): boolean =>
  /\d/.test(text.text) || text.tokens.some((_, at) => numberAt(text, at) > 1);
