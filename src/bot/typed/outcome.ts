/** What becomes of a guess: it is opened, opened with a word on what was understood, or offered. A guess never acts. */
import type { Action, Understood } from './understood.ts';

export type GuessOutcome =
  /** Sure enough to be opened as if it had been asked for in so many words. */
  | { readonly is: 'open'; readonly action: Action }
  /** Opened, with a line that says what was understood, and the others beside it. */
  | { readonly is: 'guess'; readonly action: Action; readonly others: readonly Action[] }
  /** Offered, likeliest first; empty: nothing is near. */
  | { readonly is: 'offer'; readonly among: readonly Action[] };

/** From then on it is opened, where nothing speaks against it; from then on opened with a word; from then on offered. */
export const SURE = 0.82;
export const LIKELY = 0.4;
/** A flow, and what has no name, is opened without a word or not at all. */
const CLEAR = 0.65;
/** From then on nothing is wanted that there is, and nothing is offered. */
const NOTHING = 0.8;
/** From then on the page that is for others says for whom it is. */
const OTHERS_PAGE = 0.5;
/** Where something of one's own is so much as likely, that is offered instead. */
const RIVAL = 0.6;
/** Another that is as likely leaves a doubt about the first. */
const CLOSE = 0.08;
const NEAR = 0.06;
/** So many others stand beside a guess, and so many are offered. */
const OTHERS = 2;
/** What is so many times less likely would only puzzle beside it. */
const RARER = 8;
const OFFERED = 3;

/** What a text that is no strict phrase comes to. */
export function outcomeOf({ actions, none, refused, isOpen, isPromise, isTorn }: Understood): GuessOutcome {
  const [best, ...rest] = actions;
  const named = actions.filter(({ name, p }) => name !== null && p >= NEAR);
  if (refused && refused.p >= OTHERS_PAGE && (best?.p ?? 0) < refused.p * RIVAL)
    return { is: 'guess', action: refused, others: named.slice(0, OTHERS) };
  if (!best || none > best.p) return { is: 'offer', among: none >= NOTHING ? [] : named.slice(0, OFFERED) };
  const hasNoWord = best.name === null || best.address.startsWith('go.');
  const isAlone = (rest[0]?.p ?? 0) < CLOSE;
  const isSure = hasNoWord
    ? best.p >= CLEAR &&
      !isTorn &&
      !(isPromise && best.address.startsWith('go.')) &&
      (isAlone || best.p >= SURE || !isOpen)
    : best.p >= SURE && isAlone && !isOpen;
  if (isSure) return { is: 'open', action: best };
  if (best.p < LIKELY || hasNoWord) return { is: 'offer', among: named.slice(0, OFFERED) };
  return {
    is: 'guess',
    action: best,
    others: rest.filter(({ name, p }) => name !== null && (best.p < SURE || p * RARER >= best.p)).slice(0, OTHERS),
  };
}
