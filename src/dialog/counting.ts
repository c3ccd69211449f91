/** Numbers with names, as people type them in one line: "5 cbql 20 gv 300hs", "gv: 20, hs: 300", "khoảng 50". */
import { type Countable, type Item, itemize, type NumberItem } from './count-items.ts';

export type Trouble =
  | { readonly why: 'unreadable'; readonly word: string }
  | { readonly why: 'vague' } // "toàn trường", "vài chục"
  | { readonly why: 'no-number'; readonly code: string }
  | { readonly why: 'shared'; readonly codes: readonly [string, string] } // "20 gv hs"
  | { readonly why: 'differs'; readonly sum: number; readonly total: number };

export type Counted = {
  readonly counts: Readonly<Record<string, number | null>>;
  /** A number without a name. */
  readonly unsorted: number | null;
  readonly approximate: boolean;
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
export function countIn(text: string, countables: readonly Countable[], takesOthers = false): Counting {
  const { items, approximate, vague, unknown } = itemize(text, countables, takesOthers);
  if (vague) return { ok: false, trouble: { why: 'vague' } };
  if (unknown !== null) return { ok: false, trouble: { why: 'unreadable', word: unknown } };
  const open = items.find((item): item is NumberItem => item.is === 'number' && item.asks !== null);
  if (!open) return pairAll(items, approximate);
  const ways = open.values.flatMap((value) => {
    const settled = items.map((item) => (item === open ? { ...open, values: [value] } : item));
    const way = pairAll(settled, approximate || open.asks === 'range');
    return 'counted' in way ? [way.counted] : [];
  });
  if (ways.length > 0) return { ok: false, ways, typed: open.typed, range: open.asks === 'range' };
  return pairAll(items, approximate);
}

type Tally = { counts: Record<string, number | null>; unsorted: number | null; total: number | null };

function pairAll(items: readonly Item[], approximate: boolean): Counting {
  const tally: Tally = { counts: {}, unsorted: null, total: null };
  if (!items.some((item) => item.is === 'number')) {
    if (isVague(items)) return { ok: false, trouble: { why: 'vague' } };
    const name = items.find((item) => item.is === 'name');
    const trouble: Trouble =
      name?.is === 'name' ? { why: 'no-number', code: name.code } : { why: 'unreadable', word: '' };
    return { ok: false, trouble };
  }
  for (const part of split(items)) {
    if (isVague(part)) return { ok: false, trouble: { why: 'vague' } };
    const trouble = pair(part, tally);
    if (trouble) return { ok: false, trouble };
  }
  const known = Object.values(tally.counts).filter((count) => count !== null);
  const sum = known.reduce((a, b) => a + b, tally.unsorted ?? 0);
  if (tally.total !== null) {
    if (known.length === 0 && tally.unsorted === null) tally.unsorted = tally.total;
    else if (sum !== tally.total) return { ok: false, trouble: { why: 'differs', sum, total: tally.total } };
  }
  return { ok: true, counted: { counts: tally.counts, unsorted: tally.unsorted, approximate } };
}

/** "toàn trường" says how many only beside a number. */
const isVague = (part: readonly Item[]): boolean =>
  part.some((item) => item.is === 'whole') && !part.some((item) => item.is === 'number');

function split(items: readonly Item[]): readonly (readonly Item[])[] {
  const parts: Item[][] = [[]];
  for (const item of items) {
    if (item.is === 'break') parts.push([]);
    else parts.at(-1)?.push(item);
  }
  return parts.filter((part) => part.length > 0);
}

/** One part between commas. Either every number stands before its name, or every name before its number. */
function pair(part: readonly Item[], tally: Tally): Trouble | null {
  if (part.some((item) => item.is === 'total')) return takeTotal(part, tally);
  const numbers = part.filter((item): item is NumberItem => item.is === 'number');
  const nameFirst = part.find((item) => item.is !== 'whole')?.is === 'name';
  const ordered = nameFirst ? part.toReversed() : part;
  let waiting: NumberItem | null = null;
  let named: string | null = null; // the name that took the number before it
  for (const item of ordered) {
    if (item.is === 'number') {
      if (waiting) return { why: 'unreadable', word: waiting.typed };
      waiting = item;
      named = null;
    } else if ((item.is === 'people' || item.is === 'other') && waiting && !nameFirst) {
      tally.unsorted = add(tally.unsorted, waiting.values[0] ?? null);
      waiting = null;
    } else if (item.is === 'name') {
      if (waiting) {
        tally.counts[item.code] = add(tally.counts[item.code], waiting.values[0] ?? null);
        named = item.code;
        waiting = null;
      } else if (named === null) return { why: 'no-number', code: item.code };
      else if (named !== item.code) return { why: 'shared', codes: [named, item.code] };
    }
  }
  if (!waiting) return null;
  if (numbers.length > 1) return { why: 'unreadable', word: waiting.typed };
  tally.unsorted = add(tally.unsorted, waiting.values[0] ?? null);
  return null;
}

function takeTotal(part: readonly Item[], tally: Tally): Trouble | null {
  const numbers = part.filter((item): item is NumberItem => item.is === 'number');
  const [only] = numbers;
  if (!only || numbers.length > 1) return { why: 'unreadable', word: numbers[1]?.typed ?? '' };
  tally.total = only.values[0] ?? null;
  return null;
}

const add = (before: number | null | undefined, more: number | null): number | null =>
  more === null ? (before ?? null) : (before ?? 0) + more;
