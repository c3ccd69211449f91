import { PROXY_FAILED } from './proxy.ts';
import type { Redact } from './redact.ts';

/**
 * A call that brought no answer of the platform.
 * refused: it never left (no such host, no connection, no way through the proxy). unreadable: something answered, but
 * not as the platform does. unknown: it may have been carried out (a time-out, a reset): nobody can tell. stopped: we
 * gave it up ourselves.
 */
export class NoAnswer extends Error {
  readonly why: 'refused' | 'unreadable' | 'unknown' | 'stopped';
  constructor(why: NoAnswer['why'], message: string) {
    super(message);
    this.name = 'NoAnswer';
    this.why = why;
  }
}

/** What ended a call that has no answer: the network, our time limit, or our stop. */
export type Ended = 'itself' | 'time-out' | 'stopped';

type Raw = { readonly code?: unknown; readonly message?: unknown };

/** Of an answer that is no HTTP, or is packed in a way that can't be undone. */
const UNREADABLE = /^(?:HPE_|Z_)/;

/**
 * What an error of the HTTP client means, as an error of ours. `hasLeft`: whether a connection stood, so that the call
 * may have been heard; without one it certainly was not.
 */
export function toNoAnswer(error: unknown, ended: Ended, redact: Redact, hasLeft: boolean): NoAnswer {
  if (ended === 'stopped') return new NoAnswer('stopped', 'given up');
  if (ended === 'time-out') {
    return hasLeft ? new NoAnswer('unknown', 'no answer in time') : new NoAnswer('refused', 'no connection in time');
  }
  const { code, message } = error as Raw;
  const text = redact(typeof message === 'string' ? message : String(error));
  const detail = typeof code === 'string' && code !== PROXY_FAILED ? code : text;
  if (!hasLeft) return new NoAnswer('refused', detail);
  if (text.startsWith('maxContentLength')) return new NoAnswer('unreadable', 'the answer is too long');
  if (typeof code === 'string' && UNREADABLE.test(code)) return new NoAnswer('unreadable', detail);
  return new NoAnswer('unknown', detail);
}
