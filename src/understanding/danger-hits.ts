/** Where the patterns of danger.txt stand in typed words. */
import {
  type DangerPattern,
  type DangerPatterns,
  type DangerPhrase,
  keyOf,
  type PatternUse,
  speltOf,
} from './danger-patterns.ts';
import type { Typed, Word } from './words.ts';

/** A pattern, from one word up to the place after its last. */
export type DangerHit = { readonly pattern: DangerPattern; readonly start: number; readonly end: number };

/** Where a part stands, in the order of the text. */
type Spans = { readonly starts: number[]; readonly ends: number[] };
/** A typed word as it is compared. isOwn: without marks it is no other word's. */
type Compared = Pick<Word, 'plain' | 'hasMarks'> & { readonly spelt: string; readonly isOwn: boolean };
type Near = readonly [phrase: DangerPhrase, start: number];
type Read = {
  readonly words: readonly Word[];
  /** Which sentence each word belongs to. */
  readonly sentences: readonly number[];
  readonly spans: ReadonlyMap<number, Spans>;
};

/** Reads a text once; gives how to find the patterns of one use in it. null: it has none of these, as hardly any text has. */
export function readHits(
  { words, isAccented }: Typed,
  { patterns, phrases, ownWords }: DangerPatterns,
  uses: readonly PatternUse[],
) {
  const near = nearIn(words, phrases);
  if (near.length === 0) return null;
  const compared = words.map((word): Compared => {
    const { plain, hasMarks } = word;
    return { plain, hasMarks, spelt: speltOf(word), isOwn: isAccented && ownWords.has(plain) };
  });
  const standing = near.filter(([phrase, start]) => standsAt(phrase, compared, start));
  if (!standing.some(([phrase]) => uses.some((use) => phrase.uses.has(use)))) return null;
  const text = { words, sentences: sentencesOf(words) };
  const read: Read = { ...text, spans: spansIn(text, standing) };
  return function* hits(use: PatternUse): Generator<DangerHit> {
    const its = patterns.get(use);
    for (const [part, { starts, ends }] of read.spans) {
      const anchored = its?.get(part);
      if (!anchored) continue;
      for (const [n, at] of starts.entries()) {
        for (const pattern of anchored) {
          const hit = around(pattern, at, ends[n] ?? at, read);
          if (hit) yield hit;
        }
      }
    }
  };
}

/** The phrases that begin as the text does at a word, with where that is. */
function nearIn(words: readonly Word[], phrases: DangerPatterns['phrases']): readonly Near[] {
  const near: Near[] = [];
  for (const [start, { plain }] of words.entries()) {
    for (const phrase of phrases.get(plain) ?? []) near.push([phrase, start]);
    const next = words[start + 1];
    for (const phrase of next ? (phrases.get(keyOf(plain, next.plain)) ?? []) : []) near.push([phrase, start]);
  }
  return near;
}

function spansIn(text: Pick<Read, 'words' | 'sentences'>, standing: readonly Near[]): ReadonlyMap<number, Spans> {
  const spans = new Map<number, Spans>();
  const add = (phrase: DangerPhrase, start: number): void => {
    const end = start + phrase.words.length;
    if (phrase.isLast && !isEnd(text, end)) return;
    for (const part of phrase.parts) {
      const known = spans.get(part) ?? { starts: [], ends: [] };
      if (known.starts.length === 0) spans.set(part, known);
      known.starts.push(start);
      known.ends.push(end);
    }
  };
  for (const [phrase, start] of standing) add(phrase, start);
  return spans;
}

/** The other parts of a pattern, each as near as it stands to the one before or after it. */
function around(pattern: DangerPattern, at: number, until: number, read: Read): DangerHit | null {
  const { parts, gaps, anchor, isFirst, isLast } = pattern;
  let start = at;
  for (let n = anchor - 1; n >= 0; n -= 1) {
    const before = endingBefore(read.spans.get(parts[n] ?? -1), start, gaps[n + 1] ?? 0);
    if (before === null) return null;
    start = before;
  }
  let end = until;
  for (let n = anchor + 1; n < parts.length; n += 1) {
    const after = beginningAfter(read.spans.get(parts[n] ?? -1), end, gaps[n] ?? 0);
    if (after === null) return null;
    end = after;
  }
  if (isFirst && start > 0) return null;
  if (read.sentences[start] !== read.sentences[end - 1]) return null;
  return isLast && !isEnd(read, end) ? null : { pattern, start, end };
}

/** No phrase has more words. */
const LONGEST = 8;

function endingBefore(spans: Spans | undefined, at: number, gap: number): number | null {
  if (!spans) return null;
  for (let n = firstFrom(spans.starts, at) - 1; n >= 0; n -= 1) {
    const [start = 0, end = 0] = [spans.starts[n], spans.ends[n]];
    if (start < at - gap - LONGEST) return null;
    if (end <= at && at - end <= gap) return start;
  }
  return null;
}

function beginningAfter(spans: Spans | undefined, at: number, gap: number): number | null {
  if (!spans) return null;
  const n = firstFrom(spans.starts, at);
  const start = spans.starts[n];
  return start !== undefined && start - at <= gap ? (spans.ends[n] ?? null) : null;
}

/** The first of a rising list that is not below. */
function firstFrom(list: readonly number[], least: number): number {
  let [from, to] = [0, list.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((list[middle] ?? 0) < least) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** Whether the words of a phrase stand at this place: with their marks where marks were typed. */
function standsAt({ words }: DangerPhrase, typed: readonly Compared[], at: number): boolean {
  for (const [n, { plain, spelt, hasMarks, isStrict }] of words.entries()) {
    const found = typed[at + n];
    if (found === undefined || found.plain !== plain) return false;
    if (found.hasMarks ? found.spelt !== spelt : hasMarks && (isStrict || found.isOwn)) return false;
  }
  return true;
}

function sentencesOf(words: readonly Word[]): readonly number[] {
  let count = 0;
  return words.map(({ before }, n) => {
    if (n > 0 && /[.;?!\n]/.test(before)) count += 1;
    return count;
  });
}

/** Words that say nothing after the last one that does. */
const PARTICLES = new Set(
  (
    'a ah co thay oi chi em con nha nhe ne voi roi r luon qua thoi di mat that lam hu huhu hic ad ban anh oi giup ' +
    'nua nx day do ha please now'
  ).split(' '),
);

/** Nothing more is said in the sentence but such words, at most three. */
function isEnd({ words, sentences }: Pick<Read, 'words' | 'sentences'>, at: number): boolean {
  for (let n = at; n < at + 4; n += 1) {
    const word = words[n];
    if (word === undefined || sentences[n] !== sentences[at - 1] || /[,:"”)]/.test(word.before)) return true;
    if (!PARTICLES.has(word.plain)) return false;
  }
  return false;
}
