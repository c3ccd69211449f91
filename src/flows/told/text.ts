/** A longer text in tokens with their places, on which is marked what was read of it. Lists of words (locales/<code>/told.txt) go by their names. */
import { fold } from '../../chat/fold.ts';
import { keptFor } from '../../chat/kept.ts';
import type { Languages } from '../../chat/languages.ts';
import type { ToldWord } from '../../chat/told-words.ts';
import { isWord as isSame, type MarkedWord, phrasesOf as phrasesIn, wordOf } from '../../dialog/marked-words.ts';
import { type AnswerLists, answerListsOf } from '../../understanding/answer-lists.ts';

/** `raw` as typed; `from`, `to`: in characters of the text. */
export type ToldToken = MarkedWord & { readonly raw: string; readonly from: number; readonly to: number };
/** What a place was read as; `from`, `to`: tokens. */
export type ToldMark = { readonly from: number; readonly to: number; readonly is: string };
export type ToldText = {
  readonly text: string;
  readonly tokens: readonly ToldToken[];
  readonly marks: readonly ToldMark[];
  readonly lists: ToldLists;
};

/** Nobody tells an activity in more. */
export const LONGEST_TOLD = 700;

const TOKEN =
  /https?:\/\/\S+|\d+(?:[.,/:-]\d+)*(?:k\d*(?!\p{L}))?%?|\p{L}[\p{L}\p{M}\d]*(?:['’-]\p{L}[\p{L}\p{M}\d]*)*|[^\s]/gu;

export function toldText(typed: string, languages: Languages): ToldText {
  const text = typed.normalize('NFC').trim().slice(0, LONGEST_TOLD);
  const tokens = [...text.matchAll(TOKEN)].map(({ 0: raw, index }) => ({
    ...wordOf(raw),
    raw,
    from: index,
    to: index + raw.length,
  }));
  return { text, tokens, marks: [], lists: toldLists(languages) };
}

export const marked = (told: ToldText, from: number, to: number, is: string): ToldText => ({
  ...told,
  marks: [...told.marks, { from, to, is }],
});

export const isMarked = ({ marks }: ToldText, at: number): boolean =>
  marks.some(({ from, to }) => at >= from && at < to);

/** "3A", "5b2": a class by its label, in two tokens; "3a" may be "3 ạ". */
export const isClassAt = ({ tokens }: ToldText, at: number): boolean => {
  const [grade, label] = [tokens[at], tokens[at + 1]];
  const isGlued = grade !== undefined && label?.from === grade.to;
  const isLabel =
    /^(?:A|[B-Eb-e])\d{0,2}$/.test(label?.raw ?? '') || /^(?:lop|class)$/.test(tokens[at - 1]?.plain ?? '');
  return isGlued && isLabel && /^\d{1,2}$/.test(grade.raw) && /^[a-e]\d{0,2}$/i.test(label.raw);
};

/** The characters of tokens. */
export const between = ({ text, tokens }: ToldText, from: number, to: number): string =>
  text.slice(tokens[from]?.from ?? 0, tokens[to - 1]?.to ?? 0);

export const isWord = (token: ToldToken | undefined): boolean =>
  token !== undefined && /^[\p{L}\p{N}]/u.test(token.raw);
/** A sentence or a line ends there. */
export const isStop = ({ text, tokens }: ToldText, at: number): boolean => {
  const [token, next] = [tokens[at], tokens[at + 1]];
  if (token === undefined || /^[.;!?…|•]$/.test(token.raw)) return true;
  return next !== undefined && text.slice(token.to, next.from).includes('\n');
};

type Phrase = readonly MarkedWord[];
/** Phrases by their first word, without its marks; the longest first. */
export type ToldPhrases = ReadonlyMap<string, readonly Phrase[]>;

const indexed = (list: readonly Phrase[]): ToldPhrases =>
  Map.groupBy(
    list.toSorted((a, b) => b.length - a.length),
    ([first]) => first?.plain ?? '',
  );

/** "dạ, em gửi" as phrases. Typed without marks a word may be any of its letters, with them only itself. */
export const phrases = (...lists: readonly string[]): ToldPhrases => indexed(phrasesIn(lists.join(',')));

/** The same of names, which may have commas in them. */
export const namePhrases = (names: readonly string[]): ToldPhrases =>
  phrases(...names.map((name) => name.replace(/[,;:()…"“”]/g, ' ').trim()).filter((name) => name !== ''));

/** Several lists as one. */
export const allPhrases = (...lists: readonly ToldPhrases[]): ToldPhrases =>
  indexed(lists.flatMap((each) => [...each.values()].flat()));

/** Those that may begin at a token. */
export const beginningAt = ({ tokens }: ToldText, at: number, of: ToldPhrases): readonly Phrase[] =>
  of.get(tokens[at]?.plain ?? '') ?? NO_PHRASES;
const NO_PHRASES: readonly Phrase[] = [];

/** The phrases, or those of a list. */
export const phrasesOf = ({ lists }: ToldText, of: ToldPhrases | ToldWord): ToldPhrases =>
  typeof of === 'string' ? lists.phrases(of) : of;

/** How many tokens from a place on are one of the phrases, or of a list's; 0: none. */
export function phraseAt(told: ToldText, at: number, of: ToldPhrases | ToldWord): number {
  for (const phrase of beginningAt(told, at, phrasesOf(told, of))) {
    if (phrase.every((word, n) => isSame(told.tokens[at + n], word))) return phrase.length;
  }
  return 0;
}

/** Lists of words of all languages by their names: as they are written; as phrases; as words without their marks; as words with those that they are written with. */
export type ToldLists = {
  /** Those by which answers are read. */
  readonly answers: AnswerLists;
  readonly said: (name: ToldWord) => readonly string[];
  readonly phrases: (name: ToldWord) => ToldPhrases;
  readonly plain: (name: ToldWord) => ReadonlySet<string>;
  readonly typed: (name: ToldWord) => ReadonlySet<string>;
};

/** Each is made when it is first asked for. */
export const toldLists = keptFor((languages: Languages): ToldLists => {
  const said = (name: ToldWord): readonly string[] => languages.flatMap(({ told }) => told[name]);
  return {
    answers: answerListsOf(languages),
    said,
    phrases: madeOnce((name) => phrases(...said(name))),
    plain: madeOnce((name) => new Set(said(name).map((each) => fold(each) || each))),
    typed: madeOnce((name) => new Set(said(name))),
  };
});

function madeOnce<Made>(make: (name: ToldWord) => Made): (name: ToldWord) => Made {
  const kept = new Map<ToldWord, Made>();
  return (name) => {
    const made = kept.get(name) ?? make(name);
    kept.set(name, made);
    return made;
  };
}

/** Whether a token is a word of a list, whatever its marks. */
export const isPlainly = (told: ToldText, at: number, name: ToldWord): boolean =>
  told.lists.plain(name).has(told.tokens[at]?.plain ?? '');
/** The same with the marks that it is written with. */
export const isTyped = (told: ToldText, at: number, name: ToldWord): boolean =>
  told.lists.typed(name).has(told.tokens[at]?.raw.toLowerCase() ?? '');
