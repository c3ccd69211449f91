/** The patterns of locales/<code>/danger.txt, made ready to be looked for in typed words. */
import type { DangerLines } from '../chat/languages.ts';
import { type Word, wordOf } from './words.ts';

/** What the emergency numbers are chosen by; where several are meant, the first of them. */
export const DANGER_KINDS = ['fire', 'self', 'violence', 'online', 'child', 'accident'] as const;
export type DangerKind = (typeof DANGER_KINDS)[number];

/** after: said once danger was answered. nothing: what it covers is no danger. topic: what is taught, read or played. */
const USES = [...DANGER_KINDS, 'after', 'nothing', 'topic'] as const;
export type PatternUse = (typeof USES)[number];

/** Parts that follow each other, each of which one of several phrases may be. */
export type DangerPattern = {
  readonly use: PatternUse;
  /** sure: where it is no topic. always: even there. sign: a second one has to stand beside it. */
  readonly weight: 'sure' | 'always' | 'sign';
  /** Numbers of the parts. */
  readonly parts: readonly number[];
  /** So many words may stand before each part. */
  readonly gaps: readonly number[];
  /** The part that is the rarest: where it stands the others are looked for. */
  readonly anchor: number;
  /** Nothing stands before it in the text. */
  readonly isFirst: boolean;
  /** Nothing follows it in its sentence. */
  readonly isLast: boolean;
};

type Asked = {
  readonly plain: string;
  readonly spelt: string;
  readonly hasMarks: boolean;
  /** Where it is typed without marks it is another word. */
  readonly isStrict: boolean;
};
/** Words that stand together, and the parts that they may be. */
export type DangerPhrase = {
  readonly words: readonly Asked[];
  readonly parts: readonly number[];
  /** Nothing follows it in its sentence. */
  readonly isLast: boolean;
  /** Of the patterns that are looked for where this stands. */
  readonly uses: ReadonlySet<PatternUse>;
};

export type DangerPatterns = {
  /** By their use, and the part that is their anchor. */
  readonly patterns: ReadonlyMap<PatternUse, ReadonlyMap<number, readonly DangerPattern[]>>;
  /** By the first two words, without marks. */
  readonly phrases: ReadonlyMap<string, readonly DangerPhrase[]>;
  /** Words that stand for themselves where they have no marks in a text with marks. */
  readonly ownWords: ReadonlySet<string>;
};

/** Makes the lines of all languages ready, once. Throws where a pattern can't be read, naming it. */
export function dangerPatternsOf(languages: readonly DangerLines[]): DangerPatterns {
  const patterns: DangerPattern[] = [];
  const ownWords = new Set<string>();
  const parts = createParts();
  for (const { sets, patterns: lines } of languages) {
    for (const { head, pattern } of lines) {
      if (head === 'marks') ownWords.add(pattern);
      else patterns.push(patternOf(head, pattern, (part) => parts.add(head === 'nothing' ? spelt(part) : part, sets)));
    }
  }
  const byUse = USES.map((use) => {
    const its = patterns.filter((each) => each.use === use);
    return [use, Map.groupBy(its, (each) => each.parts[each.anchor] ?? 0)] as const;
  });
  const usesOf = (part: number): readonly PatternUse[] => byUse.flatMap(([use, its]) => (its.has(part) ? [use] : []));
  return {
    patterns: new Map(byUse),
    phrases: Map.groupBy(parts.phrases(usesOf), ({ words: [first, second] }) => keyOf(first?.plain, second?.plain)),
    ownWords,
  };
}

type Part = { readonly id: number; readonly phrases: number };

/** Numbers the parts, each once; a set of another language is another part. */
function createParts() {
  const known = new Map<DangerLines['sets'], Map<string, Part>>();
  const partsOf = new Map<string, number[]>();
  let count = 0;
  return {
    add(part: string, sets: DangerLines['sets']): Part {
      const ours = known.get(sets) ?? new Map<string, Part>();
      known.set(sets, ours);
      const found = ours.get(part);
      if (found) return found;
      const phrases = phrasesOf(part, sets);
      const added = { id: count, phrases: phrases.length };
      count += 1;
      for (const phrase of phrases) partsOf.set(phrase, [...(partsOf.get(phrase) ?? []), added.id]);
      ours.set(part, added);
      return added;
    },
    phrases: (usesOf: (part: number) => readonly PatternUse[]): readonly DangerPhrase[] =>
      [...partsOf].map(([text, parts]) => {
        const words = text.split(' ').filter((each) => each !== END);
        const uses = new Set(parts.flatMap(usesOf));
        return { words: words.map(askedOf), parts, isLast: text.endsWith(` ${END}`), uses };
      }),
  };
}

/** What takes a danger back is meant letter by letter: "sợ làm" is no "sợ lắm" without marks. */
const spelt = (part: string): string =>
  isSet(part)
    ? part
    : part
        .split(' ')
        .map((word) => (wordOf(word).hasMarks && !word.endsWith(MARKED) ? word + MARKED : word))
        .join(' ');

const isSet = (part: string): boolean => part.startsWith('{');

/** The phrases that a part may be; a set may hold sets. */
function phrasesOf(part: string, sets: DangerLines['sets'], depth = 0): readonly string[] {
  if (!isSet(part)) return [part];
  const set = sets.get(part.slice(1, -1));
  if (!set || depth > 4) throw new Error(`danger.txt: no ${part} is known`);
  return [...new Set(set.flatMap((each) => phrasesOf(each, sets, depth + 1)))];
}

/** Under what a phrase stands whose first words these are. */
export const keyOf = (first = '', second = ''): string => (second === '' ? first : `${first} ${second}`);

/** A word as it is compared: half the country writes hỏi and ngã alike. */
export const speltOf = ({ marked }: Word): string => (marked.endsWith('4') ? `${marked.slice(0, -1)}3` : marked);

const askedOf = (text: string): Asked => {
  const isStrict = text.endsWith(MARKED);
  const word = wordOf(isStrict ? text.slice(0, -1) : text);
  return { plain: word.plain, spelt: speltOf(word), hasMarks: word.hasMarks, isStrict };
};

const WEIGHTS: Readonly<Record<string, DangerPattern['weight']>> = { '!': 'always', '?': 'sign' };
const MARKED = '*';
const GAP = /^\((\d)\)$/;
const BEGINNING = '^';
const END = '$';

/** "! {me} (2) muốn chết $": a set, at most two words between, a phrase, the end of a sentence. */
function patternOf(head: string, pattern: string, add: (part: string) => Part): DangerPattern {
  const use = USES.find((each) => each === head);
  if (use === undefined) throw new Error(`danger.txt: no [${head}] is known`);
  const texts: string[] = [];
  const gaps: number[] = [];
  let gap: number | null = null;
  const signs = pattern.split(' ');
  const weight = WEIGHTS[signs[0] ?? ''];
  for (const sign of weight ? signs.slice(1) : signs) {
    const given = GAP.exec(sign)?.[1];
    const last = texts.at(-1);
    if (sign === BEGINNING || sign === END) continue;
    if (given !== undefined) gap = Number(given);
    else if (last !== undefined && gap === null && !isSet(last) && !isSet(sign)) texts[texts.length - 1] += ` ${sign}`;
    else {
      texts.push(sign);
      gaps.push(gap ?? 0);
      gap = null;
    }
  }
  if (texts.length === 0) throw new Error(`danger.txt: "${pattern}" has no words`);
  const parts = texts.map(add);
  const rare = Math.min(...parts.map(({ phrases }) => phrases));
  return {
    use,
    weight: weight ?? 'sure',
    parts: parts.map(({ id }) => id),
    gaps,
    anchor: parts.findIndex(({ phrases }) => phrases === rare),
    isFirst: signs.includes(BEGINNING),
    isLast: signs.at(-1) === END,
  };
}
