/** Numbers with names, as people type them in one line: "5 cbql 20 gv 300hs", "gv: 20, hs: 300", "khoảng 50", "4 lớp, mỗi lớp 30 em". */
import { type Spellings } from '../../understanding/spellings.ts';
import { findAt, isFigure, LONGEST_LINE, type Pieces, type PieceTable, piecesOf } from '../pieces.ts';
import { withoutAsides } from './clauses.ts';
import { onlySoMany } from './corrected.ts';
import { isDoubled } from './doubled.ts';
import { isGrade } from './figures.ts';
import { itemize, namesOf } from './items.ts';
import { isCut, leaveOut } from './left-out.ts';
import { readNumeral } from './numerals.ts';
import { isVague, pairsIn, type Trouble, valueOf } from './pairs.ts';
import { type GroupFigure, restOf, split, sumAmong } from './parts.ts';
import type { Countable, Item, NumberItem } from './place.ts';
import { multiplied, type Product } from './products.ts';
import { breakDown, checkTotal, fillUp, type GroupSums, nested, sumOf, tallied } from './tally.ts';
import { withTitles } from './titles.ts';
import { CONTRAST, MADE, USED } from './words.ts';

export type Counted = {
  readonly counts: Readonly<Record<string, number | null>>;
  /** A number without a name. */
  readonly unsorted: number | null;
  readonly approximate: boolean;
  /** "4 × 30 = 120": what was multiplied, and is told back. */
  readonly products: readonly Product[];
  /** Words stand around that mean nothing here: it was found in a sentence. */
  readonly isLoose: boolean;
};

/** `ways`: a number may mean several things ("1,200"), or is a range; each way to read the whole. */
export type Counting =
  | { readonly ok: true; readonly counted: Counted }
  | { readonly ok: false; readonly trouble: Trouble }
  | { readonly ok: false; readonly ways: readonly Counted[]; readonly typed: string; readonly range: boolean };

/**
 * Reads a line of counts. Pure; what to say about trouble is the caller's. `takesOthers`: a number whose name is not known here counts as
 * one without a name.
 */
export function countIn(text: string, countables: readonly Countable[], how: How): Counting {
  if (text.length > LONGEST_LINE) return failed({ why: 'unreadable', word: text });
  if (text.trim() === '?') return { ok: true, counted: { ...NOTHING, counts: {} } };
  const minus = minusIn(text);
  if (minus !== null) return failed({ why: 'unreadable', word: minus });
  const typed = piecesOf(text, how.spellings);
  if (how.spellings && isAfterSlip(typed.pieces, how.spellings)) return failed({ why: 'vague' });
  const isOpen = /\d\s*(?:\++|\?+)\s*$|^\D*\d+\+\s*\D*$/.test(text);
  const whole = countWhole(typed, countables, { ...how, isOpen });
  if (!('trouble' in whole) || !ASIDE.includes(whole.trouble.why) || how.takesOthers) return whole;
  // "40 em, à mà 35 em" is neither seventy-five nor what stands beside the rest.
  if (onlySoMany(typed, namesOf(countables)) === null) return whole;
  const beside = withoutAsides(typed, namesOf(countables));
  const rest = beside && countWhole(beside.rest, countables, { ...how, isOpen });
  if (!rest || !('counted' in rest)) return whole;
  const { counted } = rest;
  return { ok: true, counted: { ...counted, isLoose: true, approximate: counted.approximate || beside.isInexact } };
}

/** "hia muoi ba em": how many tens is said by a word that is none. */
const isAfterSlip = (pieces: Pieces['pieces'], { knows }: Spellings): boolean =>
  pieces.some(({ plain, before }, at) => {
    const told = pieces[at - 1];
    const isTold = told !== undefined && before === '' && /^[a-z]{2,5}$/.test(told.plain);
    return TENS.test(plain) && isTold && readNumeral(pieces, at - 1) === null && !knows(told.plain);
  });
export const TENS = /^(?:muoi|chuc|tram|nghin|ngan)$/;

type How = { readonly takesOthers?: boolean; readonly spellings: Spellings };
/** `isOpen`: "50+" stands at the end. */
type Whole = How & { readonly isOpen: boolean };

/** Words that deny or say "few" turn the sense of the figures that they stand beside; in a clause of their own they say why. */
const ASIDE: readonly Trouble['why'][] = ['unreadable', 'vague', 'no-number'];

function countWhole(typed: Pieces, countables: readonly Countable[], { takesOthers = false, isOpen }: Whole): Counting {
  const left = leaveOut(typed, namesOf(countables));
  const heard = left && withTitles(left, namesOf(countables));
  if (heard === null) return failed({ why: 'vague' });
  const read = itemize(heard, countables, takesOthers);
  const approximate = read.approximate || isOpen;
  if (read.vague) return failed({ why: 'vague' });
  if (read.unknown !== null) return failed({ why: 'unreadable', word: read.unknown });
  if (read.items.some(({ is }) => is === 'share')) return failed({ why: 'share' });
  if (isContrasted(heard, read.items) || isContinued(read.items) || isOfClasses(heard, read.items))
    return failed({ why: 'vague' });
  if (isDoubled(heard, namesOf(countables), read.items)) return failed({ why: 'vague' });
  const settled = settle(read.items, approximate);
  const isLoose = read.strange > 0 || isCut(typed, heard);
  const loosely = (counted: Counted): Counted => ({ ...counted, isLoose });
  if (settled.ok) return { ok: true, counted: loosely(settled.counted) };
  return 'ways' in settled ? { ...settled, ways: settled.ways.map(loosely) } : settled;
}

/** "20 cháu nhưng mà -5 giáo viên": fewer, or a dash; a line that begins with one is of a list where others do, too. */
function minusIn(text: string): string | null {
  const found = [...text.slice(0, LONGEST_LINE).matchAll(/(?<=^|[^\d\s])(\s*)([-–−]\d{1,6})(?![\d/.]*\s*\/)/gu)];
  const signed = found.filter(
    ({ index, 1: space = '' }) => space !== '' || index === 0 || /[(,;]/.test(text[index - 1] ?? ''),
  );
  const isList = /^\s*[-–−]/.test(text) && (text.match(/(?:^|\s)[-–−]/g)?.length ?? 0) > 1;
  return isList ? null : (signed[0]?.[2] ?? null);
}

/** "phụ huynh khối 1 có 40 người, khối 2 có 38 người": the second may be parents as well. */
function isContinued(items: readonly Item[]): boolean {
  const told = items.flatMap((item, at) => {
    const next = items[at + 1];
    const isPeople = item.is === 'number' && next?.is === 'people' && next.isAll;
    return isPeople
      ? [{ isNamed: items[at - 1]?.is === 'name', isTotal: items[at - 1]?.is === 'total', n: valueOf(item) ?? 0 }]
      : [];
  });
  const named = told.filter(({ isNamed }) => isNamed).reduce((sum, { n }) => sum + n, 0);
  return told.some(({ isNamed, isTotal, n }) => !isNamed && !isTotal && n < named);
}

/** "6a1 có 40, 6a2 có 42 em": the number without a name may be of the same group. */
function isOfClasses({ pieces }: Pieces, items: readonly Item[]): boolean {
  const classes = pieces.filter((_, at) => isFigure(pieces[at]) && (isGrade(pieces, at) || pieces[at + 1]?.isGlued));
  if (items.some(({ is }) => is === 'open' || is === 'part-of')) return false;
  const parts = split(items).filter((part) => part.some(({ is }) => is === 'number'));
  const isBare = (part: readonly Item[]): boolean => part.every(({ is }) => is === 'number');
  const isNamed = (part: readonly Item[]): boolean =>
    part.some(({ is }) => is === 'name') && !part.some(({ is }) => is === 'total');
  return classes.length > 1 && parts.some(isBare) && parts.some(isNamed);
}

/** "lớp có 45 em mà đi 40 em", "in 100 tờ, phát 80 tờ": two numbers of one group, of which the second is no more. */
function isContrasted({ pieces }: Pieces, items: readonly Item[]): boolean {
  const hasOf = (table: PieceTable<true>): boolean => pieces.some((_, at) => isBeforeNumber(pieces, at, table));
  if (!pieces.some((_, at) => findAt(pieces, at, CONTRAST) !== null) && !(hasOf(MADE) && hasOf(USED))) return false;
  const names = items.flatMap((item, at): string[] => {
    const next = items[at + 1];
    const before = items[at - 1];
    if (item.is !== 'number') return [];
    const isPeople = next?.is === 'people' || next?.is === 'other';
    return [next?.is === 'name' ? next.code : before?.is === 'name' ? before.code : isPeople ? '*' : ''];
  });
  return new Set(names).size < names.length || (names.length > 1 && names.includes(''));
}

function isBeforeNumber(pieces: Pieces['pieces'], at: number, table: PieceTable<true>): boolean {
  const found = findAt(pieces, at, table);
  return found !== null && readNumeral(pieces, at + found.length) !== null;
}

const NOTHING: Counted = { counts: {}, unsorted: null, approximate: false, products: [], isLoose: false };
const failed = (trouble: Trouble): Counting => ({ ok: false, trouble });

/** Each way to read the one number that may be read in several. */
function settle(items: readonly Item[], approximate: boolean): Counting {
  const open = items.find((item): item is NumberItem => item.is === 'number' && item.asks !== null);
  if (!open) return countAll(items, approximate);
  const ways = open.values.flatMap((value) => {
    const settled = items.map((item) => (item === open ? { ...open, values: [value], asks: null } : item));
    const way = settle(settled, approximate || open.asks === 'range');
    return way.ok ? [way.counted] : 'ways' in way ? way.ways : [];
  });
  if (ways.length > 0) return { ok: false, ways: ways.slice(0, 4), typed: open.typed, range: open.asks === 'range' };
  return failed({ why: 'unreadable', word: open.typed });
}

function countAll(items: readonly Item[], approximate: boolean): Counting {
  if (!items.some((item) => item.is === 'number')) return noNumber(items);
  const bySex = differsBySex(items);
  if (bySex) return failed(bySex);
  const product = multiplied(items);
  if ('why' in product) return failed({ why: product.why });
  const ways = product.ways.flatMap((way) => waysToTake(way.items).map((each) => ({ ...way, items: each })));
  const counted = ways.map((way) => countPlain(way.items, way.products, approximate));
  const [only] = counted;
  const read = counted.flatMap((each) => (each.ok ? [each.counted] : 'ways' in each ? each.ways : []));
  if (only && counted.length === 1) return isUnnamed(items) && read[0] ? asking(read, items) : only;
  const [first, ...more] = read;
  if (first && counted.length > 1 && more.every((each) => isSame(each, first))) return { ok: true, counted: first };
  return read.length > 0 ? asking(read, items, product.typed) : (only ?? failed({ why: 'vague' }));
}

const isSame = (one: Counted, other: Counted): boolean =>
  one.unsorted === other.unsorted && JSON.stringify(one.counts) === JSON.stringify(other.counts);

const asking = (ways: readonly Counted[], items: readonly Item[], typed = ''): Counting => ({
  ok: false,
  ways,
  typed: typed || items.flatMap((item) => (item.is === 'number' ? [item.typed] : [])).join(', '),
  range: false,
});

/** "20, 30": both, or one of the two; nobody said of what. */
function isUnnamed(items: readonly Item[]): boolean {
  const numbers = items.filter(({ is }) => is === 'number');
  return numbers.length > 1 && items.every((item) => item.is === 'number' || (item.is === 'break' && item.isComma));
}

/** "40 em, trai 25 gái 20": one of the three is wrong. */
function differsBySex(items: readonly Item[]): Trouble | null {
  const parts = split(items);
  const [ofSex, ...others] = parts.filter((part) => part.some(({ is }) => is === 'sex'));
  const numbersOf = (part: readonly Item[]): readonly number[] =>
    part.flatMap((item) => (item.is === 'number' ? [valueOf(item) ?? 0] : []));
  if (!ofSex || others.length > 0 || ofSex.filter(({ is }) => is === 'sex').length < 2 || numbersOf(ofSex).length < 2)
    return null;
  const rest = parts.filter((part) => part !== ofSex);
  if (isOfOthers([partedBySex(ofSex)], rest)) return null;
  const [whole, ...more] = rest.flatMap(numbersOf);
  const sum = numbersOf(ofSex).reduce((all, each) => all + each, 0);
  return whole === undefined || more.length > 0 || whole === sum ? null : { why: 'differs', sum, total: whole };
}

/** "300 hs, 150 nữ": among them, or besides. By sex alone ("50 nam, 60 nữ") they are all. */
function waysToTake(typed: readonly Item[]): readonly (readonly Item[])[] {
  const items = partedBySex(typed);
  const open = items.findIndex(({ is }) => is === 'open');
  // "32 cháu (15 trai 17 gái)": the next number begins another part.
  const plain = items.flatMap((item, at): readonly Item[] => {
    if (item.is !== 'sex') return [item];
    return open >= 0 && at > open && items[at + 1]?.is === 'number' ? [{ is: 'break' }] : [];
  });
  const parts = split(items);
  const ofSex = parts.filter((part) => part.some(({ is }) => is === 'sex'));
  const isToldWithin = items.some(({ is }) => is === 'part-of' || is === 'open');
  if (ofSex.length === 0 || ofSex.length === parts.length || isToldWithin) return [plain];
  const whole = parts.filter((part) => !ofSex.includes(part));
  const sum = (of: readonly (readonly Item[])[]): number =>
    of.flat().reduce((before, item) => before + (item.is === 'number' ? (valueOf(item) ?? 0) : 0), 0);
  const only = whole.flatMap((part): readonly Item[] => [...part, { is: 'break' }]);
  if (ofSex.length > 1 && whole.length === 1 && sum(whole) === sum(ofSex)) return [only];
  return isOfOthers(ofSex, whole) ? [plain] : [only, plain];
}

/** "23 đứa trai, 18 đứa gái, 2 cô": each of them is named, and nobody is of both. */
function isOfOthers(ofSex: readonly (readonly Item[])[], whole: readonly (readonly Item[])[]): boolean {
  const codesOf = (part: readonly Item[]): readonly string[] => [
    ...new Set(part.flatMap((item) => (item.is === 'name' ? [item.code] : []))),
  ];
  const codes = new Set(ofSex.flatMap(codesOf));
  const isOther = (part: readonly Item[]): boolean => {
    const [only, another] = codesOf(part);
    const isPlain = part.every(({ is }) => is === 'number' || is === 'name');
    return isPlain && only !== undefined && another === undefined && !codes.has(only);
  };
  return (
    ofSex.flat().filter(({ is }) => is === 'sex').length > 1 &&
    ofSex.every((part) => codesOf(part).length === 1) &&
    whole.filter((part) => part.some(({ is }) => is === 'number')).every(isOther)
  );
}

/** "25 đứa trai 22 gái": the second are of the same group. Without a name beside the first it is not clear whose they are. */
function partedBySex(items: readonly Item[]): readonly Item[] {
  let named: Item | null = null;
  return items.flatMap((item, at): readonly Item[] => {
    const before = items[at - 1];
    if (item.is !== 'sex') return [item];
    if (before?.is === 'name' && items[at - 2]?.is === 'number') named = before;
    return before?.is === 'number' && named && items[at - 2]?.is === 'sex' ? [named, item] : [item];
  });
}

function noNumber(items: readonly Item[]): Counting {
  if (isVague(items)) return failed({ why: 'vague' });
  const name = items.find((item) => item.is === 'name');
  return failed(name?.is === 'name' ? { why: 'no-number', code: name.code } : { why: 'unreadable', word: '' });
}

function countPlain(items: readonly Item[], products: readonly Product[], approximate: boolean): Counting {
  const rest = restOf(items);
  const { outer, inner } = nested(rest?.items ?? items);
  const found = pairsIn(outer);
  if ('why' in found) return failed(found);
  const repeated = inner.length === 0 ? sumAmong(found.pairs) : null;
  const parts = found.pairs.filter((pair) => pair !== repeated?.sum);
  const plain = (pairs: readonly GroupFigure[]): Counting => {
    const tally = tallied(pairs, found.total);
    const trouble = rest
      ? fillUp(rest.code, inner, tally)
      : inner.length > 0
        ? breakDown(inner, tally)
        : checkTotal(tally);
    if (trouble) return failed(trouble);
    const tooFew = inner.length === 0 && !rest ? wholeTooSmall(pairs, outer) : null;
    if (tooFew) return failed(tooFew);
    const { counts, unsorted } = tally;
    const counted: Counted = { counts, unsorted, approximate, products, isLoose: false };
    const others = rest || inner.length > 0 || tally.total !== null ? null : othersAmong(tally, outer);
    if (others === null) return { ok: true, counted };
    const within: Counted = { ...counted, unsorted: others === 0 ? null : others };
    // Wherever it stands among them it is their sum.
    const isSum = others === 0 && Object.keys(counts).length > 1;
    return isSum ? { ok: true, counted: within } : asking([within, counted], items);
  };
  if (!repeated) return plain(found.pairs);
  if (repeated.isSure) return plain(repeated.isWhole ? [repeated.sum] : parts);
  const ways = [plain([repeated.sum]), plain(found.pairs)].flatMap((way) => (way.ok ? [way.counted] : []));
  return asking(ways, items, String(repeated.sum.value));
}

/** "40 người: 30 hs 5 gv 10 ph": who begins with all of them and names several groups has miscounted somewhere; nobody else is added to them. */
function wholeTooSmall(pairs: readonly GroupFigure[], items: readonly Item[]): Trouble | null {
  const [first, ...others] = pairs;
  const begins = items.findIndex(({ is }) => is === 'people');
  const named = items.findIndex(({ is }) => is === 'name');
  const whole = first?.value ?? null;
  if (first?.code !== null || whole === null || others.length < 2 || begins < 0 || begins > named) return null;
  if (others.some(({ code }) => code === null)) return null;
  const sum = others.reduce((all, { value }) => all + (value ?? 0), 0);
  return sum > whole ? { why: 'differs', sum, total: whole } : null;
}

/** "100 người, 80 hs": the eighty may be among the hundred; how many of these then have no group. null: they can't be. */
function othersAmong(tally: GroupSums, items: readonly Item[]): number | null {
  const named = sumOf({ ...tally, unsorted: null });
  const isOfAll = items.some((item) => item.is === 'people' && item.isAll);
  return isOfAll && tally.unsorted !== null && named > 0 && tally.unsorted >= named ? tally.unsorted - named : null;
}
