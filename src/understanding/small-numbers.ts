/** Numbers up to 99 as hours, days and grades are said: "7", "07", "bảy", "mười lăm", "ba mươi", "hai mốt". */
import { lexiconOf, type PhraseFound, phraseAt, type Text } from './lexicon.ts';

const DIGITS = new Map(
  'không một hai ba bốn năm sáu bảy tám chín'.split(' ').map((each, value) => [each, value] as const),
);
/** Said otherwise after a ten ("hai mốt", "hai lăm", "hai tư"), or in the South ("bẩy"). */
const AFTER_TEN = new Map([...DIGITS, ['mốt', 1], ['lăm', 5], ['nhăm', 5], ['tư', 4]]);
const TEN = lexiconOf([['mười,mươi', true]]);
const ONES = lexiconOf<number>([...DIGITS, ['bẩy', 7], ['tư', 4]]);
const LATER = lexiconOf<number>([...AFTER_TEN, ['bẩy', 7]]);
const FIGURES = /^\d{1,2}$/;

/** The number at this place, and the place after it; null: none stands there. What has more than two digits is none. */
export function smallNumberAt(text: Text, at: number): PhraseFound<number> | null {
  const word = text.words[at];
  if (word === undefined) return null;
  if (FIGURES.test(word.plain)) return { value: Number(word.plain), end: at + 1 };
  const ten = phraseAt(TEN, text, at);
  if (ten) return withOnes(text, ten.end, 10);
  const digit = phraseAt(ONES, text, at);
  if (!digit || digit.value === 0) return null;
  const tens = digit.value > 1 ? phraseAt(TEN, text, digit.end) : null;
  return tens ? withOnes(text, tens.end, digit.value * 10) : digit;
}

function withOnes(text: Text, at: number, tens: number): PhraseFound<number> {
  const ones = phraseAt(LATER, text, at);
  return ones && ones.value > 0 ? { value: tens + ones.value, end: ones.end } : { value: tens, end: at };
}
