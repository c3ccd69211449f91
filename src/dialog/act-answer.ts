/**
 * Reads what is said to an open question of yes or no about one thing, by words that may have the question's own verb: "ừ rút đi", "thôi không xóa nữa",
 * "vâng, gửi luôn ạ".
 */
import { fold } from '../chat/fold.ts';
import { keptFor } from '../chat/kept.ts';
import type { ActWord, Languages, Meaning } from '../chat/languages.ts';
import { hasSlip, lexiconFor, type Speaker } from './answers-in-words.ts';
import { longestAt, type MarkedWord, phrasesOf } from './marked-words.ts';

/**
 * yes, no; unclear: it is about that, and may mean either ("rút" alone, "dung rut", "rút chưa"); other: it has the verb, and more than an answer has
 * ("rút cái băng rôn"). null: it is about something else.
 */
export type ActAnswer = 'yes' | 'no' | 'unclear' | 'other' | null;

type Phrases = readonly (readonly MarkedWord[])[];

const phrasesBy = keptFor((languages: Languages): ReadonlyMap<ActWord, Phrases> => {
  const acts = new Map<ActWord, Phrases>();
  for (const { acts: own } of languages)
    for (const [act, said] of Object.entries(own) as [ActWord, readonly string[]][])
      acts.set(act, [...(acts.get(act) ?? []), ...(said.length > 0 ? phrasesOf(said.join(',')) : [])]);
  return new Map([...acts].map(([act, all]) => [act, all.toSorted((a, b) => b.length - a.length)]));
});

/** The verbs of an act, the longest first. */
export const actPhrases = (act: ActWord, languages: Languages): Phrases => phrasesBy(languages).get(act) ?? [];

/** Whether the act's verb stands in the text. */
export function saysVerb(text: string, act: ActWord, speaker: Speaker): boolean {
  const words = lexiconFor(speaker).wordsOf(text);
  const verbs = actPhrases(act, speaker.languages);
  return words.some((_, at) => longestAt(words, at, verbs) > 0);
}

const MOST_WORDS = 12;
/** Nobody answers in more. */
const LONGEST = 80;
/** "rút chưa", "xóa rồi à", "gửi được không": asked, and no answer. */
const ASKS =
  /[?？]\s*$|(?:^|\s)(?:chưa|chua|hả|à|hông|không|khong|ko)(?:\s+(?:ạ|vậy|vay|thế|the|rứa|rua|nhỉ|em|ta|con|bot))*[.!\s]*$/iu;

/** What is seen up to a place, in bits. */
const YES = 1;
const NO = 2;
const ACT = 4;
const FIRMLY = 8;
const UNSURE = 16;

export function readActAnswer(text: string, act: ActWord, speaker: Speaker): ActAnswer {
  const { wordsOf, meaningsOf, isCourtesy } = lexiconFor(speaker);
  const words = wordsOf(withClearYes(text));
  if (words.length === 0 || words.length > MOST_WORDS) return null;
  const verbs = actPhrases(act, speaker.languages);
  const [things, firmly] = [actPhrases('thing', speaker.languages), actPhrases('firmly', speaker.languages)];
  const lastVerb = words.findLastIndex((_, at) => longestAt(words, at, verbs) > 0);
  const hasVerb = lastVerb >= 0;
  const hasThing = words.some((_, at) => longestAt(words, at, things) > 0);
  /** By place and bits the fewest pieces that lead there. */
  const reached: Map<number, number>[] = words.map(() => new Map<number, number>());
  reached.push(new Map());
  reached[0]?.set(0, 0);
  words.forEach((word, from) => {
    for (const [bits, pieces] of reached[from] ?? []) {
      const reach = (length: number, bit: number): void => {
        const there = reached[from + length];
        const now = bits | bit;
        there?.set(now, Math.min(there.get(now) ?? Number.POSITIVE_INFINITY, pieces + 1));
      };
      const verb = longestAt(words, from, verbs);
      if (verb > 0) reach(verb, ACT);
      const thing = longestAt(words, from, things);
      if (thing > 0) reach(thing, 0);
      const firm = (bits & ACT) > 0 ? longestAt(words, from, firmly) : 0;
      if (firm > 0) reach(firm, FIRMLY);
      let isSaid = false;
      // "Hủy" may be the question's verb, and mean to leave it; behind "ừ", and before what is meant, it is the verb.
      const isVerb = verb > 0 && (hasThing || (bits & (YES | NO)) > 0);
      const most = isVerb ? from : words.length;
      for (let to = from + 1; to <= most; to += 1) {
        const [meaning, ...others] = meaningsOf(words.slice(from, to));
        if (meaning === undefined) continue;
        if (to === from + 1) isSaid = meaning === 'yes';
        // "Dung" by itself is "đúng"; before a verb it is as often "đừng".
        for (const each of to > lastVerb ? [meaning] : [meaning, ...others])
          reach(to - from, bitOf(each, (bits & ACT) > 0, verb > 0, from <= lastVerb && to > lastVerb));
      }
      if (!isSaid && firm === 0 && isCourtesy(word)) reach(1, 0);
    }
  });
  const ends = reached[words.length] ?? new Map<number, number>();
  if (ends.size === 0 || text.length > LONGEST) return hasVerb ? 'other' : null;
  if (hasVerb && ASKS.test(text.normalize('NFC'))) return NO_FIRST.test(fold(text)) ? 'no' : 'unclear';
  const verdict = verdictOf(ends);
  return verdict === 'yes' && hasSlip(text, speaker) ? 'unclear' : verdict;
}

/** "không rút à" is said rather than asked; so is "thôi không rút nữa không". */
const NO_FIRST = /^(?:a |thoi |da |vang )*(?:khong|ko|k|dung|khoan|chua|thoi) /;

/** Without its marks "dung" says stop as well; a comma behind it, or "rồi", says which. */
const withClearYes = (text: string): string => text.normalize('NFC').replace(/(?<!\p{L})dung(?=\s*[,.!])/giu, 'đúng');

/** What a short answer says beside the verb; behind it a yes may be a part of something else ("rút đồng ý"). */
function bitOf(meaning: Meaning, isBehind: boolean, isVerb: boolean, hasLast: boolean): number {
  if (meaning === 'hello' || meaning === 'thanks') return 0;
  if (isBehind) return UNSURE;
  if (meaning === 'yes') return YES;
  if (meaning === 'cancel' || meaning === 'skip') return isVerb ? UNSURE : NO;
  // "Đừng hủy" is to go on.
  if (meaning === 'on' && hasLast) return NO;
  return meaning === 'no' || meaning === 'none' || meaning === 'keep' || meaning === 'back' ? NO : UNSURE;
}

/** Of the ways to read it those with the fewest pieces count; where these differ, it is not clear. */
function verdictOf(ends: ReadonlyMap<number, number>): ActAnswer {
  const fewest = Math.min(...ends.values());
  const said = new Set([...ends].filter(([, pieces]) => pieces === fewest).map(([bits]) => answerOf(bits)));
  said.delete(null);
  const [only = null, another] = said;
  return another === undefined ? only : 'unclear';
}

function answerOf(bits: number): ActAnswer {
  if ((bits & UNSURE) > 0) return 'unclear';
  if ((bits & NO) > 0) return (bits & YES) > 0 ? 'unclear' : 'no';
  if ((bits & ACT) > 0) return (bits & (YES | FIRMLY)) > 0 ? 'yes' : 'unclear';
  return (bits & YES) > 0 ? 'yes' : null;
}
