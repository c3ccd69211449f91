import type { Sent } from '../chat/index.ts';
import { LANE } from '../store/enqueue.ts';
import { LONGEST_BACKOFF_MS } from '../store/outbox-heads.ts';
import { type RowEnd, UNPROVABLE } from '../store/outbox-marks.ts';
import { LONGEST_LATER_MS } from '../store/outbox-past.ts';
import type { Settlement } from './types.ts';

/** What becomes of a row: it ends, or it waits again. `counted`: the attempt was one. */
export type Verdict =
  | Exclude<Settlement, { readonly state: 'late' | 'cancelled' }>
  | { readonly state: 'waiting'; readonly counted: boolean; readonly afterMs: number };

const MOST_ATTEMPTS = 5;
const REFUSED_AGAIN_MS = 1000;
/** How often a row is begun that the platform does not take yet. */
const MOST_LATER = 3;
const LATER_MS = 3_600_000;
const LONGEST_DETAIL = 300;

/**
 * The whole table of what a result means for its row. A reply or a reminder may be sent again when the platform answered that it
 * failed; an announcement never, since a 5xx can come after the message was handed on. What may have arrived is never sent again.
 * `attempts`: sends begun so far, this one included.
 */
export function judge(row: { readonly lane: number; readonly attempts: number }, sent: Sent): Verdict {
  if (sent.ok) return { state: 'sent', messageId: sent.messageId };
  const detail = sent.detail.slice(0, LONGEST_DETAIL);
  if (sent.again === 'unknown') return { state: 'unknown', detail, ...(sent.incomplete ? { incomplete: true } : {}) };
  if (!sent.again) {
    if (sent.why === 'reauthorise') return { state: 'waiting', counted: false, afterMs: 0 };
    return { state: 'failed', why: sent.why, detail };
  }
  if (sent.why === 'throttled') return { state: 'waiting', counted: false, afterMs: 0 };
  if (sent.why === 'refused') return { state: 'waiting', counted: false, afterMs: REFUSED_AGAIN_MS };
  if (sent.why === 'later') return judgeLater(row.attempts, sent.retryAfterMs ?? LATER_MS, detail);
  if (row.lane === LANE.bulk) return { state: 'unknown', detail };
  if (row.attempts >= MOST_ATTEMPTS) return { state: 'failed', why: 'unavailable', detail };
  return { state: 'waiting', counted: true, afterMs: Math.min(LONGEST_BACKOFF_MS, 1000 * 2 ** (row.attempts - 1)) };
}

/** The platform said no for now, thus nothing arrived: an announcement may wait as well. */
function judgeLater(attempts: number, afterMs: number, detail: string): Verdict {
  if (attempts >= MOST_LATER) return { state: 'failed', why: 'rejected', detail };
  return { state: 'waiting', counted: true, afterMs: Math.min(afterMs, LONGEST_LATER_MS) };
}

/** What is written down of a settlement. */
export function endOf(settlement: Settlement): RowEnd {
  const { state } = settlement;
  if (state === 'sent') return { state, reason: null, messageId: settlement.messageId };
  if (state === 'failed') return { state, reason: `${settlement.why}: ${settlement.detail}`, messageId: null };
  const isIncomplete = state === 'unknown' && settlement.incomplete === true;
  return { state, reason: settlement.detail, messageId: isIncomplete ? UNPROVABLE : null };
}
