/** What is wanted, guessed from examples: which intents a text's words speak for, and how much. */

/** An intent is an address ("classes.free"), or `none`: a statement, small talk, what is no concern of ours. */
export type Guess = {
  readonly intent: string;
  /** 0..1; all guesses together are 1. */
  readonly p: number;
  /** What weighed most, heaviest first. */
  readonly why: readonly (readonly [feature: string, weight: number])[];
};
