/**
 * What a sentence says instead of an answer: "đúng rồi cô ơi, gửi luôn giúp em", "câu này em không trả lời được, cho qua nha". A guess, learnt from
 * the lines beside the languages, and taken only where it is all but certain: what is not taken is asked about, as ever.
 */
import type { Meaning } from '../chat/languages.ts';
import { meaningModelOf } from '../understanding/learnt.ts';
import type { IntentModel } from '../understanding/model.ts';
import { spellingsOf } from '../understanding/spellings.ts';
import { type Typed, type Word, wordsOf } from '../understanding/words.ts';
import { isUnclearYes, readMeaning, type Speaker } from './answers-in-words.ts';

const LONGEST = 160;
const MOST_WORDS = 26;
/** Shorter ones are among the phrases that are sure, or say too little. */
const LEAST_WORDS = 3;

/** At most one word in so many is strange. */
const LEAST_KNOWN = 4;

type Bar = {
  /** From what share on it is taken. */
  readonly least: number;
  /** So many words may be no word of its examples. */
  readonly strange: number;
};

/** A yes may write: every word of it has to be one that a yes has been said with. Skipped, cancelled and gone back is nothing that is lost. */
const BARS: Partial<Readonly<Record<string, Bar>>> = {
  yes: { least: 0.85, strange: 0 },
  done: { least: 0.8, strange: 1 },
  no: { least: 0.75, strange: 2 },
  none: { least: 0.65, strange: 2 },
  unknown: { least: 0.6, strange: 3 },
  skip: { least: 0.65, strange: 2 },
  cancel: { least: 0.7, strange: 4 },
  back: { least: 0.7, strange: 2 },
  keep: { least: 0.7, strange: 2 },
};

/** What is meant, in so many words or by a sentence. Only where the text is no answer by itself. null: it says something else. */
export const guessMeaning = (text: string, speaker: Speaker): Meaning | null =>
  readMeaning(text, speaker) ?? guess(text, speaker);

function guess(text: string, { languages }: Speaker): Meaning | null {
  if (text.length > LONGEST || /[?？]/.test(text)) return null;
  const typed = wordsOf(text, spellingsOf(languages));
  if (typed.words.length < LEAST_WORDS || typed.words.length > MOST_WORDS) return null;
  const model = meaningModelOf(languages);
  const [best] = model.rank(typed);
  const bar = best && BARS[best.intent];
  if (!best || !bar || best.p < bar.least) return null;
  if (best.intent !== 'done' && typed.words.some(({ plain }) => /\d/.test(plain))) return null;
  if (isTurned(typed, best.intent) || (best.intent === 'yes' && isUnclearYes(text))) return null;
  const strange = strangeIn(typed, best.intent, model, languages);
  return strange > Math.min(bar.strange, typed.words.length / LEAST_KNOWN) ? null : (best.intent as Meaning);
}

const DENIES: ReadonlySet<string> = new Set(['khong', 'chang', 'cha', 'no', 'not', 'nothing']);
/** What takes a yes back, and what says that there is more; unless it is denied before in its part. */
const TURNS: Partial<Readonly<Record<string, ReadonlySet<string>>>> = {
  yes: new Set(['sai', 'thieu', 'nham', 'khac', 'sua', 'chua']),
  done: new Set(['chua']),
};

/** "thầy nói y như vậy là sai", "chưa xong, còn tấm nữa": words that are of a yes or an end, and say the opposite. */
function isTurned({ words }: Typed, intent: string): boolean {
  const turns = TURNS[intent];
  if (!turns) return false;
  if (intent === 'yes' && isToCheck(words)) return true;
  let isDenied = false;
  for (const [at, { plain, typed, before }] of words.entries()) {
    if (/[,;.\n]/.test(before)) isDenied = false;
    if (DENIES.has(plain)) isDenied = true;
    if (isDenied) continue;
    if (
      turns.has(plain) ||
      (intent === 'done' && typed === 'còn' && words.slice(at).some((each) => each.plain === 'nua'))
    )
      return true;
  }
  return false;
}

const CHECKS: ReadonlySet<string> = new Set(['coi', 'xem', 'hoi', 'kiem', 'do', 'doc']);
const THEN: ReadonlySet<string> = new Set(['luu', 'gui', 'goi', 'ghi', 'nop', 'moi', 'hay', 'hang']);

/** That it was looked at, or what somebody said of it, is no yes by itself: "em mới dò lại từ đầu", "cô giáo nói vậy đó". */
const AGREES: ReadonlySet<string> = new Set(
  'dung phai ok oke okay luu gui goi ghi nop chot chuan xac on sai thieu duyet uk uh u um duoc yes save send correct right'.split(
    ' ',
  ),
);

/** "chị coi lại giúp em rồi gửi", "hỏi lại thầy rồi hãy lưu", "em coi không kỹ": it is still to be looked at. */
function isToCheck(words: readonly Word[]): boolean {
  let isChecking = false;
  const isTold = words.some(({ plain }) => CHECKS.has(plain) || plain === 'noi');
  if (isTold && !words.some(({ plain }) => AGREES.has(plain))) return true;
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

/** How many of the words nobody says it with. */
function strangeIn(typed: Typed, intent: string, model: IntentModel, languages: Speaker['languages']): number {
  const isCourtesy = ({ plain }: Word): boolean => courtesyOf(languages).has(plain);
  return typed.words.filter((word) => !model.intentsWith(word.plain).includes(intent) && !isCourtesy(word)).length;
}

const kept = new WeakMap<Speaker['languages'], ReadonlySet<string>>();

function courtesyOf(languages: Speaker['languages']): ReadonlySet<string> {
  const known =
    kept.get(languages) ??
    new Set(
      languages.flatMap(({ courtesy }) =>
        [...courtesy.before, ...courtesy.after].map(
          (each) => wordsOf(each, spellingsOf(languages)).words[0]?.plain ?? '',
        ),
      ),
    );
  kept.set(languages, known);
  return known;
}
