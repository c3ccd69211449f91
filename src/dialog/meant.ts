/**
 * What a sentence says instead of an answer: "đúng rồi cô ơi, gửi luôn giúp em", "câu này em không trả lời được, cho qua nha". A guess, learnt from
 * the lines beside the languages, and taken only where it is all but certain: what is not taken is asked about, as ever.
 */
import { keptFor } from '../chat/kept.ts';
import type { Meaning } from '../chat/languages.ts';
import type { AnswerLists } from '../understanding/answer-lists.ts';
import { meaningModelOf } from '../understanding/learnt.ts';
import { phraseAt } from '../understanding/lexicon.ts';
import type { IntentModel } from '../understanding/model.ts';
import { spellingsOf } from '../understanding/spellings.ts';
import { type Typed, type Word, wordsOf } from '../understanding/words.ts';
import { hasSlip, isUnclearYes, readMeaning, type Speaker } from './answers-in-words.ts';
import { NUMBERED } from './days/phrases.ts';
import { type ClauseSaid, clausesOf, togetherSay } from './meant-clauses.ts';
import { isTurned } from './meant-turned.ts';

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
  review: { least: 0.75, strange: 1 },
};
/** What only agrees with a yes, within a clause. */
const AGREEING: Bar = { least: 0.6, strange: 1 };

/** What is meant, in so many words or by a sentence. Only where the text is no answer by itself. null: it says something else. */
export const guessMeaning = (text: string, speaker: Speaker): Meaning | null =>
  meaningOfWhole(text, speaker) ?? guess(text, speaker, inClauses);

/** The same of all of its words at once, and not of one clause among others: where the text may be an answer as well. */
export const meaningOfWhole = (text: string, speaker: Speaker): Meaning | null =>
  readMeaning(text, speaker) ?? (text.length > LONGEST_WHOLE ? null : guess(text, speaker, asWhole));

/** "Sao phải hỏi cái này": a question, where "sao cũng được" is none. */
const ASKS_WHY = 'meant.asksWhy';

type Guessing = (text: string, typed: Typed, model: IntentModel, speaker: Speaker) => Meaning | 'agrees' | null;

function guess(text: string, speaker: Speaker, guessing: Guessing): Meaning | null {
  if (text.length > LONGEST || /[?？]/.test(text)) return null;
  const spellings = spellingsOf(speaker.languages);
  const typed = wordsOf(text, spellings);
  const why = spellings.lists.of(ASKS_WHY);
  if ([0, 1].some((at) => phraseAt(why, typed, at) !== null)) return null;
  if (typed.words.length < LEAST_WORDS || typed.words.length > MOST_WORDS) return null;
  const meant = guessing(text, typed, meaningModelOf(speaker.languages), speaker);
  if (meant === null || meant === 'agrees' || isTurned(typed, meant, spellings.lists)) return null;
  const isYes = meant === 'yes' || meant === 'done';
  return (meant === 'yes' && isUnclearYes(text)) || (isYes && hasSlip(text, speaker)) ? null : meant;
}

function asWhole(_text: string, typed: Typed, model: IntentModel, { languages }: Speaker): Meaning | 'agrees' | null {
  if (typed.words.length > MOST_WHOLE) return null;
  const meant = guessIn(typed, model, languages);
  return meant === 'done' ? doneWith(typed) : typed.words.some(({ plain }) => /\d/.test(plain)) ? null : meant;
}

/** `isBehind`: other clauses stand before, and each word has to be known. */
function guessIn(
  typed: Typed,
  model: IntentModel,
  languages: Speaker['languages'],
  isBehind = false,
): Meaning | 'agrees' | null {
  const [best] = model.rank(typed);
  const bar = best?.intent === 'agrees' ? AGREEING : best && BARS[best.intent];
  if (!best || !bar || best.p < bar.least) return null;
  const strange = strangeIn(typed, best.intent, model, languages);
  const most = isBehind && bar !== AGREEING ? 0 : Math.min(bar.strange, typed.words.length / LEAST_KNOWN);
  return strange > most ? null : (best.intent as Meaning | 'agrees');
}

const NAMED = [NUMBERED, 'days.named'] as const;

/** A figure may be an answer; what is called by one, as "phòng 9", is none, and neither is the hour. With a yes it may be a correction. */
const hasFigures = (typed: Typed, meant: Meaning, lists: AnswerLists): boolean =>
  typed.words.some(({ plain }, at) => {
    const isNamed = meant !== 'yes' && NAMED.some((table) => phraseAt(lists.of(table), typed, at - 1)?.end === at);
    return /\d/.test(plain) && !isNamed && !/^\d{1,2}(?:h|g|:)\d{0,2}$/.test(plain);
  });

function inClauses(text: string, whole: Typed, model: IntentModel, speaker: Speaker): Meaning | null {
  const spellings = spellingsOf(speaker.languages);
  const said = clausesOf(text).map(({ text: clause, joint }, at): ClauseSaid => {
    const typed = wordsOf(clause, spellings);
    const meaning =
      readMeaning(clause, speaker) ??
      (typed.words.length < LEAST_WORDS ? null : guessIn(typed, model, speaker.languages, at > 0));
    const courtesy = courtesyOf(speaker.languages);
    return { meaning, joint, isCourtesy: typed.words.every(({ plain }) => courtesy.has(plain)), typed };
  });
  const meant = said.length < 2 ? null : togetherSay(said, spellings.lists);
  if (meant === 'done') return doneWith(whole);
  return meant !== null && hasFigures(whole, meant, spellings.lists) ? null : meant;
}

const FILES: ReadonlySet<string> = new Set('tam anh hinh cai file photo photos pictures'.split(' '));

/** "gửi được 3 tấm rồi" counts what is done; what else is counted may be an answer. */
const doneWith = ({ words }: Typed): 'done' | null =>
  words.every(({ plain }, at) => !/\d/.test(plain) || FILES.has(words[at + 1]?.plain ?? '')) ? 'done' : null;

/** How many of the words nobody says it with. */
function strangeIn(typed: Typed, intent: string, model: IntentModel, languages: Speaker['languages']): number {
  const isCourtesy = ({ plain }: Word): boolean => courtesyOf(languages).has(plain);
  return typed.words.filter(
    (word) => !/\d/.test(word.plain) && !model.intentsWith(word.plain).includes(intent) && !isCourtesy(word),
  ).length;
}

const courtesyOf = keptFor((languages: Speaker['languages']): ReadonlySet<string> => {
  const said = languages.flatMap(({ courtesy }) => [...courtesy.before, ...courtesy.after]);
  return new Set(said.map((each) => wordsOf(each, spellingsOf(languages)).words[0]?.plain ?? ''));
});
