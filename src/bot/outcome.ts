/** What becomes of a guess: it is opened, opened with a word on what was understood, or offered. A guess never acts. */
import type { Action, Understood } from './understood.ts';

export type GuessOutcome =
  /** Sure enough to be opened as if it had been asked for in so many words. */
  | { readonly is: 'open'; readonly action: Action }
  /** Opened, with a line that says what was understood, and the others beside it. */
  | { readonly is: 'guess'; readonly action: Action; readonly others: readonly Action[] }
  /** Offered, likeliest first; empty: nothing is near. */
  | { readonly is: 'offer'; readonly among: readonly Action[] };

/** From then on it is opened; from then on opened with a word; from then on offered. */
export const SURE = 0.8;
export const LIKELY = 0.45;
const NEAR = 0.06;
/** So many others stand beside a guess, and so many are offered. */
const OTHERS = 2;
const OFFERED = 3;

/** What a text that is no strict phrase comes to. */
export function outcomeOf({ actions, none }: Understood): GuessOutcome {
  const [best, ...rest] = actions;
  const named = actions.filter(({ name, p }) => name !== null && p >= NEAR);
  if (!best || none > best.p) return { is: 'offer', among: none >= SURE ? [] : named.slice(0, OFFERED) };
  if (best.p >= SURE) return { is: 'open', action: best };
  const isFlow = best.address.startsWith('go.');
  if (best.p < LIKELY || isFlow || best.name === null) return { is: 'offer', among: named.slice(0, OFFERED) };
  return { is: 'guess', action: best, others: rest.filter(({ name }) => name !== null).slice(0, OTHERS) };
}
