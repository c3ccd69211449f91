/**
 * Somebody in danger, or who tells of somebody in danger: heard before anything else is read. Sure words are enough; weak ones need a second
 * sign; what is taught, read or said for fun is none. The words themselves stand in locales/<code>/danger.txt.
 */
import { keptFor } from '../chat/kept.ts';
import type { Languages } from '../chat/languages.ts';
import { type DangerHit, readHits } from './danger-hits.ts';
import { DANGER_KINDS, type DangerKind, type DangerPatterns, dangerPatternsOf } from './danger-patterns.ts';
import { NO_SPELLINGS, spellingsOf } from './spellings.ts';
import { isAccented, type Typed, type Word, wordsOf } from './words.ts';

export type { DangerKind } from './danger-patterns.ts';

/** What danger the text tells of, in any of the languages; null: none. At most 2,000 characters are read. Throws where danger.txt can't be read. */
export function dangerIn(text: string, languages: Languages): DangerKind | null {
  const patterns = patternsOf(languages);
  const typed = wordsOf(text, NO_SPELLINGS);
  // As it was typed first: writing out short forms may take a word for another.
  const found = kindIn(typed, patterns);
  if (found) return found;
  const words = spellingsOf(languages).writeShort(typed.words);
  return words === typed.words || areSame(words, typed.words)
    ? null
    : kindIn({ words, isAccented: isAccented(words) }, patterns);
}

/** Whether it goes on from a danger that was answered: always, also after other pages; next: only right after it; null: it does not. */
export function goesOnFromDanger(text: string, languages: Languages): 'always' | 'next' | null {
  const { words } = wordsOf(text, NO_SPELLINGS);
  const written = spellingsOf(languages).writeShort(words);
  const hits = [words, ...(areSame(written, words) ? [] : [written])].flatMap((each) => [
    ...(readHits({ words: each, isAccented: isAccented(each) }, patternsOf(languages), ['after'])?.('after') ?? []),
  ]);
  if (hits.length === 0) return null;
  return hits.some(({ pattern }) => pattern.weight === 'always') && words.length <= MOST_TO_GO_ON ? 'always' : 'next';
}
/** Who says more about something else may have these words among it. */
const MOST_TO_GO_ON = 10;

const areSame = (some: readonly Word[], others: readonly Word[]): boolean =>
  some.length === others.length && some.every((each, n) => each.marked === others[n]?.marked);

/** Whether the text tells of danger: of such a text nothing is kept. */
export const isDanger = (text: string, languages: Languages): boolean => dangerIn(text, languages) !== null;

const patternsOf = keptFor((languages: Languages) => dangerPatternsOf(languages.map(({ danger }) => danger)));

function kindIn(typed: Typed, patterns: DangerPatterns): DangerKind | null {
  const found = hitIn(typed, patterns);
  return found && (DANGER_KINDS.find((each) => each === found.pattern.use) ?? null);
}

function hitIn(typed: Typed, patterns: DangerPatterns): DangerHit | null {
  const hits = readHits(typed, patterns, DANGER_KINDS);
  if (hits === null || DANGER_KINDS.every((kind) => hits(kind).next().done)) return null;
  const size = typed.words.length;
  // "Đánh, bà" is no "danh bạ": a sign between parts two words.
  const isParted = ({ start, end }: DangerHit): boolean =>
    end === start + 2 && /[,:;.?!\n]/.test(typed.words[start + 1]?.before ?? '');
  const isNothing = marked(size, hits('nothing'), (hit) => (isParted(hit) ? [0, 0] : [hit.start, hit.end]));
  // So many words behind "phòng chống" it is still what that is about, and before "là lớp nào".
  const isTaught = marked(size, hits('topic'), ({ start, end }) => [start - 5, end + 8]);
  const isReal = ({ start, end }: DangerHit): boolean => !isNothing.subarray(start, end).includes(1);
  let sure: DangerHit | null = null;
  const signs: DangerHit[] = [];
  for (const kind of DANGER_KINDS) {
    for (const hit of hits(kind)) {
      const { weight } = hit.pattern;
      if ((weight !== 'always' && isTaught[hit.start] === 1) || !isReal(hit)) continue;
      if (weight === 'always') return hit;
      if (weight === 'sure') sure ??= hit;
      else if (signs.length < MOST_SIGNS) signs.push(hit);
    }
  }
  return sure ?? twoSigns(signs);
}

const MOST_SIGNS = 50;

/** The words that the hits cover. */
function marked(
  size: number,
  hits: Iterable<DangerHit>,
  covers: (hit: DangerHit) => readonly [from: number, to: number],
): Uint8Array {
  const marks = new Uint8Array(size);
  for (const hit of hits) {
    const [from, to] = covers(hit);
    marks.fill(1, Math.max(0, from), Math.max(0, to));
  }
  return marks;
}

/** The first of two signs that stand apart. */
const twoSigns = (signs: readonly DangerHit[]): DangerHit | null =>
  signs.find((one) => signs.some((other) => other.start >= one.end)) ?? null;

/** For whoever looks for a mistake: the words that were taken for danger; null: none. */
export function dangerWords(text: string, languages: Languages): string | null {
  const typed = wordsOf(text, NO_SPELLINGS);
  const hit = hitIn(typed, patternsOf(languages));
  return (
    hit &&
    typed.words
      .slice(hit.start, hit.end)
      .map((each) => each.typed)
      .join(' ')
  );
}
