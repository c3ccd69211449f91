/** Texts that open as an addition to what was said before, or as its correction: any question for a text would keep them as its answer. */
import { longestAt, type MarkedWord, phrasesOf } from '../marked-words.ts';
import { bare, wordsIn } from './correction-text.ts';
import { INTO, MAYBE_SLIP, MEND, MORE, SLIP } from './correction-words.ts';

/** added: `rest` is to follow what stands before. other: something else is meant by it than an answer. */
export type TextOpening = { readonly is: 'added' | 'other'; readonly rest: string };

/** Whoever writes more tells, however it begins. */
const LONGEST = 300;
const SIGN = /[,.;:!…]$/;

const OH = phrasesOf('à, a, ý, í, ủa, chết, ấy chết, thôi chết, trời, khoan, khoan đã, ơ, oh, oops');
const POLITE = phrasesOf('dạ, vâng, thưa, cô ơi, thầy ơi, em ơi, anh ơi, chị ơi, ơi');
const ADDS = phrasesOf(
  'thêm, thêm là, thêm nữa, thêm nữa là, thêm ý, thêm ý này, bổ sung, bổ sung thêm, bổ sung là, bổ sung ý, ghi thêm, viết thêm, nói thêm, còn nữa, còn, quên, quên nữa, quên mất, còn quên, mà quên, also, one more thing',
);
/** "nhầm lẫn" and "lộn xộn" are words of their own. */
const NO_SLIP = new Set(['lan', 'xon', 'duong']);
const AGAIN = phrasesOf('hoạt động, buổi, lớp, tiết, điểm, nơi, chỗ, cái, đợt, activity, session');

/** null: it opens as any answer does. */
export function readOpening(text: string): TextOpening | null {
  if (text.length > LONGEST) return null;
  const { raws, words } = wordsIn(text);
  const from = past(words, 0, POLITE);
  const at = past(words, from, OH);
  const rest = (length: number): string => bare(raws.slice(at + length).join(' '));
  const adds = longestAt(words, at, ADDS);
  const isMarked = (length: number): boolean => SIGN.test(raws[at + length - 1] ?? '');
  if (adds > 0 && rest(adds) !== '' && (at > from || isMarked(adds))) return { is: 'added', rest: rest(adds) };
  const sure = longestAt(words, at, SLIP);
  const maybe = Math.max(longestAt(words, from, MAYBE_SLIP), longestAt(words, at, MAYBE_SLIP));
  const end = longestAt(words, from, MAYBE_SLIP) >= longestAt(words, at, MAYBE_SLIP) ? from + maybe : at + maybe;
  // "Viết nhầm" alone tells why.
  const isSlip = sure > 0 && at + sure < words.length && !NO_SLIP.has(words[at + sure]?.plain ?? '');
  const isOther =
    isSlip ||
    (maybe > 0 && end < words.length && ((at > from && end > at) || SIGN.test(raws[end - 1] ?? ''))) ||
    changes(words, at) ||
    (at > from && longestAt(words, at, MORE) > 0) ||
    tellsAnother(words, at);
  return isOther ? { is: 'other', rest: '' } : null;
}

function past(words: readonly MarkedWord[], from: number, phrases: readonly (readonly MarkedWord[])[]): number {
  let at = from;
  for (let length = longestAt(words, at, phrases); length > 0; length = longestAt(words, at, phrases)) at += length;
  return at;
}

/** "sửa ủng hộ thành hưởng ứng", "sửa lại là 9h". */
function changes(words: readonly MarkedWord[], at: number): boolean {
  const verb = longestAt(words, at, MEND);
  if (verb === 0) return false;
  const isTo = words[at + verb]?.plain === 'la';
  return isTo || words.some((_, k) => k >= at + verb && k < words.length - 1 && longestAt(words, k, INTO) > 0);
}

/** "còn 1 hoạt động nữa giống vậy". */
function tellsAnother(words: readonly MarkedWord[], at: number): boolean {
  const isStill = words[at]?.plain === 'con' || words[at]?.plain === 'them';
  if (!isStill || !/^(?:\d+|mot|hai|ba|vai|may|cai)$/.test(words[at + 1]?.plain ?? '')) return false;
  const things = longestAt(words, at + 2, AGAIN);
  return things > 0 && words[at + 2 + things]?.plain === 'nua';
}
