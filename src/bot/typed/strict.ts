/** Typed words that are sure: strict phrases, days, and the campaign's own names, with nothing but politeness around. Only they may act. */
import type { Campaign } from '../../campaign/types.ts';
import { fold } from '../../chat/fold.ts';
import { keptFor } from '../../chat/kept.ts';
import type { Languages } from '../../chat/languages.ts';
import { hasWork } from '../../chat/work-units.ts';
import { readMeaning } from '../../dialog/answers-in-words.ts';
import { readTime } from '../../dialog/days/times.ts';
import { listAt } from '../../pages/list-address.ts';
import type { Turn } from '../../turn/index.ts';
import { asksToSee } from '../../understanding/small-words.ts';
import { plainWordsOf, type Word, wordOf } from '../../understanding/words.ts';
import { isInTitle, readAudience, readCategory, readNumbered, withoutCampaignNames } from './campaign-words.ts';
import { asOneself } from './oneself.ts';
import { isFiller, isPolite, saysSomething, tokensOf, withoutRawKeys } from './plain-words.ts';
import { readStopping } from './stopping.ts';
import { slotsIn } from './understood.ts';
import { addressFor, type OpenWay, spokenIn } from './ways.ts';

/** What the words are read against. */
export type Reader = Pick<Turn, 'now' | 'campaign' | 'person' | 'lang' | 'languages'>;

type Entry = { readonly way: OpenWay; readonly words: readonly string[]; readonly rank: number };

type Phrases = {
  /** By their first word. `rank`: longest first, so that "dừng nhắc" is found before "nhắc". */
  readonly byFirstWord: ReadonlyMap<string | undefined, readonly Entry[]>;
  /** Written together: "chude", "lichhoc". */
  readonly together: ReadonlyMap<string, OpenWay>;
  /** How the words of a way's phrases are spelt, by their plain letters. */
  readonly spelt: ReadonlyMap<OpenWay, ReadonlyMap<string, ReadonlySet<string>>>;
};

/** What is typed for pages and flows, and for these languages. */
const phrasesIn = keptFor((languages: Languages): Phrases => {
  const spoken = spokenIn(languages);
  const entries = spoken
    .flatMap(({ way, phrases }) => phrases.map((phrase) => ({ way, words: phrase.split(' ') })))
    .sort((a, b) => b.words.length - a.words.length || b.words.join('').length - a.words.join('').length)
    .map((each, rank): Entry => ({ ...each, rank }));
  return {
    byFirstWord: Map.groupBy(entries, (each) => each.words[0]),
    together: new Map(entries.map((each) => [each.words.join(''), each.way])),
    spelt: new Map(spoken.map(({ way, spelt }) => [way, formsOf(spelt)])),
  };
});

function formsOf(phrases: readonly string[]): ReadonlyMap<string, ReadonlySet<string>> {
  const words = phrases.flatMap((phrase) => plainWordsOf(phrase));
  const byLetters = Map.groupBy(words, ({ plain }) => plain);
  return new Map([...byLetters].map(([plain, all]) => [plain, new Set(all.map(spellingOf))]));
}

/** Hỏi and ngã are one, as half the country says and writes them. */
const spellingOf = ({ marked }: Word): string => marked.replace(/4$/, '3');

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
  return (
    readDaily(text, reader) ??
    readStop(text, reader) ??
    readTokens(text, tokens, reader) ??
    readOneself(text, tokens, reader) ??
    readRawKeys(text, tokens, reader) ??
    readScheduleDay(text, reader) ??
    readPoliteness(text, tokens) ??
    readCourtesy(text, reader)
  );
}

function readRawKeys(text: string, tokens: readonly string[], reader: Reader): string | null {
  const decoded = tokens.map(withoutRawKeys);
  return decoded.join(' ') === tokens.join(' ') ? null : readTokens(text, decoded, reader);
}

/** "Cho mụ coi lịch với": the same by another word for oneself. */
function readOneself(text: string, tokens: readonly string[], reader: Reader): string | null {
  const named = asOneself(
    tokens.map((each) => wordOf(each)),
    tokens,
    reader.languages,
  );
  return named.join(' ') === tokens.join(' ') ? null : readTokens(text, named, reader);
}

/** "hello" and "thanks" as a language's folder has them. */
function readCourtesy(text: string, reader: Reader): string | null {
  const said = readMeaning(text, reader);
  return said === 'hello' || said === 'thanks' ? `home.${said}` : null;
}

/** Stops what comes by itself, or shows what does. */
function readStop(text: string, reader: Reader): string | null {
  const wish = readStopping(text, reader);
  if (wish === 'stop') return 'stop.reminders';
  return wish === 'ask' && readMeaning(text, reader) === null ? 'reminders.stopping' : null;
}

/** "Dừng nhắc": a phrase that stands for it, as messages tell people to write it. */
export const isStrictStop = (text: string, reader: Reader): boolean =>
  readTokens(text, tokensOf(text.slice(0, 300)), reader) === 'stop.reminders';

const DAILY =
  /^(.*?)\b(?:nhac|remind me)(?:\s(?:lich|hoc|giup|gium|toi|tui|em|minh|anh|chi|co|moi ngay|hang ngay|daily|thanh|sang|qua|lai))*\s(.+)$/;
/** What may stand before it beside politeness; "đừng nhắc lúc 7h" is the contrary. */
const SETTING = new Set(['dat', 'bat', 'doi', 'gio']);
const EVERY_DAY = / (?:moi ngay|hang ngay|every day|daily)(?= |$)/;
/** "Mỗi sáng 6h", "sáng nào cũng 6h": every day, and at which part of it. */
const EVERY_PART =
  /(?:^| )(?:(?:(?:moi|hang)(?: buoi)?|every) (sang|trua|chieu|toi|morning|evening)|(?:buoi )?(sang|trua|chieu|toi) nao cung)(?= |$)/;

const withPart = (said: string): string => {
  const [all, one, other] = EVERY_PART.exec(said) ?? [];
  const part = one ?? other;
  if (all === undefined || part === undefined) return said;
  const rest = said.replace(all, '').trim();
  // "7h tối" has its own.
  return OWN_PART.test(rest) ? rest : rest.replace(HOUR, `$& ${IN_ENGLISH[part] ?? part}`);
};
const OWN_PART = /\d\S*(?: gio)?(?: (?:\d+|ruoi))? ?(?:sang|trua|chieu|toi|dem|am|pm)(?= |$)/;
const HOUR = /\d{1,2}(?:(?: ?(?:gio|h|g)|:)(?: ?\d{1,2}| ruoi)?)?/;
const IN_ENGLISH: Readonly<Record<string, string>> = { morning: 'am', evening: 'pm' };

/** "nhắc em lúc 7h tối mỗi ngày". */
function readDaily(text: string, { languages }: Reader): string | null {
  const words = plainWordsOf(text.slice(0, 300));
  const plain = words.map((each) => each.plain);
  const named = asOneself(words, plain, languages);
  const said =
    named.length === plain.length && named.every((word, n) => word === plain[n])
      ? fold(text.slice(0, 300))
      : named.join(' ');
  const [, before = '', time] = DAILY.exec(withPart(said)) ?? [];
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
const readPoliteness = (text: string, tokens: readonly string[]): string | null =>
  tokens.every(isPolite) && !plainWordsOf(text).some(isOtherWord) ? 'home.hello' : null;

function readTokens(text: string, tokens: readonly string[], reader: Reader): string | null {
  const way = wayOf(tokens, reader);
  if (way) return isSpeltOtherwise(text, way, reader.languages) ? null : readOf(way, reader);
  const { campaign, person } = reader;
  const audience = readAudience(tokens, campaign);
  if (audience !== null) return `who.as.${audience}`;
  const { rest, alone } = withoutCampaignNames(tokens, campaign);
  if (rest.length < tokens.length && rest.every(isPolite) && !tellsOfDoing(rest.join(' '))) return alone;
  return (
    (hasWork(person.holds) && !isTitled(tokens, campaign) ? readCategory(tokens, campaign) : null) ??
    readNumbered(tokens.filter(saysSomething), campaign)
  );
}

/**
 * "Luân chuyển sách" is a kind of activity, and stands in a session's title: what is meant is a guess, with the other beside it. In "em đọc em kể"
 * the polite words are the title's own.
 */
const isTitled = (tokens: readonly string[], campaign: Campaign): boolean =>
  isInTitle(tokens, campaign) ||
  isInTitle(
    tokens.filter((word) => !isPolite(word)),
    campaign,
  );

/** Words about the schedule that may stand beside a day. */
const ABOUT_SCHEDULE = new RegExp(
  '(?<!\\S)(?:' +
    (
      'thoi khoa bieu,chuong trinh,hoat dong,su kien,sinh hoat,lich,hoc,lop,buoi,ngay,trong,co,gi,tkb,' +
      'schedule,classes,class,sessions,session,programme,program,happening,going,today,on,this,next,what,is'
    ).replaceAll(',', '|') +
    ')(?!\\S)',
  'g',
);
/** Beside "on" it is courtesy ("làm ơn"); after a day it may tell how it was ("đông lắm"). */
const PLEASE = /(?<!\S)lam on(?!\S)/g;

/** Courtesy beside what is asked for, and by itself what somebody does: "gửi em lịch mai", but "gửi ảnh sáng nay", "gặp cô phụ trách". */
const DONE = /(?<!\S)(?:gui|nhan|gap)(?!\S)|<(?:day|part)>.* hoi(?!\S)/;
const WANTED = /(?<!\S)(?:lich|tkb|thoi khoa bieu|chuong trinh)(?!\S)/;

/** "Coi lại buổi thứ 6" may ask for its recording; "xem lại lịch thứ 6" does not. */
const SEEN_AGAIN = /(?<!\S)(?:xem|coi|ngo|nghe|hoc|watch) (?:lai|again)(?!\S)/;

const tellsOfDoing = (words: string): boolean => (DONE.test(words) || SEEN_AGAIN.test(words)) && !WANTED.test(words);

/** Courtesy with its marks: "vắng" and "chợ" are none, though "vâng" and "cho" are. */
const COURTEOUS = new Set(
  (
    'em tôi mình cháu con anh chị cô có thầy trợ lý ơi à ạ nhé nhen nhỉ nè này hả dạ vâng lòng làm ơn giúp giùm dùm hộ ' +
    'với đi được muốn cần hỏi biết kiếm tìm gặp gửi nhắn lại'
  )
    .split(' ')
    .map((word) => spellingOf(wordOf(word))),
);

const isOtherWord = (word: Word): boolean => word.hasMarks && isPolite(word.plain) && !COURTEOUS.has(spellingOf(word));

/** "Tối em gửi ảnh" is no "tôi em gửi ảnh": a word that is typed with its marks is one of the phrases', or courtesy. */
function isSpeltOtherwise(text: string, way: OpenWay, languages: Languages): boolean {
  const spelt = phrasesIn(languages).spelt.get(way);
  return plainWordsOf(text).some((word) => {
    const forms = word.hasMarks ? spelt?.get(word.plain) : undefined;
    // A phrase may stand in its file without marks.
    const isOfPhrase = forms !== undefined && (forms.has(spellingOf(word)) || forms.has(word.plain));
    if (isOfPhrase || isSeeing(word)) return false;
    return isOtherWord(word) || isOtherSeeing(word) || (forms !== undefined && !COURTEOUS.has(spellingOf(word)));
  });
}

/** A day, or a part of one, and nothing else but that the schedule is asked for: "tối nay", "lịch thứ 5". */
function readScheduleDay(text: string, reader: Reader): string | null {
  const { slots, words } = slotsIn(text, reader);
  const said = words.map(({ plain }) => plain);
  if (tellsOfDoing(said.join(' ')) || words.some(isOtherWord)) return null;
  const beside = said.filter((word) => !/^<(?:day|part)>$/.test(word));
  const rest = beside.join(' ').replace(PLEASE, ' ').replace(ABOUT_SCHEDULE, ' ').split(/\s+/).filter(Boolean);
  const isAlone = isFiller(rest, true, true) && !rest.includes('lam') && beside.length < words.length;
  return isAlone ? listAt(slots, reader) : null;
}

/** Nothing but politeness may stand beside the phrase. */
function wayOf(tokens: readonly string[], reader: Reader): OpenWay | null {
  const { byFirstWord, together } = phrasesIn(reader.languages);
  const written = together.get(tokens.join(''));
  if (written !== undefined) return isTitleToo(written, tokens, reader) ? null : written;
  const near = [...new Set(tokens)].flatMap((word) => byFirstWord.get(word) ?? []);
  for (const { way, words } of near.sort((a, b) => a.rank - b.rank)) {
    const at = indexOf(tokens, words);
    if (at < 0) continue;
    const [before, after] = [tokens.slice(0, at), tokens.slice(at + words.length)];
    const isAlone = isFiller(before, true, false) && isFiller(after, true, true);
    if (
      !isAlone &&
      !isToSee(way, words, before, after) &&
      !(saysAgain(before, way, byFirstWord) && saysAgain(after, way, byFirstWord))
    )
      continue;
    return isTitleToo(way, words, reader) ? null : way;
  }
  return null;
}

/** What is held may be opened otherwise, and is somewhere; so is what one goes to: "mở lớp", "vào lớp ở đâu". */
const HELD = new Set('lop khoa hoc vao tham class classes course'.split(' '));

/** "Mở chủ đề", "trợ giúp ở đâu": it is to be seen, and nothing done. */
const isToSee = (
  { act, does }: OpenWay,
  [first = '']: readonly string[],
  before: readonly string[],
  after: readonly string[],
): boolean => !act && !does && !HELD.has(first) && asksToSee(before, after);

/** Words that ask to see something, with their marks: "đầu" is no "đâu". */
const SEEING = ['mở', 'nằm', 'ở', 'đâu', 'mô', 'chỗ', 'nào', 'mục'].map((word) => wordOf(word));
const isSeeing = (word: Word): boolean => SEEING.some((each) => spellingOf(each) === spellingOf(word));
const isOtherSeeing = (word: Word): boolean =>
  word.hasMarks && SEEING.some(({ plain }) => plain === word.plain) && !COURTEOUS.has(spellingOf(word));

/** "Tiếng Anh" is a language to be spoken to in, and what a class teaches. */
const isTitleToo = ({ opens }: OpenWay, words: readonly string[], reader: Reader): boolean =>
  opens.startsWith('language.') && isInTitle(words, reader.campaign);

/** "Thôi không làm nữa, hủy đi": nothing but politeness, or the same once more. */
function saysAgain(rest: readonly string[], way: OpenWay, byFirstWord: Phrases['byFirstWord']): boolean {
  if (isFiller(rest, true, true)) return true;
  return rest
    .flatMap((word) => byFirstWord.get(word) ?? [])
    .some((each) => {
      const at = each.way === way ? indexOf(rest, each.words) : -1;
      return at >= 0 && isFiller([...rest.slice(0, at), ...rest.slice(at + each.words.length)], true, true);
    });
}

/** Where these words stand in a row; -1: nowhere. */
function indexOf(tokens: readonly string[], words: readonly string[]): number {
  for (let at = 0; at + words.length <= tokens.length; at += 1) {
    if (words.every((word, i) => tokens[at + i] === word)) return at;
  }
  return -1;
}

/** What it does, or the address that it opens. */
const readOf = (way: OpenWay, { person }: Reader): string => way.act ?? addressFor(way, person);
