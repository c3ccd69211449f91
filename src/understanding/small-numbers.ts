/** Numbers up to 99 as hours, days and grades are said: "7", "07", "bảy", "mười lăm", "ba mươi", "hai mốt". */
import { type Found, type Text, isWord } from './lexicon.ts';
import { type Word, wordOf } from './words.ts';

const DIGITS = new Map(
  'không một hai ba bốn năm sáu bảy tám chín'.split(' ').map((each, value) => [each, value] as const),
);
/** Said otherwise after a ten ("hai mốt", "hai lăm", "hai tư"), or in the South ("bẩy"). */
const AFTER_TEN = new Map([...DIGITS, ['mốt', 1], ['lăm', 5], ['nhăm', 5], ['tư', 4]]);
const TEN = [wordOf('mười'), wordOf('mươi')] as const;
const ONES = [...DIGITS, ['bẩy', 7], ['tư', 4]].map(([each, value]) => [wordOf(String(each)), Number(value)] as const);
const LATER = [...AFTER_TEN, ['bẩy', 7]].map(([each, value]) => [wordOf(String(each)), Number(value)] as const);

/** The number at this place, and the place after it; null: none stands there. What has more than two digits is none. */
export function smallNumberAt(text: Text, at: number): Found<number> | null {
  const word = text.words[at];
  if (word === undefined) return null;
  if (/^\d{1,2}$/.test(word.plain)) return { value: Number(word.plain), end: at + 1 };
  if (isOf(word, TEN, text)) return withOnes(text, at + 1, 10);
  const digit = digitOf(word, ONES, text);
  if (digit === null || digit === 0) return null;
  if (isOf(text.words[at + 1], TEN, text) && digit > 1) return withOnes(text, at + 2, digit * 10);
  return { value: digit, end: at + 1 };
}

function withOnes(text: Text, at: number, tens: number): Found<number> {
  const word = text.words[at];
  const ones = word === undefined || isOf(word, TEN, text) ? null : digitOf(word, LATER, text);
  return ones === null || ones === 0 ? { value: tens, end: at } : { value: tens + ones, end: at + 1 };
}

const isOf = (word: Word | undefined, meant: readonly Word[], text: Text): boolean =>
  meant.some((each) => isWord(word, each, !text.isAccented));

function digitOf(word: Word, among: readonly (readonly [Word, number])[], text: Text): number | null {
  return among.find(([each]) => isWord(word, each, !text.isAccented))?.[1] ?? null;
}
