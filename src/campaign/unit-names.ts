/**
 * Which unit a typed name means: by name, other and former names, code, kind and commune, without marks, written together or with a letter
 * wrong. What is not certain is only offered: nobody's log may land at another school by a guess.
 */
import { distance } from '../chat/distance.ts';
import { fold } from '../chat/fold.ts';
import type { Campaign, Unit } from './types.ts';
import { communeOf } from './unit-tree.ts';

/** `sure`: the name says that one of these is meant, and nothing else is; else they are only like it. Best first. */
export type UnitMatch = { readonly sure: boolean; readonly units: readonly Unit[] };

const LONGEST = 160;
const NONE: UnitMatch = { sure: false, units: [] };

/** How kinds are written, in full and short; the longest first. */
const KINDS: readonly (readonly [RegExp, string])[] = [
  [/\btrung tam (?:hoc tap cong dong|ht ?cd)\b|\bttht cong dong\b|\btt ?ht ?cd\b/g, 'tthtcd'],
  [/\b(?:trung tam )?(?:giao duc nghe nghiep(?: va | ?- ?| )giao duc thuong xuyen|gdnn ?[- ]? ?gdtx|gdtx)\b/g, 'gdtx'],
  [/\btrung hoc co so\b|\bcap (?:2|hai|ii)\b|\b(?:lower )?secondary\b/g, 'thcs'],
  [/\btrung hoc pho thong\b|\bcap (?:3|ba|iii)\b|\bhigh school\b/g, 'thpt'],
  [/\btieu hoc\b|\bcap (?:1|mot|i)\b|\bprimary\b/g, 'th'],
  [/\bmau giao\b|\bmam non\b|\bmg\b|\bnha tre\b|\bkindergarten\b/g, 'mn'],
  [/\bthi tran\b|\btownship\b/g, 'tt'],
  [/\bcommune\b/g, 'xa'],
  [/\bschool\b/g, 'truong'],
];
const KIND_WORDS = new Set('tthtcd gdtx thcs thpt th mn tt xa phuong truong'.split(' '));
/** Says nothing of its own beside a name. */
const FILLERS = new Set('va cua o tai ben thuoc huyen tinh don vi cho la a nhe nha em minh toi dang the of'.split(' '));
const AREAS = new Set(['xa', 'phuong', 'tt']);
/** No school is called so. */
const NO_SCHOOL = new Set(['tthtcd', 'gdtx', 'xa', 'phuong', 'tt']);

type Name = {
  readonly folded: string;
  readonly kinds: ReadonlySet<string>;
  readonly core: readonly string[];
  readonly joined: string;
};

/** A name's letters and figures: an apostrophe within a word falls out. */
const plain = (text: string): string =>
  fold(text.slice(0, LONGEST))
    .replace(/(?<=\p{L})['’‘`´](?=\p{L})/gu, '')
    .replace(/[^a-z0-9-]+/g, ' ')
    .trim();

function nameOf(text: string): Name {
  const folded = plain(text);
  let said = folded;
  for (const [pattern, kind] of KINDS) said = said.replace(pattern, kind);
  const words = said.split(/[\s-]+/).filter((word) => word !== '');
  const core = words.filter((word) => !KIND_WORDS.has(word) && !FILLERS.has(word));
  return { folded, kinds: new Set(words.filter((word) => KIND_WORDS.has(word))), core, joined: core.join('') };
}

const known = new WeakMap<Unit, readonly Name[]>();

/** All that a unit is called, its own name first. */
function namesOf(unit: Unit): readonly Name[] {
  const found = known.get(unit);
  if (found) return found;
  const names = [unit.name, ...unit.aliases, ...(unit.former ?? [])].map(nameOf);
  known.set(unit, names);
  return names;
}

/** Units of `among` that a typed name may mean, at most `most`. */
export function matchUnits(text: string, among: readonly Unit[], campaign: Campaign, most = 8): UnitMatch {
  const typed = nameOf(text);
  if (typed.folded === '') return NONE;
  const found = exactly(typed, among) ?? byCore(typed, among, campaign) ?? nearly(typed, among) ?? NONE;
  return { ...found, units: found.units.slice(0, most) };
}

/** By the whole of a name, or by its code. The same name twice is always two: an alias of one may be found where its namesake has none. */
function exactly(typed: Name, among: readonly Unit[]): UnitMatch | null {
  const named = among.filter((unit) => isCalled(unit, typed));
  if (named.length === 0) return null;
  const sames = new Set(named.map(({ name }) => plain(name)));
  const units = among.filter((unit) => named.includes(unit) || sames.has(plain(unit.name)));
  return { sure: true, units };
}

const isCalled = (unit: Unit, { folded }: Name): boolean =>
  plain(unit.code) === folded || namesOf(unit).some((name) => name.folded === folded);

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
function byCore(typed: Name, among: readonly Unit[], campaign: Campaign): UnitMatch | null {
  if (typed.core.length === 0) return byKind(typed, among);
  const whole = among.filter((unit) => namesOf(unit).some(({ joined }) => joined === typed.joined));
  const parts = among.filter((unit) => namesOf(unit).some((name) => holds(name, typed)));
  const inside = insideOf(typed, among, campaign);
  // What is called a commune need not be a unit that has the word.
  const place = { ...typed, kinds: new Set([...typed.kinds].filter((kind) => !AREAS.has(kind))) };
  const withPlace = among.filter((unit) => holdsWithCommune(unit, typed, campaign));
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

/** Whether every word typed begins a word of the name. */
const holds = (name: Name, typed: Name): boolean =>
  typed.core.every((word) => name.core.some((part) => part.startsWith(word))) && typed.joined.length >= 2;

/** The unit's own name and its commune's. */
function holdsWithCommune(unit: Unit, typed: Name, campaign: Campaign): boolean {
  const commune = communeOf(campaign, unit);
  const around = new Set(commune === null ? [] : namesOf(commune).flatMap(({ core }) => core));
  return namesOf(unit).some(
    ({ core }) =>
      core.length > 0 &&
      core.every((word) => typed.core.includes(word)) &&
      typed.core.some((word) => !core.includes(word)) &&
      typed.core.every((word) => core.includes(word) || around.has(word)),
  );
}

/** "mn", "thcs": all of a kind. */
function byKind(typed: Name, among: readonly Unit[]): UnitMatch | null {
  const own = kindsOf(typed);
  const units = among.filter((unit) => own.length > 0 && own.every((kind) => namesOf(unit)[0]?.kinds.has(kind)));
  return units.length > 0 ? { sure: !own.some((kind) => AREAS.has(kind)), units: closest(units, typed) } : null;
}

/** The units of a commune, by what it is called, or what it became. */
function insideOf(typed: Name, among: readonly Unit[], campaign: Campaign): readonly Unit[] {
  const isNamed = (commune: Unit): boolean => namesOf(commune).some(({ joined }) => joined === typed.joined);
  const isBecome = ({ successor }: Unit): boolean => successor !== null && nameOf(successor).joined === typed.joined;
  const lying = among.map((unit) => ({ unit, commune: communeOf(campaign, unit) }));
  const old = lying.filter(({ unit, commune }) => commune && commune.code !== unit.code && isNamed(commune));
  if (old.length > 0) return old.map(({ unit }) => unit);
  return lying.filter(({ commune }) => commune && isBecome(commune)).map(({ unit }) => unit);
}

/** A letter or two wrong, or the first letters of its words ("thcs tp"): offered, never taken. */
function nearly(typed: Name, among: readonly Unit[]): UnitMatch | null {
  const { length } = typed.joined;
  if (length < 2) return null;
  const most = length < 4 ? 0 : length < 10 ? 1 : 2;
  const words = [...new Set(typed.core)].filter((word) => word.length > 1).slice(0, MOST_LIKE);
  const isNear = (name: Name): boolean =>
    Math.abs(name.joined.length - length) <= most && distance(name.joined, typed.joined) <= most;
  const isShort = ({ core }: Name): boolean =>
    core.length > 1 && length > 1 && core.map((word) => word.slice(0, 1)).join('') === typed.joined;
  for (const fits of [isNear, isShort, (name: Name) => isLike(name, words)]) {
    const units = among.filter((unit) => namesOf(unit).some(fits));
    const suiting = units.filter((unit) => suits(typed, unit));
    if (units.length > 0) return { sure: false, units: suiting.length > 0 ? suiting : units };
  }
  return null;
}

/** More words are no name: of a longer text the first are compared. */
const MOST_LIKE = 16;

/** Half of the words are there, each but for a letter. */
function isLike(name: Name, words: readonly string[]): boolean {
  const shared = words.filter((word) => name.core.some((part) => isNearly(part, word))).length;
  return shared > 1 && shared * 2 >= name.core.length;
}

const isNearly = (a: string, b: string): boolean =>
  a === b || (a.length > 3 && b.length > 3 && Math.abs(a.length - b.length) <= 1 && distance(a, b) <= 1);

/** A place in a text that names units; `from`, `to`: in characters, the words of its kind included. */
export type UnitSpan = UnitMatch & { readonly from: number; readonly to: number };

const MOST_WORDS = 6;
const MOST_SPANS = 4;
const indexes = new WeakMap<readonly Unit[], ReadonlySet<string>>();

/** What the units of a list are called, without their kinds. */
function coresOf(among: readonly Unit[]): ReadonlySet<string> {
  const found = indexes.get(among) ?? new Set(among.flatMap((unit) => namesOf(unit).map(({ joined }) => joined)));
  indexes.set(among, found);
  return found;
}

/** Where a longer text names units of `among`, in their order: by their whole names, with or without kind. Hand in one list for many texts. */
export function unitsWithin(text: string, among: readonly Unit[], campaign: Campaign): readonly UnitSpan[] {
  const words = [...text.slice(0, 1000).matchAll(/[\p{L}\p{M}\p{N}]+(?:['’‘`´-][\p{L}\p{M}\p{N}]+)*/gu)].map(
    (match) => ({
      plain: plain(match[0]).replace(/[ -]/g, ''),
      from: match.index,
      to: match.index + match[0].length,
    }),
  );
  const cores = coresOf(among);
  const spans: UnitSpan[] = [];
  for (let at = 0; at < words.length && spans.length < MOST_SPANS; at += 1) {
    const isCentre = words[at]?.plain.endsWith('gdtx') === true;
    const length = longestCore(words, at, cores) || (isCentre ? 1 : 0);
    if (length === 0) continue;
    const first = backOverKind(words, at);
    const [from, to] = [words[first]?.from ?? 0, words[at + length - 1]?.to ?? 0];
    // One syllable without its kind may be anything; of centres for continuing education there is one.
    if (length > 1 || first < at || isCentre)
      spans.push({ ...matchUnits(text.slice(from, to), among, campaign), from, to });
    at += length - 1;
  }
  return spans.filter(({ units }) => units.length > 0);
}

type Placed = { readonly plain: string; readonly from: number; readonly to: number };

function longestCore(words: readonly Placed[], at: number, cores: ReadonlySet<string>): number {
  let joined = '';
  let best = 0;
  for (let n = 0; n < MOST_WORDS && at + n < words.length; n += 1) {
    joined += words[at + n]?.plain ?? '';
    if (joined.length > 1 && cores.has(joined)) best = n + 1;
  }
  return best;
}

const OF_KINDS = new Set(
  'truong th ththcs thcs thpt mn mg mam non mau giao tieu hoc trung co so pho thong tam tap cong dong ttht tthtcd httcd htcd gdnn gdtx gdnngdtx giao duc nghe nghiep va thuong xuyen cap 1 2 3 xa phuong thi tran tt'.split(
    ' ',
  ),
);

/** No kind begins with them. */
const INSIDE = new Set(
  'co so pho thong tam hoc tap cong dong giao duc nghe nghiep va thuong xuyen 1 2 3 tran'.split(' '),
);

/** The first of the words before a name that say what kind it is of. */
function backOverKind(words: readonly Placed[], at: number): number {
  let first = at;
  while (first > 0 && at - first < 9 && OF_KINDS.has(words[first - 1]?.plain ?? '')) first -= 1;
  // "cô" before a name is no secondary school ("cơ sở").
  while (first < at && INSIDE.has(words[first]?.plain ?? '')) first += 1;
  return first;
}
