/** Puts words in place of a part of a text: "thôn 4" for "thôn 3" in "nhà văn hóa thôn 3". */
import { isWord, type MarkedWord, wordOf } from '../marked-words.ts';

/** `count`: in how many places. `was`, `is`: the place alone, with some words around it. */
export type Within = { readonly text: string; readonly count: number; readonly was: string; readonly is: string };

/** So many words around it say where in a long text it is. */
const AROUND = 4;
const SIGNS_BEFORE = /^[^\p{L}\p{N}]*/u;
const SIGNS_BEHIND = /[^\p{L}\p{N}]*$/u;
const WHERE = new Set(['o', 'tai']);

const bareOf = (raw: string): string => raw.replace(SIGNS_BEFORE, '').replace(SIGNS_BEHIND, '');
const wordsOf = (raws: readonly string[]): readonly MarkedWord[] => raws.map((raw) => wordOf(bareOf(raw)));
/** Either may be typed without its marks. */
const isSame = (one: MarkedWord | undefined, other: MarkedWord | undefined): boolean =>
  one !== undefined && other !== undefined && (isWord(one, other) || isWord(other, one));

/** null: the old words are no part of the text, or all of it. */
export function within(text: string, old: string, by: string): Within | null {
  const raws = text.normalize('NFC').split(/(?<=\s)(?=\S)/);
  const words = wordsOf(raws);
  const gone = apart(old);
  const goneWords = wordsOf(gone);
  const told = apart(by);
  if (gone.length === 0 || told.length === 0 || gone.length >= raws.length) return null;
  const places = words.flatMap((_, at) => (goneWords.every((word, n) => isSame(words[at + n], word)) ? [at] : []));
  const [first] = places;
  if (first === undefined) return null;
  let now = raws;
  let seen = { was: '', is: '' };
  for (const place of places.toReversed()) {
    const { from, to } = around(words, place, gone.length, told);
    const put = [putFor(now.slice(from, to), told, from === 0)];
    seen = {
      was: shortly(now, from, to, now.slice(from, to)),
      is: shortly(now, from, to, put),
    };
    now = [...now.slice(0, from), ...put, ...now.slice(to)];
  }
  return { text: now.join(''), count: places.length, ...seen };
}

/** In words, without "ở" before them: "ở thôn 4 chứ không phải thôn 3". */
function apart(text: string): readonly string[] {
  const raws = text
    .normalize('NFC')
    .trim()
    .split(/\s+/)
    .filter((raw) => bareOf(raw) !== '');
  return raws.length > 1 && WHERE.has(wordOf(raws[0] ?? '').plain) ? raws.slice(1) : raws;
}

/** "phụ huynh hào hứng chứ không phải học sinh": what is told again beside the part stands there once. */
function around(
  words: readonly MarkedWord[],
  at: number,
  length: number,
  told: readonly string[],
): { readonly from: number; readonly to: number } {
  const said = wordsOf(told);
  const fits = (from: number, count: number, start: number): boolean =>
    said.slice(from, from + count).every((word, n) => isSame(word, words[start + n]));
  let [before, behind] = [said.length - 1, said.length - 1];
  while (before > 0 && !(at >= before && fits(0, before, at - before))) before -= 1;
  while (behind > 0 && !fits(said.length - behind, behind, at + length)) behind -= 1;
  return { from: at - before, to: at + length + (before + behind < said.length ? behind : 0) };
}

/** With the signs of what stood there, and its marks where they were not typed. */
function putFor(gone: readonly string[], told: readonly string[], isFirst: boolean): string {
  const whole = gone.join('');
  const known = new Map(gone.map((raw) => [wordOf(bareOf(raw)).plain, bareOf(raw)]));
  const put = told.map((raw) => {
    const word = wordOf(bareOf(raw));
    const stood = word.marked === word.plain ? known.get(word.plain) : undefined;
    return stood === undefined ? raw : raw.replace(bareOf(raw), stood);
  });
  const start = SIGNS_BEFORE.exec(whole)?.[0] ?? '';
  const end = SIGNS_BEHIND.exec(whole)?.[0] ?? '';
  const text = put.join(' ').replace(SIGNS_BEHIND, '');
  const isCapital = isFirst && /^\p{Lu}/u.test(whole.slice(start.length));
  return `${start}${isCapital ? text.charAt(0).toUpperCase() + text.slice(1) : text}${end}`;
}

function shortly(raws: readonly string[], from: number, to: number, put: readonly string[]): string {
  const [start, end] = [Math.max(0, from - AROUND), Math.min(raws.length, to + AROUND)];
  const text = [...raws.slice(start, from), ...put, ...raws.slice(to, end)].join('').replace(/\s+/g, ' ').trim();
  return `${start > 0 ? '… ' : ''}${text}${end < raws.length ? ' …' : ''}`;
}
