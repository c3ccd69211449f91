/** Numbers with names, as people type them in one line: "5 cbql 20 gv 300hs", "gv: 20, hs: 300", "khoảng 50", "4 lớp, mỗi lớp 30 em". */
import { type Spellings } from '../understanding/spellings.ts';
import { type Countable, type Item, itemize, type NumberItem, namesOf } from './count-items.ts';
import { isCut, leaveOut } from './count-left-out.ts';
import { type GroupFigure, restOf, split, sumAmong, withoutLabels, withoutRepeated } from './count-parts.ts';
import { multiplied, type Product } from './count-products.ts';
import { withoutReason } from './count-reason.ts';
import { withTitles } from './count-titles.ts';
import { CONTRAST } from './count-words.ts';
import { findAt, LONGEST_LINE, type Pieces, piecesOf } from './pieces.ts';

export type Trouble =
  | { readonly why: 'unreadable'; readonly word: string }
  | { readonly why: 'vague' } // "toàn trường", "vài chục"
  /** "95%", "nửa lớp": of how many. `of`: the number it was told beside. */
  | { readonly why: 'share' }
  | { readonly why: 'each' } // "mỗi lớp 30 em", and not how many classes
  | { readonly why: 'no-number'; readonly code: string }
  | { readonly why: 'shared'; readonly codes: readonly [string, string] } // "20 gv hs"
  | { readonly why: 'differs'; readonly sum: number; readonly total: number };

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
export function countIn(text: string, countables: readonly Countable[], how: How = {}): Counting {
  const whole = countWhole(text, countables, how);
  if (!('trouble' in whole) || !REASONED.includes(whole.trouble.why)) return whole;
  const reasoned = withoutReason(text, how.spellings);
  const rest = reasoned && countWhole(reasoned.rest, countables, how);
  if (!rest || !('counted' in rest)) return whole;
  const { counted } = rest;
  return { ok: true, counted: { ...counted, isLoose: true, approximate: counted.approximate || reasoned.isInexact } };
}

type How = { readonly takesOthers?: boolean; readonly spellings?: Spellings | undefined };

/** Words that deny or say "few" turn the sense of the figures that they stand beside; in a reason before them they say why. */
const REASONED: readonly Trouble['why'][] = ['unreadable', 'vague'];

function countWhole(text: string, countables: readonly Countable[], { takesOthers = false, spellings }: How): Counting {
  if (text.length > LONGEST_LINE) return failed({ why: 'unreadable', word: text });
  if (text.trim() === '?') return { ok: true, counted: { ...NOTHING, counts: {} } };
  const minus = minusIn(text);
  if (minus !== null) return failed({ why: 'unreadable', word: minus });
  const typed = piecesOf(text, spellings);
  const left = leaveOut(typed, namesOf(countables));
  const heard = left && withTitles(left, namesOf(countables));
  if (heard === null) return failed({ why: 'vague' });
  const read = itemize(heard, countables, takesOthers);
  const approximate = read.approximate || /\d\s*(?:\++|\?+)\s*$/.test(text);
  if (read.vague) return failed({ why: 'vague' });
  if (read.unknown !== null) return failed({ why: 'unreadable', word: read.unknown });
  if (read.items.some(({ is }) => is === 'share')) return failed({ why: 'share' });
  if (isContrasted(heard, read.items) || isContinued(read.items)) return failed({ why: 'vague' });
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

/** "lớp có 45 em mà đi 40 em": two numbers of one group, of which the second is no more. */
function isContrasted({ pieces }: Pieces, items: readonly Item[]): boolean {
  if (!pieces.some((_, at) => findAt(pieces, at, CONTRAST) !== null)) return false;
  const names = items.flatMap((item, at): string[] => {
    const next = items[at + 1];
    const before = items[at - 1];
    if (item.is !== 'number') return [];
    return [next?.is === 'name' ? next.code : before?.is === 'name' ? before.code : ''];
  });
  return new Set(names).size < names.length;
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

type Tally = { counts: Record<string, number | null>; unsorted: number | null; total: number | null };

function countAll(items: readonly Item[], approximate: boolean): Counting {
  if (!items.some((item) => item.is === 'number')) return noNumber(items);
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

/** "300 hs, 150 nữ": among them, or besides. By sex alone ("50 nam, 60 nữ") they are all. */
function waysToTake(items: readonly Item[]): readonly (readonly Item[])[] {
  const plain = items.filter(({ is }) => is !== 'sex');
  const parts = split(items);
  const ofSex = parts.filter((part) => part.some(({ is }) => is === 'sex'));
  const isToldWithin = items.some(({ is }) => is === 'part-of' || is === 'open');
  if (ofSex.length === 0 || ofSex.length === parts.length || isToldWithin) return [plain];
  const whole = parts.filter((part) => !ofSex.includes(part));
  return [whole.flatMap((part): readonly Item[] => [...part, { is: 'break' }]), plain];
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

/** "100 người, 80 hs": the eighty may be among the hundred; how many of these then have no group. null: they can't be. */
function othersAmong(tally: Tally, items: readonly Item[]): number | null {
  const named = sumOf({ ...tally, unsorted: null });
  const isOfAll = items.some((item) => item.is === 'people' && item.isAll);
  return isOfAll && tally.unsorted !== null && named > 0 && tally.unsorted >= named ? tally.unsorted - named : null;
}

type Found = { readonly pairs: readonly GroupFigure[]; readonly total: number | null };

/** All figures of a line with their groups, and the total where one is told. */
function pairsIn(items: readonly Item[]): Found | Trouble {
  const pairs: GroupFigure[] = [];
  let total: number | null = null;
  for (const part of withoutRepeated(withoutLabels(split(items)))) {
    if (isVague(part)) return { why: 'vague' };
    const found = part.some((item) => item.is === 'total') ? takeTotal(part) : pairedIn(part);
    if ('why' in found) return found;
    pairs.push(...found.pairs);
    if (found.total === undefined) continue;
    if (total !== null) return { why: 'unreadable', word: String(found.total) };
    total = found.total;
  }
  return { pairs, total };
}

function tallied(pairs: readonly GroupFigure[], total: number | null): Tally {
  const tally: Tally = { counts: {}, unsorted: null, total };
  for (const { code, value } of pairs) {
    if (code === null) tally.unsorted = add(tally.unsorted, value);
    else tally.counts[code] = add(tally.counts[code], value);
  }
  return tally;
}

/** "86 người, 6 gv, còn lại là hs": what the other groups leave of the one figure that has none. */
function fillUp(code: string, inner: readonly Item[], tally: Tally): Trouble | null {
  const parts = pairsIn(inner);
  if ('why' in parts) return parts;
  const whole = tally.total ?? tally.unsorted;
  const named = tallied(
    [...Object.entries(tally.counts).map(([each, value]) => ({ code: each, value })), ...parts.pairs],
    null,
  );
  const left = whole === null ? null : whole - sumOf(named);
  if (whole === null || left === null || named.unsorted !== null || code in named.counts)
    return { why: 'no-number', code };
  if (left <= 0) return { why: 'differs', sum: sumOf(named), total: whole };
  tally.counts = { ...named.counts, [code]: left };
  tally.unsorted = null;
  return null;
}

const sumOf = ({ counts, unsorted }: Tally): number =>
  Object.values(counts).reduce<number>((sum, count) => sum + (count ?? 0), unsorted ?? 0);

function checkTotal(tally: Tally): Trouble | null {
  const { total, counts, unsorted } = tally;
  if (total === null) return null;
  const isAlone = unsorted === null && Object.values(counts).every((count) => count === null);
  if (isAlone) tally.unsorted = total;
  else if (sumOf(tally) !== total) return { why: 'differs', sum: sumOf(tally), total };
  return null;
}

/** What stands behind "trong đó" or in brackets tells of the number before it: it is part of it, and never added. */
function nested(items: readonly Item[]): { readonly outer: readonly Item[]; readonly inner: readonly Item[] } {
  const outer: Item[] = [];
  const inner: Item[] = [];
  let isInner = false;
  let isBracket = false;
  for (const [at, item] of items.entries()) {
    if (item.is === 'part-of') isInner = inner.length === 0 && outer.some(({ is }) => is === 'number');
    else if (item.is === 'open') {
      isBracket = true;
      isInner ||= tellsOfNumber(items, at);
    } else if (item.is === 'close') {
      if (isBracket && isInner) inner.push({ is: 'break' });
      isInner &&= !isBracket;
      isBracket = false;
    } else (isInner ? inner : outer).push(item);
  }
  return { outer, inner };
}

/** "50 (30 hs, 20 ph)": a number stands before the bracket and in it; "gv (20)" has none before. */
function tellsOfNumber(items: readonly Item[], at: number): boolean {
  const before = items.slice(0, at).toReversed();
  const within = items.slice(at);
  const start = before.findIndex(({ is }) => is === 'break' || is === 'close');
  const end = within.findIndex(({ is }) => is === 'close');
  const isNumber = ({ is }: Item): boolean => is === 'number';
  return (
    before.slice(0, start < 0 ? undefined : start).some(isNumber) &&
    within.slice(0, end < 0 ? undefined : end).some(isNumber)
  );
}

/** The groups within a number: the rest of it has no group. Of a group's own parts ("300 hs, trong đó 150 nữ") only the whole counts. */
function breakDown(inner: readonly Item[], tally: Tally): Trouble | null {
  const found = pairsIn(inner);
  if ('why' in found) return found;
  const parts = tallied(found.pairs, found.total);
  const whole = tally.total ?? sumOf(tally);
  const named = Object.keys(tally.counts);
  const sum = sumOf(parts);
  if (sum > whole) return { why: 'differs', sum, total: whole };
  const isOwn = Object.keys(parts.counts).every((code) => named.includes(code));
  if (named.length > 0) return isOwn ? null : { why: 'differs', sum, total: whole };
  tally.counts = parts.counts;
  tally.unsorted = whole - sum + (parts.unsorted ?? 0);
  if (tally.unsorted === 0) tally.unsorted = null;
  return null;
}

/** "toàn trường" says how many only beside a number. */
const isVague = (part: readonly Item[]): boolean =>
  part.some((item) => item.is === 'whole') && !part.some((item) => item.is === 'number');

/** One part between commas: every number before its name, or every name before its number. */
function pairedIn(part: readonly Item[]): Pairs | Trouble {
  const said = part.filter(({ is }) => is === 'number' || is === 'name' || is === 'people' || is === 'other');
  return said[0]?.is === 'name' ? pairNameFirst(said) : pairNumberFirst(said);
}

type Pairs = { readonly pairs: readonly GroupFigure[]; readonly total?: number | null };

const valueOf = (item: NumberItem): number | null => item.values[0] ?? null;

/** "20 gv 300 hs", "20 gv, 100 người khác"; a second name of the same group says nothing new ("300 em học sinh"). */
function pairNumberFirst(said: readonly Item[]): Pairs | Trouble {
  const pairs: GroupFigure[] = [];
  let waiting: NumberItem | null = null;
  let named: string | null = null;
  for (const [at, item] of said.entries()) {
    // "45 vị phụ huynh": the name says what they are.
    if (item.is === 'people' && said[at + 1]?.is === 'name') continue;
    if (item.is === 'number') {
      if (waiting) return { why: 'unreadable', word: `${waiting.typed} ${item.typed}` };
      waiting = item;
      named = null;
    } else if (item.is === 'name') {
      if (waiting) pairs.push({ code: item.code, value: valueOf(waiting) });
      else if (named === null) return { why: 'no-number', code: item.code };
      else if (named !== item.code) return { why: 'shared', codes: [named, item.code] };
      named = item.code;
      waiting = null;
    } else if (waiting) {
      pairs.push({ code: null, value: valueOf(waiting) });
      waiting = null;
    }
  }
  if (waiting && pairs.length > 0) return { why: 'unreadable', word: waiting.typed };
  return { pairs: waiting ? [{ code: null, value: valueOf(waiting) }] : pairs };
}

/** "gv 20 hs 300", "học sinh: 300 em, phụ huynh 50 người": a word that counts people may follow its number. */
function pairNameFirst(said: readonly Item[]): Pairs | Trouble {
  const pairs: GroupFigure[] = [];
  let name: Extract<Item, { is: 'name' }> | null = null;
  let isCounted = false;
  for (const item of said) {
    if (item.is === 'number') {
      if (!name || isCounted) return { why: 'unreadable', word: item.typed };
      pairs.push({ code: name.code, value: valueOf(item) });
      isCounted = true;
    } else if (item.is === 'name') {
      const isCounter: boolean = isCounted && !item.isFirst && name?.code === item.code;
      if (isCounter) continue;
      if (name && !isCounted && name.code !== item.code) return { why: 'no-number', code: name.code };
      if (isCounted && !item.isFirst && said.at(-1) === item)
        return { why: 'shared', codes: [name?.code ?? '', item.code] };
      name = item;
      isCounted = false;
    } else if (!isCounted) return { why: 'unreadable', word: 'words' in item ? item.words : '' };
  }
  return name && !isCounted ? { why: 'no-number', code: name.code } : { pairs };
}

function takeTotal(part: readonly Item[]): Pairs | Trouble {
  const numbers = part.filter((item): item is NumberItem => item.is === 'number');
  const [only] = numbers;
  if (!only || numbers.length > 1) return { why: 'unreadable', word: numbers[1]?.typed ?? '' };
  const names = part.filter((item) => item.is === 'name');
  const [name] = names;
  // "tổng số 300 hs" is a group's number.
  const isGroup = name?.is === 'name' && names.every((each) => each.code === name.code);
  return isGroup ? { pairs: [{ code: name.code, value: valueOf(only) }] } : { pairs: [], total: valueOf(only) };
}

const add = (before: number | null | undefined, more: number | null): number | null =>
  more === null ? (before ?? null) : (before ?? 0) + more;
