import type { Address } from '../chat/index.ts';
import { createCandidates } from '../store/candidates.ts';
import type { Lane } from '../store/enqueue.ts';
import type { Store } from '../store/open.ts';
import { chooseAddress, type ReachRules } from './reach.ts';

/**
 * Where a person is written to when nobody asked just now; null: nowhere. `now`: civil. `notOn`: a channel that is left out, since nothing
 * goes out there. One statement, prepared once.
 */
export type AddressChoice = (person: number, lane: Lane, now: Date, notOn?: string) => Address | null;

/** See AddressChoice. */
export function createAddressChoice(store: Store, rules: ReachRules): AddressChoice {
  const candidates = createCandidates(store);
  return (person, lane, now, notOn) => {
    const left = candidates.ofPerson(person).filter((each) => each.channel !== notOn);
    const chosen = chooseAddress(left, lane, now.getTime(), rules);
    return chosen && { channel: chosen.channel, id: chosen.id };
  };
}
