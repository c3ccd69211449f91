/** Typed words, and what they open: a table of phrases, the days, and the campaign's own names. */
import { fold } from '../chat/fold.ts';
import type { Languages } from '../chat/languages.ts';
import { hasWork } from '../chat/work-units.ts';
import { readMeaning } from '../dialog/answers-in-words.ts';
import { readTime } from '../dialog/times.ts';
import type { Turn } from '../turn/index.ts';
import { readAudience, readCampaignWords, withoutCampaignNames, withoutPlatforms } from './campaign-words.ts';
import { type Evening, eveningIn, readScheduleDay } from './day-words.ts';
import { isFiller, isPolite, tokensOf, withoutGrades, withoutRawKeys } from './plain-words.ts';
import { addressFor, type OpenWay, spokenIn } from './ways.ts';

/** What the words are read against. */
export type Reader = Pick<Turn, 'now' | 'campaign' | 'person' | 'lang' | 'languages'>;
type Reading = Reader & { readonly evening: Evening };

type Entry = { readonly way: OpenWay; readonly words: readonly string[]; readonly rank: number };

type Phrases = {
  /** By their first word. `rank`: longest first, so that "dừng nhắc" is found before "nhắc". */
  readonly byFirstWord: ReadonlyMap<string | undefined, readonly Entry[]>;
  /** Written together: "chude", "lichhoc". */
  readonly together: ReadonlyMap<string, OpenWay>;
};

const known = new WeakMap<Languages, Phrases>();

/** What is typed for pages and flows, and for these languages. */
function phrasesIn(languages: Languages): Phrases {
  const found = known.get(languages);
  if (found) return found;
  const entries = spokenIn(languages)
    .flatMap(({ way, phrases }) => phrases.map((phrase) => ({ way, words: phrase.split(' ') })))
    .sort((a, b) => b.words.length - a.words.length || b.words.join('').length - a.words.join('').length)
    .map((each, rank): Entry => ({ ...each, rank }));
  const phrases: Phrases = {
    byFirstWord: Map.groupBy(entries, (each) => each.words[0]),
    together: new Map(entries.map((each) => [each.words.join(''), each.way])),
  };
  known.set(languages, phrases);
  return phrases;
}

/** Nobody asks for a page in so many words; longer texts are answers or letters. */
const MOST_WORDS = 14;

/**
 * Reads a typed text, with or without diacritics, in any case, with politeness around it, raw Telex or VNI keys included. Null: it means
 * nothing to us.
 */
export function readWords(text: string, reader: Reader): string | null {
  // Folded it would be "dừng".
  const isRight = /^\s*đúng(?!\p{L})/iu.test(text.normalize('NFC'));
  if (isRight) return readMeaning(text, reader) === 'yes' ? 'home.thanks' : null;
  const tokens = tokensOf(text.slice(0, 300));
  if (tokens.length === 0) return readSigns(text);
  if (tokens.length > MOST_WORDS) return null;
  // Not spread: a turn's doors would all be opened.
  const { now, campaign, person, lang, languages } = reader;
  const reading: Reading = { now, campaign, person, lang, languages, evening: eveningIn(text.slice(0, 300)) };
  return (
    readDaily(text) ??
    readTokens(tokens, reading) ??
    readTokens(tokens.map(withoutRawKeys), reading) ??
    readPoliteness(tokens) ??
    readCourtesy(text, reader)
  );
}

/** "hello" and "thanks" as a language's folder has them. */
function readCourtesy(text: string, reader: Reader): string | null {
  const said = readMeaning(text, reader);
  return said === 'hello' || said === 'thanks' ? `home.${said}` : null;
}

const DAILY = /^(.*?)\b(?:nhac|remind me)(?:\s(?:lich|toi|em|minh|moi ngay|hang ngay|daily))*\s(.+)$/;
/** What may stand before it beside politeness; "đừng nhắc lúc 7h" is the contrary. */
const SETTING = new Set(['dat', 'bat', 'doi', 'gio']);
const EVERY_DAY = / (?:moi ngay|hang ngay|every day|daily)(?= |$)/;

/** "nhắc em lúc 7h tối mỗi ngày". */
function readDaily(text: string): string | null {
  const [, before = '', time] = DAILY.exec(fold(text.slice(0, 300))) ?? [];
  if (time === undefined || !tokensOf(before).every((word) => isPolite(word) || SETTING.has(word))) return null;
  return readReminderTime(time.replace(EVERY_DAY, ''));
}

/** "6h45", "lúc 7 giờ tối": the value that sets the daily reminder to it. A bare number is no time; null: it is none. */
export function readReminderTime(text: string): string | null {
  const read = /\d ?(?:h|g|gio|:|am|pm|o'clock)/.test(fold(text)) ? readTime(text) : null;
  return read?.ok ? `reminders.at.${read.value.replace(':', '')}` : null;
}

/** No words at all: a thumb is a thank-you, a question mark asks for help. */
function readSigns(text: string): string | null {
  if (/\p{Extended_Pictographic}/u.test(text)) return 'home.thanks';
  return /[?？]/.test(text) ? 'help' : null;
}

/** "cô ơi": somebody calls, and has not said yet what for. */
const readPoliteness = (tokens: readonly string[]): string | null => (tokens.every(isPolite) ? 'home.hello' : null);

function readTokens(tokens: readonly string[], reader: Reading): string | null {
  const plain = readRequest(tokens, reader);
  if (plain !== null) return plain;
  const audience = readAudience(tokens, reader.campaign);
  if (audience !== null) return `who.as.${audience}`;
  const { rest, alone } = withoutCampaignNames(tokens, reader.campaign);
  if (rest.length === 0) return alone;
  const within = rest.length < tokens.length ? readRequest(rest, reader) : null;
  return (
    within ?? readCampaignWords(tokens, reader.campaign, hasWork(reader.person.holds)) ?? readAround(tokens, reader)
  );
}

const ABOUT_A_CHILD = new Set([
  'hoc',
  'lop',
  'be',
  'chau',
  'nha',
  'dang',
  'kid',
  'child',
  'son',
  'daughter',
  'is',
  'in',
]);

/** A request with something in it that no page is about: a child's grade, a platform ("link zoom sáng nay"), "nhắc tôi buổi tối nay". */
function readAround(tokens: readonly string[], reader: Reading): string | null {
  const day = (rest: readonly string[]): string | null =>
    rest.length === tokens.length ? null : readScheduleDay(rest, reader.evening, reader.now, reader.campaign);
  if (day(tokens.filter((word) => word !== 'nhac')) !== null) return 'reminders';
  const gradeless = withoutGrades(tokens);
  if (gradeless.length < tokens.length) {
    const isAll = isFiller(
      gradeless.filter((word) => !ABOUT_A_CHILD.has(word)),
      false,
      true,
    );
    return readRequest(gradeless, reader) ?? (isAll ? 'classes' : null);
  }
  return day(withoutPlatforms(tokens, reader.campaign));
}

/** A day comes before what merely has a question around it: "lịch tối nay" is more than "lịch". */
function readRequest(tokens: readonly string[], reader: Reading): string | null {
  return (
    readPhrase(tokens, true, reader) ??
    readScheduleDay(tokens, reader.evening, reader.now, reader.campaign) ??
    readPhrase(tokens, false, reader)
  );
}

/** `strict`: nothing but politeness may stand beside the phrase. */
function readPhrase(tokens: readonly string[], strict: boolean, reader: Reader): string | null {
  const { byFirstWord, together } = phrasesIn(reader.languages);
  const written = together.get(tokens.join(''));
  if (written !== undefined) return readOf(written, true, reader);
  const near = [...new Set(tokens)].flatMap((word) => byFirstWord.get(word) ?? []);
  for (const { way, words } of near.sort((a, b) => a.rank - b.rank)) {
    const at = indexOf(tokens, words);
    if (at < 0) continue;
    const isAlone =
      isFiller(tokens.slice(0, at), strict, false) && isFiller(tokens.slice(at + words.length), strict, true);
    if (isAlone) return readOf(way, strict, reader);
  }
  return null;
}

/** Where these words stand in a row; -1: nowhere. */
function indexOf(tokens: readonly string[], words: readonly string[]): number {
  for (let at = 0; at + words.length <= tokens.length; at += 1) {
    if (words.every((word, i) => tokens[at + i] === word)) return at;
  }
  return -1;
}

/** An act is done only when nothing but politeness stands beside it: "làm sao để dừng nhắc?" opens the page instead. */
function readOf(way: OpenWay, isPlain: boolean, { person }: Reader): string | null {
  if (way.act && isPlain) return way.act;
  return way.act === 'cancel' ? null : addressFor(way, person);
}
