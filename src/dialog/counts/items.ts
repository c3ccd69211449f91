/** Takes a line of counts apart: numbers, names of what is counted, breaks; "about" is noted, courtesy is dropped. */
import { keptFor } from '../../chat/kept.ts';
import { findAt, isFigure, type Piece, type Pieces, type PieceTable, tableOfNames } from '../pieces.ts';
import { isTeens, readAbout, readAmount, readShare, readTimes } from './amounts.ts';
import {
  addressAt,
  agesAt,
  classAt,
  countingInAt,
  everybodyAt,
  momentAt,
  pluralAt,
  politeAt,
  soundAlike,
  vocativeAt,
} from './asides.ts';
import { isEnglish } from './english-numbers.ts';
import {
  addedUpAt,
  averageAt,
  ofEachAt,
  ofGroupsAt,
  oneselfAt,
  readAllGroups,
  readEach,
  readEvery,
  readGroups,
} from './groups.ts';
import { calledAt, endsOfThem, readName, readTopic } from './names.ts';
import { readNumeral } from './numerals.ts';
import type { Countable, Item, ItemFound, NumberItem, Place } from './place.ts';
import { strangersAt } from './strangers.ts';
import {
  ABOUT_AFTER,
  ALL_THERE,
  CROWD,
  FEW,
  FILLER,
  FILLER_BEFORE,
  JOIN,
  KIN,
  LESS,
  MIXED,
  NO,
  NONE,
  OR_SO,
  OTHERS,
  PART_OF,
  PEOPLE,
  REST,
  SEXES,
  TOGETHER,
  TOTAL,
  UNKNOWN,
  VAGUE,
  WHOLE,
} from './words.ts';

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

/** What may stand around in one line that is about nothing else. */
const MOST_STRANGE = 8;

const saying =
  (table: PieceTable<unknown>, make: Omit<ItemFound, 'length'>) =>
  ({ pieces, at }: Place): ItemFound | null => {
    const found = findAt(pieces, at, table);
    return found && { ...make, length: found.length };
  };
const amount = (value: number | null): NumberItem => ({
  is: 'number',
  values: [value],
  typed: String(value),
  asks: null,
});
const afterNumber = ({ last }: Place): boolean => last?.is === 'number' || last?.is === 'share';

/** In this order: what is said of a number ("không rõ", "khoảng") before the number words themselves. */
const READERS: readonly ((place: Place) => ItemFound | null)[] = [
  // "con lai" is "còn lại", and no child.
  saying(REST, { item: { is: 'rest' } }),
  saying(TOGETHER, { item: { is: 'people', isAll: true } }),
  momentAt,
  agesAt,
  vocativeAt,
  soundAlike,
  pluralAt,
  classAt,
  ofGroupsAt,
  addedUpAt,
  readAllGroups,
  readShare,
  ofEachAt,
  oneselfAt,
  readEvery,
  readEach,
  readGroups,
  (place) => (place.last?.is === 'number' ? null : addressAt(place)),
  readTopic,
  calledAt,
  (place) => (place.last?.is === 'number' ? politeAt(place) : null),
  saying(KIN, { item: { is: 'people', isAll: true } }),
  (place) => (afterNumber(place) ? null : saying(MIXED, { item: { is: 'people', isAll: true } })(place)),
  readName,
  saying(ALL_THERE, { crowd: true, item: { is: 'crowd' } }),
  saying(UNKNOWN, { item: amount(null) }),
  saying(NONE, { item: amount(0) }),
  ({ pieces, at, names }) =>
    pieces[at]?.typed === 'no' && findAt(pieces, at + 1, names) ? { length: 1, item: amount(0) } : null,
  // "20 pupils, 3 of them online"
  ({ pieces, at, names, last }) =>
    last?.is === 'number' && isOfThem(pieces, at, names) ? { length: 2, vague: true } : null,
  ({ pieces, at }) => (isOutOf(pieces, at) ? { length: 1, vague: true } : null),
  saying(OR_SO, { about: true }),
  averageAt,
  // "em nghĩ là 400", and not "nghỉ".
  ({ pieces, at }) => (pieces[at]?.typed === 'nghĩ' ? { length: 1, about: true } : null),
  saying(LESS, { stop: true }),
  // "suýt 30 em" were less; "suýt soát" is about.
  ({ pieces, at }) =>
    pieces[at]?.typed === 'suýt' && pieces[at + 1]?.plain !== 'soat' ? { length: 1, stop: true } : null,
  // "ban" is "bạn" more often.
  ({ pieces, at }) => (pieces[at]?.typed === 'bận' ? { length: 1, stop: true } : null),
  // Without its mark it is said to the bot.
  ({ pieces, at }) => (pieces[at]?.typed === 'bớt' && readNumeral(pieces, at + 1) ? { length: 1, stop: true } : null),
  (place) => (isTeens(place) ? { length: 1, vague: true } : null),
  (place) => (afterNumber(place) ? saying(ABOUT_AFTER, { about: true })(place) : null),
  readAbout,
  countingInAt,
  saying(PART_OF, { item: { is: 'part-of' } }),
  // "it was great" is no "ít"; what came too late may be counted or not.
  ({ pieces, at }) => (pieces[at]?.typed === 'it' && isEnglish(pieces) ? { length: 1 } : null),
  ({ pieces, at }) => (/^(?:trễ|hỏng)$/.test(pieces[at]?.typed ?? '') ? { length: 1, stop: true } : null),
  saying(FEW, { crowd: true, item: { is: 'crowd' } }),
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

const isOfThem = (pieces: readonly Piece[], at: number, names: PieceTable<string>): boolean =>
  pieces[at]?.plain === 'of' &&
  pieces[at + 1]?.plain === 'them' &&
  at + 2 < pieces.length &&
  findAt(pieces, at + 2, names) === null;

/** "30 em trong số 35 em": one of the two, and not both. */
function isOutOf(pieces: readonly Piece[], at: number): boolean {
  const found = findAt(pieces, at, OUT_OF);
  return found !== null && readNumeral(pieces, at + found.length) !== null;
}
const OUT_OF = 'counts.outOf';

/** What is counted, by its names. */
export const namesOf = keptFor(
  (countables: readonly Countable[]): PieceTable<string> =>
    tableOfNames(countables.flatMap(({ code, words }) => words.map((word) => [word, code] as const))),
);

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
    const strangers = strangersAt(place, at, names, place.last?.is === 'number');
    if (strangers && !takesOthers) return { ...none, unknown: strangers.words };
    if (strangers) {
      // "dân 120 cán bộ ấp 4": as the first has its number behind, so have they.
      const isNext = strangers.isFollowed && place.last?.is === 'number' && items.at(-2)?.is === 'name';
      if (isNext) items.push({ is: 'break' });
      addOther(items, strangers.words);
      isNaming = !strangers.isFollowed;
      at += strangers.length;
      continue;
    }
    const found = READERS.reduce<ItemFound | null>((before, read) => before ?? read(place), null);
    if (found?.stop) return { ...none, unknown: pieces[at]?.typed ?? '' };
    if (!found) {
      const word = pieces[at]?.typed ?? '';
      const isAnimal = isAnimalAt(place);
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
    if (found.breaks) items.push({ is: 'break' });
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

/** "con" before a word that names nobody counts animals: "5 con gà". */
const isAnimalAt = ({ pieces, at, last }: Place): boolean =>
  last?.is === 'name' && last.isAddress && pieces[at - 1]?.plain === 'con' && pieces[at]?.before === '';

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

const ADDED = 'counts.added';

/** Commas, brackets and lines part what stands between them. */
function signsBefore(pieces: readonly Piece[], at: number, items: readonly Item[]): readonly Item[] {
  const signs = pieces[at]?.before ?? '';
  const found: Item[] = [];
  for (const sign of signs) {
    if (sign === '(' || sign === '[') found.push({ is: 'open' });
    else if (sign === ')' || sign === ']') found.push({ is: 'close' });
    else if (sign === '*') found.push({ is: 'times' });
    else if (sign === '=' && items.at(-1)?.is === 'total') continue;
    else if (sign === '=' && (items.at(-1)?.is !== 'name' || isNumberFirst(items)))
      found.push({ is: 'break' }, { is: 'total' });
    // "thôn 1: 20 người; cộng: 38 người"
    else if (sign === ':' && findAt(pieces, at - 1, ADDED)) found.push({ is: 'total' });
    else if (sign === ':' && isCountOf(items)) found.push({ is: 'break' });
    else if (',;'.includes(sign)) found.push({ is: 'break', isComma: true });
    else if ('&+\n'.includes(sign) || (sign === '.' && items.length > 0)) found.push({ is: 'break' });
  }
  return found;
}

/** "40:", "tổng cộng 40 người:": what follows are its parts. */
const isCountOf = (items: readonly Item[]): boolean =>
  items.at(-1)?.is === 'number' || (items.at(-1)?.is === 'people' && items.at(-2)?.is === 'number');

/** "50 PH = 370" ends a sum, "GV = 20" tells of one group. */
function isNumberFirst(items: readonly Item[]): boolean {
  const part = items.slice(items.findLastIndex(({ is }) => is === 'break') + 1);
  return part.find(({ is }) => is === 'number' || is === 'name')?.is === 'number';
}

function addOther(items: Item[], word: string): void {
  const last = items.at(-1);
  if (last?.is === 'other') items.pop();
  items.push({ is: 'other', words: last?.is === 'other' ? `${last.words} ${word}` : word });
}
