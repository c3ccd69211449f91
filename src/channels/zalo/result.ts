import type { Sent } from '../../chat/index.ts';

/** What a call that did not succeed means for whoever made it. A closed list. */
export type Failure =
  | { readonly kind: 'unreachable'; readonly reason: string }
  /**
   * throttled: the whole channel waits. later: this message alone waits (a quota's next window, the morning).
   * refused: it never left, or no further than the check of its token.
   * unavailable: answered, and known not to have been carried out. `after`: milliseconds, null where nobody said.
   */
  | {
      readonly kind: 'retry';
      readonly after: number | null;
      readonly why: 'throttled' | 'later' | 'refused' | 'unavailable';
      readonly detail: string;
    }
  /** `forAll`: the same for whoever it is sent to. */
  | { readonly kind: 'permanent'; readonly code: number | null; readonly forAll: boolean; readonly detail: string }
  | { readonly kind: 'reauthorise'; readonly detail: string }
  /** The OA or its package forbids sending, to anybody, until the office mends it. */
  | { readonly kind: 'account'; readonly detail: string }
  | { readonly kind: 'unknown'; readonly detail: string };

export type ZaloSent = { readonly kind: 'sent'; readonly id: string } | Failure;
export type Got<T> = { readonly kind: 'got'; readonly value: T } | Failure;

/** The channel's result -> what the outbox does with it. */
export function toSent(result: ZaloSent): Sent {
  switch (result.kind) {
    case 'sent':
      return { ok: true, messageId: result.id };
    case 'unreachable':
      return { ok: false, again: false, why: 'unreachable', detail: result.reason };
    case 'permanent':
      return { ok: false, again: false, why: result.forAll ? 'wrong-for-all' : 'rejected', detail: result.detail };
    case 'reauthorise':
    case 'account':
      return { ok: false, again: false, why: 'reauthorise', detail: result.detail };
    case 'unknown':
      return { ok: false, again: 'unknown', detail: result.detail };
    default:
      return toRetry(result);
  }
}

function toRetry({ why, after, detail }: Extract<Failure, { kind: 'retry' }>): Sent {
  return { ok: false, again: true, why, ...(after === null ? {} : { retryAfterMs: after }), detail };
}
