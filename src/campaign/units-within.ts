/** Where a longer text names units, as they are called in full. */
import type { Campaign, Unit } from './types.ts';
import { isListed, type Scope, scopeOf } from './unit-index.ts';
import { matchUnits, type UnitMatch } from './unit-names.ts';
import { plain } from './unit-wording.ts';

/** A place in a text that names units; `from`, `to`: in characters, the words of its kind included. */
export type UnitSpan = UnitMatch & { readonly from: number; readonly to: number };

const MOST_WORDS = 6;
const MOST_SPANS = 4;
/** Where a longer text names units of `among`, in their order: by their whole names, with or without kind. Hand in one list for many texts. */
export function unitsWithin(text: string, among: readonly Unit[], campaign: Campaign): readonly UnitSpan[] {
  const words = [...text.slice(0, 1000).matchAll(/[\p{L}\p{M}\p{N}]+(?:['’‘`´-][\p{L}\p{M}\p{N}]+)*/gu)].map(
    (match) => ({
      plain: plain(match[0]).replace(/[ -]/g, ''),
      from: match.index,
      to: match.index + match[0].length,
    }),
  );
  const scope = scopeOf(among, campaign);
  const spans: UnitSpan[] = [];
  for (let at = 0; at < words.length && spans.length < MOST_SPANS; at += 1) {
    const isCentre = words[at]?.plain.endsWith('gdtx') === true;
    const length = longestCore(words, at, scope) || (isCentre ? 1 : 0);
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

function longestCore(words: readonly Placed[], at: number, scope: Scope): number {
  let joined = '';
  let best = 0;
  for (let n = 0; n < MOST_WORDS && at + n < words.length; n += 1) {
    joined += words[at + n]?.plain ?? '';
    if (joined.length > 1 && isListed(joined, scope)) best = n + 1;
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
