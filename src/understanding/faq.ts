/**
 * Which of a campaign's questions is meant. What is typed is compared with every way in which a question is asked, its words by how rare they are
 * ("có", "không" and "tuần lễ" say little), and where a question is near, with every example of a page as well: what one of those says as well
 * is the page's.
 */
import type { Guess } from './model.ts';
import { isAccented, type Word } from './words.ts';

/** A question by its address ("faq.3"), and the ways in which it is asked. */
export type AskedQuestion = { readonly intent: string; readonly ways: readonly (readonly Word[])[] };

/** What people type for pages. */
export type PageExamples = {
  /** Their words in plain form, as those of questions are read; asked for when a question is first near. */
  readonly lines: () => readonly (readonly string[])[];
  /** The share of them that have a word in its plain form, 0..1. */
  readonly commonness: (plain: string) => number;
};

export type FaqMatcher = {
  /**
   * What is typed (before slots are replaced) -> the questions that may be meant, the likeliest first. `p`: how likely it is this one rather
   * than another question, a page or nothing; together they are at most 1, and the rest is all that is no question of these.
   */
  readonly rank: (words: readonly Word[]) => readonly Guess[];
  /** Whether some way to ask this question has the word, in its plain form. */
  readonly has: (intent: string, plain: string) => boolean;
};

/** A word or two neighbours, without marks; with marks for a word that was typed with them. */
type Feature = string;
type Weight = (feature: Feature) => number;
type Weighed = readonly [feature: Feature, weight: number];
/** A way of asking, or a page's example: its features, and their weights added up. */
type Line = { readonly features: ReadonlySet<Feature>; readonly total: number };

/** More words are a letter. */
const MOST_WORDS = 60;
/** How much the nearest way counts beside all the words of the question together. */
const WAY = 0.6;
/** How much of what is typed counts in nearness beside how much of the line is typed. */
const TYPED = 0.6;
/** Scores are 0..1: how fast they make sure, and where nothing is as likely; chosen on test/understanding/faq.tsv. */
const STEEP = 16;
const MIDDLE = 0.36;
/** Of thousands of examples some is near by chance. */
const CHANCE = 0.8;
const BETWEEN = 12;
/** Below it no question is likely, whatever pages are. */
const LEAST = 0.2;

export function createFaqMatcher(questions: readonly AskedQuestion[], pages: PageExamples): FaqMatcher {
  const weight = weightsBy(pages.commonness, questions);
  const known = new Set(questions.flatMap(({ ways }) => ways.flatMap((words) => words.map(({ marked }) => marked))));
  const asked = questions.map(({ intent, ways }) => ({
    intent,
    ways: ways.map((words): Line => ({ features: new Set(allFeatures(words)), total: sumOf(plainOf(words), weight) })),
    bag: new Set(ways.flatMap(allFeatures)),
  }));
  const nearestPage = late(() => createPageLines(pages, weight));
  return {
    has: (intent, plain) => asked.some((each) => each.intent === intent && each.bag.has(plain)),
    rank(typed) {
      const words = typed.slice(0, MOST_WORDS);
      const all = weighed(askedFeatures(words, known), weight);
      const total = all.reduce((sum, [, each]) => sum + each, 0);
      const telling = all.filter(([feature]) => asked.some(({ bag }) => bag.has(feature)));
      if (telling.length === 0) return [];
      const scored = asked.flatMap(({ intent, ways, bag }): Scored[] => {
        const found = telling.filter(([feature]) => bag.has(feature));
        if (found.length === 0) return [];
        const nearest = ways.reduce((best, way) => Math.max(best, nearness(found, total, way)), 0);
        const covered = found.reduce((sum, [, each]) => sum + each, 0);
        return [{ intent, score: WAY * nearest + ((1 - WAY) * covered) / total, why: heaviest(found), nearest }];
      });
      const isNear = scored.some(({ score }) => score >= LEAST);
      return shared(scored, isNear ? nearestPage()(plainOf(words)) : 1).toSorted((a, b) => b.p - a.p);
    },
  };
}

const late = <T>(make: () => T): (() => T) => {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
};

const sumOf = (features: readonly Feature[], weight: Weight): number =>
  features.reduce((sum, each) => sum + weight(each), 0);

/** Each once, and only what says something. */
const weighed = (features: readonly Feature[], weight: Weight): readonly Weighed[] =>
  [...new Set(features)].map((each): Weighed => [each, weight(each)]).filter(([, each]) => each > 0);

/** What is typed against a line. `found`: the typed features that may be in it. */
function nearness(found: readonly Weighed[], total: number, line: Line): number {
  let both = 0;
  for (const [feature, weight] of found) if (line.features.has(feature)) both += weight;
  return nearBy(both, total, line.total);
}

/** How much of what is typed (`total`) is in a line, and how much of the line (`whole`) is typed. */
const nearBy = (both: number, total: number, whole: number): number =>
  whole === 0 ? 0 : (both / total) ** TYPED * Math.min(1, both / whole) ** (1 - TYPED);

const heaviest = (found: readonly Weighed[]): Guess['why'] =>
  found
    .map(([feature, weight]): Weighed => [feature.split('=')[1] ?? feature, weight])
    .toSorted((a, b) => b[1] - a[1])
    .slice(0, 5);

type Scored = Omit<Guess, 'p'> & { readonly score: number; readonly nearest: number };

/** From so near a way on it is asked in the question's own words; whatever is further may be sure of nothing. */
const OWN_WORDS = 0.8;
const NEVER_SURE = 0.8;

/** Scores -> probabilities: each against nothing and against the nearest page, and then against each other. */
function shared(scored: readonly Scored[], page: number): readonly Guess[] {
  const alone = scored.map(
    ({ score }) => logistic(STEEP * (score - MIDDLE)) * logistic(STEEP * (score - CHANCE * page)),
  );
  const strength = scored.map(({ score }) => Math.exp(BETWEEN * score));
  const all = strength.reduce((sum, each) => sum + each, 0);
  return scored.map(({ intent, why, nearest }, i) => {
    const p = ((alone[i] ?? 0) * (strength[i] ?? 0)) / all;
    return { intent, why, p: nearest >= OWN_WORDS ? p : Math.min(p, NEVER_SURE) };
  });
}

const logistic = (x: number): number => 1 / (1 + Math.exp(-x));

/** How near the nearest of the pages' examples is to these features. Made when a question is first near: some hundredths of a second. */
function createPageLines(pages: PageExamples, weight: Weight): (features: readonly Feature[]) => number {
  const lines = pages.lines();
  const index = new Map<Feature, number[]>();
  const totals = Float64Array.from(lines, (words, at) => {
    const said = weighed([...words, ...pairsOf(words)], weight);
    for (const [feature] of said) {
      const found = index.get(feature);
      if (found) found.push(at);
      else index.set(feature, [at]);
    }
    return said.reduce((sum, [, each]) => sum + each, 0);
  });
  const shares = new Float64Array(lines.length);
  return (features) => {
    const telling = weighed(features, weight);
    const total = telling.reduce((sum, [, each]) => sum + each, 0);
    const touched: number[] = [];
    for (const [feature, each] of telling) {
      for (const at of index.get(feature) ?? []) {
        const share = shares[at] ?? 0;
        if (share === 0) touched.push(at);
        shares[at] = share + each;
      }
    }
    let best = 0;
    for (const at of touched) {
      best = Math.max(best, nearBy(shares[at] ?? 0, total, totals[at] ?? 0));
      shares[at] = 0;
    }
    return best;
  };
}

const pairsOf = (words: readonly string[]): string[] => words.slice(1).map((word, i) => `${words[i]} ${word}`);
const plainOf = (words: readonly Word[]): readonly Feature[] => {
  const plain = words.map((word) => word.plain);
  return [...new Set([...plain, ...pairsOf(plain)])];
};
const withMarks = ({ plain, marked }: Word): Feature => `=${marked}=${plain}`;
const allFeatures = (words: readonly Word[]): readonly Feature[] => [...plainOf(words), ...words.map(withMarks)];

/** What is looked for: a word with its marks where they were typed and a question has such a word, else without. */
function askedFeatures(words: readonly Word[], known: ReadonlySet<string>): readonly Feature[] {
  const meansMarks = isAccented(words);
  const asked = words.map((word) =>
    meansMarks && word.hasMarks && known.has(word.marked) ? withMarks(word) : word.plain,
  );
  return [...asked, ...pairsOf(words.map(({ plain }) => plain))];
}

/** Pairs of neighbours count, but less than words: what is asked in other words has few of them. */
const PAIR = 0.3;
/** What stands in more of the examples than this says nothing. */
const EVERYDAY = 0.12;
const A_THOUSAND = 1000;
/** A word that no example has is taken for one that so many of a thousand have: people say a lot besides. */
const UNKNOWN = 1;
/** Whatever people type, no more weights are remembered. */
const MOST_WEIGHTS = 20_000;

/** How rare a feature is among the pages' examples and the questions: 0 for an everyday one; a pair's is that of its words, if questions have both. */
function weightsBy(commonness: (plain: string) => number, questions: readonly AskedQuestion[]): Weight {
  const inQuestions = new Map<string, number>();
  for (const { ways } of questions) {
    for (const word of new Set(ways.flat().map(({ plain }) => plain)))
      inQuestions.set(word, (inQuestions.get(word) ?? 0) + 1);
  }
  const all = Math.log(A_THOUSAND);
  const ofWord = (plain: string): number => {
    const share = commonness(plain);
    if (share > EVERYDAY) return 0;
    const among = inQuestions.get(plain) ?? 0;
    const count = among === 0 && share === 0 ? UNKNOWN : A_THOUSAND * share + among;
    return Math.max(0, (all - Math.log(count + 1)) / all);
  };
  const kept = new Map<Feature, number>();
  const anew = (feature: Feature): number => {
    if (feature.startsWith('=')) return ofWord(feature.slice(feature.lastIndexOf('=') + 1));
    const [first = '', second] = feature.split(' ');
    if (second === undefined) return ofWord(first);
    const isAsked = inQuestions.has(first) && inQuestions.has(second);
    return isAsked ? PAIR * Math.sqrt(ofWord(first) * ofWord(second)) : 0;
  };
  return (feature) => {
    const found = kept.get(feature);
    if (found !== undefined) return found;
    const weight = anew(feature);
    if (kept.size < MOST_WEIGHTS) kept.set(feature, weight);
    return weight;
  };
}
