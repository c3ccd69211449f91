/**
 * What a sentence says instead of an answer: "đúng rồi cô ơi, gửi luôn giúp em", "câu này em không trả lời được, cho qua nha". A guess, learnt from
 * the lines beside the languages, and taken only where it is all but certain: what is not taken is asked about, as ever.
 */
import type { Meaning } from '../chat/languages.ts';
import { meaningModelOf } from '../understanding/learnt.ts';
import { type Lexicon, lexiconOf, phraseAt } from '../understanding/lexicon.ts';
import type { IntentModel } from '../understanding/model.ts';
import { spellingsOf } from '../understanding/spellings.ts';
import { type Typed, type Word, wordsOf } from '../understanding/words.ts';
import { isUnclearYes, readMeaning, type Speaker } from './answers-in-words.ts';
import { NUMBERED } from './day-phrases.ts';
import { type ClauseSaid, clausesOf, togetherSay } from './meant-clauses.ts';

const LONGEST = 240;
const MOST_WORDS = 48;
/** Longer ones are read clause by clause. */
const LONGEST_WHOLE = 160;
const MOST_WHOLE = 26;
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
/** What only agrees with a yes, within a clause. */
const AGREEING: Bar = { least: 0.6, strange: 1 };

/** What is meant, in so many words or by a sentence. Only where the text is no answer by itself. null: it says something else. */
export const guessMeaning = (text: string, speaker: Speaker): Meaning | null =>
  meaningOfWhole(text, speaker) ?? guess(text, speaker, inClauses);

/** The same of all of its words at once, and not of one clause among others: where the text may be an answer as well. */
export const meaningOfWhole = (text: string, speaker: Speaker): Meaning | null =>
  readMeaning(text, speaker) ?? (text.length > LONGEST_WHOLE ? null : guess(text, speaker, asWhole));

type Guessing = (text: string, typed: Typed, model: IntentModel, speaker: Speaker) => Meaning | 'agrees' | null;

function guess(text: string, speaker: Speaker, guessing: Guessing): Meaning | null {
  if (text.length > LONGEST || /[?？]/.test(text)) return null;
  const typed = wordsOf(text, spellingsOf(speaker.languages));
  if (typed.words.length < LEAST_WORDS || typed.words.length > MOST_WORDS) return null;
  const meant = guessing(text, typed, meaningModelOf(speaker.languages), speaker);
  const isNone =
    meant === null || meant === 'agrees' || isTurned(typed, meant) || (meant === 'yes' && isUnclearYes(text));
  return isNone ? null : meant;
}

function asWhole(_text: string, typed: Typed, model: IntentModel, { languages }: Speaker): Meaning | 'agrees' | null {
  if (typed.words.length > MOST_WHOLE) return null;
  const meant = guessIn(typed, model, languages);
  return meant === 'done' ? doneWith(typed) : typed.words.some(({ plain }) => /\d/.test(plain)) ? null : meant;
}

function guessIn(typed: Typed, model: IntentModel, languages: Speaker['languages']): Meaning | 'agrees' | null {
  const [best] = model.rank(typed);
  const bar = best?.intent === 'agrees' ? AGREEING : best && BARS[best.intent];
  if (!best || !bar || best.p < bar.least) return null;
  const strange = strangeIn(typed, best.intent, model, languages);
  return strange > Math.min(bar.strange, typed.words.length / LEAST_KNOWN) ? null : (best.intent as Meaning | 'agrees');
}

const NAMED = lexiconOf([['tháng, năm, ngày, mùng, mồng, khối, month', true]]);

/** A figure may be an answer; what is called by one, as "phòng 9", is none, and neither is the hour. With a yes it may be a correction. */
const hasFigures = (typed: Typed, meant: Meaning): boolean =>
  typed.words.some(({ plain }, at) => {
    const isNamed = meant !== 'yes' && [NUMBERED, NAMED].some((table) => phraseAt(table, typed, at - 1)?.end === at);
    return /\d/.test(plain) && !isNamed && !/^\d{1,2}(?:h|g|:)\d{0,2}$/.test(plain);
  });

function inClauses(text: string, whole: Typed, model: IntentModel, speaker: Speaker): Meaning | null {
  const spellings = spellingsOf(speaker.languages);
  const said = clausesOf(text).map(({ text: clause, joint }): ClauseSaid => {
    const typed = wordsOf(clause, spellings);
    const meaning =
      readMeaning(clause, speaker) ??
      (typed.words.length < LEAST_WORDS ? null : guessIn(typed, model, speaker.languages));
    const courtesy = courtesyOf(speaker.languages);
    return { meaning, joint, isCourtesy: typed.words.every(({ plain }) => courtesy.has(plain)), typed };
  });
  const meant = said.length < 2 ? null : togetherSay(said);
  if (meant === 'done') return doneWith(whole);
  return meant !== null && hasFigures(whole, meant) ? null : meant;
}

const FILES: ReadonlySet<string> = new Set('tam anh hinh cai file photo photos pictures'.split(' '));

/** "gửi được 3 tấm rồi" counts what is done; what else is counted may be an answer. */
const doneWith = ({ words }: Typed): 'done' | null =>
  words.every(({ plain }, at) => !/\d/.test(plain) || FILES.has(words[at + 1]?.plain ?? '')) ? 'done' : null;

const DENIES: ReadonlySet<string> = new Set(['khong', 'chang', 'cha', 'no', 'not', 'nothing']);
/** What takes a yes back, leaves a choice, or says that there is more; unless it is denied before in its part. */
const TURNS: Partial<Readonly<Record<string, Lexicon<true>>>> = {
  yes: lexiconOf([['sai,thiếu,nhầm,khác,sửa,chưa,hay,hoặc,wrong,missing,or', true]]),
  done: lexiconOf([['chưa,not', true]]),
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
      phraseAt(turns, { words, isAccented: false }, at) ||
      (intent === 'done' && typed === 'còn' && words.slice(at).some((each) => each.plain === 'nua'))
    )
      return true;
  }
  return false;
}

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

/** How many of the words nobody says it with. */
function strangeIn(typed: Typed, intent: string, model: IntentModel, languages: Speaker['languages']): number {
  const isCourtesy = ({ plain }: Word): boolean => courtesyOf(languages).has(plain);
  return typed.words.filter(
    (word) => !/\d/.test(word.plain) && !model.intentsWith(word.plain).includes(intent) && !isCourtesy(word),
  ).length;
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
