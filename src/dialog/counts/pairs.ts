/** Which number of a line is of which group: "20 gv 300 hs", "gv: 20, hs: 300", "tổng số 300 hs". */
import { type GroupFigure, split, withoutLabels, withoutRepeated } from './parts.ts';
import type { Item, NumberItem } from './place.ts';

export type Trouble =
  | { readonly why: 'unreadable'; readonly word: string }
  | { readonly why: 'vague' } // "toàn trường", "vài chục"
  /** "95%", "nửa lớp": of how many. `of`: the number it was told beside. */
  | { readonly why: 'share' }
  | { readonly why: 'each' } // "mỗi lớp 30 em", and not how many classes
  | { readonly why: 'no-number'; readonly code: string }
  | { readonly why: 'shared'; readonly codes: readonly [string, string] } // "20 gv hs"
  | { readonly why: 'differs'; readonly sum: number; readonly total: number };

type Found = { readonly pairs: readonly GroupFigure[]; readonly total: number | null };
type GroupTotal = { readonly code: string; readonly value: number | null };

/** All figures of a line with their groups, and the total where one is told. */
export function pairsIn(items: readonly Item[]): Found | Trouble {
  const pairs: GroupFigure[] = [];
  const ofGroups: GroupTotal[] = [];
  let total: number | null = null;
  for (const part of withoutRepeated(withoutLabels(split(items)))) {
    if (isVague(part)) return { why: 'vague' };
    const found = part.some((item) => item.is === 'total') ? takeTotal(part) : pairedIn(part, pairs);
    if ('why' in found) return found;
    pairs.push(...found.pairs);
    if (found.ofGroup) ofGroups.push(found.ofGroup);
    if (found.total === undefined) continue;
    if (total !== null) return { why: 'unreadable', word: String(found.total) };
    total = found.total;
  }
  const summed = withSums(pairs, ofGroups);
  return 'why' in summed ? summed : { pairs: summed, total };
}

/** "3A 28 em, 3B 30 em, tổng 58 em", "3A: 28, 3B: 30, tổng 58 em": what a group comes to is told beside its parts. */
function withSums(pairs: readonly GroupFigure[], sums: readonly GroupTotal[]): readonly GroupFigure[] | Trouble {
  let all = pairs;
  for (const { code, value } of sums) {
    const own = all.filter((pair) => pair.code === code);
    const unnamed = all.filter((pair) => pair.code === null);
    const parts = own.length > 0 ? own : unnamed.length > 1 ? unnamed : [];
    const sum = parts.reduce((before, each) => before + (each.value ?? 0), 0);
    if (parts.length > 0 && sum !== value) return { why: 'differs', sum, total: value ?? 0 };
    all = [...all.filter((pair) => !parts.includes(pair)), { code, value }];
  }
  return all;
}

/** "toàn trường" says how many only beside a number. */
export const isVague = (part: readonly Item[]): boolean =>
  part.some((item) => item.is === 'whole') && !part.some((item) => item.is === 'number');

/** One part between commas: every number before its name, or every name before its number. */
function pairedIn(part: readonly Item[], before: readonly GroupFigure[]): Pairs | Trouble {
  const said = part.filter(({ is }) => is === 'number' || is === 'name' || is === 'people' || is === 'other');
  return said[0]?.is === 'name' ? pairNameFirst(said) : pairNumberFirst(said, before);
}

type Pairs = {
  readonly pairs: readonly GroupFigure[];
  readonly total?: number | null;
  readonly ofGroup?: GroupTotal;
};

export const valueOf = (item: NumberItem): number | null => item.values[0] ?? null;

/** "20 gv 300 hs", "20 gv, 100 người khác"; a second name of the same group says nothing new ("300 em học sinh"). */
function pairNumberFirst(said: readonly Item[], before: readonly GroupFigure[]): Pairs | Trouble {
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
      // "65 dân với 4 cô xuống giúp bà con": said once more.
      else if ([...before, ...pairs].some(({ code }) => code === item.code)) continue;
      else return { why: 'shared', codes: [named, item.code] };
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
  let isOthers = false;
  for (const [at, item] of said.entries()) {
    if (isOthers && item.is === 'number') {
      pairs.push({ code: null, value: valueOf(item) });
      isOthers = false;
    } else if (isCounted && item.is === 'people' && !item.isAll && said[at + 1]?.is === 'number') isOthers = true;
    else if (item.is === 'number') {
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
  return isGroup
    ? { pairs: [], ofGroup: { code: name.code, value: valueOf(only) } }
    : { pairs: [], total: valueOf(only) };
}
