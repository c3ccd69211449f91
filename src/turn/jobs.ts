/** Files that take their time: ordered in a turn, made outside of the conversation, handed over once. */
import type { Ordered } from '../chat/index.ts';

/**
 * ordered: it will be made, after `before` others. open: it was ordered before and is still to come. kept: it was made before, and comes at once.
 * no-way: this chat takes no such file, and there is no address for it either. refused: there is no such report, not as this, or not for this
 * person.
 */
export type OrderState =
  | { readonly state: 'ordered' | 'open'; readonly before: number }
  | { readonly state: 'kept' | 'no-way' | 'refused' };

export type Jobs = {
  /** Orders a report as a file. It comes to this chat as a message of its own. The same order of the same person counts once until it came. */
  order(what: Ordered): OrderState;
  /** About how many bytes it will have, all its parts together; null: not known. */
  size(what: Ordered): number | null;
};
