/** Naive Bayes over words: how often each intent's examples have a word, smoothed so that an unseen one does not rule it out. */

/** A text as the numbers of its words, each once. */
export type Bag = { readonly words: Int32Array; readonly intent: number };

/** The logarithm of each word's share, by word, then intent; the last row: of an intent's share among the examples. */
export type Bayes = Float32Array;

const SMOOTHING = 0.02;
/** What an intent has many examples of is not asked for as much more often. */
const PRIOR = 0.3;

export function learnBayes(texts: readonly Bag[], words: number, intents: number): Bayes {
  const learnt = new Float32Array((words + 1) * intents);
  const totals = new Float64Array(intents);
  const count = new Float64Array(intents);
  for (const { words: said, intent } of texts) {
    count[intent] = (count[intent] ?? 0) + 1;
    for (const word of said) {
      learnt[word * intents + intent] = (learnt[word * intents + intent] ?? 0) + 1;
      totals[intent] = (totals[intent] ?? 0) + 1;
    }
  }
  for (let intent = 0; intent < intents; intent += 1) {
    const all = (totals[intent] ?? 0) + SMOOTHING * words;
    for (let word = 0; word < words; word += 1) {
      const place = word * intents + intent;
      learnt[place] = Math.log(((learnt[place] ?? 0) + SMOOTHING) / all);
    }
    learnt[words * intents + intent] = PRIOR * Math.log(((count[intent] ?? 0) + 1) / (texts.length + intents));
  }
  return learnt;
}

/** The logarithm of how likely each intent is, up to a constant. */
export function bayesScores(learnt: Bayes, said: Int32Array, words: number, intents: number): Float64Array {
  const scores = new Float64Array(intents);
  for (let i = 0; i <= said.length; i += 1) {
    const row = (i < said.length ? (said[i] ?? 0) : words) * intents;
    for (let intent = 0; intent < intents; intent += 1)
      scores[intent] = (scores[intent] ?? 0) + (learnt[row + intent] ?? 0);
  }
  return scores;
}

/** What a word has at each intent of which no example has it: the least there is. */
export function unseenOf(learnt: Bayes, words: number, intents: number): Float32Array {
  const least = new Float32Array(intents).fill(Infinity);
  for (let place = 0; place < words * intents; place += 1) {
    const intent = place % intents;
    least[intent] = Math.min(least[intent] ?? Infinity, learnt[place] ?? Infinity);
  }
  return least;
}
