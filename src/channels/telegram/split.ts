import { letterStart } from '../../chat/cut.ts';

/**
 * Telegram counts a text after its markup is parsed. One unit here is one character as it will be seen, with the
 * markup that it needs.
 */
type Unit = { readonly seen: string; readonly raw: string; readonly open: readonly string[] };

const TOKEN = /<(\/?)(b|code)>|&(?:amp|lt|gt|quot|#\d+);|[\s\S]/gu;
const ENTITIES: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' };

/** How long a text of our markup is once it is parsed, in UTF-16 units. */
export function seenLength(markup: string): number {
  return parseMarkup(markup).reduce((sum, unit) => sum + unit.seen.length, 0);
}

/**
 * A text of our markup in parts of at most `limit` UTF-16 units each (counted after parsing): cut between paragraphs,
 * else lines, else words; never inside a tag, an entity or a letter. What is open at a cut is closed there and opened
 * again after it.
 */
export function splitMarkup(markup: string, limit: number): string[] {
  if (markup.length <= limit) return markup.trim() === '' ? [] : [markup];
  const parts: string[] = [];
  let rest = trim(parseMarkup(markup));
  while (rest.length > 0) {
    const end = cutAt(rest, limit);
    const part = trim(rest.slice(0, end));
    if (part.length > 0) parts.push(write(part));
    rest = trim(rest.slice(end));
  }
  return parts;
}

/** A text of our markup, character by character as it will be seen. */
export function parseMarkup(markup: string): Unit[] {
  const open: string[] = [];
  const units: Unit[] = [];
  for (const match of markup.matchAll(TOKEN)) {
    const [raw, slash, tag] = match;
    if (tag === undefined) units.push({ seen: ENTITIES[raw] ?? raw, raw, open: [...open] });
    else if (slash === '') open.push(tag);
    else open.splice(open.lastIndexOf(tag), 1);
  }
  return units;
}

/** How many units the next part takes. */
function cutAt(units: readonly Unit[], limit: number): number {
  let fits = 0;
  for (let length = 0; fits < units.length; fits += 1) {
    length += units[fits]?.seen.length ?? 0;
    if (length > limit) break;
  }
  if (fits === units.length) return fits;
  const isBreak = (at: number, by: RegExp): boolean => by.test(units[at]?.seen ?? '');
  const last = (found: (at: number) => boolean): number => {
    // A part that is mostly empty helps nobody: look for the nicer break in its latter half only.
    for (let at = fits; at > fits / 2; at -= 1) if (found(at)) return at;
    return 0;
  };
  const paragraph = last((at) => isBreak(at, /\n/) && isBreak(at - 1, /\n/));
  const line = paragraph || last((at) => isBreak(at, /\n/));
  const word = line || last((at) => isBreak(at, /\s/));
  if (word > 0) return word;
  return hardCut(units.slice(0, fits + 1), fits);
}

/** The end of the last letter that is whole before this unit. */
function hardCut(units: readonly Unit[], at: number): number {
  const ends: number[] = [];
  for (const { seen } of units) ends.push((ends.at(-1) ?? 0) + seen.length);
  const start = letterStart(units.map((unit) => unit.seen).join(''), ends[at - 1] ?? 0);
  // A "letter" that is longer than a part is nobody's letter.
  return ends.indexOf(start) + 1 || at;
}

function trim(units: readonly Unit[]): readonly Unit[] {
  let from = 0;
  let to = units.length;
  while (from < to && (units[from]?.seen ?? '').trim() === '') from += 1;
  while (to > from && (units[to - 1]?.seen ?? '').trim() === '') to -= 1;
  return units.slice(from, to);
}

function write(units: readonly Unit[]): string {
  let text = '';
  let open: readonly string[] = [];
  const turnTo = (wanted: readonly string[]): void => {
    let same = 0;
    while (same < open.length && open[same] === wanted[same]) same += 1;
    for (const tag of open.slice(same).toReversed()) text += `</${tag}>`;
    for (const tag of wanted.slice(same)) text += `<${tag}>`;
    open = wanted;
  };
  for (const unit of units) {
    turnTo(unit.open);
    text += unit.raw;
  }
  turnTo([]);
  return text;
}
