/** Finding one of many by what a person typed: exactly, by its words, then roughly (fuse.js). All folded. */
import Fuse from 'fuse.js';
import { fold } from '../chat/fold.ts';

export type Searched<T> = { readonly item: T; readonly words: readonly string[] };
/** `clear`: the one that is meant; `hits`: those that may be meant, best first; `rough`: none has the words that were typed. */
export type Hits<T> = { readonly clear: T | null; readonly hits: readonly T[]; readonly rough?: true };

/** A whole name may be typed or copied; a rough search looks at its beginning only. */
const LONGEST = 300;
const ROUGHLY = 60;

/** `ignore`: words that name no one in particular ("trường"). */
export function search<T>(
  text: string,
  entries: readonly Searched<T>[],
  limit = 6,
  ignore: readonly string[] = [],
): Hits<T> {
  const typed = fold(text.slice(0, LONGEST));
  if (typed === '') return { clear: null, hits: [] };
  const folded = entries.map((entry) => ({
    item: entry.item,
    words: entry.words.map(fold).filter((word) => word !== ''),
  }));
  const exact = folded.filter((entry) => entry.words.includes(typed));
  if (exact.length > 0) return answer(exact, limit);
  const all = typed.split(' ');
  const telling = all.filter((word) => !ignore.includes(word));
  for (const words of [all, telling]) {
    const holding = words.length === 0 ? [] : folded.filter((entry) => entry.words.some((each) => holds(each, words)));
    if (holding.length > 0) return answer(holding, limit);
  }
  return roughly(telling.join(' ') || typed, folded, limit);
}

const answer = <T>(found: readonly Searched<T>[], limit: number): Hits<T> => ({
  clear: found.length === 1 && found[0] ? found[0].item : null,
  hits: found.slice(0, limit).map((entry) => entry.item),
});

/** Whether every word typed begins a word of the text. */
function holds(text: string, words: readonly string[]): boolean {
  const parts = text.split(/[\s,./()-]+/);
  return words.every((word) => parts.some((part) => part.startsWith(word)));
}

function roughly<T>(typed: string, entries: readonly Searched<T>[], limit: number): Hits<T> {
  if (typed.length < 3) return { clear: null, hits: [] };
  const fuse = new Fuse(entries, {
    keys: ['words'],
    includeScore: true,
    threshold: 0.38,
    ignoreLocation: true,
    minMatchCharLength: 2,
  });
  const found = fuse.search(typed.slice(0, ROUGHLY), { limit });
  const [first, second] = found;
  const sure =
    first !== undefined &&
    (first.score ?? 1) < 0.2 &&
    (second === undefined || (second.score ?? 1) > (first.score ?? 1) + 0.15);
  return { clear: sure ? first.item.item : null, hits: found.map((each) => each.item.item), rough: true };
}
