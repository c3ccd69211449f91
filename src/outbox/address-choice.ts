import type { Address } from '../chat/index.ts';
import type { Store } from '../store/open.ts';
import type { Lane } from './enqueue.ts';
import { type Candidate, chooseAddress, type ReachRules } from './reach.ts';

/**
 * Where a person is written to when nobody asked just now; null: nowhere. `now`: civil. `notOn`: a channel that is left out, since nothing
 * goes out there. One statement, prepared once.
 */
export type AddressChoice = (person: number, lane: Lane, now: Date, notOn?: string) => Address | null;

export function createAddressChoice(store: Store, rules: ReachRules): AddressChoice {
  const known = store.sqlite.prepare<{ person: number }, Candidate>(`
    select a.channel, a.id, a.unreachable, a.last_interaction_at as lastAt, p.preferred
    from addresses a join persons p on p.id = a.person where a.person = @person
    order by a.last_interaction_at desc`);
  return (person, lane, now, notOn) => {
    const left = known.all({ person }).filter((each) => each.channel !== notOn);
    const chosen = chooseAddress(left, lane, now.getTime(), rules);
    return chosen && { channel: chosen.channel, id: chosen.id };
  };
}
