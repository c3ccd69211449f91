/** What is wanted, guessed from examples: which intents a text's words speak for, and how much. Two classifiers, joined by their geometric mean. */
import { type Bag, bayesScores, learnBayes, unseenOf } from './bayes.ts';
import { stemOf } from './english-words.ts';
import { accentedForm, featuresOf, formsOf } from './features.ts';
import { addScores, type Labelled, learnRegression, type Regression, type Sparse, softmax } from './regression.ts';
import { isPlainSyllable } from './syllables.ts';
import type { Typed } from './words.ts';

/** A text with what is wanted by it. `line`: the line of the examples that it was made of, as several are made of each; `language`: whose. */
export type Example = {
  readonly intent: string;
  readonly typed: Typed;
  readonly line: number;
  readonly language: number;
};

/** An intent is an address ("classes.free"), or `none`: a statement, small talk, what is no concern of ours. */
export type Guess = {
  readonly intent: string;
  /** 0..1; all guesses together are 1. */
  readonly p: number;
  /** What weighed most, heaviest first. */
  readonly why: readonly (readonly [feature: string, weight: number])[];
};

export type IntentModel = {
  /** All intents, the likeliest first; the words have placeholders where slots were found. */
  readonly rank: (typed: Typed) => readonly Guess[];
  /** Whether some example has the word, in its plain form. */
  readonly knows: (plain: string) => boolean;
  /** The intents of which some example has the word, in its plain form, or the placeholder. */
  readonly intentsWith: (plain: string) => readonly string[];
  /** The share of the examples of an intent that is about no title which have a word, or a pair ("ket qua"), in plain form, 0..1. */
  readonly commonness: (plain: string) => number;
};

/** What is learnt, as it is kept on disk. */
export type Learnt = {
  readonly intents: readonly string[];
  /** Features of the regression, by number. */
  readonly features: readonly string[];
  /** Words of naive Bayes, by number. */
  readonly words: readonly string[];
  /** In which share of the lines that are about no title each plain word stands. */
  readonly common: Readonly<Record<string, number>>;
  readonly weights: Float32Array;
  readonly idf: Float32Array;
  readonly bayes: Float32Array;
};

/** In so many orders the examples are gone through: the mean hangs less on the one in which they happened to come. */
const SEEDS = [20_211_001, 20_211_002];
/** A word with its marks counts as such where so many lines have it so. */
const LEAST_LINES = 2;
/** The share of the regression in the geometric mean. */
const REGRESSION = 0.75;
/** Naive Bayes is far too sure of longer texts. */
const BAYES_TEMPER = 0.7;
const REGRESSION_TEMPER = 1.3;
const WHY = 6;
/** What speaks for an intent by itself, whatever is said: a feature of every text. */
const BIAS = 0.1;
/** What is asked for by titles: their examples say nothing about which words are common elsewhere. */
const BY_TITLE: ReadonlySet<string> = new Set(['session', 'find']);

export function learn(examples: readonly Example[]): Learnt {
  const intents = [...new Set(examples.map(({ intent }) => intent))].sort();
  const known = countLines(examples, ({ typed }) => (typed.isAccented ? typed.words.map(accentedForm) : []));
  const knows = (form: string): boolean => (known.get(form) ?? 0) >= LEAST_LINES;
  const forms = examples.map(({ typed }) => formsOf(typed, knows));
  const counted = countLines(examples, (_, at) => featuresOf(forms[at] ?? []));
  // A pair that stands in one line alone tells what that line was, not what is wanted.
  const features = [...counted].flatMap(([feature, lines]) => (lines > 1 || !feature.includes(' ') ? [feature] : []));
  const numbers = new Map(features.map((feature, at) => [feature, at]));
  const total = new Set(examples.map(({ line }) => line)).size;
  const idf = Float32Array.from(features, (feature) => Math.log((total + 1) / ((counted.get(feature) ?? 0) + 1)) + 1);
  const words = [...new Set(forms.flat())];
  const wordNumbers = new Map(words.map((word, at) => [word, at]));
  const numberOf = new Map(intents.map((intent, at) => [intent, at]));
  const sparse = examples.map(
    ({ intent }, at): Labelled => ({ ...sparseOf(forms[at] ?? [], numbers, idf), intent: numberOf.get(intent) ?? 0 }),
  );
  const bags = examples.map(
    ({ intent }, at): Bag => ({
      words: numbersOf(forms[at] ?? [], wordNumbers),
      intent: numberOf.get(intent) ?? 0,
    }),
  );
  return {
    intents,
    features,
    words,
    common: commonOf(examples.filter(({ intent }) => !BY_TITLE.has(intent))),
    weights: meanOf(SEEDS.map((seed) => learnRegression(sparse, features.length + 1, intents.length, seed))),
    idf,
    bayes: learnBayes(bags, words.length, intents.length),
  };
}

function meanOf(all: readonly Regression[]): Regression {
  const mean = new Float32Array(all[0]?.length ?? 0);
  for (const each of all)
    for (let i = 0; i < mean.length; i += 1) mean[i] = (mean[i] ?? 0) + (each[i] ?? 0) / all.length;
  return mean;
}

/** How common a word is in its own language: of the first there are far more lines than of the others. */
function commonOf(examples: readonly Example[]): Readonly<Record<string, number>> {
  const each = [...Map.groupBy(examples, ({ language }) => language)]
    .sort(([a], [b]) => a - b)
    .map(([, own]) => sharesOf(own));
  const [first = new Map<string, number>()] = each;
  const all = new Set(each.flatMap((shares) => [...shares.keys()]));
  const shareOf = (words: string): number =>
    isForeign(words) || !first.has(words)
      ? Math.max(...each.map((shares) => shares.get(words) ?? 0))
      : (first.get(words) ?? 0);
  return Object.fromEntries([...all].map((words) => [words, shareOf(words)]));
}

const isForeign = (words: string): boolean => words.split(' ').some((word) => !isPlainSyllable(word));

/** In which share of the lines each word and each pair stands. */
function sharesOf(examples: readonly Example[]): ReadonlyMap<string, number> {
  const counts = countLines(examples, ({ typed }) => {
    const stems = typed.words.map(({ plain }) => stemOf(plain));
    return stems.flatMap((stem, at) => (at + 1 < stems.length ? [stem, `${stem} ${stems[at + 1]}`] : [stem]));
  });
  const all = new Set(examples.map(({ line }) => line)).size;
  // A pair that stands in one line alone says nothing.
  const told = [...counts].filter(([words, count]) => count > 1 || !words.includes(' '));
  return new Map(told.map(([words, count]) => [words, count / all]));
}

/** In how many lines each of what a text has stands. */
function countLines(
  examples: readonly Example[],
  has: (example: Example, at: number) => readonly string[],
): ReadonlyMap<string, number> {
  const seen = new Map<string, Set<number>>();
  for (const [at, example] of examples.entries()) {
    for (const each of has(example, at)) {
      const lines = seen.get(each) ?? new Set();
      seen.set(each, lines.add(example.line));
    }
  }
  return new Map([...seen].map(([each, lines]) => [each, lines.size]));
}

function sparseOf(forms: readonly string[], numbers: ReadonlyMap<string, number>, idf: Float32Array): Sparse {
  const said = numbersOf(featuresOf(forms), numbers);
  const at = Int32Array.from([...said, idf.length]);
  const weight = Float32Array.from(said, (number) => idf[number] ?? 0);
  const length = Math.sqrt(weight.reduce((sum, each) => sum + each * each, 0)) || 1;
  return { at, weight: Float32Array.from([...weight.map((each) => each / length), BIAS]) };
}

const numbersOf = (said: readonly string[], numbers: ReadonlyMap<string, number>): Int32Array =>
  Int32Array.from(new Set(said.flatMap((each) => numbers.get(each) ?? [])));

/** The model of what was learnt. */
export function createModel(learnt: Learnt): IntentModel {
  const { intents, features, words, weights, idf, bayes } = learnt;
  const numbers = new Map(features.map((feature, at) => [feature, at]));
  const wordNumbers = new Map(words.map((word, at) => [word, at]));
  const common = new Map(Object.entries(learnt.common));
  const unseen = unseenOf(bayes, words.length, intents.length);
  const knows = (form: string): boolean => numbers.has(form);

  const whyOf = (intent: number, { at, weight }: Sparse): Guess['why'] =>
    [...at]
      .map((row, i): [string, number] => [
        features[row] ?? '',
        (weight[i] ?? 0) * (weights[row * intents.length + intent] ?? 0),
      ])
      .sort(([, one], [, other]) => other - one)
      .slice(0, WHY);

  return {
    rank(typed) {
      const forms = formsOf(typed, knows);
      const said = sparseOf(forms, numbers, idf);
      const byRegression = addScores(weights, said, new Float64Array(intents.length));
      const byBayes = bayesScores(bayes, numbersOf(forms, wordNumbers), words.length, intents.length);
      const one = softmax(byRegression.map((score) => score * REGRESSION_TEMPER));
      const other = softmax(byBayes.map((score) => score * BAYES_TEMPER));
      const joined = one.map(
        (p, at) => REGRESSION * Math.log(p + 1e-9) + (1 - REGRESSION) * Math.log((other[at] ?? 0) + 1e-9),
      );
      const shares = softmax(joined);
      return [...shares.entries()]
        .sort(([, a], [, b]) => b - a)
        .map(
          ([intent, p]): Guess => ({
            intent: intents[intent] ?? '',
            p,
            get why() {
              return whyOf(intent, said);
            },
          }),
        );
    },
    knows: (plain) => wordNumbers.has(stemOf(plain)),
    intentsWith(plain) {
      const row = (wordNumbers.get(stemOf(plain)) ?? NaN) * intents.length;
      return intents.filter((_, at) => (bayes[row + at] ?? -Infinity) > (unseen[at] ?? 0));
    },
    commonness: (plain) => common.get(plain) ?? common.get(plain.split(' ').map(stemOf).join(' ')) ?? 0,
  };
}
