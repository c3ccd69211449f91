/**
 * Which unit a typed name means: by name, other and former names, code, kind and commune, without marks, written together or with a letter
 * wrong. What is not certain is only offered: nobody's log may land at another school by a guess.
 */
import { distance } from '../chat/distance.ts';
import type { Campaign, Unit } from './types.ts';
import { beginningWith, type Called, countedIn, listed, type Scope, type Spelt, scopeOf, spelt } from './unit-index.ts';
import { communeOf } from './unit-tree.ts';
import { type Name, nameOf, namesOf } from './unit-wording.ts';

/** `sure`: the name says that one of these is meant, and nothing else is; else they are only like it. Best first. */
export type UnitMatch = { readonly sure: boolean; readonly units: readonly Unit[] };

const NONE: UnitMatch = { sure: false, units: [] };

const AREAS = new Set(['xa', 'phuong', 'tt']);
/** No school is called so. */
const NO_SCHOOL = new Set(['tthtcd', 'gdtx', 'xa', 'phuong', 'tt']);

/** Units of `among` that a typed name may mean, at most `most`. */
export function matchUnits(text: string, among: readonly Unit[], campaign: Campaign, most = 8): UnitMatch {
  const typed = nameOf(text);
  if (typed.folded === '') return NONE;
  const scope = scopeOf(among, campaign);
  const found = exactly(typed, scope) ?? byCore(typed, scope, campaign) ?? nearly(typed, scope) ?? NONE;
  return { ...found, units: found.units.slice(0, most) };
}

/** By the whole of a name, or by its code. The same name twice is always two: an alias of one may be found where its namesake has none. */
function exactly(typed: Name, scope: Scope): UnitMatch | null {
  const { whole, own } = scope.index;
  const named = whole.get(typed.folded) ?? [];
  const units = listed(named, scope);
  if (units.length === 0) return null;
  const sames = units.flatMap((unit) => own.get(namesOf(unit)[0]?.folded ?? '') ?? []);
  return { sure: true, units: listed([...named, ...sames], scope) };
}

/** "truong" is any school; "th" is also the primary part of a joint school. */
function suits(typed: Name, unit: Unit): boolean {
  const kinds = [...typed.kinds];
  if (kinds.length === 0) return true;
  return namesOf(unit).some((name) =>
    kinds.every((kind) =>
      kind === 'truong'
        ? ![...name.kinds].some((each) => NO_SCHOOL.has(each)) && name.kinds.size > 0
        : name.kinds.has(kind),
    ),
  );
}

/** What is called alike but for its kind, else what has all words that were typed, else what lies in the commune that was named. */
function byCore(typed: Name, scope: Scope, campaign: Campaign): UnitMatch | null {
  if (typed.core.length === 0) return byKind(typed, scope);
  const { index } = scope;
  const words = new Set(typed.core);
  const whole = listed(index.joined.get(typed.joined) ?? [], scope);
  const parts = typed.joined.length < 2 ? [] : listed(beginningWith(words, index), scope);
  const old = listed(index.inside.get(typed.joined) ?? [], scope);
  const inside = old.length > 0 ? old : listed(index.become.get(typed.joined) ?? [], scope);
  // What is called a commune need not be a unit that has the word.
  const place = { ...typed, kinds: new Set([...typed.kinds].filter((kind) => !AREAS.has(kind))) };
  const withPlace = listed(besideCommune(words, scope, campaign), scope);
  for (const units of [whole, parts, withPlace, inside]) {
    const suiting = units.filter((unit) => suits(units === inside || units === withPlace ? place : typed, unit));
    if (suiting.length > 0) return { sure: true, units: withOthers(closest(suiting, typed), typed, units, inside) };
  }
  // The kind that was typed is none of theirs.
  const unlike = [...new Set([...whole, ...parts, ...inside])];
  return unlike.length > 0 ? { sure: false, units: unlike } : null;
}

/** Where one has just the kinds that were typed, and the others more of them, that one is meant. */
function closest(units: readonly Unit[], typed: Name): readonly Unit[] {
  const own = kindsOf(typed);
  const exact = units.filter((unit) => {
    const kinds = namesOf(unit)[0];
    return own.length > 0 && kinds && kindsOf(kinds).join() === own.join();
  });
  return exact.length > 0 ? exact : units;
}

const kindsOf = ({ kinds }: Name): readonly string[] => [...kinds].filter((kind) => kind !== 'truong').toSorted();

/** A commune's name alone may mean any of its units; of several schools so called, what else is so called is shown below them. */
function withOthers(
  meant: readonly Unit[],
  typed: Name,
  named: readonly Unit[],
  inside: readonly Unit[],
): readonly Unit[] {
  if (kindsOf(typed).length > 0) return meant;
  const isSchool = typed.kinds.has('truong');
  if (isSchool && meant.length === 1) return meant;
  return [...new Set([...meant, ...(isSchool ? named : inside)])];
}

/** The whole of a unit's name, and besides words of its commune's and no others. */
function besideCommune(words: ReadonlySet<string>, { index, among, places }: Scope, campaign: Campaign): Called[] {
  const having = [...words].map((word) => index.words.get(word) ?? []);
  return countedIn(having, index).flatMap(([name, count]) => {
    if (count !== name.wide || count === words.size) return [];
    const unit = among[places[name.of] ?? -1];
    const commune = unit ? communeOf(campaign, unit) : null;
    const around = commune === null ? [] : namesOf(commune).flatMap(({ core }) => core);
    return [...words].every((word) => name.core.includes(word) || around.includes(word)) ? [name] : [];
  });
}

/** "mn", "thcs": all of a kind. */
function byKind(typed: Name, { among }: Scope): UnitMatch | null {
  const own = kindsOf(typed);
  const units = among.filter((unit) => own.length > 0 && own.every((kind) => namesOf(unit)[0]?.kinds.has(kind)));
  return units.length > 0 ? { sure: !own.some((kind) => AREAS.has(kind)), units: closest(units, typed) } : null;
}

/** A letter or two wrong, or the first letters of its words ("thcs tp"): offered, never taken. */
function nearly(typed: Name, scope: Scope): UnitMatch | null {
  if (typed.joined.length < 2) return null;
  for (const names of [misspelt, shortened, alike]) {
    const units = listed(names(typed, scope), scope);
    const suiting = units.filter((unit) => suits(typed, unit));
    if (units.length > 0) return { sure: false, units: suiting.length > 0 ? suiting : units };
  }
  return null;
}

function misspelt({ joined }: Name, { index }: Scope): readonly Called[] {
  const most = joined.length < 4 ? 0 : joined.length < 10 ? 1 : 2;
  return near(joined, index.spelt, most).flatMap((each) => index.joined.get(each) ?? []);
}

const shortened = ({ joined }: Name, { index }: Scope): readonly Called[] => index.initials.get(joined) ?? [];

/** More words are no name: of a longer text the first are compared. */
const MOST_LIKE = 16;

/** Half of the words are there, each but for a letter. */
function alike({ core }: Name, { index }: Scope): readonly Called[] {
  const words = [...new Set(core)].filter((word) => word.length > 1).slice(0, MOST_LIKE);
  const like = words.map((word) => {
    const others = word.length > 3 ? near(word, index.sorted, 1).filter(({ length }) => length > 3) : [word];
    return new Set(others.flatMap((each) => index.words.get(each) ?? []));
  });
  return countedIn(like, index).flatMap(([name, shared]) =>
    shared > 1 && shared * 2 >= name.core.length ? [name] : [],
  );
}

/** Those of so many that are it but for so many letters. */
function near(text: string, among: readonly Spelt[], most: number): readonly string[] {
  const { letters } = spelt(text);
  return among.flatMap((other) => {
    const isAsLong = Math.abs(other.text.length - text.length) <= most;
    // Each letter that is wrong makes a difference of two at most in which there are.
    if (!isAsLong || !isFew(other.letters ^ letters, 2 * most)) return [];
    return distance(other.text, text) <= most ? [other.text] : [];
  });
}

/** Whether no more bits are set. */
function isFew(bits: number, most: number): boolean {
  let left = bits;
  for (let n = 0; n < most && left !== 0; n += 1) left &= left - 1;
  return left === 0;
}
