/** What looks like a yes or an end, and says the opposite: it is still to be looked at, taken back, or more is to come. */

import type { AnswerLists } from '../understanding/answer-lists.ts';
import type { Lexicon } from '../understanding/lexicon.ts';
import { phraseAt } from '../understanding/lexicon.ts';
import type { Typed, Word } from '../understanding/words.ts';

const DENIES: ReadonlySet<string> = new Set(['khong', 'chang', 'cha', 'no', 'not', 'nothing']);
/** What takes a yes back, leaves a choice, or says that there is more; unless it is denied before in its part. */
const TAKES_BACK = 'meant.takesBack';
/** "quay clip đăng facebook": that there is none is said by one of these. */
const LACKS = 'meant.lacks';
const NOT_YET = 'meant.notYet';

/** "thầy nói y như vậy là sai", "chưa xong, còn tấm nữa": words that are of a yes or an end, and say the opposite. */
export function isTurned({ words }: Typed, intent: string, lists: AnswerLists): boolean {
  if (intent === 'yes') return isToCheck(words) || isTakenBack(words, lists);
  if (intent === 'none') return !words.some(({ plain }, at) => /n'?t$/.test(plain) || isAt(words, at, lists.of(LACKS)));
  const isMore = (at: number): boolean =>
    words[at]?.typed === 'còn' && words.slice(at).some(({ plain }) => plain === 'nua');
  return (
    intent === 'done' &&
    words.some((_, at) => !isDenied(words, at) && (isAt(words, at, lists.of(NOT_YET)) || isMore(at)))
  );
}

const isAt = (words: readonly Word[], at: number, phrases: Lexicon<true>): boolean =>
  phraseAt(phrases, { words, isAccented: false }, at) !== null;

/** Whether it is denied in the part that it stands in. */
function isDenied(words: readonly Word[], at: number): boolean {
  for (let from = at; from >= 0; from -= 1) {
    if (DENIES.has(words[from]?.plain ?? '')) return true;
    if (/[,;.\n]/.test(words[from]?.before ?? '')) return false;
  }
  return false;
}

/** Without its mark "đừng" is "đúng" as well. */
const isTakenBack = (words: readonly Word[], lists: AnswerLists): boolean =>
  words.some(
    ({ plain, typed }, at) =>
      typed === 'đừng' ||
      (/^(?:khong|chang|not)$/.test(plain) && !deniesWrong(words, at)) ||
      (!isDenied(words, at) && isAt(words, at, lists.of(TAKES_BACK))),
  );

/** What is denied beside a yes: "không sai chỗ nào", "không cần sửa"; but "thầy không coi". */
const WRONG: ReadonlySet<string> = new Set(
  'sai thieu trat lech nham lon sua chinh khac gi chi wrong missing problem mistake mistakes'.split(' '),
);
const MOST_TO_WRONG = 5;
const deniesWrong = (words: readonly Word[], at: number): boolean =>
  words.slice(at + 1, at + 1 + MOST_TO_WRONG).some(({ plain }) => WRONG.has(plain));

const CHECKS: ReadonlySet<string> = new Set(['coi', 'xem', 'hoi', 'kiem', 'do', 'doc']);
const THEN: ReadonlySet<string> = new Set(['luu', 'gui', 'goi', 'ghi', 'nop', 'moi', 'hay', 'hang']);

/** "chị coi lại giúp em rồi gửi", "hỏi lại thầy rồi hãy lưu", "em coi không kỹ": it is still to be looked at. */
function isToCheck(words: readonly Word[]): boolean {
  let isChecking = false;
  return words.some(({ plain, before }, at) => {
    if (/[,;.\n]/.test(before)) isChecking = false;
    if (CHECKS.has(plain)) isChecking = true;
    const next = words[at + 1];
    const isThen = plain === 'roi' && next?.before === '' && THEN.has(next.plain);
    const isHasty = plain === 'khong' && next?.plain === 'ky';
    const isFirst = plain === 'da' && next === undefined;
    return isChecking && (isThen || isHasty || isFirst);
  });
}
