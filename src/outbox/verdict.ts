import type { Sent } from '../chat/index.ts';
import { LANE } from './enqueue.ts';
import type { Outcome } from './types.ts';

/** What becomes of a row: it ends, or it waits again. `counted`: the attempt was one. */
export type Verdict = Outcome | { readonly state: 'waiting'; readonly counted: boolean; readonly afterMs: number };

const MOST_ATTEMPTS = 5;
const REFUSED_AGAIN_MS = 1000;
const LONGEST_BACKOFF_MS = 8000;
const LONGEST_DETAIL = 300;

/**
 * The whole table of what a result means for its row. A reply or a reminder may be sent again when the platform answered that it
 * failed; an announcement never, since a 5xx can come after the message was handed on. What may have arrived is never sent again.
 * `attempts`: sends begun so far, this one included.
 */
export function judge(row: { readonly lane: number; readonly attempts: number }, sent: Sent): Verdict {
  if (sent.ok) return { state: 'sent', messageId: sent.messageId };
  const detail = sent.detail.slice(0, LONGEST_DETAIL);
  if (sent.again === 'unknown') return { state: 'unknown', detail };
  if (!sent.again) {
    if (sent.why === 'reauthorise') return { state: 'waiting', counted: false, afterMs: 0 };
    return { state: 'failed', why: sent.why, detail };
  }
  if (sent.why === 'throttled') return { state: 'waiting', counted: false, afterMs: 0 };
  if (sent.why === 'refused') return { state: 'waiting', counted: false, afterMs: REFUSED_AGAIN_MS };
  if (row.lane === LANE.bulk) return { state: 'unknown', detail };
  if (row.attempts >= MOST_ATTEMPTS) return { state: 'failed', why: 'unavailable', detail };
  return { state: 'waiting', counted: true, afterMs: Math.min(LONGEST_BACKOFF_MS, 1000 * 2 ** (row.attempts - 1)) };
}

/** What the row's `reason` says. */
export function reasonOf(outcome: Outcome): string | null {
  if (outcome.state === 'sent') return null;
  return outcome.state === 'failed' ? `${outcome.why}: ${outcome.detail}` : outcome.detail;
}
