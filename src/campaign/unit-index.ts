/**
 * What the units of a campaign are called, put in order once: a province has thousands of them, and whatever may name one is looked for among
 * all their names.
 */
import { keptForBoth } from '../chat/kept.ts';
import type { Campaign, Unit } from './types.ts';
import { communeOf, type UnitTree } from './unit-tree.ts';
import { type Name, nameOf, namesOf, plain } from './unit-wording.ts';

/** One of the names of a unit. `at`, `of`: its place and its unit's among all; `wide`: how many different words tell it from its kind. */
export type Called = Name & { readonly at: number; readonly of: number; readonly wide: number };
type Lookup = ReadonlyMap<string, readonly Called[]>;

export type UnitIndex = {
  readonly names: readonly Called[];
  /** By the whole of a name, or the unit's code; and by the unit's own name alone. */
  readonly whole: Lookup;
  readonly own: Lookup;
  /** By the words that tell it from its kind: all of them in one, each, and the first letters of several. */
  readonly joined: Lookup;
  readonly words: Lookup;
  readonly initials: Lookup;
  /** What units lie in, but for the communes themselves; and what that became, with them. */
  readonly inside: Lookup;
  readonly become: Lookup;
  /** Each word, in order, and each name in one, with their letters. */
  readonly sorted: readonly Spelt[];
  readonly spelt: readonly Spelt[];
};

/** `letters`: which there are, a bit each. */
export type Spelt = { readonly text: string; readonly letters: number };

/** A list of units, and where in it each unit of the index stands; -1: it does not. */
export type Scope = { readonly index: UnitIndex; readonly among: readonly Unit[]; readonly places: Int32Array };

type Indexed = { readonly index: UnitIndex; readonly numbers: ReadonlyMap<Unit, number> };

/** The names of a campaign's units, and which of them a list has. Units that the campaign has not have an index of their own. */
export const scopeOf = keptForBoth((among: readonly Unit[], campaign: Campaign): Scope => {
  const whole = indexOf(campaign.units, campaign.plan);
  const { index, numbers } = among.every((unit) => whole.numbers.has(unit)) ? whole : indexed(among, campaign);
  const places = new Int32Array(numbers.size).fill(-1);
  for (const [place, unit] of among.entries()) places[numbers.get(unit) ?? -1] = place;
  return { index, among, places };
});

/** Sessions change from hour to hour, and the campaign with them; its plan, which says what a commune is, and its units do not. */
const indexOf = keptForBoth((units: Campaign['units'], plan: Campaign['plan']) => indexed(units, { units, plan }));

function indexed(units: readonly Unit[], campaign: UnitTree): Indexed {
  const numbers = new Map(units.map((unit, of) => [unit, of]));
  const named = units.map((unit, of) => namesOf(unit).map((name) => ({ ...name, of, wide: new Set(name.core).size })));
  const names = named.flat().map((name, at): Called => ({ ...name, at }));
  const own = names.filter(({ of }, at) => of !== names[at - 1]?.of);
  const around = units.map((unit) => communeOf(campaign, unit));
  const codes = units.map(({ code }) => plain(code));
  const joined = lookup(names, (name) => [name.joined]);
  const words = lookup(names, ({ core }) => core);
  const index = {
    names,
    whole: lookup(names, (name) => (name === own[name.of] ? [name.folded, codes[name.of] ?? ''] : [name.folded])),
    own: lookup(own, (name) => [name.folded]),
    joined,
    words,
    initials: lookup(names, ({ core }) => (core.length > 1 ? [core.map((word) => word.charAt(0)).join('')] : [])),
    inside: lookup(own, ({ of }) => {
      const commune = around[of];
      return commune && commune.code !== units[of]?.code ? namesOf(commune).map((name) => name.joined) : [];
    }),
    become: lookup(own, ({ of }) => {
      const successor = around[of]?.successor ?? null;
      return successor === null ? [] : [nameOf(successor).joined];
    }),
    sorted: [...words.keys()].toSorted().map(spelt),
    spelt: [...joined.keys()].map(spelt),
  };
  return { index, numbers };
}

/** Each under each of its keys once. */
function lookup(names: readonly Called[], keysOf: (name: Called) => readonly string[]): Lookup {
  const found = new Map<string, Called[]>();
  for (const name of names)
    for (const key of new Set(keysOf(name))) {
      const same = found.get(key);
      if (same) same.push(name);
      else found.set(key, [name]);
    }
  return found;
}

/** Whose names these are, of those that the list has, in its order. */
export function listed(names: Iterable<Called>, { among, places }: Scope): readonly Unit[] {
  const found = new Set<number>();
  for (const { of } of names) found.add(places[of] ?? -1);
  found.delete(-1);
  return Array.from(Int32Array.from(found).sort()).flatMap((place) => among[place] ?? []);
}

/** Whether a unit of the list is called so, but for its kind. */
export const isListed = (joined: string, { index, places }: Scope): boolean =>
  index.joined.get(joined)?.some(({ of }) => (places[of] ?? -1) >= 0) === true;

/** Names in which every one of these begins a word. */
export function beginningWith(words: ReadonlySet<string>, { names, sorted, words: holders }: UnitIndex): Called[] {
  const begun = new Uint8Array(names.length);
  let step = 0;
  let left = [...names];
  for (const word of words) {
    left = [];
    for (const text of startingWith(word, sorted))
      for (const name of holders.get(text) ?? []) {
        if (begun[name.at] !== step) continue;
        begun[name.at] = step + 1;
        left.push(name);
      }
    step += 1;
    if (left.length === 0) return [];
  }
  return left;
}

/** The words that begin so: they stand side by side in the order of letters. */
function startingWith(word: string, sorted: readonly Spelt[]): readonly string[] {
  let [from, end] = [0, sorted.length];
  while (from < end) {
    const middle = (from + end) >>> 1;
    if ((sorted[middle]?.text ?? '') < word) from = middle + 1;
    else end = middle;
  }
  while (sorted[end]?.text.startsWith(word) === true) end += 1;
  return sorted.slice(from, end).map(({ text }) => text);
}

/** How many of these lists each name is in, of those that are in any. */
export function countedIn(
  lists: Iterable<Iterable<Called>>,
  { names }: UnitIndex,
): readonly (readonly [Called, number])[] {
  const counts = new Uint8Array(names.length);
  const found: Called[] = [];
  for (const list of lists)
    for (const name of list) {
      if (counts[name.at] === 0) found.push(name);
      counts[name.at] = (counts[name.at] ?? 0) + 1;
    }
  return found.map((name) => [name, counts[name.at] ?? 0]);
}

export const spelt = (text: string): Spelt => {
  let letters = 0;
  for (let at = 0; at < text.length; at += 1) letters |= 1 << (text.charCodeAt(at) & 31);
  return { text, letters };
};
