/** Which kind of activity a description in own words is: "trang trí khẩu hiệu ở cổng", "mở lớp trực tuyến cho bà con". */
import type { Category } from '../campaign/types.ts';
import { keptFor, keptForBoth } from '../chat/kept.ts';
import { type Languages, textsOf } from '../chat/languages.ts';
import { isWord, lexiconOf, phraseAt, phraseOf } from '../understanding/lexicon.ts';
import { partsIn, phraseBook } from '../understanding/phrase-kinds.ts';
import { NO_SPELLINGS, spellingsOf } from '../understanding/spellings.ts';
import { type Word, wordsOf } from '../understanding/words.ts';
import { kindWordsOf } from './kind-words.ts';

export type Scored = {
  /** The one that fits clearly; null: none does. */
  readonly clear: Category | null;
  /** Those that fit, the best first. */
  readonly hits: readonly Category[];
};

/** Words within a description that plans have otherwise, whatever the kind is; what kinds are called is in kinds.txt. */
const TWINS: readonly (readonly [string, string])[] = [
  ['online', 'trực tuyến'],
  ['onl', 'trực tuyến'],
  ['zoom', 'trực tuyến'],
  ['meet', 'trực tuyến'],
  ['clb', 'câu lạc bộ'],
  ['cntt', 'công nghệ số'],
  ['bà con', 'người dân người lớn'],
  ['thi', 'cuộc thi'],
  ['dự thi', 'bài dự thi'],
  ['tặng', 'tài trợ'],
  ['xã hội hóa', 'tài trợ'],
  ['phát động', 'lễ phát động'],
];
const TWIN_WORDS = TWINS.map(([said, meant]) => [phraseOf(said), phraseOf(meant)] as const);

/** Words of every plan and sentence: they tell nothing of the kind. */
const EMPTY = new Set(
  'va cua cho cac nhung trong o tai em da a nha nhe la thi co duoc mot hai ba lam to chuc hoat dong truong buoi voi ve theo tung nhom hoc sinh hs gv ph giao vien thay co toan cung dang moi do nay tu den hon ra vao the and of the for a in on with at to'.split(
    ' ',
  ),
);
/** Two words that are said of much that is no such kind: "sinh hoạt chuyên môn", "an toàn giao thông". */
const OF_MUCH = new Set(['sinh hoat', 'ngay hoi', 'ky nang', 'an toan', 'noi chuyen', 'ong ba']);
const WEIGHTS = { code: 3, label: 1.6, words: 1.8, told: 1.4, name: 1, partly: 0.7, counts: 0.8, idea: 0.3 };
const PAIR = 1.6;
/** Less tells nothing; and the second must be this much behind. */
const LEAST = 4;
const LEAST_OFFERED = 1.6;
const BEHIND = 0.7;
/** Offered with the best, as far as they come up to it. */
const NEAR = 0.45;

/** By a feature without marks: how much it tells, and how it is written with them. */
type Weights = ReadonlyMap<string, { readonly weight: number; readonly ways: readonly (readonly Word[])[] }>;
/** Words that are the whole of a name or a word of the category ("banner"): one of them tells as much as two of others. */
type Entry = { readonly category: Category; readonly weights: Weights; readonly names: ReadonlySet<string> };
type Book = { readonly entries: readonly Entry[]; readonly rarity: (feature: string) => number };

const bookOf = keptForBoth((categories: readonly Category[], languages: Languages): Book => {
  const told = kindWordsOf(categories, languages);
  const entries = categories.map((each) => entryOf(each, told.get(each.code) ?? []));
  const counts = new Map<string, number>();
  for (const { weights } of entries)
    for (const feature of weights.keys()) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  const rarity = (feature: string): number =>
    Math.log(1 + categories.length / (counts.get(feature) ?? categories.length));
  return { entries, rarity };
});

function entryOf(category: Category, told: readonly string[]): Entry {
  const { code, label, name, words, counts, idea } = category;
  const weights = new Map<string, { weight: number; ways: (readonly Word[])[] }>();
  const add = (texts: readonly string[], weight: number): void => {
    for (const { plain, words: way } of texts.flatMap((text) => featuresOf(wordsOf(text, NO_SPELLINGS).words))) {
      const known = weights.get(plain) ?? { weight: 0, ways: [] };
      weights.set(plain, { weight: Math.max(known.weight, weight), ways: [...known.ways, way] });
    }
  };
  add([code], WEIGHTS.code);
  add(textsOf(label), WEIGHTS.label);
  add(textsOf(name), WEIGHTS.name);
  add(words, WEIGHTS.words);
  // Of a longer one a part may be of much else: "ký cam kết" of "ký cam kết thi đua".
  const isShort = (each: string): boolean => each.split(' ').length < 3;
  add(told.filter(isShort), WEIGHTS.told);
  add(
    told.filter((each) => !isShort(each)),
    WEIGHTS.partly,
  );
  add(
    counts.flatMap((unit) => textsOf(unit.name)),
    WEIGHTS.counts,
  );
  add(idea ? textsOf(idea) : [], WEIGHTS.idea);
  const names = [code, ...textsOf(label), ...words].map((each) => phraseOf(each)).filter((each) => each.length === 1);
  return { category, weights, names: new Set(names.map(([word]) => word?.plain ?? '')) };
}

type Feature = { readonly plain: string; readonly words: readonly Word[] };

/** Words, and two beside one another. */
function featuresOf(words: readonly Word[]): readonly Feature[] {
  const single = words.filter(({ plain }) => !EMPTY.has(plain) && !/^\d/.test(plain));
  const pairs = words.slice(1).map((word, i): readonly Word[] => [words[i] ?? word, word]);
  const all = [...single.map((word) => [word]), ...pairs];
  return [...new Map(all.map((each) => [plainly(each), each])).entries()].map(([plain, each]) => ({
    plain,
    words: each,
  }));
}

const plainly = (words: readonly Word[]): string => words.map(({ plain }) => plain).join(' ');

/** What was typed, with what its words are called in plans behind it. */
function withTwins(words: readonly Word[]): readonly Feature[] {
  const found: (readonly Word[])[] = [];
  for (let at = 0; at < words.length; ) {
    const said = TWIN_WORDS.filter(([each]) => isSaid(words.slice(at, at + each.length), each));
    const [longest] = said.toSorted(([a], [b]) => b.length - a.length);
    if (longest) found.push(longest[1]);
    at += longest?.[0].length ?? 1;
  }
  const all = [...featuresOf(words), ...found.flatMap(featuresOf)];
  return [...new Map(all.map((each) => [each.plain, each])).values()];
}

/** "bỏ" is no "bộ"; without marks it may be. */
const isSaid = (typed: readonly Word[], meant: readonly Word[]): boolean =>
  typed.length === meant.length && meant.every((word, i) => isWord(typed[i], word, true));

/** Scores a text of at most 300 letters against the campaign's kinds of activity. One that it denies, or two of which each stands by itself, is not clear. */
export function scoreCategories(text: string, categories: readonly Category[], languages: Languages): Scored {
  const book = bookOf(categories, languages);
  const typed = wordsOf(text.slice(0, 300), spellingsOf(languages)).words;
  const praise = partsIn(typed, praiseOf(languages)).find(({ has }) => has('praise'));
  // "Khen 5 em chăm đọc sách": for what is not what was done.
  const words = praise ? typed.slice(0, praise.at + PRAISED) : typed;
  const whole = scored(words, book);
  if (words.some((_, at) => phraseAt(DENIES, { words, isAccented: false }, at))) return { ...whole, clear: null };
  const parts = partsOf(words).map((part) => scored(part, book).clear);
  const told = [...new Set(parts.flatMap((each) => each ?? []))];
  return told.length > 1 ? { clear: null, hits: [...new Set([...told, ...whole.hits])] } : whole;
}

/** "phát giấy khen cho lớp" */
const PRAISED = 5;
const praiseOf = keptFor((languages: Languages) => phraseBook(['praise'], (_, { told }) => told.praise, languages));
const DENIES = lexiconOf([
  ['không phải,ko phải,hổng phải,hông phải,chẳng phải,đâu phải,khác với,khác hôm,khác bữa,not', true],
]);
const JOINS = lexiconOf([['và,với,rồi,vừa,kết hợp,cùng với,and', true]]);

/** "băng rôn và đọc sách", "treo băng rôn, đăng bài". */
function partsOf(words: readonly Word[]): readonly (readonly Word[])[] {
  const parts: Word[][] = [[]];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at];
    const joint = phraseAt(JOINS, { words, isAccented: true }, at);
    if (joint || /[,;+&/]/.test(word?.before ?? '')) parts.push([]);
    if (joint) at = joint.end - 1;
    else if (word) parts.at(-1)?.push(word);
  }
  return parts.length === 1 ? [] : parts.filter((part) => part.length > 0);
}

function scored(words: readonly Word[], book: Book): Scored {
  const features = withTwins(words);
  const scores = book.entries
    .map((entry) => ({ category: entry.category, ...scoreOf(features, entry, book) }))
    .filter(({ score }) => score >= LEAST_OFFERED)
    .toSorted((a, b) => b.score - a.score);
  const [first, second] = scores;
  if (!first) return { clear: null, hits: [] };
  const isAhead = second === undefined || second.score <= first.score * BEHIND;
  const hits = scores.filter(({ score }) => score >= first.score * NEAR).map(({ category }) => category);
  return { clear: first.isTold && first.score >= LEAST && isAhead ? first.category : null, hits };
}

/** `isTold`: by two words beside one another, or one that is a name by itself; a lone syllable is many words. */
function scoreOf(features: readonly Feature[], { weights, names }: Entry, { rarity }: Book) {
  let score = 0;
  let isTold = false;
  for (const { plain, words } of features) {
    const known = weights.get(plain);
    if (!known?.ways.some((way) => isSaid(words, way))) continue;
    const isPair = words.length > 1;
    // "mấy em đọc sách" is no "Em đọc em kể".
    const isOwn = !OF_MUCH.has(plain) && words.every((word) => word.plain !== 'em');
    const isTelling = isPair && known.weight >= WEIGHTS.counts && isOwn;
    isTold ||= isTelling || names.has(plain);
    score += known.weight * rarity(plain) * (isPair ? PAIR : 1);
  }
  return { score, isTold };
}
