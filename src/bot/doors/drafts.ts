import type { Visit } from '../../people/visit.ts';
import { createLaidBy } from '../../store/drafts.ts';
import type { Store } from '../../store/open.ts';
import type { PeopleStore } from '../../store/people.ts';
import type { Drafts } from '../../turn/index.ts';
import { readStanding } from '../stored-place.ts';

/** Opens the door to what a person began and left. A draft that can't be read is none. */
export function createDraftsDoor(store: Store, people: PeopleStore): (visit: Visit) => Drafts {
  const laidBy = createLaidBy(store);
  const sound = (state: string | null): string | null => readStanding(state, store.onBroken) && state;
  const list = (person: number) => people.drafts(person).filter(({ state }) => sound(state) !== null);
  return ({ person: { id: person }, now }) => ({
    list: () => list(person),
    read: (flow) => list(person).find((each) => each.flow === flow)?.state ?? null,
    save: (flow, state) => people.saveDraft(person, flow, state, now),
    discard: (flow) => people.discardDraft(person, flow),
    layBy: (flow, run, state) => laidBy.layBy(person, flow, run, state, now),
    note: (flow, run, state) => laidBy.note(person, flow, run, state, now),
    laidBy: () => laidBy.list(person, now),
    fetchBack: (flow, run) => sound(laidBy.fetchBack(person, flow, run, now)),
  });
}
