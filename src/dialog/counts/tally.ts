/** The figures of a line added up by group, and what stands within one of them: "100 người, trong đó 80 hs", "còn lại là hs". */
import { pairsIn, type Trouble } from './pairs.ts';
import type { GroupFigure } from './parts.ts';
import type { Item } from './place.ts';

export type GroupSums = { counts: Record<string, number | null>; unsorted: number | null; total: number | null };

export function tallied(pairs: readonly GroupFigure[], total: number | null): GroupSums {
  const tally: GroupSums = { counts: {}, unsorted: null, total };
  for (const { code, value } of pairs) {
    if (code === null) tally.unsorted = add(tally.unsorted, value);
    else tally.counts[code] = add(tally.counts[code], value);
  }
  return tally;
}

export const sumOf = ({ counts, unsorted }: GroupSums): number =>
  Object.values(counts).reduce<number>((sum, count) => sum + (count ?? 0), unsorted ?? 0);

export function checkTotal(tally: GroupSums): Trouble | null {
  const { total, counts, unsorted } = tally;
  if (total === null) return null;
  const isAlone = unsorted === null && Object.values(counts).every((count) => count === null);
  if (isAlone) tally.unsorted = total;
  else if (sumOf(tally) !== total) return { why: 'differs', sum: sumOf(tally), total };
  return null;
}

/** "86 người, 6 gv, còn lại là hs": what the other groups leave of the one figure that has none. */
export function fillUp(code: string, inner: readonly Item[], tally: GroupSums): Trouble | null {
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

/** What stands behind "trong đó" or in brackets tells of the number before it: it is part of it, and never added. */
export function nested(items: readonly Item[]): { readonly outer: readonly Item[]; readonly inner: readonly Item[] } {
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
export function breakDown(inner: readonly Item[], tally: GroupSums): Trouble | null {
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

const add = (before: number | null | undefined, more: number | null): number | null =>
  more === null ? (before ?? null) : (before ?? 0) + more;
