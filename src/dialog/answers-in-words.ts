/**
 * The one place that reads how people say yes, no, skip, cancel and the like; the words stand in each language's folder. The whole text has
 * to be it: what stands around is only courtesy, a word for oneself or for the bot. "Xong chương trình, các em ra về" is no word of this
 * kind, and neither is "Chùa".
 */
import { fold } from '../chat/fold.ts';
import { keptFor } from '../chat/kept.ts';
import { type Language, type Languages, MEANINGS, type Meaning } from '../chat/languages.ts';
import { type Spellings, spellingsOf } from '../understanding/spellings.ts';
import { isWord, type MarkedWord, wordOf } from './marked-words.ts';

/** In which language somebody is spoken to, and all that there are: their own is read first. A turn is one. */
export type Speaker = { readonly lang: Language; readonly languages: Languages };

/** Nobody says yes or no in more. */
const MOST_WORDS = 10;
const LONGEST = 80;

type Core = { readonly words: readonly MarkedWord[]; readonly meaning: Meaning };
type ByLetters<T> = ReadonlyMap<string, readonly T[]>;

/** How words are written short, and what slips of the thumb were meant to be. */
type Spelt = { readonly whole: ReadonlyMap<string, string>; readonly mend: Spellings['mend'] };

/** The words of all languages. */
type Lexicon = {
  readonly cores: ByLetters<Core>;
  /** What says yes at the last question besides. */
  readonly finals: ByLetters<Core>;
  readonly before: ByLetters<MarkedWord>;
  readonly after: ByLetters<MarkedWord>;
  readonly whole: Spelt['whole'];
  readonly mend: Spelt['mend'];
  /** Many ask this of one message. */
  last: { readonly text: string; readonly meaning: Meaning | null } | null;
};

/** What a text says as a whole: "dạ em muốn hủy ạ", "KO", "bo qua di", in any Unicode form. null: it is an answer of its own. */
export function readMeaning(text: string | undefined, speaker: Speaker): Meaning | null {
  if (text === undefined || text.length > LONGEST) return null;
  const lexicon = lexiconOf(speaker);
  if (lexicon.last?.text !== text) {
    const meaning = read(wordsOf(text, lexicon), lexicon);
    const isYes = meaning === 'yes' || meaning === 'done';
    const isNone = (meaning === 'yes' && isUnclearYes(text)) || (isYes && hasSlip(text, speaker));
    lexicon.last = { text, meaning: isNone ? null : meaning };
  }
  return lexicon.last.meaning;
}

/**
 * Whether a slip of the thumb was mended in it. Then it is no yes: "chuna gui" is one letter from "chuẩn" and from "chưa", "dugn" may be "đúng"
 * and "đừng", and what tells the one from the other looks at the words as they were typed.
 */
export function hasSlip(text: string, speaker: Speaker): boolean {
  const typed = typedWords(text);
  const mended = lexiconOf(speaker).mend(typed);
  return typed.some((word, at) => word !== mended[at]);
}

/** What may be said beside a yes: "xong rồi lưu đi", "ok cảm ơn", "không sửa gì nữa, gửi đi". */
const BESIDE_YES: readonly Meaning[] = ['yes', 'done', 'keep', 'thanks'];
const ASKS = /[?？]\s*$|\s(?:hả|à)[.!\s]*$|\shay\s/iu;
const SAVES = '(?:luu|gui|goi|nop|ghi|chot)';
/** "lưu rồi", "em gửi phòng rồi", but "lưu đi đúng rồi". */
const TELLS = new RegExp(
  `(?<!\\S)${SAVES}(?: (?!(?:dung|on|chuan|xong|phai|xac|duoc|het|du) )[^\\s,.;]+){0,2} roi(?: |$)`,
);
/** "để thầy duyệt rồi em lưu". */
const AWAITED =
  /(?<!\S)(?:de|cho|doi) (?:thay|co|chi|anh|sep|hieu truong|ban giam hieu) (?:duyet|coi|xem|ky|dong y)(?!\S)/;
const TO_SAVE = new RegExp(`(?<!\\S)(?:${SAVES}|save|send|submit)(?!\\S)`);

/** Of a yes: whether it says what is to be done, and is none to any other question. */
export const saysToSave = (text: string): boolean => TO_SAVE.test(fold(text));

const MAY_BE_OTHER = new RegExp(`(?<!\\S)(?:dung (?:co )?(?:${SAVES}|xac nhan|dong y)|${SAVES}(?: luon)? anh)(?!\\S)`);
/** "lưu đi, à mà thôi": "thôi" is courtesy elsewhere. */
const UNDONE = /(?<!\S)(?:a|ma|thi),? thoi(?!\S)/;
const HAS_MARKS = /[^\p{ASCII}\p{Emoji}]/u;

/**
 * What looks like a yes, and may be none: that it is sent already, told or asked ("lưu rồi à"), and what without its marks is the contrary or
 * something else: "dung gui" (đừng), "gui anh" (ảnh).
 */
export function isUnclearYes(text: string): boolean {
  const folded = fold(text);
  const composed = text.normalize('NFC');
  return (
    TELLS.test(folded) ||
    UNDONE.test(folded) ||
    AWAITED.test(folded) ||
    /ảnh/iu.test(composed) ||
    (!HAS_MARKS.test(composed) && MAY_BE_OTHER.test(folded))
  );
}

/**
 * Whether a text says yes where nothing is left but to save or send: several such words one after another, too ("ok lưu đi"), and nothing else.
 * One word for something else ("chưa", "ngày"), or a question, and it is none.
 */
export function readFinalYes(text: string | undefined, speaker: Speaker): boolean {
  if (text === undefined || text.length > LONGEST || ASKS.test(text.normalize('NFC'))) return false;
  if (isUnclearYes(text) || hasSlip(text, speaker)) return false;
  const lexicon = lexiconOf(speaker);
  const { cores, finals, before, after } = lexicon;
  const words = wordsOf(text, lexicon);
  if (words.length > MOST_WORDS) return false;
  // What the words up to there may be: nothing but courtesy, or what says yes, too.
  const reached: (Set<boolean> | undefined)[] = [new Set([false])];
  for (let from = 0; from < words.length; from += 1) {
    const [word] = words.slice(from);
    const so = reached[from];
    if (!so || !word) continue;
    const reach = (to: number, saysYes: boolean): void => {
      const there = (reached[to] ??= new Set());
      for (const each of so) there.add(each || saysYes);
    };
    if (isOneOf(word, before) || isOneOf(word, after)) reach(from + 1, false);
    for (let to = from + 1; to <= words.length; to += 1) {
      const said = words.slice(from, to);
      const meaning = coreOf(said, finals)?.meaning ?? coreOf(said, cores)?.meaning;
      if (meaning !== undefined && BESIDE_YES.includes(meaning)) reach(to, meaning === 'yes' || meaning === 'done');
    }
  }
  return reached[words.length]?.has(true) ?? false;
}

/** True: yes; false: no; null: neither. For a question that is answered so ("Thông tin đã đúng chưa?"), where "để sau" is a no too. */
export function readYesNo(text: string, speaker: Speaker): boolean | null {
  const meaning = readMeaning(text, speaker);
  if (meaning === 'yes') return true;
  return meaning === 'no' || (meaning === 'skip' && /sau$|^later$/.test(fold(text))) ? false : null;
}

/** Without what is said for courtesy around it: "dạ ... ạ", "... nhé". Takes and gives folded text. */
export function stripPoliteness(folded: string): string {
  const words = folded.split(' ');
  const bare = (word: string | undefined): string => word?.replace(/[,.]+$/, '') ?? '';
  let from = 0;
  while (from < words.length - 1 && POLITE_BEFORE.has(bare(words[from]))) from += 1;
  let to = words.length;
  while (to > from + 1 && POLITE_AFTER.has(bare(words[to - 1]))) to -= 1;
  const left = words.slice(from, to).join(' ');
  return to < words.length ? left.replace(/[,.]+$/, '') : left;
}
const POLITE_BEFORE = new Set('da vang thua em please'.split(' '));
const POLITE_AFTER = new Set('a ah nha nhe nhen nhi em ad please'.split(' '));

/** "ko có link", "chưa có ảnh nào": nothing of what is called by one of these words. */
export function saysNoneOf(text: string | undefined, names: readonly string[], speaker: Speaker): boolean {
  if (text === undefined || text.length > LONGEST) return false;
  const words = wordsOf(text, lexiconOf(speaker)).map((word) => word.plain);
  // "link thì không có".
  const behind = /^(.{1,40}?)(?: thi)? (?:khong|chua) co$/.exec(words.slice(0, 9).join(' '))?.[1];
  if (behind !== undefined && words.length < 9 && names.some((name) => fold(name) === behind)) return true;
  const [denial, ...said] = words;
  if (denial !== 'khong' && denial !== 'chua' && denial !== 'no') return false;
  const of = said.slice(said[0] === 'co' ? 1 : 0);
  while (of.length > 1 && NOT_ANY.has(of.at(-1) ?? '')) of.pop();
  return names.some((name) => fold(name) === of.join(' '));
}
const NOT_ANY = new Set('nao mo gi ca het dau a nhe nha'.split(' '));

function read(words: readonly MarkedWord[], { cores, before, after }: Lexicon): Meaning | null {
  if (words.length === 0 || words.length > MOST_WORDS) return null;
  const most = countWhile(words, (word) => isOneOf(word, before));
  const least = words.length - countWhile(words.toReversed(), (word) => isOneOf(word, after));
  let best: Core | null = null;
  for (let from = 0; from <= most && from < words.length; from += 1) {
    for (let to = words.length; to >= least && to > from; to -= 1) {
      if (to - from <= (best?.words.length ?? 0)) break;
      best = coreOf(words.slice(from, to), cores) ?? best;
    }
  }
  return best?.meaning ?? null;
}

/** A text in words as this reads them, what one of their runs may say (the likeliest first), and whether a word is courtesy: for readers of answers in more words. */
export function lexiconFor(speaker: Speaker): {
  readonly wordsOf: (text: string) => readonly MarkedWord[];
  readonly meaningsOf: (words: readonly MarkedWord[]) => readonly Meaning[];
  readonly isCourtesy: (word: MarkedWord) => boolean;
} {
  const lexicon = lexiconOf(speaker);
  const { cores, before, after } = lexicon;
  return {
    wordsOf: (text) => wordsOf(text, lexicon),
    meaningsOf: (words) => coresOf(words, cores).map(({ meaning }) => meaning),
    isCourtesy: (word) => isOneOf(word, before) || isOneOf(word, after),
  };
}

function coreOf(words: readonly MarkedWord[], cores: ByLetters<Core>): Core | null {
  return coresOf(words, cores)[0] ?? null;
}

/** The likeliest first. */
function coresOf(words: readonly MarkedWord[], cores: ByLetters<Core>): readonly Core[] {
  const named = cores.get(words.map((word) => word.plain).join(' ')) ?? [];
  return named.filter((core) => core.words.every((word, at) => isWord(words[at], word)));
}

const isOneOf = (typed: MarkedWord, words: ByLetters<MarkedWord>): boolean =>
  (words.get(typed.plain) ?? []).some((word) => isWord(typed, word));

function countWhile(words: readonly MarkedWord[], holds: (word: MarkedWord) => boolean): number {
  const at = words.findIndex((word) => !holds(word));
  return at < 0 ? words.length : at;
}

const wordsOf = (text: string, { whole, mend }: Spelt): readonly MarkedWord[] =>
  mend(typedWords(text)).map((word) => wordOf(whole.get(word) ?? word));

/** "okkkk" is "ok"; signs around words say nothing. */
const typedWords = (text: string): readonly string[] =>
  text
    .slice(0, LONGEST)
    .normalize('NFC')
    .toLowerCase()
    .replace(/\p{Emoji_Modifier}|\uFE0F/gu, '')
    .replace(/(\p{L})\1{2,}/gu, '$1')
    .split(/[^\p{L}\p{M}\p{N}'’/\p{Emoji_Presentation}]+/u)
    .map((word) => word.replace(/^[/'’]+|['’/]+$/g, ''))
    .filter((word) => word !== '');

const lexicons = keptFor<Languages, Map<Language, Lexicon>>(() => new Map());

function lexiconOf({ lang, languages }: Speaker): Lexicon {
  const byLanguage = lexicons(languages);
  const lexicon = byLanguage.get(lang) ?? makeLexicon(languages, lang);
  byLanguage.set(lang, lexicon);
  return lexicon;
}

/**
 * Where two languages say the same word, the person's own is meant. Of two words of one language that are one without diacritics ("đúng",
 * "dừng") the first meaning is meant by who types without them.
 */
function makeLexicon(languages: Languages, lang: Language): Lexicon {
  const own = languages.toSorted((a, b) => Number(b.code === lang) - Number(a.code === lang));
  // With other marks they are other words: "hẻm", "hồng".
  const whole = new Map(
    own.flatMap(({ short }) =>
      Object.entries(short).flatMap(([word, ways]) => ways.map((way) => [way, word] as const)),
    ),
  );
  const asWritten: Spelt = { whole, mend: (typed) => typed };
  const cores = own.flatMap(({ says }) =>
    MEANINGS.flatMap((meaning) => says[meaning].map((each): Core => ({ meaning, words: wordsOf(each, asWritten) }))),
  );
  const finals = own.flatMap((each) =>
    each.finals.map((said): Core => ({ meaning: 'yes', words: wordsOf(said, asWritten) })),
  );
  const courtesy = (place: 'before' | 'after'): ByLetters<MarkedWord> =>
    grouped(own.flatMap((each) => each.courtesy[place]).map(wordOf), (word) => word.plain);
  return {
    cores: grouped(cores, lettersOf),
    finals: grouped(finals, lettersOf),
    before: courtesy('before'),
    after: courtesy('after'),
    whole,
    mend: spellingsOf(languages).mend,
    last: null,
  };
}

const lettersOf = ({ words }: Core): string => words.map((word) => word.plain).join(' ');

function grouped<T>(list: readonly T[], nameOf: (each: T) => string): ByLetters<T> {
  const groups = new Map<string, T[]>();
  for (const each of list) groups.set(nameOf(each), [...(groups.get(nameOf(each)) ?? []), each]);
  return groups;
}
