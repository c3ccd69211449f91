/** Takes a line of counts apart: numbers, names of what is counted, breaks; "about" is noted, courtesy is dropped. */
import { addressAt, classAt, everybodyAt, isTold, momentAt, PARTICLE, politeAt } from './count-asides.ts';
import {
  ABOUT,
  ABOUT_AFTER,
  ALL_THERE,
  COURTESY,
  CROWD,
  EACH,
  FILLER,
  FILLER_BEFORE,
  GROUPS,
  JOIN,
  KIN,
  LESS,
  MIXED,
  NO,
  NONE,
  ORDINAL,
  OTHERS,
  PART_OF,
  PEOPLE,
  REST,
  SEXES,
  SHARE,
  SHARE_OF,
  TIMES,
  TOGETHER,
  TOTAL,
  UNKNOWN,
  VAGUE,
  WHOLE,
} from './count-words.ts';
import { readNumeral } from './numerals.ts';
import {
  findAt,
  isFigure,
  type Piece,
  type PieceFound,
  type Pieces,
  type PieceTable,
  tableOf,
  tableOfNames,
} from './pieces.ts';
import { shareAt } from './shares.ts';

/** What may be counted, and the words it goes by (any spelling). */
export type Countable = { readonly code: string; readonly words: readonly string[] };

/** `asks`: the number may mean each of its values ("1,200"), or is a range. null in `values`: "not known". */
export type NumberItem = {
  readonly is: 'number';
  readonly values: readonly (number | null)[];
  readonly typed: string;
  readonly asks: 'signs' | 'range' | null;
  /** A word right before it that means nothing here, and may be what it counts. */
  readonly behind?: string;
};
export type Item =
  | NumberItem
  | { readonly is: 'name'; readonly code: string; readonly isAddress: boolean; readonly isFirst: boolean }
  /** Words after a number that name none of what is counted: "3 nhân viên". */
  | { readonly is: 'other'; readonly words: string }
  /** "4 lớp": of how many the number before tells. */
  | { readonly is: 'groups' | 'each'; readonly word: string }
  /** `isAll`: the word may be said of everybody, the groups among them. */
  | { readonly is: 'people'; readonly isAll: boolean }
  | { readonly is: 'break'; readonly isComma?: boolean }
  /** "150 nữ": so many of somebody. */
  | { readonly is: 'sex' }
  | { readonly is: 'total' | 'whole' | 'times' | 'part-of' | 'open' | 'close' | 'share' }
  /** "đủ hết": that all were there; "còn lại": who is left of a whole. */
  | { readonly is: 'crowd' | 'rest' };

export type Items = {
  readonly items: readonly Item[];
  readonly approximate: boolean;
  /** A word that says how many, and not how many: "nhiều". */
  readonly vague: boolean;
  /** How many words mean nothing here. */
  readonly strange: number;
  /** The first word that means nothing here, or turns the sense round ("vắng 5"). */
  readonly unknown: string | null;
};

type Place = {
  readonly pieces: readonly Piece[];
  readonly isAccented: boolean;
  readonly at: number;
  /** All before this piece, and the one right before it. */
  readonly items: readonly Item[];
  readonly last: Item | undefined;
  readonly names: PieceTable<string>;
};
type Step = {
  readonly length: number;
  readonly item?: Item;
  readonly about?: true;
  readonly vague?: true;
  readonly stop?: true;
  readonly crowd?: true;
};

/** What may stand around in one line that is about nothing else. */
const MOST_STRANGE = 8;

const saying =
  (table: PieceTable<unknown>, make: Omit<Step, 'length'>) =>
  ({ pieces, at }: Place): Step | null => {
    const found = findAt(pieces, at, table);
    return found && { ...make, length: found.length };
  };
const amount = (value: number | null): NumberItem => ({
  is: 'number',
  values: [value],
  typed: String(value),
  asks: null,
});
/** "mười mấy", "hai mấy": anything from eleven, or twenty-one, on. */
const isTeens = ({ pieces, at, last }: Place): boolean =>
  last?.is === 'number' && (last.values[0] ?? 0) <= 10 && findAt(pieces, at, SOME) !== null;
const afterNumber = ({ last }: Place): boolean => last?.is === 'number' || last?.is === 'share';

/** In this order: what is said of a number ("không rõ", "khoảng") before the number words themselves. */
const READERS: readonly ((place: Place) => Step | null)[] = [
  // "con lai" is "còn lại", and no child.
  saying(REST, { item: { is: 'rest' } }),
  saying(TOGETHER, { item: { is: 'people', isAll: true } }),
  momentAt,
  classAt,
  readShare,
  readEach,
  readGroups,
  (place) => (place.last?.is === 'number' ? null : addressAt(place)),
  readTopic,
  (place) => (place.last?.is === 'number' ? politeAt(place) : null),
  saying(KIN, { item: { is: 'people', isAll: true } }),
  (place) => (afterNumber(place) ? null : saying(MIXED, { item: { is: 'people', isAll: true } })(place)),
  readName,
  saying(ALL_THERE, { crowd: true, item: { is: 'crowd' } }),
  saying(UNKNOWN, { item: amount(null) }),
  saying(NONE, { item: amount(0) }),
  saying(LESS, { stop: true }),
  // Without its mark it is said to the bot.
  ({ pieces, at }) => (pieces[at]?.typed === 'bớt' && readNumeral(pieces, at + 1) ? { length: 1, stop: true } : null),
  (place) => (isTeens(place) ? { length: 1, vague: true } : null),
  (place) => (afterNumber(place) ? saying(ABOUT_AFTER, { about: true })(place) : null),
  readAbout,
  saying(PART_OF, { item: { is: 'part-of' } }),
  // "it was great" is no "ít"; what came too late may be counted or not.
  ({ pieces, at }) =>
    pieces[at]?.typed === 'it' && /^(?:was|is)$/.test(pieces[at + 1]?.plain ?? '') ? { length: 2 } : null,
  ({ pieces, at }) => (/^(?:trễ|hỏng)$/.test(pieces[at]?.typed ?? '') ? { length: 1, stop: true } : null),
  saying(VAGUE, { vague: true }),
  // "mươi cái" are about ten or fifteen; "mười" is ten, and so is "muoi".
  ({ pieces, at }) => (pieces[at]?.typed === 'mươi' ? { length: 1, vague: true } : null),
  saying(CROWD, { crowd: true, item: { is: 'crowd' } }),
  everybodyAt,
  saying(WHOLE, { item: { is: 'whole' } }),
  readTimes,
  readAmount,
  saying(TOTAL, { item: { is: 'total' } }),
  saying(OTHERS, { item: { is: 'people', isAll: false } }),
  saying(PEOPLE, { item: { is: 'people', isAll: true } }),
  saying(SEXES, { item: { is: 'sex' } }),
  saying(JOIN, { item: { is: 'break' } }),
  ({ pieces, at }) => (endsOfThem(pieces, at) ? { length: 2 } : null),
  saying(FILLER, {}),
  (place) => (afterNumber(place) ? null : saying(FILLER_BEFORE, {})(place)),
];

const kept = new WeakMap<readonly Countable[], PieceTable<string>>();

/** What is counted, by its names. */
export function namesOf(countables: readonly Countable[]): PieceTable<string> {
  const known = kept.get(countables);
  if (known) return known;
  const names = tableOfNames(countables.flatMap(({ code, words }) => words.map((word) => [word, code] as const)));
  kept.set(countables, names);
  return names;
}

/** `takesOthers`: what follows a number and names nothing known is an item of its own instead of the end of reading. */
export function itemize({ pieces, isAccented }: Pieces, countables: readonly Countable[], takesOthers = false): Items {
  const names = namesOf(countables);
  const items: Item[] = [];
  const none = { items, approximate: false, vague: false, strange: 0 };
  let approximate = false;
  let strange = 0;
  let isNaming = false;
  let isCrowd = false;
  let behind: string | null = null;
  if (pieces.length === 1 && findAt(pieces, 0, NO)) return { ...none, items: [amount(0)], unknown: null };
  for (let at = 0; at < pieces.length; ) {
    items.push(...signsBefore(pieces, at, items));
    const place: Place = { pieces, isAccented, at, names, items, last: items.at(-1) };
    const found = READERS.reduce<Step | null>((before, read) => before ?? read(place), null);
    if (found?.stop) return { ...none, unknown: pieces[at]?.typed ?? '' };
    if (!found) {
      const word = pieces[at]?.typed ?? '';
      const isAnimal =
        place.last?.is === 'name' &&
        place.last.isAddress &&
        pieces[at - 1]?.plain === 'con' &&
        pieces[at]?.before === '';
      if (isAnimal) items.pop();
      const isOfNumber: boolean = isAnimal || place.last?.is === 'number' || (isNaming && place.last?.is === 'other');
      strange += 1;
      if (isFigure(pieces[at]) || strange > MOST_STRANGE || (isOfNumber && !takesOthers))
        return { ...none, unknown: word };
      if (isOfNumber) addOther(items, word);
      isNaming = isOfNumber;
      behind = isOfNumber ? null : word;
      at += 1;
      continue;
    }
    isNaming = false;
    if (found.vague) return { ...none, vague: true, unknown: null };
    if (found.item)
      items.push(
        found.item.is === 'number' && behind !== null && pieces[at]?.before === ''
          ? { ...found.item, behind }
          : found.item,
      );
    behind = null;
    if (found.about) approximate = true;
    if (found.crowd) isCrowd = true;
    at += found.length;
  }
  const isCounted = items.some((item) => item.is === 'number' || item.is === 'share');
  return { items, approximate, strange, vague: isCrowd && !isCounted, unknown: unnamed(items) };
}

/** "nhân viên 3": a word that is not known stands where the name of the number would. */
function unnamed(items: readonly Item[]): string | null {
  const found = items.find((item, i): item is NumberItem => {
    const next = items[i + 1]?.is;
    return (
      item.is === 'number' && item.behind !== undefined && next !== 'name' && next !== 'people' && next !== 'groups'
    );
  });
  return found?.behind ?? null;
}

/** Commas, brackets and lines part what stands between them. */
function signsBefore(pieces: readonly Piece[], at: number, items: readonly Item[]): readonly Item[] {
  const signs = pieces[at]?.before ?? '';
  const found: Item[] = [];
  for (const sign of signs) {
    if (sign === '(' || sign === '[') found.push({ is: 'open' });
    else if (sign === ')' || sign === ']') found.push({ is: 'close' });
    else if (sign === '*') found.push({ is: 'times' });
    else if (sign === '=' && items.at(-1)?.is !== 'name') found.push({ is: 'break' }, { is: 'total' });
    else if (sign === ':' && items.at(-1)?.is === 'number') found.push({ is: 'break' });
    else if (',;'.includes(sign)) found.push({ is: 'break', isComma: true });
    else if ('&+\n'.includes(sign) || (sign === '.' && items.length > 0)) found.push({ is: 'break' });
  }
  return found;
}

function addOther(items: Item[], word: string): void {
  const last = items.at(-1);
  if (last?.is === 'other') items.pop();
  items.push({ is: 'other', words: last?.is === 'other' ? `${last.words} ${word}` : word });
}

/** "95%", "2/3 lớp", "nửa lớp", "chín mươi phần trăm": of how many is not said. */
function readShare({ pieces, at, last, isAccented }: Place): Step | null {
  const said = findAt(pieces, at, SHARE);
  if (said) return { length: said.length, item: { is: 'share' } };
  // "với hai cô giáo nữa ạ": beside the others, and no half; "thêm 5 cô nữa" tells of no whole.
  const isMore =
    pieces[at]?.plain === 'nua' &&
    pieces[0]?.plain !== 'them' &&
    last !== undefined &&
    (last.is === 'name' || last.is === 'people') &&
    isEnd(pieces, at + 1);
  const share = isMore ? null : shareAt(pieces, at);
  if (share) return { length: share.end - at, item: { is: 'share' } };
  const numeral = readNumeral(pieces, at, isAccented);
  const behind = numeral && findAt(pieces, numeral.end, SHARE_OF);
  return numeral && behind ? { length: numeral.end - at + behind.length, item: { is: 'share' } } : null;
}

const isEnd = (pieces: readonly Piece[], at: number): boolean =>
  at >= pieces.length || pieces[at]?.before !== '' || findAt(pieces, at, PARTICLE) !== null;

/** "mỗi lớp", "30 em/lớp", "30 em một lớp". */
function readEach({ pieces, at, last, isAccented }: Place): Step | null {
  const each = findAt(pieces, at, EACH);
  // "có mỗi một buổi": no more than one.
  if (each && at > 0 && findAt(pieces, at - 1, ONLY_BEFORE) && readNumeral(pieces, at + 1, isAccented))
    return { length: 1 };
  const noun = each ? findAt(pieces, at + each.length, GROUPS) : null;
  if (each && noun) return { length: each.length + noun.length, item: { is: 'each', word: noun.value } };
  const isPer =
    pieces[at]?.before.endsWith('/') && (last?.is === 'number' || last?.is === 'name' || last?.is === 'people');
  const per = isPer ? findAt(pieces, at, GROUPS) : null;
  return per && { length: per.length, item: { is: 'each', word: per.value } };
}

/** "4 lớp" are classes, "lớp 4" and "lớp 3a" is which one and no count. */
function readGroups({ pieces, at, last, names, isAccented }: Place): Step | null {
  // "1 cái to" beside marks is a large one, and no "tổ".
  if (isAccented && pieces[at]?.typed === 'to') return null;
  const noun = findAt(pieces, at, GROUPS) ?? findAt(pieces, at, ORDINAL);
  if (!noun || (findAt(pieces, at, names)?.length ?? 0) > noun.length) return null;
  if (last?.is === 'number' && last.asks === null) {
    const isCounted = findAt(pieces, at, names) === null && findAt(pieces, at, GROUPS) !== null;
    if (isCounted && !isOrdinal(pieces, at + noun.length, isAccented))
      return { length: noun.length, item: { is: 'groups', word: noun.value } };
  }
  const number = ordinalLength(pieces, at + noun.length, isAccented);
  if (number > 0) return { length: noun.length + number + alsoLength(pieces, at + noun.length + number, names) };
  return null;
}

/** "khối 6 và 7 có 200 em": one more, unless people are counted there. */
function alsoLength(pieces: readonly Piece[], at: number, names: PieceTable<string>): number {
  const isGrade = /^(?:[1-9]|1[0-2])$/.test(pieces[at + 1]?.plain ?? '') && pieces[at + 1]?.before === '';
  if (isAlsoGrade(pieces, at) && !isCounted(pieces, at + 1, names)) return 1;
  if (!isGrade || pieces[at]?.before !== '' || findAt(pieces, at, JOIN) === null) return 0;
  return isCounted(pieces, at + 2, names) ? 0 : 2;
}

const isCounted = (pieces: readonly Piece[], at: number, names: PieceTable<string>): boolean =>
  [PEOPLE, OTHERS, names, GROUPS].some((table: PieceTable<unknown>) => findAt(pieces, at, table) !== null) ||
  pieces[at]?.isGlued === true;

/** The 2 of "lớp ghép 1-2", "khối 1+2". */
const isAlsoGrade = (pieces: readonly Piece[], at: number): boolean =>
  /^[-+&]$/.test(pieces[at]?.before.trim() ?? '') &&
  /^(?:[1-9]|1[0-2])$/.test(pieces[at]?.plain ?? '') &&
  Number(pieces[at]?.plain) > Number(pieces[at - 1]?.plain);

const isOrdinal = (pieces: readonly Piece[], at: number, isAccented: boolean): boolean =>
  ordinalLength(pieces, at, isAccented) > 0;

/** How many pieces say which grade or class: "3", "3a", "5a1", "lá", "một". */
function ordinalLength(pieces: readonly Piece[], at: number, isAccented: boolean): number {
  const first = pieces[at];
  if (!first || first.before !== '') return 0;
  const kindergarten = findAt(pieces, at, ORDINAL_NAMES);
  if (kindergarten) return kindergarten.length;
  // "khối 4,5" are two.
  if (
    /^\d{1,2}(?:,\d{1,2})+$/.test(first.plain) &&
    first.plain.split(',').every((grade) => +grade >= 1 && +grade <= 12)
  )
    return 1;
  const numeral = /^\d{1,2}$/.test(first.plain) ? Number(first.plain) : readNumeral(pieces, at, isAccented)?.values[0];
  if (numeral === undefined || numeral > 12 || numeral < 1) return 0;
  let length = isFigure(first) ? 1 : (readNumeral(pieces, at, isAccented)?.end ?? at + 1) - at;
  while (pieces[at + length]?.isGlued && /^[a-dh0-9]{1,2}$/.test(pieces[at + length]?.plain ?? '')) length += 1;
  return length;
}
const SOME = tableOf([['mấy', true]]);
const ORDINAL_NAMES = tableOf([['lá, chồi, mầm, nhà trẻ, lớn, nhỡ, bé', true]]);

const TENS_AND_MORE = tableOf([['mươi, chục, trăm, nghìn, ngàn, triệu', true]]);

/** "cô thì 2": without marks it could be "có" anywhere else. */
function readTopic({ pieces, at, names, isAccented }: Place): Step | null {
  const found = findAt(pieces, at, names);
  const isTopic =
    found !== null &&
    pieces[at]?.typed !== 'có' &&
    (at === 0 || /[,;.\n]/.test(pieces[at]?.before ?? '')) &&
    pieces[at + found.length]?.plain === 'thi' &&
    readNumeral(pieces, at + found.length + 1, isAccented) !== null;
  if (!isTopic) return null;
  return { length: found.length + 1, item: { is: 'name', code: found.value, isAddress: false, isFirst: true } };
}

/** The longest name that stands here. "cô" without its mark is also "có": a name only right after a number. */
function readName(place: Place): Step | null {
  const { pieces, at, items, names, last } = place;
  const found = findAt(pieces, at, names);
  // "tam 50" is "tầm 50", and no "tấm".
  if (!found || (pieces[at]?.typed === 'tam' && (isFigure(pieces[at + 1]) || findAt(pieces, at + 1, TENS_AND_MORE))))
    return null;
  const isNumbered = last?.is === 'number';
  // "30 mấy em" are about thirty; "3 bo" may be anything in threes.
  if ((isNumbered && pieces[at]?.plain === 'may') || pieces[at]?.typed === 'bo') return null;
  const next = pieces[at + found.length];
  const courtesy: PieceFound<unknown> | null = findAt(pieces, at, FILLER) ?? findAt(pieces, at, FILLER_BEFORE);
  const isCourtesy = courtesy && courtesy.length >= found.length;
  if (isCourtesy && (!isNumbered || pieces[at]?.typed === 'có') && !isListed(place)) return null;
  const isAddress = (findAt(pieces, at, COURTESY)?.length ?? 0) >= found.length;
  // "thầy Nam với cô Hai" are called so.
  const called = isAddress && !isNumbered && next?.before === '' ? readNumeral(pieces, at + found.length) : null;
  const isCalled =
    called?.end === at + found.length + 1 && !isFigure(next) && findAt(pieces, at + found.length, names) === null;
  if (isCalled) return { length: found.length + 1 };
  const isBeforeNumber = readNumeral(pieces, at + found.length) !== null || /[:=]/.test(next?.before ?? '');
  if (isAddress && !isNumbered && isTold(place, items, found.length))
    return { length: found.length, item: { is: 'name', code: found.value, isAddress: false, isFirst: true } };
  const isJoined = findAt(pieces, at - 1, JOIN) !== null;
  if (isAddress && !isNumbered && !isJoined && last?.is !== 'name' && !isBeforeNumber) return { length: found.length };
  return { length: found.length, item: { is: 'name', code: found.value, isAddress, isFirst: !isNumbered } };
}

/** "only parents, 24 of them"; "80 of them pupils" are part of a number. */
const endsOfThem = (pieces: readonly Piece[], at: number): boolean =>
  at + 2 === pieces.length && pieces[at]?.plain === 'of' && pieces[at + 1]?.plain === 'them';

/** "các bé 27, co 3": behind other groups that stand before their numbers "co" is one, too. */
function isListed({ pieces, at, items }: Place): boolean {
  const isAlone = isFigure(pieces[at + 1]) && (!pieces[at + 2] || pieces[at + 2]?.before !== '');
  const [number, name] = [items.findLast(({ is }) => is !== 'break'), items.findLast(({ is }) => is === 'name')];
  const isNameFirst =
    name?.is === 'name' && name.isFirst && items.lastIndexOf(name) < items.lastIndexOf(number ?? name);
  return pieces[at]?.typed === 'co' && pieces[at]?.before !== '' && isAlone && number?.is === 'number' && isNameFirst;
}

/** "tầm 50" and "cỡ 50": folded they would be "eight" and "has". */
function readAbout(place: Place): Step | null {
  const { pieces, at } = place;
  const piece = pieces[at];
  const isBeforeFigure = isFigure(pieces[at + 1]);
  if (isFigure(piece) && /[<≤]/.test(piece?.before ?? '')) return { length: 1, vague: true };
  if (isFigure(piece) && /[~≈>≥]/.test(piece?.before ?? '')) {
    const amount = readAmount(place);
    return amount && { ...amount, about: true };
  }
  if (piece?.plain === 'tam' && !piece.hasMarks) return isBeforeFigure ? { length: 1, about: true } : null;
  if (piece?.plain === 'co' && !piece.hasMarks) return null;
  // "buoi do 40 em": "đó", where "do 40" alone is "độ".
  if (piece?.typed === 'do' && (!isBeforeFigure || (at > 0 && findAt(pieces, at - 1, BEFORE_THAT)))) return null;
  const found = findAt(pieces, at, ABOUT);
  // "lẫn trên máy", "trường gần nhà": where it was.
  if (found?.length === 1 && BESIDE_NUMBER.has(piece?.plain ?? '') && !isBeforeNumber(place, at + 1))
    return { length: 1 };
  return found && { length: found.length, about: true };
}
const BESIDE_NUMBER: ReadonlySet<string> = new Set(['tren', 'gan', 'hon', 'do', 'over', 'around']);

/** A number stands here, or what may stand between it and "trên": "gần như khoảng 50", "trên cả trăm". */
function isBeforeNumber({ pieces, isAccented }: Place, at: number): boolean {
  if (pieces[at]?.before !== '') return false;
  return (
    [ABOUT, VAGUE, ABOUT_AFTER].some((table) => findAt(pieces, at, table) !== null) ||
    findAt(pieces, at, TENS_AND_MORE) !== null ||
    readNumeral(pieces, at, isAccented) !== null
  );
}

const ONLY_BEFORE = tableOf([['có, chỉ, được, còn', true]]);
const BEFORE_THAT = tableOf([
  ['buổi, bữa, hôm, ngày, lúc, khi, hồi, đêm, tối, sáng, chiều, trưa, đợt, lần, tuần, lớp, chỗ, nơi', true],
]);

function readTimes({ pieces, at }: Place): Step | null {
  const found = findAt(pieces, at, TIMES);
  const next = found ? at + found.length : at;
  return found && readNumeral(pieces, next) !== null ? { length: found.length, item: { is: 'times' } } : null;
}

function readAmount({ pieces, at, isAccented }: Place): Step | null {
  const numeral = readNumeral(pieces, at, isAccented);
  if (!numeral || isOtherWord(pieces, at, numeral.end)) return null;
  const { values, asks, typed, end } = numeral;
  return { length: end - at, item: { is: 'number', values, asks, typed } };
}

/** "em báo lại sau", "co ba di cung": a word of these by itself, without its marks and with nothing behind it, is no number. */
const isOtherWord = (pieces: readonly Piece[], at: number, end: number): boolean =>
  end === at + 1 && at > 1 && pieces[at]?.typed === 'sau' && (end === pieces.length || pieces[end]?.before !== '');
