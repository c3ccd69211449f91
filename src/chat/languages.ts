/** What a language is to the rooms: a code, its folder's description, and texts that may be there in several. */

import type { AnswerWord } from './answer-words.ts';
import { FORMATS } from './document.ts';
import type { ToldWord } from './told-words.ts';

/** A language's code, as its folder in locales/ is called ("vi", "en", "km"). Which there are is known at the start. */
export type Language = string;

/** The one language that is complete: what another lacks is said in it. */
export const VIETNAMESE: Language = 'vi';

/** A text of the campaign's files: Vietnamese always, any other language where the office gave it. */
export type Localized = { readonly vi: string; readonly [code: Language]: string | undefined };

/**
 * What a short answer may say. none: there is nothing to record. unknown: the person does not know. unsure: neither yes nor no ("chắc vậy"). done: everything is sent or said. on: to
 * go on with what is open. review: to see what was
 * answered so far. rest: this question and those after it are left out. restore: to fetch back what was cancelled. hello, thanks: courtesy, which is no answer to anything.
 */
export const MEANINGS = [
  'yes',
  'no',
  'none',
  'unknown',
  'unsure',
  'skip',
  'rest',
  'cancel',
  'back',
  'keep',
  'done',
  'on',
  'review',
  'restore',
  'hello',
  'thanks',
] as const;
export type Meaning = (typeof MEANINGS)[number];

/**
 * What is said by whoever wants no more reminders. stop: ends something. no: before what shall not be. remind: what it is about. erase: of what stops, what other things are done away with by, too. enough: "thôi". more: none any
 * more. all: all of them. asks: makes a question of it. beside: says nothing of its own there.
 */
export const STOPPING = ['stop', 'no', 'remind', 'erase', 'enough', 'more', 'all', 'asks', 'beside'] as const;
export type Stopping = (typeof STOPPING)[number];

/**
 * What a question of yes or no may be about, by the verbs that say it ("rút luôn đi"), and a wish about a log. photos: to
 * send further ones; log: what a log is called; one: what anything is; latest: the last one; thing: how what it is about is
 * pointed at ("cái này"); firmly: what is said behind a verb by whoever means it.
 */
export const ACTS = [
  'withdraw',
  'erase',
  'remove',
  'send',
  'cancel',
  'link',
  'unlink',
  'mend',
  'look',
  'restore',
  'photos',
  'log',
  'one',
  'latest',
  'thing',
  'firmly',
] as const;
export type ActWord = (typeof ACTS)[number];

/** How people name the kinds of files; beside: what is said around them. */
export const FILE_WORDS = [...FORMATS, 'beside'] as const;
export type FileWord = (typeof FILE_WORDS)[number];

/**
 * What stands behind a question and says nothing of its own. particles; address: whom it is said to. ends: particles with which a question has
 * ended, before an address. asks: by these something is asked, whatever follows. where: the same, of two words.
 */
export const TRAILING = ['particles', 'address', 'ends', 'asks', 'where'] as const;
export type Trailing = (typeof TRAILING)[number];

/** "Thôi để mai ghi tiếp nha". when: at another time. goOn: to go on with it. beside: says nothing of its own there. */
export const LATER = ['when', 'goOn', 'beside'] as const;
export type Later = (typeof LATER)[number];

/**
 * What is said of photos: who is in them, and how far they may go. child, grown: who is seen; parent: who agrees for a child. not; yet: "chưa". agree, asked ("xin phép"). public, report: where to. only. have: "có", "là". asks: makes a question of it. beside: says nothing of its own there.
 */
export const PHOTO_WORDS = [
  'child',
  'grown',
  'parent',
  'not',
  'yet',
  'agree',
  'asked',
  'public',
  'report',
  'only',
  'have',
  'asks',
  'beside',
  'polite',
] as const;
export type PhotoWord = (typeof PHOTO_WORDS)[number];

/** A block of locales/<code>/examples/<file>.txt: what people type for one thing, as they would write it. */
export type Examples = {
  readonly file: string;
  /** What it is for: an address ("classes.free"), or what a way calls it. */
  readonly intent: string;
  /** Phrases: where one is all that is typed, politeness aside, it is meant for sure. Only they may act. */
  readonly strict: readonly string[];
  /** Whole sentences, to learn from. */
  readonly lines: readonly string[];
};

/**
 * Whole sentences that mean one of these, to learn from; `agrees`: said beside a yes, and none by itself; `other`: that sound like it and mean none.
 * A block of locales/<code>/meanings.txt.
 */
export type MeaningLines = { readonly meaning: Meaning | 'agrees' | 'other'; readonly lines: readonly string[] };

/** What is typed one way, and what the examples say for it: a line of locales/<code>/spellings.txt. */
export type SpellingLine = {
  readonly typed: readonly string[];
  readonly means: string;
  /** Also where it is typed without its marks. */
  readonly isPlainToo: boolean;
  /** Only where one of these words (without marks) stands near; empty: everywhere. */
  readonly beside: readonly string[];
};

/** What campaigns call a kind of activity, and what people do: a line of locales/<code>/kinds.txt. */
export type KindLine = { readonly named: readonly string[]; readonly told: readonly string[] };

/** What is said in danger: a folder's danger.txt, each pattern below the head that it stands under (see understanding/danger-patterns.ts). */
export type DangerLines = {
  readonly sets: ReadonlyMap<string, readonly string[]>;
  readonly patterns: readonly { readonly head: string; readonly pattern: string }[];
};

/** A language as its folder describes it (locales/<code>/language.json; see words/languages.ts for what is left out). */
export type LanguageView = {
  readonly code: Language;
  /** Its own name, as it stands on the page where one chooses. */
  readonly name: string;
  /** "tiếng Anh": how the campaign's files call it. */
  readonly inVietnamese: string;
  /** What people type to be spoken to in it, beside its names. */
  readonly askedFor: readonly string[];
  /** Something has no words in it yet, and is said in Vietnamese. */
  readonly isPartial: boolean;
  /** Who speaks none of these languages gets its commands. */
  readonly forOthers: boolean;
  readonly says: Readonly<Record<Meaning, readonly string[]>>;
  /** What says yes only where nothing is left but to save or send ("nộp luôn", "ổn rồi"): elsewhere it may be an answer, or about something else. */
  readonly finals: readonly string[];
  /** The same in sentences. */
  readonly meanings: readonly MeaningLines[];
  readonly acts: Readonly<Record<ActWord, readonly string[]>>;
  /** Words that may stand before or after such an answer and say nothing. */
  readonly courtesy: { readonly before: readonly string[]; readonly after: readonly string[] };
  /** What is said by whoever wants no more reminders. */
  readonly stopping: Readonly<Record<Stopping, readonly string[]>>;
  /** What stands behind a question. Without marks, as it is compared. */
  readonly trailing: Readonly<Record<Trailing, readonly string[]>>;
  readonly files: Readonly<Record<FileWord, readonly string[]>>;
  /** What is said by whoever goes on at another time. */
  readonly later: Readonly<Record<Later, readonly string[]>>;
  /** What is said of photos. */
  readonly photos: Readonly<Record<PhotoWord, readonly string[]>>;
  /** What is said where an activity is told, or only seems to be: a folder's told.txt. */
  readonly told: Readonly<Record<ToldWord, readonly string[]>>;
  /** By what the readers of answers go: a folder's answers.txt. */
  readonly answers: Readonly<Record<AnswerWord, readonly string[]>>;
  /** Words by which people call themselves. */
  readonly oneself: readonly string[];
  /** Ways of writing a word short, by the whole word. */
  readonly short: Readonly<Record<string, readonly string[]>>;
  /** Its text of a key ("pages:button.tips"), as it is written; undefined: it has none. */
  readonly textOf: (key: string) => string | undefined;
  /** What people type in it, by the files' names; in a language that was only begun perhaps nothing. */
  readonly examples: readonly Examples[];
  /** Short forms of chat and regional words. */
  readonly spellings: readonly SpellingLine[];
  /** Words that ask about the same thing, for the campaign's questions. */
  readonly alike: readonly SpellingLine[];
  /** What people call kinds of activities. */
  readonly kinds: readonly KindLine[];
  /** Words of everyday answers that the examples may lack. */
  readonly common: readonly string[];
  /** What is said in danger. */
  readonly danger: DangerLines;
};

/** Vietnamese first, then by code. */
export type Languages = readonly LanguageView[];

/** The text in a language, else in Vietnamese. */
export const textIn = (text: Localized, lang: Language): string => text[lang] ?? text.vi;

/** All that the text is called, Vietnamese first. */
export const textsOf = ({ vi, ...others }: Localized): readonly string[] => [
  vi,
  ...Object.values(others).filter((each) => each !== undefined),
];

/** The text with each of its languages changed the same way. */
export function eachText(text: Localized, change: (text: string, lang: Language) => string): Localized {
  const others = Object.entries(text).flatMap(([lang, said]) =>
    said === undefined ? [] : [[lang, change(said, lang)]],
  );
  return { ...(Object.fromEntries(others) as Record<Language, string>), vi: change(text.vi, VIETNAMESE) };
}

/**
 * The language that a platform's hint ("en-US", "zh_Hant_TW") or a stored code means: the longest code of ours that it begins with, else
 * Vietnamese.
 */
export function languageOf(hint: string | undefined, languages: readonly Pick<LanguageView, 'code'>[]): Language {
  let wanted = hint?.replaceAll('_', '-').toLowerCase() ?? '';
  while (wanted !== '') {
    const found = languages.find(({ code }) => code.toLowerCase() === wanted);
    if (found) return found.code;
    wanted = wanted.slice(0, Math.max(0, wanted.lastIndexOf('-')));
  }
  return VIETNAMESE;
}
