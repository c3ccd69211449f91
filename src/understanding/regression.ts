/** Logistic regression over many intents at once (softmax), learnt by AdaGrad: about what each feature speaks for, and against. */
import { chanceFrom } from './chance.ts';

/** A text as its features' numbers, and how much each counts. */
export type Sparse = { readonly at: Int32Array; readonly weight: Float32Array };
export type Labelled = Sparse & { readonly intent: number };

/** Weights by feature, then intent; the last row is what speaks for an intent by itself. */
export type Regression = Float32Array;

const EPOCHS = 10;
const RATE = 0.5;
/** An intent that is nearly right already is left alone: most of them are, most of the time, and that is most of the work. */
const NEARLY = 0.002;
const EPSILON = 1e-6;

/** Learns; the same texts and seed give the same weights to the last bit. */
export function learnRegression(
  texts: readonly Labelled[],
  features: number,
  intents: number,
  seed: number,
): Regression {
  const weights = new Float32Array((features + 1) * intents);
  const squares = new Float32Array(weights.length);
  const order = Int32Array.from(texts.keys());
  const chance = chanceFrom(seed);
  for (let epoch = 0; epoch < EPOCHS; epoch += 1) {
    shuffle(order, chance);
    for (const place of order) {
      const text = texts[place];
      if (text) learnOne(text, features, intents, weights, squares);
    }
  }
  return weights;
}

function learnOne(
  text: Labelled,
  features: number,
  intents: number,
  weights: Float32Array,
  squares: Float32Array,
): void {
  const shares = softmax(scoresBy(weights, text, features, intents));
  for (let intent = 0; intent < intents; intent += 1) {
    const error = (shares[intent] ?? 0) - (intent === text.intent ? 1 : 0);
    if (error < NEARLY && error > -NEARLY) continue;
    for (let i = 0; i <= text.at.length; i += 1) {
      const row = i < text.at.length ? (text.at[i] ?? 0) : features;
      const slope = error * (i < text.at.length ? (text.weight[i] ?? 0) : BIAS);
      const place = row * intents + intent;
      const square = (squares[place] ?? 0) + slope * slope;
      squares[place] = square;
      weights[place] = (weights[place] ?? 0) - (RATE * slope) / (Math.sqrt(square) + EPSILON);
    }
  }
}

const BIAS = 0.1;

/** The sum of what a text's features say for each intent. */
export function scoresBy(
  weights: Float32Array,
  { at, weight }: Sparse,
  features: number,
  intents: number,
): Float64Array {
  const scores = new Float64Array(intents);
  for (let i = 0; i <= at.length; i += 1) {
    const row = (i < at.length ? (at[i] ?? 0) : features) * intents;
    const counts = i < at.length ? (weight[i] ?? 0) : BIAS;
    for (let intent = 0; intent < intents; intent += 1)
      scores[intent] = (scores[intent] ?? 0) + counts * (weights[row + intent] ?? 0);
  }
  return scores;
}

/** Scores -> shares of 1, in place. */
export function softmax(scores: Float64Array): Float64Array {
  let most = -Infinity;
  for (const score of scores) if (score > most) most = score;
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
