/**
 * Which of a campaign's questions is meant. Words weigh by how rare they are, among the questions and among the examples of pages, so that
 * "có", "không" and "tuần lễ" say little; what is typed is compared with every way in which a question is asked, and with every example of a
 * page as well: what a page's example says as well as a question does is the page's.
 */
import type { Guess } from './model.ts';
import { isAccented, type Word } from './words.ts';

/** A question by its address ("faq.3"), and the ways in which it is asked. */
export type AskedQuestion = { readonly intent: string; readonly ways: readonly (readonly Word[])[] };

export type FaqMatcher = {
  /**
   * What is typed (before slots are replaced) -> the questions that may be meant, the likeliest first. `p`: how likely it is this one rather
   * than another question, a page or nothing; together they are at most 1, and the rest is all that is no question of these.
   */
  readonly rank: (words: readonly Word[]) => readonly Guess[];
};

/** One way of asking a question, or an example of a page: whose it is, and the weights of its features added up. */
type Line = { readonly of: number; readonly total: number };
type Weight = (feature: string) => number;

const PAGE = -1;
/** More words are a letter. */
const MOST_WORDS = 60;
/** Pairs of neighbours count, but less than words: what is asked in other words has few of them. */
const PAIR = 0.3;
/** What stands in more of the lines than this says nothing. */
const EVERYDAY = 0.1;
/** A word that no line has is taken for one that so many have: people say a lot besides. */
const UNKNOWN = 30;

/** `questions` and the lines of what is asked of pages, as words. Made once for a campaign: some milliseconds. */
export function createFaqMatcher(questions: readonly AskedQuestion[], pages: readonly (readonly Word[])[]): FaqMatcher {
  const lines = [
    ...questions.flatMap(({ ways }, of) => ways.map((words) => ({ of, words }))),
    ...pages.map((words) => ({ of: PAGE, words })),
  ];
  const weight = weightsOf(lines.map(({ words }) => words));
  const known = new Set(lines.flatMap(({ words }) => words.map(({ marked }) => marked)));
  const nearest = createLines(lines, weight);
  const bags = questions.map(({ intent, ways }) => ({ intent, bag: new Set(ways.flatMap(allFeatures)) }));
  return {
    rank(typed) {
      const features = [...new Set(askedFeatures(typed.slice(0, MOST_WORDS), known))];
      const total = sum(features.map(weight));
      if (total === 0) return [];
      const near = nearest(features, total);
      const scored = bags.map(({ intent, bag }, of) => {
        const found = features.filter((each) => bag.has(each));
        const score = WAY * (near.get(of) ?? 0) + ((1 - WAY) * sum(found.map(weight))) / total;
        return { intent, score, why: heaviest(found, weight) };
      });
      return shared(scored, near.get(PAGE) ?? 0).toSorted((a, b) => b.p - a.p);
    },
  };
}

const heaviest = (features: readonly string[], weight: Weight): Guess['why'] =>
  features
    .map((each): readonly [string, number] => [each.replace(/^=/, ''), weight(each)])
    .toSorted((a, b) => b[1] - a[1])
    .slice(0, 5);

/** How much the nearest way counts beside all the words of the question together. */
const WAY = 0.6;
/** How much of what is typed counts in a line's nearness beside how much of the line is typed. */
const TYPED = 0.6;
/** Scores are 0..1: how fast they make sure, and where nothing is as likely; chosen on the table of test/understanding/faq.tsv. */
const STEEP = 20;
const MIDDLE = 0.36;
/** Of thousands of examples some is near by chance. */
const CHANCE = 0.9;
const BETWEEN = 12;

type Scored = Omit<Guess, 'p'> & { readonly score: number };

/** Scores -> probabilities: each against nothing and against the nearest page, and then against each other. */
function shared(scored: readonly Scored[], page: number): Guess[] {
  const alone = scored.map(
    ({ score }) => logistic(STEEP * (score - MIDDLE)) * logistic(STEEP * (score - CHANCE * page)),
  );
  const strength = scored.map(({ score }) => Math.exp(BETWEEN * score));
  const all = sum(strength);
  return scored.map(({ intent, why }, i) => ({ intent, why, p: ((alone[i] ?? 0) * (strength[i] ?? 0)) / all }));
}

const logistic = (x: number): number => 1 / (1 + Math.exp(-x));
const sum = (values: readonly number[]): number => values.reduce((all, each) => all + each, 0);

/** The lines by their features, and how near each question's nearest line is; PAGE: that of all pages. */
function createLines(all: readonly { readonly of: number; readonly words: readonly Word[] }[], weight: Weight) {
  const index = new Map<string, number[]>();
  const lines = all.map(({ of, words }, at): Line => {
    for (const feature of new Set(allFeatures(words))) {
      if (weight(feature) === 0) continue;
      const found = index.get(feature);
      if (found) found.push(at);
      else index.set(feature, [at]);
    }
    return { of, total: sum([...new Set(plainFeatures(words))].map(weight)) };
  });
  const shares = new Float64Array(lines.length);
  return (features: readonly string[], total: number): ReadonlyMap<number, number> => {
    const touched: number[] = [];
    for (const feature of features) {
      for (const at of index.get(feature) ?? []) {
        if (shares[at] === 0) touched.push(at);
        shares[at] = (shares[at] ?? 0) + weight(feature);
      }
    }
    const best = new Map<number, number>();
    for (const at of touched) {
      const line = lines[at];
      const share = shares[at] ?? 0;
      shares[at] = 0;
      if (!line) continue;
      const near = (share / total) ** TYPED * Math.min(1, share / line.total) ** (1 - TYPED);
      if (near > (best.get(line.of) ?? 0)) best.set(line.of, near);
    }
    return best;
  };
}

/** Words and pairs without marks; of `all` also words with theirs. */
const plainFeatures = (words: readonly Word[]): string[] => [...words.map(({ plain }) => plain), ...pairsOf(words)];
const pairsOf = (words: readonly Word[]): string[] =>
  words.slice(1).map(({ plain }, i) => `${words[i]?.plain} ${plain}`);
const allFeatures = (words: readonly Word[]): string[] => [
  ...plainFeatures(words),
  ...words.map(({ marked }) => `=${marked}`),
];

/** What is looked for: a word with its marks where they were typed and such a word is known, else without. */
function askedFeatures(words: readonly Word[], known: ReadonlySet<string>): string[] {
  const meansMarks = isAccented(words);
  const asked = words.map(({ plain, marked, hasMarks }) =>
    meansMarks && hasMarks && known.has(marked) ? `=${marked}` : plain,
  );
  return [...asked, ...pairsOf(words)];
}

/** How rare a feature is among all lines: 0 for an everyday one. */
function weightsOf(lines: readonly (readonly Word[])[]): Weight {
  const counts = new Map<string, number>();
  for (const words of lines) {
    for (const feature of new Set(allFeatures(words))) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  }
  const all = Math.log(lines.length + 2);
  const most = Math.max(UNKNOWN, EVERYDAY * lines.length);
  const weights = new Map(
    [...counts].map(([feature, count]) => [
      feature,
      count > most ? 0 : ((all - Math.log(count + 1)) / all) * (feature.includes(' ') ? PAIR : 1),
    ]),
  );
  const unknown = (all - Math.log(UNKNOWN + 1)) / all;
  return (feature) => weights.get(feature) ?? unknown * (feature.includes(' ') ? 0 : 1);
}
