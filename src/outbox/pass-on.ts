import { createCandidates } from '../store/candidates.ts';
import { createEnqueueAgain } from '../store/enqueue.ts';
import type { Store } from '../store/open.ts';
import { chooseAddress, isOpen, type ReachRules } from './reach.ts';
import type { PassOn } from './types.ts';

/** The mark on the key: who was passed on once is not passed on again. */
const OTHER = ':other';

/** See PassOn. */
export function createPassOn(store: Store, rules: ReachRules): PassOn {
  const candidates = createCandidates(store);
  const enqueueAgain = createEnqueueAgain(store);
  return (row, now) => {
    if (row.person === null || row.key.endsWith(OTHER)) return false;
    const chosen = chooseAddress(candidates.besides(row.id), row.lane, now.getTime(), rules);
    if (!chosen || !isOpen(chosen, row.lane, now.getTime(), rules)) return false;
    return enqueueAgain(row.id, `${row.key}${OTHER}`, { channel: chosen.channel, id: chosen.id }, now);
  };
}
