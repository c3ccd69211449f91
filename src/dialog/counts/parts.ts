/** What in a line of counts says nothing new: a name whose number stands elsewhere, a figure said once more, a sum beside what it sums up. */
import type { Item, NumberItem } from './place.ts';

type Part = readonly Item[];
type Name = Extract<Item, { is: 'name' }>;

/** A figure and the group it is of; null: of none, and not known. */
export type GroupFigure = { readonly code: string | null; readonly value: number | null };

/** The parts between commas. */
export function split(items: readonly Item[]): readonly Part[] {
  const parts: Item[][] = [[]];
  for (const [at, item] of items.entries()) {
    // "hs 120 gv 8 tổng 128"
    const isSum = item.is === 'total' && items[at + 1]?.is === 'number' && parts.at(-1)?.some(isNumber) === true;
    if (item.is === 'break') parts.push([]);
    else if (isSum) parts.push([item]);
    else parts.at(-1)?.push(item);
  }
  return parts.filter((part) => part.some(({ is }) => is !== 'crowd'));
}

const isNumber = (item: Item): item is NumberItem => item.is === 'number';
const isName = (item: Item): item is Name => item.is === 'name';
const numbersIn = (part: Part): readonly NumberItem[] => part.filter(isNumber);
const codesIn = (part: Part): readonly string[] => [...new Set(part.filter(isName).map(({ code }) => code))];
const valueIn = (part: Part): number | null => numbersIn(part)[0]?.values[0] ?? null;

/** "Chỉ có giáo viên thôi, 24 người", "cô em với cô Hà là 2 cô": names without a number, and the number of them in another part. */
export function withoutLabels(parts: readonly Part[]): readonly Part[] {
  const isLabel = (part: Part): boolean =>
    codesIn(part).length > 0 && part.every((item) => isName(item) || item.is === 'crowd');
  const others = parts.filter((part) => !isLabel(part));
  const counted = others.filter((part) => numbersIn(part).length > 0);
  const known = new Set(counted.flatMap(codesIn));
  const [code, another] = new Set(
    parts
      .filter(isLabel)
      .flatMap(codesIn)
      .filter((each) => !known.has(each)),
  );
  if (code === undefined) return others.length > 0 ? others : parts;
  const [only, more] = counted;
  if (!only || more || another !== undefined || known.size > 0) return parts;
  if (numbersIn(only).length > 1 || only.some(({ is }) => is === 'total' || is === 'whole')) return parts;
  const named: Name = { is: 'name', code, isAddress: false, isFirst: false };
  return others.map((part) => (part === only ? [...part, named] : part));
}

/** "Lớp em 38 bạn, vô đủ hết 38": that all were there adds nobody. */
export function withoutRepeated(parts: readonly Part[]): readonly Part[] {
  return parts.filter((part, at) => {
    const value = numbersIn(part).length === 1 && part.some(({ is }) => is === 'crowd') ? valueIn(part) : null;
    const codes = codesIn(part);
    const isSame = (before: Part): boolean =>
      valueIn(before) === value && codes.every((code) => codesIn(before).includes(code));
    return value === null || !parts.slice(0, at).some(isSame);
  });
}

/**
 * The figure that is the sum of all others: "6 cô, 80 em, 86 người" tells 86 twice, and "2 băng rôn, một cái ở cổng, một cái trong sân" are two or
 * four. `isSure`: it has no group and all others have one, or it alone has one. null: none is.
 */
export function sumAmong(
  pairs: readonly GroupFigure[],
): { readonly sum: GroupFigure; readonly isSure: boolean; readonly isWhole: boolean } | null {
  if (pairs.length < 3 || pairs.some(({ value }) => value === null || value <= 0)) return null;
  const all = pairs.reduce((whole, { value }) => whole + (value ?? 0), 0);
  const sum = [pairs[0], pairs.at(-1)].find((pair) => pair && (pair.value ?? 0) * 2 === all);
  if (!sum) return null;
  const others = pairs.filter((pair) => pair !== sum);
  const isTotal = sum.code === null && others.every(({ code }) => code !== null);
  // "60 em, 30 nam, 30 nữ".
  const isWhole = sum.code !== null && sum === pairs[0] && others.every(({ code }) => code === null);
  const isSure = isTotal || isWhole;
  const isAlike = others.every(({ code }) => code === sum.code);
  return isSure || isAlike ? { sum, isSure, isWhole } : null;
}

/** "86 người, 6 gv, còn lại là hs": the group that is what is left of the whole, and the line without it. null: nothing is told so. */
export function restOf(items: readonly Item[]): { readonly code: string; readonly items: readonly Item[] } | null {
  const at = items.findIndex(({ is }) => is === 'rest');
  const next = items[at + 1];
  const isCounted = items.slice(at + 1).some(isNumber);
  if (at < 0 || !next || !isName(next) || isCounted) return null;
  return { code: next.code, items: items.filter((_, i) => i !== at && i !== at + 1) };
}
