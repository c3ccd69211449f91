/** Logistic regression over many intents at once (softmax), learnt by AdaGrad: what each feature speaks for, and against. */
import { chanceFrom } from './chance.ts';

/** A text as the numbers of its features, and how much each counts. The last one is in every text. */
export type Sparse = { readonly at: Int32Array; readonly weight: Float32Array };
export type Labelled = Sparse & { readonly intent: number };

/** Weights by feature, then intent. */
export type Regression = Float32Array;

const EPOCHS = 8;
const RATE = 0.7;
/** An intent that is nearly right is left alone: most of them are, most of the time. */
const NEARLY = 0.002;
const EPSILON = 1e-6;
/** A text of which so much is certain sits out the next rounds: there is little to learn of it. */
const CERTAIN = 0.95;
const SITS_OUT = 2;

/** Learns; the same texts and seed give the same weights to the last bit. */
export function learnRegression(
  texts: readonly Labelled[],
  features: number,
  intents: number,
  seed: number,
): Regression {
  const weights = new Float32Array(features * intents);
  const squares = new Float32Array(weights.length);
  const shares = new Float64Array(intents);
  const order = Int32Array.from(texts.keys());
  const sitting = new Uint8Array(texts.length);
  const chance = chanceFrom(seed);
  for (let epoch = 0; epoch < EPOCHS; epoch += 1) {
    shuffle(order, chance);
    for (const place of order) {
      const text = texts[place];
      const sits = sitting[place] ?? 0;
      sitting[place] = Math.max(0, sits - 1);
      if (!text || sits > 0) continue;
      softmax(addScores(weights, text, shares.fill(0)));
      if ((shares[text.intent] ?? 0) > CERTAIN) sitting[place] = SITS_OUT;
      mend(text, shares, weights, squares);
    }
  }
  return weights;
}

function mend(
  { at, weight, intent: wanted }: Labelled,
  shares: Float64Array,
  weights: Float32Array,
  squares: Float32Array,
): void {
  for (let intent = 0; intent < shares.length; intent += 1) {
    const error = (shares[intent] ?? 0) - (intent === wanted ? 1 : 0);
    if (error < NEARLY && error > -NEARLY) continue;
    for (let i = 0; i < at.length; i += 1) {
      const slope = error * (weight[i] ?? 0);
      const place = (at[i] ?? 0) * shares.length + intent;
      const square = (squares[place] ?? 0) + slope * slope;
      squares[place] = square;
      weights[place] = (weights[place] ?? 0) - (RATE * slope) / (Math.sqrt(square) + EPSILON);
    }
  }
}

/** Adds what a text's features say for each intent to the scores, one for each intent. The innermost of all loops: no case is told apart in it. */
export function addScores(weights: Float32Array, { at, weight }: Sparse, scores: Float64Array): Float64Array {
  for (let i = 0; i < at.length; i += 1) {
    const row = (at[i] ?? 0) * scores.length;
    const counts = weight[i] ?? 0;
    for (let intent = 0; intent < scores.length; intent += 1)
      scores[intent] = (scores[intent] ?? 0) + counts * (weights[row + intent] ?? 0);
  }
  return scores;
}

/** Scores -> shares of 1, in place. */
export function softmax(scores: Float64Array): Float64Array {
  let most = -Infinity;
  for (let i = 0; i < scores.length; i += 1) most = Math.max(most, scores[i] ?? 0);
  let sum = 0;
  for (let i = 0; i < scores.length; i += 1) {
    const share = Math.exp((scores[i] ?? 0) - most);
    scores[i] = share;
    sum += share;
  }
  for (let i = 0; i < scores.length; i += 1) scores[i] = (scores[i] ?? 0) / sum;
  return scores;
}

function shuffle(order: Int32Array, chance: () => number): void {
  for (let i = order.length - 1; i > 0; i -= 1) {
    const other = Math.floor(chance() * (i + 1));
    const kept = order[i] ?? 0;
    order[i] = order[other] ?? 0;
    order[other] = kept;
  }
}
