/** "4 lớp, mỗi lớp 30 em", "30 em × 4 lớp", "4x30": what is multiplied before it is counted. */
import type { Item, NumberItem } from './place.ts';

export type Product = { readonly times: number; readonly each: number; readonly value: number };
type Way = { readonly items: readonly Item[]; readonly products: readonly Product[] };

/** `ways`: how the line may be meant; one, where it says so. */
export type Multiplied = { readonly ways: readonly Way[]; readonly typed: string } | { readonly why: 'each' | 'vague' };

/** As many may be in one class: of "4 lớp 30 em" it is not known whether all or each are meant. */
const MOST_IN_ONE = 60;
const LARGEST = 1_000_000;

export function multiplied(items: readonly Item[]): Multiplied {
  const same = { ways: [{ items, products: [] }], typed: '' };
  const groups = groupsIn(items);
  const each = items.findIndex(({ is }) => is === 'each');
  const times = items.findIndex(({ is }) => is === 'times');
  if (groups.length > 1) return { why: 'vague' };
  const [counted] = groups;
  if (each >= 0) return counted ? multiplyEach(items, counted, each) : { why: 'each' };
  if (times >= 0) return multiplySigned(items, times);
  if (!counted) return same;
  const rest = without(items, counted);
  const [first, ...more] = numbersIn(rest);
  if (!first) return { why: 'vague' };
  const value = first.values[0] ?? 0;
  // "4 groups of 8, so 32 pupils"
  const [told, another] = more;
  if (told?.values[0] === counted.count * value && !another)
    return { ways: [{ items: rest.filter((item) => item !== first), products: [] }], typed: '' };
  if (counted.count === 1 || value > MOST_IN_ONE || more.length > 0)
    return { ways: [{ items: rest, products: [] }], typed: '' };
  const grown = product(counted.count, value);
  const ways = [
    { items: rest, products: [] },
    { items: replaced(rest, first, grown.value), products: [grown] },
  ];
  return { ways, typed: `${counted.count} ${counted.word} ${value}` };
}

type Groups = { readonly at: number; readonly count: number; readonly word: string };

/** "4 lớp": the number and the word behind it. */
function groupsIn(items: readonly Item[]): readonly Groups[] {
  return items.flatMap((item, at): Groups[] => {
    const before = items[at - 1];
    const count = item.is === 'groups' && before?.is === 'number' ? (before.values[0] ?? null) : null;
    return item.is === 'groups' && count !== null ? [{ at: at - 1, count, word: item.word }] : [];
  });
}

const numbersIn = (items: readonly Item[]): readonly NumberItem[] =>
  items.filter((item): item is NumberItem => item.is === 'number');

const without = (items: readonly Item[], { at }: Groups): readonly Item[] =>
  items.filter((_, i) => i !== at && i !== at + 1);

const product = (times: number, each: number): Product => ({
  times,
  each,
  value: Math.min(LARGEST * 10, times * each),
});

const replaced = (items: readonly Item[], number: NumberItem, value: number): readonly Item[] =>
  items.map((item) => (item === number ? { ...number, values: [value], typed: String(value) } : item));

/** Each class has so many: of several figures it is not known which are meant so. */
function multiplyEach(items: readonly Item[], counted: Groups, each: number): Multiplied {
  const marks = new Set(['each', 'times']);
  const each0 = items[each];
  const rest = without(items, counted).filter(({ is }) => !marks.has(is));
  const numbers = numbersIn(rest);
  const [first, ...more] = numbers;
  if (!first) return { why: 'each' };
  // What stands next to "mỗi lớp" is what each has.
  const after = items
    .slice(each0 ? items.indexOf(each0) : 0)
    .find((item): item is NumberItem => item.is === 'number' && numbers.includes(item));
  const meant = after ?? first;
  const grown = product(counted.count, meant.values[0] ?? 0);
  const way: Way = { items: replaced(rest, meant, grown.value), products: [grown] };
  if (more.length === 0) return { ways: [way], typed: '' };
  // "mỗi lớp 2 phụ huynh, 12 lớp là 24 phụ huynh"
  const [told, another] = numbers.filter((number) => number !== meant);
  if (told?.values[0] === grown.value && !another)
    return { ways: [{ items: rest.filter((item) => item !== meant), products: [grown] }], typed: '' };
  const all = numbers.map((number) => product(counted.count, number.values[0] ?? 0));
  const items0 = numbers.reduce<readonly Item[]>((list, number, i) => replaced(list, number, all[i]?.value ?? 0), rest);
  return { ways: [way, { items: items0, products: all }], typed: `${counted.count} ${counted.word}` };
}

/** "4 x 30 em", "30 em × 4 lớp": the figures on both sides of the sign. */
function multiplySigned(items: readonly Item[], at: number): Multiplied {
  const isNumber = (item: Item): item is NumberItem => item.is === 'number';
  const left = items.slice(0, at).findLast(isNumber);
  const right = items.slice(at).find(isNumber);
  const others = items.filter(({ is }) => is === 'times').length > 1;
  if (!left || !right || others) return { why: 'vague' };
  const grown = product(left.values[0] ?? 0, right.values[0] ?? 0);
  const isGroups = (item: Item): boolean => item.is === 'groups' || item.is === 'times';
  const kept = items.filter((item) => item !== right && !isGroups(item));
  return { ways: [{ items: replaced(kept, left, grown.value), products: [grown] }], typed: '' };
}
